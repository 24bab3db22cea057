import { describe, expect, test } from 'vitest';
import type { MergeLookup } from '../../../impl/ring-merge/messages.ts';
import { outsider, type State } from '../../../impl/ring-merge/state.ts';
import { ringMerge } from '../../../impl/ring-merge/step.ts';
import { armed, config, considered, following, four, receive, sent, watching } from './one-node.ts';

const lookup = (id: number, more: Partial<MergeLookup> = {}): MergeLookup => ({
  type: 'mlookup',
  id,
  fanout: 1,
  origin: null,
  again: false,
  ...more,
});
const suspect = (node: number) => ({ type: 'suspect', node }) as const;
const restore = (node: number) => ({ type: 'restore', node }) as const;
const neighbours = (predecessor: number, successor: number | null) =>
  ({ type: 'request', request: { type: 'neighbours', predecessor, successor } }) as const;
const tick = { type: 'timeout', timer: { type: 'tick' } } as const;
const retry = { type: 'timeout', timer: { type: 'retry' } } as const;
const merge = (node: number) => ({ type: 'request', request: { type: 'merge', with: node } }) as const;

describe('the passive list', () => {
  test('holds suspected neighbours, the newest first, up to its limit', () => {
    expect(following(four, suspect(8), neighbours(0, 12), suspect(12), neighbours(0, 0), suspect(0)).state.passive).toEqual([0, 12]);
  });
  test('keeps its nodes watched when they are no longer neighbours, and stops watching those that fall out', () => {
    const full = following(four, suspect(8), neighbours(0, 12), suspect(12), neighbours(0, 0));
    expect(watching(full)).toEqual([]);
    expect(watching(following(full.state, suspect(0)))).toEqual(['unmonitor 8']);
  });
  test('does not hold a node that has left, and ended when it was not a neighbour any longer', () => {
    const left = following(four, neighbours(0, 12));
    expect(watching(left)).toEqual(['monitor 12', 'unmonitor 8']);
    expect(following(left.state, suspect(8)).state.passive).toEqual([]);
  });
  test('forgets a node that the ring has made its successor', () => {
    const { state } = following(four, suspect(8), neighbours(0, 12), restore(8), neighbours(0, 8));
    expect([state.passive, state.queue]).toEqual([[], []]);
  });
  test('forgets a node that was found in the same ring, unless it is down again', () => {
    const back = following(four, suspect(8), neighbours(0, 12), restore(8)).state;
    expect(receive(back, 12, { type: 'sameRing', id: 8 }).state.passive).toEqual([]);
    expect(receive(following(back, suspect(8)).state, 12, { type: 'sameRing', id: 8 }).state.passive).toEqual([8]);
  });
});

describe('a detection', () => {
  const back = following(four, suspect(8), neighbours(0, 12), restore(8));
  test('waits for its turn', () => expect([sent(back), armed(back)]).toEqual([[], ['tick 100']]));
  test('is looked up in both rings at once', () => {
    // Between node 4 and its successor 12 there is a place for node 8.
    const looked = following(back.state, tick);
    expect(sent(looked)).toEqual([
      [8, lookup(4)],
      [8, { type: 'trymerge', predecessor: 4, successor: 12, again: false }],
    ]);
    expect(considered(looked)).toEqual([8]);
  });
  test('is made once while it waits', () => {
    expect(following(four, merge(10), merge(10)).state.queue).toEqual([{ node: 10, fanout: 1, again: false }]);
  });
  test('of the node itself is none', () => expect(following(four, merge(4)).state).toEqual(four));
  test('is made again after a while, when that is wanted, until the node is found in the same ring', () => {
    const patient: State = { ...four, config: { ...config, retryMs: 700 } };
    const asked = following(patient, merge(10));
    expect(armed(asked)).toEqual(['tick 100', 'retry 700']);
    const repeated = following(asked.state, tick, retry);
    expect([repeated.state.queue, armed(repeated)]).toEqual([[{ node: 10, fanout: 1, again: true }], ['tick 100', 'retry 700']]);
    const found = receive(following(asked.state, tick).state, 8, { type: 'sameRing', id: 10 });
    expect(following(found.state, retry)).toMatchObject({ state: { queue: [], armed: [] }, effects: [] });
  });
  test('is made of the bootstrap list, in turn, while nobody has been noticed', () => {
    const lonely: State = { ...four, config: { ...config, retryMs: 700, bootstrap: [9, 10] }, armed: ['retry'] };
    const [first, second, third] = [
      following(lonely, retry),
      following(lonely, retry, tick, retry),
      following(lonely, retry, tick, retry, tick, retry),
    ];
    expect([first, second, third].map(({ state }) => state.queue[0].node)).toEqual([9, 10, 9]);
  });
});

describe('a look-up', () => {
  test('ends at the node itself and at its predecessor, which tells the origin', () => {
    expect(receive(four, 0, lookup(4)).effects).toEqual([]);
    expect(sent(receive(four, 0, lookup(8, { origin: 12 })))).toEqual([[12, { type: 'sameRing', id: 8 }]]);
  });
  test('of a place between the node and its successor names the node to the ring, and both to the one looked up', () => {
    const found = receive(four, 0, lookup(6));
    expect([considered(found), sent(found)]).toEqual([[6], [[6, { type: 'trymerge', predecessor: 4, successor: 8, again: false }]]]);
  });
  test('of a place that the node owns ends there, too', () => {
    const found = receive(four, 0, lookup(2));
    expect([considered(found), sent(found)]).toEqual([[], [[2, { type: 'trymerge', predecessor: 0, successor: 4, again: false }]]]);
  });
  test('goes on to the successor, or as near as a contact that is up allows', () => {
    const { state } = following(four, { type: 'request', request: { type: 'contacts', nodes: [11, 12, 15] } });
    expect(sent(receive(four, 0, lookup(14))).map(([to]) => to)).toEqual([8]);
    expect(sent(receive(state, 0, lookup(14))).map(([to]) => to)).toEqual([12]);
    expect(sent(receive(following(state, suspect(12)).state, 0, lookup(14))).map(([to]) => to)).toEqual([11]);
  });
  test('is dropped outside any ring', () => expect(receive(outsider(4, config), 0, lookup(8)).effects).toEqual([]));
});

describe('two candidates', () => {
  const told = receive(four, 12, { type: 'trymerge', predecessor: 3, successor: 5, again: false });
  test('are named: the successor to the ring, and this node to the predecessor', () => {
    expect([considered(told), sent(told)]).toEqual([[5], [[3, { type: 'candidate', again: false }]]]);
  });
  test('are one when the predecessor has told of them, for it has considered this node', () => {
    expect(sent(receive(four, 3, { type: 'trymerge', predecessor: 3, successor: 5, again: false }))).toEqual([]);
  });
  test('are considered by the predecessor once it is told', () =>
    expect(considered(receive(four, 5, { type: 'candidate', again: false }))).toEqual([5]));
});

describe('gossip', () => {
  const gossiping: State = { ...four, config: { ...config, fanout: 2 } };
  const waiting = receive(gossiping, 12, lookup(10, { fanout: 2 }));
  test('draws one of those that the node points to', () => expect(waiting.effects).toEqual([{ type: 'choose', among: 2 }]));
  test('tells the chosen node, with one node fewer to tell', () => {
    const [zero, eight] = [0, 1].map((value) => sent(ringMerge.step(waiting.state, { type: 'chosen', value })));
    expect(zero).toEqual([
      [0, { type: 'enqueue', id: 10, fanout: 1 }],
      [8, lookup(10)],
    ]);
    expect(eight[0]).toEqual([8, { type: 'enqueue', id: 10, fanout: 1 }]);
  });
  test('that is heard waits for its turn, as what was noticed oneself', () => {
    const heard = receive(gossiping, 0, { type: 'enqueue', id: 10, fanout: 1 });
    expect([heard.state.queue, heard.state.passive]).toEqual([[{ node: 10, fanout: 1, again: false }], []]);
  });
  test('goes on with candidates, once for each until the neighbours change', () => {
    const told = { type: 'trymerge', predecessor: 3, successor: 5, again: false } as const;
    const first = following(gossiping, { type: 'receive', from: 3, message: told });
    expect(first.state.agenda.map(({ id }) => id)).toEqual([3, 5]);
    const done = following(first.state, { type: 'chosen', value: 0 }, { type: 'chosen', value: 0 }).state;
    expect(receive(done, 3, told).state.agenda).toEqual([]);
    expect(receive(following(done, neighbours(0, 7)).state, 3, told).state.agenda.map(({ id }) => id)).toEqual([3, 5]);
  });
});

describe('a node that looks for itself', () => {
  const looking: State = { ...four, config: { ...config, lookForSelfMs: 5000 } };
  const looked = following(looking, { type: 'timeout', timer: { type: 'lookForSelf' } });
  test('asks its successor, and will do so again', () => {
    expect([sent(looked), armed(looked)]).toEqual([[[8, lookup(4, { again: true })]], ['lookForSelf 5000']]);
  });
  test('asks nobody when it is alone', () => {
    const alone: State = { ...looking, neighbours: { predecessor: 4, successor: 4 } };
    expect(sent(following(alone, { type: 'timeout', timer: { type: 'lookForSelf' } }))).toEqual([]);
  });
});
