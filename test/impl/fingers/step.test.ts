import { describe, expect, test } from 'vitest';
import type { Message, Request } from '../../../impl/fingers/messages.ts';
import type { FingerEvent, FingerNext } from '../../../impl/fingers/protocol.ts';
import { member, outsider, type State } from '../../../impl/fingers/state.ts';
import { fingers } from '../../../impl/fingers/step.ts';

const config = { keys: 16, arity: 2 };
const receive = (state: State, from: number, message: Message) => fingers.step(state, { type: 'receive', from, message });
const ask = (state: State, request: Request) => fingers.step(state, { type: 'request', request });
const told = (state: State, predecessor: number, successor: number | null) => ask(state, { type: 'neighbours', predecessor, successor });
const sent = ({ effects }: FingerNext) => effects.flatMap((effect) => (effect.type === 'send' ? [[effect.to, effect.message]] : []));
const watching = ({ effects }: FingerNext) =>
  effects.flatMap((effect) => (effect.type === 'monitor' || effect.type === 'unmonitor' ? [`${effect.type} ${effect.node}`] : []));
const all = (state: State, ...events: readonly FingerEvent[]): State =>
  events.reduce((before, event) => fingers.step(before, event).state, state);
const lookup = (key: number, origin: number, rest: Partial<Message & { type: 'lookup' }> = {}): Message => ({
  type: 'lookup',
  key,
  origin,
  purpose: 'client',
  direction: 'onward',
  target: null,
  ...rest,
});

const zero = member(0, 12, 4, [8], config);

describe('a node that is not a member yet', () => {
  const waiting = ask(outsider(4, config), { type: 'lookup', key: 10 });
  test('lets no question out', () => expect(sent(waiting)).toEqual([]));
  test('lets it out when the ring has let it in, and asks for the nodes that it depends on to be watched', () => {
    const next = told(waiting.state, 0, 8);
    expect([sent(next), watching(next), next.state.waiting]).toEqual([[[8, lookup(10, 4, { target: 5 })]], ['monitor 0', 'monitor 8'], []]);
  });
  test('is a place on the ring, which is cut into two or more', () => {
    expect(() => outsider(16, config)).toThrow('a node is a place on the ring');
    expect(() => outsider(4, { keys: 16, arity: 1 })).toThrow('two parts or more');
  });
});

describe('a member', () => {
  test('answers for its own keys, and no others', () => {
    expect(sent(receive(zero, 8, lookup(14, 8)))).toEqual([[8, { type: 'found', key: 14, purpose: 'client' }]]);
    expect(ask(zero, { type: 'lookup', key: 0 }).effects).toEqual([{ type: 'indicate', output: { type: 'found', key: 0, owner: 0 } }]);
  });
  test('asks the node at the key itself, when it knows it', () => {
    expect(sent(ask(zero, { type: 'lookup', key: 12 }))).toEqual([[12, lookup(12, 0)]]);
  });
  test('alone with a newcomer that is not yet its successor passes on lookups of keys that it no longer owns', () => {
    const founder = told(told(outsider(0, config), 0, 0).state, 9, 0).state;
    expect(sent(receive(founder, 9, lookup(5, 9)))).toEqual([[9, lookup(5, 9, { direction: 'back', target: 1 })]]);
  });
  test('takes the origin of what passes for a finger', () => {
    expect(receive(zero, 12, lookup(9, 2)).state.fingers).toEqual([2, 4, 8]);
  });
});

describe('correction on use', () => {
  test('a node tells who uses it for a place that another one is nearer to', () => {
    expect(sent(receive(member(12, 8, 0, [], config), 0, lookup(12, 0, { target: 5 })))).toContainEqual([0, { type: 'nearer', node: 8 }]);
  });
  test('neither a node counter-clockwise of that place, nor a suspected one', () => {
    const twelve = member(12, 8, 0, [], config);
    expect(sent(receive(twelve, 0, lookup(12, 0, { target: 9 })))).toHaveLength(1);
    expect(sent(receive(all(twelve, { type: 'suspect', node: 8 }), 0, lookup(12, 0, { target: 5 })))).toHaveLength(1);
  });
  test('a node that hears of a nearer one adds it to its table', () => {
    const next = receive(zero, 8, { type: 'nearer', node: 6 });
    expect([next.state.fingers, watching(next)]).toEqual([[4, 8], []]);
    expect(receive(member(0, 12, 8, [], config), 8, { type: 'nearer', node: 6 }).state.fingers).toEqual([6, 8]);
  });
});

describe('correction on change', () => {
  test('a newcomer that the ring names is known at once', () => {
    expect(told(zero, 12, 2).state.fingers).toEqual([2, 4, 8]);
  });
  test('a neighbour that the ring has replaced by one farther away is gone, and no longer watched', () => {
    const next = told(zero, 12, 8);
    expect([next.state.fingers, watching(next)]).toEqual([[8], ['unmonitor 4']]);
    expect(told(zero, 8, 4).state.fingers).toEqual([4, 8]);
  });
  test('a suspected finger is replaced by the next one known, and its target is looked up', () => {
    const next = fingers.step(member(0, 14, 4, [8, 9], config), { type: 'suspect', node: 8 });
    expect([next.state.fingers, next.state.suspected]).toEqual([[4, 14], [8]]);
    expect(sent(next)).toEqual([[4, lookup(8, 0, { purpose: 'finger', target: 1 })]]);
  });
  test('a restored one is a finger again', () => {
    const state = all(zero, { type: 'suspect', node: 8 }, { type: 'restore', node: 8 });
    expect([state.fingers, state.suspected]).toEqual([[4, 8], []]);
  });
  test('a suspicion of a node that is neither neighbour nor finger has no effect', () => {
    expect(fingers.step(zero, { type: 'suspect', node: 10 })).toEqual({ state: zero, effects: [] });
  });
  test('a suspected node between a place and its owner is not a member any longer, and is forgotten', () => {
    const suspecting = all(zero, { type: 'suspect', node: 8 });
    const next = receive(suspecting, 12, { type: 'found', key: 5, purpose: 'finger' });
    expect([next.state.suspected, watching(next)]).toEqual([[], ['unmonitor 8']]);
  });
  test('but a suspected neighbour is not: only the ring replaces it', () => {
    const suspecting = all(zero, { type: 'suspect', node: 4 });
    expect(receive(suspecting, 8, { type: 'found', key: 3, purpose: 'finger' }).state.suspected).toEqual([4]);
  });
});

describe('a refresh', () => {
  test('looks up each target that the ring does not tell of', () => {
    const keys = sent(ask(member(0, 12, 4, [], config), { type: 'refresh' })).map(([to, message]) => [
      to,
      (message as { key: number }).key,
    ]);
    expect(keys).toEqual([[4, 8]]);
  });
  test('goes on by a timer, where one is configured', () => {
    const timer = { type: 'refresh' } as const;
    const timed = member(0, 12, 4, [], { ...config, refreshAfterMs: 500 });
    expect(fingers.step(timed, { type: 'start' }).effects).toEqual([{ type: 'setTimer', timer, afterMs: 500 }]);
    expect(fingers.step(timed, { type: 'timeout', timer }).effects).toContainEqual({ type: 'setTimer', timer, afterMs: 500 });
    expect(fingers.step(zero, { type: 'start' }).effects).toEqual([]);
  });
  test('leaves one question of a kind waiting, however often it is asked', () => {
    const cutOff = all(zero, { type: 'suspect', node: 4 }, { type: 'suspect', node: 8 }, { type: 'suspect', node: 12 });
    const twice = all(cutOff, { type: 'request', request: { type: 'refresh' } }, { type: 'request', request: { type: 'refresh' } });
    expect(twice.waiting).toEqual(all(cutOff, { type: 'request', request: { type: 'refresh' } }).waiting);
  });
});
