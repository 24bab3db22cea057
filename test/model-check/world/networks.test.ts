/** Networks as others define them: counts that Stateright's own tests state for its ping-pong, and the rules that give them. */
import { describe, expect, test } from 'vitest';
import { type Next, next, type Protocol, send } from '../../../impl/kernel/protocol.ts';
import { check } from '../../../model-check/drivers/check.ts';
import { type ProtocolParts, type ProtocolScenario, scenario } from '../../../model-check/scenario.ts';
import type { World } from '../../../model-check/world/world.ts';
import { always, reachable } from '../../../spec/kernel/spec.ts';
import { between, everythingHeard } from './chat.ts';

/** Two nodes that send a number to and fro. Each counts the numbers that it waited for. */
interface PingPong {
  readonly config: null;
  readonly state: { readonly count: number };
  readonly message: { readonly type: 'ping' | 'pong'; readonly n: number };
  readonly request: never;
  readonly timer: never;
  readonly output: never;
  readonly durable: null;
}

const [PINGER, PONGER] = [0, 1];

const pingPong: Protocol<PingPong> = {
  name: 'ping-pong',
  init: () => next<PingPong>({ count: 0 }),
  step(state, event): Next<PingPong> {
    if (event.type !== 'receive' || event.message.n !== state.count) return next<PingPong>(state);
    const after = { count: state.count + 1 };
    if (event.message.type === 'ping') return next<PingPong>(after, send(PINGER, { type: 'pong', n: state.count }));
    return next<PingPong>(after, send(PONGER, { type: 'ping', n: after.count }));
  },
};

function upTo(most: number, more: Partial<ProtocolParts<PingPong>>): ProtocolScenario<PingPong> {
  return scenario<PingPong>({
    protocol: pingPong,
    nodes: [PINGER, PONGER].map((id) => ({ id, config: null, running: { count: 0 } })),
    inFlight: [{ from: PINGER, to: PONGER, message: { type: 'ping', n: 0 } }],
    network: 'duplicating',
    ignoresIdleDeliveries: true,
    constraint: ({ nodes }: World<PingPong>) => nodes.every(({ state }) => state.count <= most),
    properties: {},
    ...more,
  });
}

describe('ping-pong has as many states as in Stateright', () => {
  test.each([
    ['a network that duplicates and loses', 5, { faults: { drop: Number.POSITIVE_INFINITY } }, 4094],
    ['a network that does neither', 5, { network: 'unordered' as const }, 11],
    ['a network that duplicates and loses, up to one', 1, { faults: { drop: Number.POSITIVE_INFINITY } }, 14],
  ])('on %s, up to %i', async (_, most, more, states) => {
    expect(await check(upTo(most, more))).toMatchObject({ verdict: 'holds', distinct: states, exhausted: true });
  });
});

describe('messages in flight in the beginning', () => {
  test('are delivered like others', async () => {
    const inFlight = [{ from: 1, to: 2, message: { type: 'word', word: 'early' } as const }];
    expect(await everythingHeard({ inFlight })).toEqual(['', 'early']);
  });

  test('to or from strangers are refused', async () => {
    const inFlight = [{ from: 1, to: 7, message: { type: 'word', word: 'early' } as const }];
    await expect(check(between({ inFlight }))).rejects.toThrow('test/chat: inFlight[0]: got 7, expected one of the nodes 1, 2');
  });
});

describe('a delivery that changes nothing', () => {
  const late = { inFlight: [{ from: PINGER, to: PONGER, message: { type: 'ping', n: 3 } as const }], network: 'unordered' as const };
  const isGone = reachable(({ messages }: World<PingPong>) => messages.length === 0);

  test('takes its message', async () => {
    const { ignoresIdleDeliveries: _, ...plain } = upTo(1, { ...late, properties: { isGone } });
    expect(await check(plain)).toMatchObject({ verdict: 'holds', distinct: 2 });
  });

  test('does not happen if the scenario says so', async () => {
    expect(await check(upTo(1, { ...late, properties: { isGone } }))).toMatchObject({
      verdict: 'violates',
      property: 'isGone',
      distinct: 1,
    });
  });

  test('cannot be left out of queues', async () => {
    await expect(check(upTo(1, { network: 'fifo' }))).rejects.toThrow('ping-pong: ignoresIdleDeliveries: got true, expected no such rule');
  });
});

describe('loss without a budget', () => {
  const ask = { type: 'tell', words: ['a', 'b', 'c'] } as const;

  test('loses any of the messages, and is not counted in the state', async () => {
    const report = await check(between({ ask, faults: { drop: Number.POSITIVE_INFINITY }, properties: { no: always(() => false) } }));
    expect(report.counterexample?.initial).not.toHaveProperty('faults');
    expect(await everythingHeard({ ask, faults: { drop: Number.POSITIVE_INFINITY } })).toEqual(
      await everythingHeard({ ask, faults: { drop: 3 } }),
    );
  });
});
