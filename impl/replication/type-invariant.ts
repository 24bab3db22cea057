/** The type invariant of a node that keeps replicas: clauses that every state satisfies. */
import type { Clause } from '../kernel/protocol.ts';
import { ascends, clause, count, each } from '../kernel/type-invariant.ts';
import type { State } from './state.ts';
import type { Entry } from './store.ts';

export function typeInvariant({ config, store, routes, operations, restorations, clock }: State): readonly Clause[] {
  const { degree } = config.placed;
  return [
    ascends('routes', placesIn(routes)),
    ascends('store.holdings', endsOf(store.holdings)),
    ascends('store.heard', endsOf(store.heard)),
    clause('store.entries', store.entries, 'by ascending place, then key, each once', areInOrder(store.entries)),
    ...each('operations', operations, ({ answers }, at) => [ascends(`${at}.answers`, placesIn(answers))]),
    ...each('restorations', restorations, ({ readings }, at) => {
      const turns = readings.map(({ turn }) => turn);
      return [clause(`${at}.readings`, turns, `the turns 1 … ${degree - 1}`, isCountedTo(degree - 1, turns))];
    }),
    count('clock', clock),
  ];
}

function placesIn(list: readonly { readonly place: number }[]): readonly number[] {
  return list.map(({ place }) => place);
}

function endsOf(ranges: readonly { readonly to: number }[]): readonly number[] {
  return ranges.map(({ to }) => to);
}

function areInOrder(entries: readonly Entry[]): boolean {
  return entries.every(({ place, key }, i) => {
    const last = entries[i - 1];
    return last === undefined || last.place < place || (last.place === place && last.key < key);
  });
}

/** Whether the list is 1, 2, …, `last`. */
function isCountedTo(last: number, numbers: readonly number[]): boolean {
  return numbers.length === last && numbers.every((number, i) => number === i + 1);
}
