import { describe, expect, test } from 'vitest';
import { cycles, detected, everyLoopyRing, everyPartitionAndPair, messagesOf, type Unification } from '../../../spec/ring-merge/rings.ts';
import { unification } from '../../../spec/ring-merge/unification.ts';
import { isOneRing } from '../../../spec/ring-merge/unification-properties.ts';

describe('the cases to begin with', () => {
  test('are all ways to divide the nodes in two, with all pairs across', () => {
    expect([3, 4, 5].map((size) => everyPartitionAndPair(size).length)).toEqual([6, 24, 80]);
  });
  test('are all rings but the one that goes round once', () => {
    expect([3, 4, 5].map((size) => everyLoopyRing(size).length)).toEqual([1, 5, 23]);
  });
  test('begin with a look-up in either ring', () => {
    expect(messagesOf(detected(cycles([0, 2], [1]), 0, 1))).toEqual([
      { type: 'mlookup', to: 0, id: 1, fanout: 1 },
      { type: 'mlookup', to: 1, id: 0, fanout: 1 },
    ]);
  });
});

describe('ring unification', () => {
  const three = everyPartitionAndPair(3).map(walk);
  const four = everyPartitionAndPair(4).map(walk);
  test('ends in one ring wherever it ends', () => {
    expect([...three, ...four].filter(({ ends }) => ends.length === 0 || !ends.every(isOneRing))).toEqual([]);
  });
  test('has at most 3,062 states with four nodes', () => {
    expect(Math.max(...four.map(({ states }) => states))).toBe(3062);
  });
  test('ends in every run of three nodes', () => expect(three.filter(({ comesRound }) => comesRound)).toEqual([]));
  test('can go round for ever with four, in 6 of 24 cases: what is sent again and again does not move a pointer', () => {
    expect(four.filter(({ comesRound }) => comesRound).length).toBe(6);
  });
});

/** Where all runs that begin here end, and whether one of them comes back to where it was. */
function walk(begin: Unification): { readonly ends: readonly Unification[]; readonly comesRound: boolean; readonly states: number } {
  const { actions } = unification({ name: 'ring-unification', fanout: 1, init: [begin] });
  const ends: Unification[] = [];
  const seen = new Map<string, 'open' | 'closed'>();
  let comesRound = false;
  function visit(state: Unification): void {
    const text = JSON.stringify(state);
    const known = seen.get(text);
    if (known === 'open') comesRound = true;
    if (known !== undefined) return;
    seen.set(text, 'open');
    const after = Object.values(actions).flatMap(({ params, when, then }) =>
      [...(params?.(state) ?? [])].filter((param) => when(state, param)).map((param) => then(state, param)),
    );
    if (after.length === 0) ends.push(state);
    for (const next of after) visit(next);
    seen.set(text, 'closed');
  }
  visit(begin);
  return { ends, comesRound, states: seen.size };
}
