/** A protocol of two nodes that uses every effect, and scenarios of it. */
import { expect } from 'vitest';
import { indicate, type Next, type NodeId, next, type Protocol, send } from '../../../impl/kernel/protocol.ts';
import { check } from '../../../model-check/drivers/check.ts';
import { type ProtocolScenario, scenario } from '../../../model-check/scenario.ts';
import type { World } from '../../../model-check/world/world.ts';
import { always } from '../../../spec/kernel/spec.ts';

/** A node that tells `to` what it is asked to, and remembers what it heard. */
export interface Chat {
  readonly config: { readonly to: NodeId };
  readonly state: { readonly to: NodeId; readonly heard: readonly string[]; readonly suspects: readonly NodeId[]; readonly rolled: number };
  readonly message: { readonly type: 'word'; readonly word: string };
  readonly request: { readonly type: 'tell' | 'roll' | 'watch' | 'wait' | 'save' | 'end'; readonly words: readonly string[] };
  readonly timer: string;
  readonly output: string;
  readonly durable: string;
}

export const chat: Protocol<Chat> = {
  name: 'chat',
  init: (_, { to }, saved) =>
    saved === undefined
      ? next<Chat>({ to, heard: [], suspects: [], rolled: -1 })
      : next<Chat>({ to, heard: [`saved ${saved}`], suspects: [], rolled: -1 }, indicate(saved), {
          type: 'setTimer',
          timer: 'again',
          afterMs: 5,
        }),
  step(state, event): Next<Chat> {
    switch (event.type) {
      case 'request':
        return ask(state, event.request);
      case 'receive':
        return next<Chat>({ ...state, heard: [...state.heard, event.message.word] }, indicate(event.message.word));
      case 'timeout':
        return next<Chat>({ ...state, heard: [...state.heard, event.timer] });
      case 'suspect':
        return next<Chat>({ ...state, suspects: [...state.suspects, event.node] });
      case 'restore':
        return next<Chat>({ ...state, suspects: state.suspects.filter((node) => node !== event.node) });
      case 'chosen':
        return next<Chat>({ ...state, rolled: event.value }, send(state.to, { type: 'word', word: String(event.value) }));
      default:
        return next<Chat>(state);
    }
  },
};

function ask(state: Chat['state'], { type, words }: Chat['request']): Next<Chat> {
  switch (type) {
    case 'end':
      return next<Chat>(state, ...words.map((word) => send(state.to, { type: 'word' as const, word })), { type: 'stop' });
    case 'tell':
      return next<Chat>(state, ...words.map((word) => send(state.to, { type: 'word' as const, word })));
    case 'roll':
      return next<Chat>(state, { type: 'choose', among: 3 });
    case 'watch':
      return next<Chat>(state, { type: 'monitor', node: state.to });
    case 'wait':
      return next<Chat>(state, ...words.map((timer) => ({ type: 'setTimer' as const, timer, afterMs: 5 })), {
        type: 'cancelTimer',
        timer: 'never',
      });
    case 'save':
      return next<Chat>(
        state,
        ...words.flatMap((record) => [{ type: 'persist' as const, record }, send(state.to, { type: 'word' as const, word: record })]),
      );
  }
}

export const idle = { to: 2, heard: [], suspects: [], rolled: -1 };

export type Setup = Partial<ProtocolScenario<Chat>> & { readonly ask?: Chat['request'] };

export function between({ ask: request, ...more }: Setup): ProtocolScenario<Chat> {
  return scenario<Chat>({
    name: 'test/chat',
    teaches: 'Nothing.',
    protocol: chat,
    nodes: [
      { id: 1, config: { to: 2 }, running: idle },
      { id: 2, config: { to: 1 }, running: { ...idle, to: 1 } },
    ],
    requests: request === undefined ? [] : [{ at: 1, request }],
    network: 'unordered',
    properties: {},
    cost: 'fast',
    ...more,
  });
}

export const heard = (world: World<Chat>): string => world.nodes[1].state.heard.join('');

/** Every history of words that node 2 can have heard. */
export async function everythingHeard(setup: Setup): Promise<readonly string[]> {
  const all = new Set<string>();
  const report = await check(between({ ...setup, properties: { note: always((world) => all.add(heard(world)).size > 0) } }));
  expect(report.verdict).toBe('holds');
  return [...all].sort();
}
