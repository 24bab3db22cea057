/** A small cache of the last results, for callers that ask again. */

/**
 * The same pure function; it works out nothing again for the arguments of its last `kept` different calls. Arguments are the
 * same when they are the same objects.
 */
export function rememberingRecent<A extends readonly unknown[], R>(kept: number, make: (...args: A) => R): (...args: A) => R {
  const calls: { readonly args: A; readonly made: R }[] = [];
  let next = 0;
  return (...args) => {
    const known = calls.find((call) => call.args.every((arg, place) => arg === args[place]));
    if (known !== undefined) return known.made;
    const made = make(...args);
    calls[next] = { args, made };
    next = (next + 1) % kept;
    return made;
  };
}
