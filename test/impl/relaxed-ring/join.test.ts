import { describe, expect, test } from 'vitest';
import type { Message } from '../../../impl/relaxed-ring/messages.ts';
import type { RingNext } from '../../../impl/relaxed-ring/protocol.ts';
import { newcomer, perfectMember, type State } from '../../../impl/relaxed-ring/state.ts';
import { relaxedRing } from '../../../impl/relaxed-ring/step.ts';

const config = { keys: 16 };
const receive = (state: State, from: number, message: Message): RingNext => relaxedRing.step(state, { type: 'receive', from, message });
const sent = ({ effects }: RingNext) => effects.flatMap((effect) => (effect.type === 'send' ? [[effect.to, effect.message]] : []));

describe('a founder', () => {
  const { state } = relaxedRing.step(newcomer(3, config), { type: 'start' });
  test('is a ring of one', () => expect(state).toEqual(perfectMember(3, 3, 3, config)));
  test('answers for every key', () => {
    const { effects } = relaxedRing.step(state, { type: 'request', request: { type: 'lookup', key: 9 } });
    expect(effects).toEqual([{ type: 'indicate', output: { type: 'found', key: 9, owner: 3 } }]);
  });
  test('passes on to its first newcomer what is no longer its own, before it knows it as successor', () => {
    const accepted = receive(state, 9, { type: 'join', newcomer: 9, direction: 'onward' });
    expect(sent(receive(accepted.state, 9, { type: 'lookup', key: 5, origin: 12, direction: 'onward' }))).toEqual([
      [9, { type: 'lookup', key: 5, origin: 12, direction: 'back' }],
    ]);
  });
  test('sends itself nothing when its first newcomer reports', () => {
    const accepted = receive(state, 9, { type: 'join', newcomer: 9, direction: 'onward' });
    expect(receive(accepted.state, 9, { type: 'newSuccessor', oldSuccessor: 3 })).toEqual({
      state: perfectMember(3, 9, 9, config),
      effects: [],
    });
  });
});

describe('a newcomer', () => {
  const joining = newcomer(4, { ...config, contact: 8 });
  test('asks its contact', () => {
    expect(sent(relaxedRing.step(joining, { type: 'start' }))).toEqual([[8, { type: 'join', newcomer: 4, direction: 'onward' }]]);
  });
  test('tells its predecessor as soon as it is in', () => {
    expect(sent(receive(joining, 8, { type: 'joinAccepted', predecessor: 0 }))).toEqual([[0, { type: 'newSuccessor', oldSuccessor: 8 }]]);
  });
  test('keeps what overtakes its acceptance, and handles it once it is in', () => {
    const early = receive(joining, 6, { type: 'newSuccessor', oldSuccessor: 8 });
    expect(early.effects).toEqual([]);
    const { state } = receive(early.state, 8, { type: 'joinAccepted', predecessor: 0 });
    expect(state).toEqual({ ...perfectMember(4, 0, 6, { ...config, contact: 8 }) });
  });
  test('asks again while there is no answer, and no more once there is', () => {
    const patient = newcomer(4, { ...config, contact: 8, retryAfterMs: 500 });
    const timer = { type: 'askAgain' } as const;
    expect(relaxedRing.step(patient, { type: 'timeout', timer }).effects).toContainEqual({ type: 'setTimer', timer, afterMs: 500 });
    expect(receive(patient, 8, { type: 'joinAccepted', predecessor: 0 }).effects).toContainEqual({ type: 'cancelTimer', timer });
  });
  test('is refused as its own contact', () => {
    expect(() => newcomer(4, { ...config, contact: 4 })).toThrow('a node does not join through itself');
  });
});

describe('a member', () => {
  const eight = perfectMember(8, 0, 0, config);
  const accepted = receive(eight, 4, { type: 'join', newcomer: 4, direction: 'onward' });
  test('gives keys up at once when it accepts a newcomer', () => {
    expect(accepted.state).toEqual({ ...eight, predecessor: 4, oldPredecessors: [0] });
  });
  test('gives a newcomer that asks twice the same answer twice', () => {
    const again = receive(accepted.state, 4, { type: 'join', newcomer: 4, direction: 'onward' });
    expect(again).toEqual({ ...accepted, state: accepted.state });
  });
  test('gives the first newcomer its own answer again, though a second has come since', () => {
    const second = receive(accepted.state, 6, { type: 'join', newcomer: 6, direction: 'onward' });
    expect(sent(receive(second.state, 4, { type: 'join', newcomer: 4, direction: 'onward' }))).toEqual([
      [4, { type: 'joinAccepted', predecessor: 0 }],
    ]);
  });
  test('adopts the closest of two successors, whichever reports first', () => {
    const zero = perfectMember(0, 8, 8, config);
    const orders = [
      [2, 4],
      [4, 2],
    ];
    const successors = orders.map((order) =>
      order.reduce<State>((state, from) => receive(state, from, { type: 'newSuccessor', oldSuccessor: 8 }).state, zero),
    );
    expect(successors).toEqual([perfectMember(0, 8, 2, config), perfectMember(0, 8, 2, config)]);
  });
});
