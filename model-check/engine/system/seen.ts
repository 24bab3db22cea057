/** A state as user code sees it: in the usual order for the first run, in reverse order for the second. */
import type { Reader } from './system.ts';

export interface Seen<S> {
  readonly state: S;
  /** The same state for the second run; undefined if user code runs once. */
  readonly again: (() => S) | undefined;
  /** Both views built again, so that user code finds nothing that it has stored under a state object. */
  readonly fresh?: readonly [first: () => S, second: () => S];
}

/** A state for user code that runs once, as in judging what has already happened. */
export function seenOnce<S>(state: S): Seen<S> {
  return { state, again: undefined };
}

/** Views the state that `read` reads; twice, if `audited` and the reader allows it. */
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
