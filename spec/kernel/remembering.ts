/** Pure functions that compute nothing twice: a result that many properties ask for in one state or step is computed once. */

/** The two states of a step, each with the keys of records in two orders: the checker shows them to one property after another. */
export const STATES_AT_HAND = 4;

/** The same step, with the keys in two orders. */
export const STEPS_AT_HAND = 2;

/**
 * The same function; it computes nothing again for the arguments of its last `kept` different calls. Arguments are
 * the same when they are the same objects.
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

/** The same function; it computes nothing again for an object as long as the object lives. */
export function rememberingEach<V extends object, R extends NonNullable<unknown>>(make: (value: V) => R): (value: V) => R {
  const known = new WeakMap<V, R>();
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    const made = make(value);
    known.set(value, made);
    return made;
  };
}

/** The same function; it computes nothing again for two objects and the same number as long as both objects live. */
export function rememberingPairs<A extends object, B extends object, R>(
  make: (first: A, second: B, number: number) => R,
): (first: A, second: B, number: number) => R {
  const known = new WeakMap<A, WeakMap<B, { readonly number: number; readonly made: R }>>();
  return (first, second, number) => {
    const withFirst = known.get(first) ?? new WeakMap<B, { readonly number: number; readonly made: R }>();
    known.set(first, withFirst);
    const before = withFirst.get(second);
    if (before?.number === number) return before.made;
    const made = make(first, second, number);
    withFirst.set(second, { number, made });
    return made;
  };
}
