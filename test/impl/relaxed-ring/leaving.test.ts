import { describe, expect, test } from 'vitest';
import { indicate } from '../../../impl/kernel/protocol.ts';
import type { RingNext } from '../../../impl/relaxed-ring/protocol.ts';
import { type Member, perfectMember, type State } from '../../../impl/relaxed-ring/state.ts';
import { relaxedRing } from '../../../impl/relaxed-ring/step.ts';
import { config, receive, sent } from './one-node.ts';

/** Of the ring 0, 4, 8, 12. */
const eight = perfectMember(8, 4, [12, 0, 4], config);
const twelve = perfectMember(12, 8, [0, 4, 8], config);
const ENDS = [{ type: 'indicate', output: { type: 'left' } }, { type: 'stop' }];

const leave = (state: State): RingNext => relaxedRing.step(state, { type: 'request', request: { type: 'leave' } });
const farewell = (state: State, from: number, heir: number): RingNext => receive(state, from, { type: 'farewell', heir });
const announcement = (successors: readonly number[], suspects: readonly number[] = []) =>
  ({ type: 'leaving', predecessor: 4, successors, suspects }) as const;

describe('a node that leaves', () => {
  const begun = leave(eight);
  const inherited = farewell(begun.state, 12, 12);
  test('tells its heir first, the next node clockwise, and tells the layer above that it owns nothing', () => {
    expect(sent(begun)).toEqual([[12, announcement([12, 0, 4])]]);
    expect(begun.effects).toContainEqual({ type: 'indicate', output: { type: 'leaving', heir: null } });
    expect(begun.state).toMatchObject({ status: 'leaving', heir: 12, hasInherited: false, awaited: [12] });
  });
  test('tells its followers when the heir has answered, and not before', () => {
    expect(sent(inherited)).toEqual([[4, announcement([12, 0, 4])]]);
    expect(inherited.effects).toContainEqual({ type: 'indicate', output: { type: 'leaving', heir: 12 } });
    expect(inherited.state).toMatchObject({ hasInherited: true, awaited: [4] });
  });
  test('ends when the last of them has turned away', () => {
    expect(farewell(inherited.state, 4, 4).effects).toEqual(expect.arrayContaining(ENDS));
  });
  test('turns to the one between, when the heir names one', () => {
    const turned = farewell(begun.state, 12, 10);
    expect(sent(turned)).toEqual([[10, announcement([10, 12, 0, 4])]]);
    expect(turned.state).toMatchObject({ heir: 10, hasInherited: false });
  });
  test('waits for a follower that comes while there is no heir yet, and tells it then', () => {
    const followed = receive(begun.state, 2, { type: 'follow', suspects: [], moves: 0 });
    expect(sent(followed)).toEqual([]);
    expect(sent(farewell(followed.state, 12, 12)).map(([to]) => to)).toEqual([2, 4]);
  });
  test('tells a follower at once that comes later', () => {
    expect(sent(receive(inherited.state, 2, { type: 'follow', suspects: [], moves: 0 }))).toEqual([[2, announcement([12, 0, 4])]]);
  });
  test('makes the next node its heir when the heir leaves too, and tells that node', () => {
    const both = receive(begun.state, 12, { type: 'leaving', predecessor: 8, successors: [0, 4, 8], suspects: [] });
    expect(both.state).toMatchObject({ heir: 0, suspected: [12], awaited: [0] });
    expect(sent(both)).toEqual([
      [12, { type: 'farewell', heir: 0 }],
      [0, announcement([0, 4], [12])],
    ]);
  });
  test('makes the next node its heir when the heir is suspected', () => {
    const suspecting = relaxedRing.step(begun.state, { type: 'suspect', node: 12 });
    expect(sent(suspecting)).toEqual([[0, announcement([0, 4], [12])]]);
  });
  test('does not wait for a follower that is suspected', () => {
    expect(relaxedRing.step(inherited.state, { type: 'suspect', node: 4 }).effects).toEqual(expect.arrayContaining(ENDS));
  });
  test('ends at once when there is nobody to leave to', () => {
    const [left, ...end] = ENDS;
    expect(leave(perfectMember(8, 8, [8], config)).effects).toEqual([left, indicate({ type: 'leaving', heir: null }), ...end]);
  });
});

describe('what a node that leaves is still sent', () => {
  const begun = leave(eight).state;
  const lookup = { type: 'lookup', key: 6, origin: 0, direction: 'back' } as const;
  const join = { type: 'join', newcomer: 14, direction: 'onward' } as const;
  const holding = receive(receive(begun, 4, lookup).state, 4, join);
  test('is held', () => {
    expect(holding.effects).toEqual([]);
    expect(holding.state).toMatchObject({ held: [lookup, join] });
  });
  test('is passed on to the heir in the end', () => {
    const done = farewell(farewell(holding.state, 12, 12).state, 4, 4);
    expect(sent(done)).toEqual([
      [12, lookup],
      [12, join],
    ]);
    expect(done.state).toMatchObject({ held: [] });
  });
  test('walks back from the heir when its key has been passed', () => {
    const onward = receive(begun, 0, { ...lookup, direction: 'onward' }).state;
    expect(sent(farewell(farewell(onward, 12, 12).state, 4, 4))).toEqual([[12, lookup]]);
  });
  test('includes questions of its own clients', () => {
    const asked = relaxedRing.step(begun, { type: 'request', request: { type: 'lookup', key: 6 } });
    expect(asked.state).toMatchObject({ held: [{ key: 6, origin: 8, direction: 'onward' }] });
  });
});

describe('the neighbour of a leaver', () => {
  test("inherits from the leaver's predecessor on, and lets the leaver go", () => {
    const heir = receive(twelve, 8, announcement([12, 0, 4]));
    expect(heir.state).toMatchObject({ predecessor: 4, followers: [4], suspected: [8] });
    expect(sent(heir)).toEqual([[8, { type: 'farewell', heir: 12 }]]);
  });
  test('inherits from the nearest node counter-clockwise on, which a leaver from another ring may not know', () => {
    const merging: Member = { ...twelve, predecessor: 8, followers: [6, 8] };
    expect(receive(merging, 8, announcement([12, 0, 4])).state).toMatchObject({ predecessor: 6, followers: [4, 6] });
    const doubting: Member = { ...merging, suspected: [6] };
    expect(receive(doubting, 8, announcement([12, 0, 4])).state).toMatchObject({ predecessor: 4, followers: [4, 6] });
  });
  test('inherits nothing when another one stands between: it names that one', () => {
    const bush: Member = { ...twelve, predecessor: 10, followers: [8, 10] };
    const root = receive(bush, 8, announcement([12, 0, 4]));
    expect(root.state).toMatchObject({ predecessor: 10, followers: [10], suspected: [8] });
    expect(sent(root)).toEqual([[8, { type: 'farewell', heir: 10 }]]);
  });
  test('does not name a node that leaves, too', () => {
    const bush: Member = { ...twelve, predecessor: 10, followers: [8, 10] };
    expect(sent(receive(bush, 8, announcement([12, 0, 4], [10])))).toContainEqual([8, { type: 'farewell', heir: 12 }]);
  });
  test("turns away when it is the leaver's predecessor, and follows the heir", () => {
    const four = perfectMember(4, 0, [8, 12, 0], config);
    const turned = receive(four, 8, { type: 'leaving', predecessor: 4, successors: [12, 0], suspects: [] });
    expect(turned.state).toMatchObject({ successor: 12, suspected: [8] });
    expect(sent(turned)).toContainEqual([12, { type: 'follow', suspects: [8], moves: 1 }]);
    expect(sent(turned)).toContainEqual([8, expect.objectContaining({ type: 'farewell' })]);
  });
  test('asks a nearer heir of which it has not known', () => {
    const four = perfectMember(4, 0, [8, 12, 0], config);
    expect(sent(receive(four, 8, { type: 'leaving', predecessor: 4, successors: [10, 12], suspects: [] })).map(([to]) => to)).toContain(10);
  });
});
