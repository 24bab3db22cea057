import { describe, expect, test } from 'vitest';
import { newcomer, perfectMember, type State } from '../../../impl/relaxed-ring/state.ts';
import { relaxedRing } from '../../../impl/relaxed-ring/step.ts';
import { config, receive, sent } from './one-node.ts';

describe('a founder', () => {
  const { state } = relaxedRing.step(newcomer(3, config), { type: 'start' });
  const accepted = receive(state, 9, { type: 'join', newcomer: 9, direction: 'onward' });
  test('is a ring of one', () => expect(state).toEqual(perfectMember(3, 3, [3], config)));
  test('answers for every key', () => {
    const { effects } = relaxedRing.step(state, { type: 'request', request: { type: 'lookup', key: 9 } });
    expect(effects).toEqual([{ type: 'indicate', output: { type: 'found', key: 9, owner: 3 } }]);
  });
  test('passes on lookups of keys that it no longer owns, even before the newcomer is its successor', () => {
    expect(sent(receive(accepted.state, 9, { type: 'lookup', key: 5, origin: 12, direction: 'onward' }))).toEqual([
      [9, { type: 'lookup', key: 5, origin: 12, direction: 'back' }],
    ]);
  });
  test('sends itself nothing when its first newcomer reports', () => {
    const reported = receive(accepted.state, 9, { type: 'newSuccessor', predecessor: 3, successors: [3] });
    expect(reported.state).toEqual({ ...perfectMember(3, 9, [9, 3], config), moves: 1 });
    expect(sent(reported)).toEqual([]);
  });
});

describe('a newcomer', () => {
  const joining = newcomer(4, { ...config, contacts: [8, 12] });
  test('asks its contact', () => {
    expect(sent(relaxedRing.step(joining, { type: 'start' }))).toEqual([[8, { type: 'join', newcomer: 4, direction: 'onward' }]]);
  });
  test('tells its predecessor as soon as it is in, and watches both neighbours', () => {
    const member = receive(joining, 8, { type: 'accepted', predecessor: 0, successors: [12, 0] });
    expect(sent(member)).toEqual([[0, { type: 'newSuccessor', predecessor: 0, successors: [8, 12, 0] }]]);
    expect(member.effects.filter(({ type }) => type === 'monitor')).toEqual([0, 8].map((node) => ({ type: 'monitor', node })));
    expect(member.effects).toContainEqual({ type: 'indicate', output: { type: 'neighbours', predecessor: 0, successor: 8 } });
  });
  test('keeps what overtakes its acceptance, and handles it once it is in', () => {
    const early = receive(joining, 6, { type: 'newSuccessor', predecessor: 4, successors: [8] });
    expect(early.effects).toEqual([]);
    const { state } = receive(early.state, 8, { type: 'accepted', predecessor: 0, successors: [12] });
    expect(state).toEqual({ ...perfectMember(4, 0, [6, 8], joining.config), moves: 1 });
  });
  test('keeps once what it is told twice', () => {
    const message = { type: 'join', newcomer: 5, direction: 'back' } as const;
    const { state } = receive(receive(joining, 8, message).state, 8, message);
    expect(state).toMatchObject({ stash: [{ from: 8, message }] });
  });
  test('asks its contacts in turn until one answers', () => {
    const patient = newcomer(4, { ...config, contacts: [8, 12], retryAfterMs: 500 });
    const timer = { type: 'askAgain' } as const;
    const second = relaxedRing.step(patient, { type: 'timeout', timer });
    expect(second.effects).toContainEqual({ type: 'setTimer', timer, afterMs: 500 });
    expect(sent(second).map(([to]) => to)).toEqual([12]);
    expect(sent(relaxedRing.step(second.state, { type: 'timeout', timer })).map(([to]) => to)).toEqual([8]);
    expect(receive(patient, 8, { type: 'accepted', predecessor: 0, successors: [] }).effects).toContainEqual({
      type: 'cancelTimer',
      timer,
    });
  });
  test('leaves at once, for nobody knows it', () => {
    const { effects } = relaxedRing.step(joining, { type: 'request', request: { type: 'leave' } });
    expect(effects).toEqual([{ type: 'indicate', output: { type: 'left' } }, { type: 'stop' }]);
  });
  test('is refused as its own contact', () => {
    expect(() => newcomer(4, { ...config, contacts: [4] })).toThrow('a node does not join through itself');
  });
});

describe('a member', () => {
  const eight = perfectMember(8, 0, [0, 8], config);
  const join = (from: number) => ({ type: 'join', newcomer: from, direction: 'onward' }) as const;
  const accepted = receive(eight, 4, join(4));
  test('gives keys up at once when it accepts a newcomer', () => {
    expect(accepted.state).toEqual({ ...eight, predecessor: 4, followers: [0, 4] });
  });
  test('gives a newcomer that asks twice the same answer twice', () => {
    const again = receive(accepted.state, 4, join(4));
    expect([again.state, sent(again)]).toEqual([accepted.state, sent(accepted)]);
  });
  test('repeats its answer to the first newcomer, even after a second has joined', () => {
    const second = receive(accepted.state, 6, join(6));
    expect(sent(receive(second.state, 4, join(4)))).toEqual([[4, { type: 'accepted', predecessor: 0, successors: [0, 8] }]]);
  });
  test('does not let in a node that it suspects', () => {
    const suspecting: State = { ...eight, suspected: [4] };
    expect(receive(suspecting, 4, join(4))).toEqual({ state: suspecting, effects: [] });
  });
  test('adopts the closest of two successors, whichever reports first', () => {
    const zero = perfectMember(0, 8, [8, 0], config);
    const report = { type: 'newSuccessor', predecessor: 0, successors: [8] } as const;
    const orders = [
      [2, 4],
      [4, 2],
    ];
    const successors = orders.map((order) => order.reduce<State>((state, from) => receive(state, from, report).state, zero));
    expect(successors).toMatchObject([{ successor: 2 }, { successor: 2 }]);
  });
});
