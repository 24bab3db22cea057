/** A state as user code sees it: for the first run, and in another order for the second. */
import type { Reader } from './system.ts';

export interface Seen<S> {
  readonly state: S;
  /** Where user code runs twice: the same state for the second run. */
  readonly again: (() => S) | undefined;
  /** Both of them made anew, so that nothing which user code has kept for a state object is found again. */
  readonly fresh?: readonly [first: () => S, second: () => S];
}

/** A state in which user code is asked once, as in judging what has happened already. */
export function seenOnce<S>(state: S): Seen<S> {
  return { state, again: undefined };
}

/** What `view` makes of the state that `read` reads; twice, where `audited`. */
export function seenBy<S>(read: Reader, view: (read: Reader) => S, audited = true): Seen<S> {
  const again = audited ? read.again : undefined;
  const state = view(read);
  if (again === undefined) return { state, again };
  let second: { readonly state: S } | undefined;
  return {
    state,
    again: () => {
      second ??= { state: view(again) };
      return second.state;
    },
    fresh: [() => view(read), () => view(again)],
  };
}
