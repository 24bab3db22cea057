import { describe, expect, test } from 'vitest';
import { next, type Protocol } from '../../../impl/kernel/protocol.ts';
import { check } from '../../../model-check/drivers/check.ts';
import { between, type Chat, chat, idle } from './chat.ts';

describe('a faulty reducer is named by its event, and the place of the fault', () => {
  type Step = Protocol<Chat>['step'];
  const faulty = (step: Step) => check(between({ protocol: { ...chat, step }, ask: { type: 'roll', words: [] } }));
  /** The result of a reducer without types. */
  const untyped =
    (returned: object): Step =>
    () =>
      Object.assign(next<Chat>(idle), { effects: undefined }, returned);

  test.each([
    [
      'random',
      () => next<Chat>({ ...idle, rolled: Math.random() }),
      /node 1, at the event \{"type":"request".*the reducer is not pure: run twice on the same arguments, it gave two results: state\.rolled is 0\.\d+ and 0\.\d+/,
    ],
    [
      'undefined deep in the state',
      untyped({ state: { ...idle, heard: ['a', undefined] }, effects: [] }),
      /node 1, at the event .*: state\.heard\[1\]: got undefined, expected plain JSON/,
    ],
    ['no effects', untyped({ state: idle }), /effects: got nothing, expected an array of effects/],
    [
      'an unknown effect',
      untyped({ state: idle, effects: [{ type: 'sned', to: 2 }] }),
      /effects\[0\]\.type: got "sned", expected one of send, .*; write send\n/,
    ],
    [
      'an effect without a field',
      untyped({ state: idle, effects: [{ type: 'send', to: 2 }] }),
      /effects\[0\]\.message: got undefined, expected plain JSON/,
    ],
    [
      'a throw',
      () => {
        throw new Error('oh');
      },
      /node 1, at the event .*: the reducer threw: oh/,
    ],
    [
      'a change of its argument',
      (state: Chat['state']) => next<Chat>(Object.assign(state, { rolled: 1 })),
      /node 1, at the event .*: the reducer is not pure: it changes its argument/,
    ],
  ] satisfies readonly [string, Step, RegExp][])('%s', async (_, step, message) => {
    await expect(faulty(step)).rejects.toThrow(message);
  });
});

describe('a word that nobody knows is refused, not passed over', () => {
  const untyped = (changes: object) => check(Object.assign({}, between({}), changes));

  test.each([
    [
      { network: 'unorderd' },
      'test/chat: network: got "unorderd", expected one of unordered, fifo, set, growing-set, duplicating; write unordered',
    ],
    [{ faults: { crashes: 1 } }, 'faults.crashes: got an unknown field, expected the fields of the faults: crash, restart'],
    [
      { properties: { p: { kind: 'alwys', holds: () => true } } },
      'properties.p.kind: got "alwys", expected one of always, step, reachable, recoverable, eventually, alwaysEventually, eventuallyAlways, leadsTo; write always',
    ],
    [{ name: '' }, 'name: got "", expected a name'],
    [
      { nodes: [{ id: 1, config: { to: 1 }, running: { at: [undefined] } }] },
      'test/chat: nodes[0].running.at[0]: got undefined, expected plain JSON',
    ],
  ])('%j', async (changes, message) => {
    await expect(untyped(changes)).rejects.toThrow(message);
  });
});
