/** Messages that a node does not receive for now: counts by a plain enumeration that is written here by hand. */
import { describe, expect, test } from 'vitest';
import { type Next, type NodeId, next, type Protocol, send } from '../../../impl/kernel/protocol.ts';
import { check } from '../../../model-check/drivers/check.ts';
import { retrace } from '../../../model-check/drivers/retrace.ts';
import { simulate } from '../../../model-check/drivers/simulate.ts';
import { type ProtocolParts, type ProtocolScenario, scenario } from '../../../model-check/scenario.ts';
import type { World } from '../../../model-check/world/world.ts';
import { always } from '../../../spec/kernel/spec.ts';

type Word = 'acquire' | 'grant' | 'release';

/** A lock. The server expects no `acquire` while the lock is held; each client wants it twice. */
interface Lock {
  readonly config: null;
  readonly state: { readonly holder: NodeId | null; readonly got: number; readonly overlap: boolean };
  readonly message: Word;
  readonly request: never;
  readonly timer: never;
  readonly output: never;
  readonly durable: null;
}

const SERVER = 0;
const CLIENTS = [1, 2];
const ROUNDS = 2;

/** The answers of a client that has got the lock for the `got`-th time. */
function answers(got: number, asksFirst: boolean): readonly Word[] {
  if (got === ROUNDS) return ['release'];
  return asksFirst ? ['acquire', 'release'] : ['release', 'acquire'];
}

const blank = { holder: null, got: 0, overlap: false };

function lock(asksFirst: boolean): Protocol<Lock> {
  return {
    name: 'lock',
    init: () => next<Lock>(blank),
    step(state, event): Next<Lock> {
      if (event.type !== 'receive') return next<Lock>(state);
      if (event.message === 'release') return next<Lock>({ ...state, holder: null });
      if (event.message === 'acquire') {
        if (state.holder !== null) return next<Lock>({ ...state, overlap: true });
        return next<Lock>({ ...state, holder: event.from }, send(event.from, 'grant'));
      }
      const got = state.got + 1;
      return next<Lock>({ ...state, got }, ...answers(got, asksFirst).map((message) => send(SERVER, message)));
    },
  };
}

interface Case {
  readonly network: 'fifo' | 'unordered';
  readonly asksFirst: boolean;
  readonly drop: number;
}

function locking({ network, asksFirst, drop }: Case, more: Partial<ProtocolParts<Lock>> = {}): ProtocolScenario<Lock> {
  return scenario<Lock>({
    protocol: lock(asksFirst),
    nodes: [SERVER, ...CLIENTS].map((id) => ({ id, config: null, running: blank })),
    inFlight: CLIENTS.map((from) => ({ from, to: SERVER, message: 'acquire' })),
    network,
    defers: ({ holder }, _, message) => message === 'acquire' && holder !== null,
    ...(drop === 0 ? {} : { faults: { drop } }),
    properties: { noOverlap: always(({ nodes }: World<Lock>) => !nodes[0].state.overlap) },
    ...more,
  });
}

/** A state of the enumeration. The mail between the server and each client is a list for each direction, oldest first. */
interface Plain {
  readonly holder: NodeId | null;
  readonly got: readonly number[];
  readonly toServer: readonly (readonly Word[])[];
  readonly toClient: readonly (readonly Word[])[];
  readonly drops: number;
}

function with_<T>(list: readonly T[], i: number, value: T): readonly T[] {
  return list.map((each, at) => (at === i ? value : each));
}

function successorsOf(state: Plain, { network, asksFirst }: Case): readonly Plain[] {
  const found: Plain[] = [];
  CLIENTS.forEach((client, i) => {
    for (const side of ['toServer', 'toClient'] as const) {
      const mail = state[side][i];
      // Of equal messages in a bag, one is taken.
      const places = network === 'fifo' ? [0] : mail.map((word, at) => (mail.indexOf(word) === at ? at : -1));
      for (const at of places.filter((place) => place >= 0 && place < mail.length)) {
        const word = mail[at];
        const taken = { ...state, [side]: with_(state[side], i, mail.toSpliced(at, 1)) };
        if (state.drops > 0) found.push({ ...taken, drops: state.drops - 1 });
        if (word === 'release') found.push({ ...taken, holder: null });
        else if (word === 'grant') {
          const got = state.got[i] + 1;
          const toServer = with_(taken.toServer, i, [...taken.toServer[i], ...answers(got, asksFirst)]);
          found.push({ ...taken, got: with_(state.got, i, got), toServer });
        } else if (state.holder === null)
          found.push({ ...taken, holder: client, toClient: with_(taken.toClient, i, [...taken.toClient[i], 'grant']) });
      }
    }
  });
  return found;
}

function textOf(state: Plain, network: Case['network']): string {
  const mail = (words: readonly Word[]) => (network === 'fifo' ? words : words.toSorted());
  return JSON.stringify({ ...state, toServer: state.toServer.map(mail), toClient: state.toClient.map(mail) });
}

/** The same state after the two clients have changed places. */
function exchanged({ holder, got, toServer, toClient, drops }: Plain): Plain {
  const other = holder === null ? null : CLIENTS[1 - CLIENTS.indexOf(holder)];
  return { holder: other, got: got.toReversed(), toServer: toServer.toReversed(), toClient: toClient.toReversed(), drops };
}

/** All states, breadth first, and the fewest steps to one that is stuck with messages in flight; null: there is none. */
function enumerated(given: Case): {
  readonly distinct: number;
  readonly generated: number;
  readonly stuck: number | null;
  readonly orbits: number;
} {
  const first: Plain = { holder: null, got: [0, 0], toServer: [['acquire'], ['acquire']], toClient: [[], []], drops: given.drop };
  const depths = new Map([[textOf(first, given.network), 0]]);
  const orbits = new Set<string>();
  const queue = [first];
  let generated = 1;
  let stuck: number | null = null;
  for (const state of queue) {
    const depth = depths.get(textOf(state, given.network)) ?? 0;
    orbits.add([state, exchanged(state)].map((each) => textOf(each, given.network)).sort()[0]);
    const successors = successorsOf(state, given);
    generated += successors.length;
    if (successors.length === 0 && [...state.toServer, ...state.toClient].flat().length > 0) stuck ??= depth;
    for (const after of successors) {
      const text = textOf(after, given.network);
      if (depths.has(text)) continue;
      depths.set(text, depth + 1);
      queue.push(after);
    }
  }
  return { distinct: depths.size, generated, stuck, orbits: orbits.size };
}

const CASES: readonly Case[] = (['fifo', 'unordered'] as const).flatMap((network) =>
  [true, false].flatMap((asksFirst) => [0, 1].map((drop) => ({ network, asksFirst, drop }))),
);

describe.each(CASES)('a lock whose server defers requests: %o', (given) => {
  const { distinct, generated, stuck, orbits } = enumerated(given);

  test.each(['reference', 'packed'] as const)('has the states of the enumeration in the %s core', async (core) => {
    expect(await check(locking(given), { core })).toMatchObject({ verdict: 'holds', distinct, generated });
  });

  test('has the enumerated orbits under symmetry', async () => {
    const symmetric = {
      nodes: [CLIENTS],
      state: (state: Lock['state'], of: (id: NodeId) => NodeId) => ({ ...state, holder: state.holder === null ? null : of(state.holder) }),
    };
    expect(await check(locking(given, { symmetric }))).toMatchObject({ verdict: 'holds', distinct: orbits });
  });

  test('is stuck where the enumeration is, and nowhere else', async () => {
    const report = await check(locking(given, { deadlock: 'error', mayEndIn: ({ quiet }: World<Lock>) => quiet }));
    if (stuck === null) expect(report.verdict).toBe('holds');
    else expect(report).toMatchObject({ verdict: 'violates', property: 'deadlock', counterexample: { steps: Array(stuck).fill({}) } });
  });
});

test('on queues, a deferred message holds up the release after it; in a bag, it does not', () => {
  expect([
    enumerated({ network: 'fifo', asksFirst: true, drop: 0 }).stuck,
    enumerated({ network: 'unordered', asksFirst: true, drop: 0 }).stuck,
  ]).toEqual([2, null]);
});

const CALM: Case = { network: 'unordered', asksFirst: false, drop: 0 };

test('without the rule, the server receives what it does not expect', async () => {
  const { defers: _, ...eager } = locking(CALM);
  expect(await check(eager)).toMatchObject({ verdict: 'violates', property: 'noOverlap', counterexample: { steps: [{}, {}] } });
});

test('a walk and a retraced counterexample keep to the rule', async () => {
  for (const seed of [1, 2, 3])
    expect(await simulate(locking(CALM), { seed, steps: 50 })).toMatchObject({ end: 'stuck', steps: Array(12).fill({}) });
  const broken = locking(CALM, {
    properties: { noneTwice: always(({ nodes }: World<Lock>) => nodes.every(({ state }) => state.got < 2)) },
  });
  const { counterexample } = await check(broken);
  if (counterexample === undefined) throw new Error('nothing was broken');
  expect(await retrace(broken, counterexample)).toMatchObject({ end: 'broken', property: 'noneTwice' });
  const stricter = { ...broken, defers: () => true };
  expect(await retrace(stricter, counterexample)).toMatchObject({ end: 'left', leftAt: 0 });
});

describe('a rule that is refused', () => {
  let calls = 0;
  test.each<[Partial<ProtocolParts<Lock>>, string]>([
    [{ defers: 'acquire' as never }, 'lock: defers: got "acquire", expected a function (state, from, message) => boolean'],
    [{ defers: () => 1 as never }, 'lock: `defers`, asked by node 0 about "acquire" from 2, returned 1, expected true or false'],
    [
      {
        defers: () => {
          throw new Error('no');
        },
      },
      'asked by node 0 about "acquire" from 2, threw: no',
    ],
    [{ defers: () => calls++ % 2 === 0 }, 'is not pure: run twice on the same arguments, it gave two results'],
    [{ slowTimers: true }, 'lock: defers: got a function, expected none beside slowTimers'],
  ])('%o', async (more, message) => {
    await expect(check(locking(CALM, more))).rejects.toThrow(message);
  });
});
