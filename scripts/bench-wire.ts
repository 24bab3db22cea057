/**
 * Measures what a message costs between two real nodes: both run in this process, without disks and traces, on one pair of
 * connections. One sends, and waits for a word after each window of messages. CPU time is that of both sides together.
 */
import { loadavg } from 'node:os';
import { next, type Protocol, type ProtocolTypes, send } from '../impl/kernel/protocol.ts';
import { RunningNode } from '../runtime/running-node.ts';
import { plainTcp } from '../runtime/transport.ts';
import { machine } from './machine.ts';

interface Flow extends ProtocolTypes {
  readonly config: { readonly peer: number; readonly window: number };
  readonly state: { readonly peer: number; readonly window: number; readonly left: number; readonly got: number };
  readonly message: { readonly type: 'item' | 'more'; readonly item: unknown };
  readonly request: { readonly messages: number };
  readonly timer: never;
  readonly output: 'done';
  readonly durable: never;
}

const WINDOWS = [1, 10, 100];
const MESSAGES = 40_000;
const RUNS = 5;

/** As long as a message of the store; 256 bytes with its envelope. */
const ITEM = {
  layer: 'store',
  inner: {
    type: 'vote',
    transaction: { node: 1_231_453_023_109_119, boot: 3, number: 4_711 },
    place: 2_462_906_046_218_239,
    epoch: 12,
    reads: [{ key: 'account/4711', version: { counter: 17, writer: 1_231_453_023_109_119, boot: 2 } }],
  },
};

const flow: Protocol<Flow> = {
  name: 'flow',
  init: (_, { peer, window }) => next({ peer, window, left: 0, got: 0 }),
  step(state, event) {
    if (event.type === 'request') return filled({ ...state, left: event.request.messages });
    if (event.type !== 'receive') return next(state);
    if (event.message.type === 'more') return filled(state);
    const got = state.got + 1;
    return got < state.window ? next({ ...state, got }) : next({ ...state, got: 0 }, send(state.peer, { type: 'more', item: null }));
  },
};

function filled(state: Flow['state']): ReturnType<Protocol<Flow>['step']> {
  if (state.left === 0) return next(state, { type: 'indicate', output: 'done' });
  const window = Array.from({ length: state.window }, () => send(state.peer, { type: 'item', item: ITEM } as const));
  return next({ ...state, left: state.left - state.window }, ...window);
}

function boot(id: number, peer: number, window: number, contact: RunningNode<Flow> | null, done: () => void): Promise<RunningNode<Flow>> {
  return RunningNode.boot<Flow>({
    protocol: flow,
    id,
    config: { peer, window },
    listen: { host: '127.0.0.1', port: 0 },
    transport: plainTcp,
    contacts: contact === null ? [] : [contact.address],
    network: 'bench',
    checkId: () => null,
    checkMessage: () => null,
    run: 'bench',
    software: 'bench',
    traceFolder: null,
    disk: null,
    events: {
      output: done,
      warning: (text) => console.error(text),
      refused: (text) => console.error(text),
      fatal: (error) => console.error(error),
      stopped: () => undefined,
    },
  });
}

/** Messages a second, and µs of CPU a message; the best of some runs, as other processes only slow a run down. */
async function measured(window: number): Promise<{ readonly rate: number; readonly cpu: number }> {
  let done: () => void = () => undefined;
  const receiver = await boot(2, 1, window, null, () => undefined);
  const sender = await boot(1, 2, window, receiver, () => done());
  receiver.start();
  sender.start();
  let best = { rate: 0, cpu: Number.POSITIVE_INFINITY };
  for (let run = 0; run <= RUNS; run++) {
    const [cpuBefore, before] = [process.cpuUsage(), performance.now()];
    await new Promise<void>((resolve) => {
      done = resolve;
      sender.request({ messages: MESSAGES });
    });
    const { user, system } = process.cpuUsage(cpuBefore);
    const rate = (MESSAGES / (performance.now() - before)) * 1_000;
    // The first run warms up.
    if (run > 0) best = { rate: Math.max(best.rate, rate), cpu: Math.min(best.cpu, (user + system) / MESSAGES) };
  }
  await sender.stop();
  await receiver.stop();
  return best;
}

/** Prints the table. */
export async function reportWire(): Promise<void> {
  console.log(`${machine()}; ${MESSAGES} messages, best of ${RUNS} runs; load ${loadavg()[0].toFixed(1)}\n`);
  console.log('| messages in a window | messages a second | µs of CPU a message, both sides |');
  console.log('|--:|--:|--:|');
  for (const window of WINDOWS) {
    const { rate, cpu } = await measured(window);
    console.log(`| ${window} | ${Math.round(rate).toLocaleString('en-US')} | ${cpu.toFixed(1)} |`);
  }
}
