import { describe, expect, test } from 'vitest';
import type { RingNext } from '../../../impl/relaxed-ring/protocol.ts';
import { newcomer, perfectMember, type State } from '../../../impl/relaxed-ring/state.ts';
import { relaxedRing } from '../../../impl/relaxed-ring/step.ts';
import { config, receive, restore, sent, suspect } from './one-node.ts';

const zero = perfectMember(0, 8, [8, 0], config);
const consider = (state: State, node: number, again = false): RingNext =>
  relaxedRing.step(state, { type: 'request', request: { type: 'consider', node, again } });

describe('a node that the layer above has named', () => {
  test('is asked when it would be a closer successor, and not taken for one yet', () => {
    const asked = consider(zero, 4);
    expect(sent(asked)).toEqual([[4, { type: 'follow', suspects: [], moves: 0 }]]);
    expect(asked.state).toMatchObject({ successor: 8, asked: [4] });
  });
  test('is not asked twice, unless what was sent may be lost', () => {
    const { state } = consider(zero, 4);
    expect([sent(consider(state, 4)), sent(consider(state, 4, true))]).toEqual([[], [[4, { type: 'follow', suspects: [], moves: 0 }]]]);
  });
  test('is ignored when it is farther away, or is the node itself', () => {
    expect([consider(zero, 12), consider(zero, 8), consider(zero, 0)]).toEqual([
      { state: zero, effects: [] },
      { state: zero, effects: [] },
      { state: zero, effects: [] },
    ]);
  });
  test('is not asked while it is suspected; the ring asks by itself when that ends', () => {
    const doubting = suspect(consider(zero, 4).state, 4).state;
    expect(sent(consider(doubting, 4))).toEqual([]);
    expect(sent(restore(doubting, 4))).toContainEqual([4, { type: 'follow', suspects: [], moves: 0 }]);
  });
  test('is ignored by a node that is not a member yet', () => {
    const joining = newcomer(0, { ...config, contacts: [8] });
    expect(consider(joining, 4)).toEqual({ state: joining, effects: [] });
  });
  test('tells the next node counter-clockwise, once adopted, that a node has come in between: so the seam moves on', () => {
    const adopted = receive(consider(zero, 4).state, 4, { type: 'accepted', predecessor: 12, successors: [12] });
    expect(sent(adopted)).toContainEqual([12, { type: 'newSuccessor', predecessor: 8, successors: [4, 12] }]);
  });
});
