/**
 * Measures the cost of one event of a simulation: the CPU time of runs with many nodes, each in its own process, without
 * the set-up. Reports the median of several runs.
 */
import { execFileSync } from 'node:child_process';
import { encode } from '../impl/kernel/plain-data.ts';
import { type Next, type NodeId, next, type Protocol, type ProtocolTypes, send } from '../impl/kernel/protocol.ts';
import { perfectMember, watchedBy } from '../impl/relaxed-ring/state.ts';
import { relaxedRing } from '../impl/relaxed-ring/step.ts';
import type { SimulationOptions } from '../model-check/simulator/options.ts';
import { Simulation } from '../model-check/simulator/simulation.ts';
import { machine } from './machine.ts';

const RUNS = 3;
const NODES = 16_384;

/** A message that goes round for ever, or a message that is sent and answered whenever a timer runs out. */
interface Potato extends ProtocolTypes {
  readonly config: { readonly next: NodeId; readonly everyMs: number };
  readonly state: { readonly next: NodeId; readonly everyMs: number; readonly passed: number };
  readonly message: { readonly type: 'potato' | 'ping' | 'pong' };
  readonly request: 'begin';
  readonly timer: 'tick';
  readonly output: never;
  readonly durable: never;
}

const potato: Protocol<Potato> = {
  name: 'potato',
  init: (_, { next: to, everyMs }) => next<Potato>({ next: to, everyMs, passed: 0 }),
  step(state, event): Next<Potato> {
    switch (event.type) {
      case 'request':
        return next<Potato>(state, send(state.next, { type: 'potato' as const }));
      case 'start':
        return state.everyMs === 0 ? next<Potato>(state) : next<Potato>(state, tick(state));
      case 'timeout':
        return next<Potato>({ ...state, passed: state.passed + 1 }, send(state.next, { type: 'ping' as const }), tick(state));
      case 'receive':
        if (event.message.type === 'potato') return next<Potato>({ ...state, passed: state.passed + 1 }, send(state.next, event.message));
        return event.message.type === 'ping' ? next<Potato>(state, send(event.from, { type: 'pong' as const })) : next<Potato>(state);
      default:
        return next<Potato>(state);
    }
  },
};

function tick({ everyMs }: Potato['state']) {
  return { type: 'setTimer', timer: 'tick', afterMs: everyMs } as const;
}

const DELAY = { type: 'uniform', fromMs: 20, toMs: 80 } as const;

const CASES: Readonly<
  Record<string, { readonly what: string; readonly events: number; begin(): { run(limits: { events: number }): unknown } }>
> = {
  messages: { what: 'a message at each node that goes round', events: 2_000_000, begin: () => potatoes(0, 'none') },
  ordered: { what: 'the same, each link in the order of sending', events: 2_000_000, begin: () => potatoes(0, 'per-link') },
  timers: { what: 'a timer at each node, a ping when it runs out, and a pong', events: 2_000_000, begin: () => potatoes(1000, 'none') },
  ring: { what: 'a perfect relaxed ring that renews its successor lists', events: 500_000, begin: ring },
};

function potatoes(everyMs: number, order: 'none' | 'per-link') {
  const run = simulation(potato, order);
  for (let id = 0; id < NODES; id++) {
    const config = { next: (id + 1) % NODES, everyMs };
    // Timers run out of step, as those of nodes that were started at different times.
    run.plan(everyMs === 0 ? 0 : (id * everyMs) / NODES, () => run.start(id, config));
  }
  run.run({ untilMs: everyMs });
  if (everyMs === 0) for (let id = 0; id < NODES; id++) run.request(id, 'begin');
  return run;
}

function ring() {
  const run = simulation(relaxedRing, 'per-link');
  const ids = Array.from({ length: NODES }, (_, place) => place * 64);
  const config = { keys: NODES * 64, successorListLength: 8, contacts: [], refreshAfterMs: 1000 };
  for (let place = 0; place < NODES; place++) {
    const around = Array.from({ length: config.successorListLength }, (_, i) => ids[(place + 1 + i) % NODES]);
    const state = perfectMember(ids[place], ids[(place + NODES - 1) % NODES], around, config);
    run.settle(ids[place], config, { state, timers: [{ type: 'refresh' }], monitored: watchedBy(state) }, (place * 1000) / NODES);
  }
  return run;
}

function simulation<X extends ProtocolTypes>(protocol: Protocol<X>, order: SimulationOptions<X>['network']['order']): Simulation<X> {
  return new Simulation({ protocol, seed: 1, network: { delay: DELAY, order } });
}

interface Measured {
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

const [name] = process.argv.slice(2);
if (name === undefined) report();
else console.log(encode(measure(name)));

function report(): void {
  console.log(`${machine()}; ${NODES.toLocaleString('en-US')} nodes; CPU time, median of ${RUNS} runs\n`);
  console.log('| simulated | events | s | ns per event | million events per second | peak MB |\n|---|--:|--:|--:|--:|--:|');
  for (const [each, { what, events }] of Object.entries(CASES)) {
    const { cpuSeconds, megabytes } = median(() => inProcess(each));
    const numbers = [
      events.toLocaleString('en-US'),
      cpuSeconds.toFixed(2),
      Math.round((cpuSeconds * 1e9) / events).toLocaleString('en-US'),
    ];
    console.log(`| ${[what, ...numbers, (events / cpuSeconds / 1e6).toFixed(2), megabytes].join(' | ')} |`);
  }
}

function inProcess(name: string): Measured {
  return JSON.parse(execFileSync(process.execPath, [import.meta.filename, name], { encoding: 'utf8' }));
}

function median(run: () => Measured): Measured {
  return Array.from({ length: RUNS }, run).sort((a, b) => a.cpuSeconds - b.cpuSeconds)[RUNS >> 1];
}

function measure(name: string): Measured {
  const { events, begin } = CASES[name];
  const run = begin();
  const before = process.cpuUsage();
  run.run({ events });
  const { user, system } = process.cpuUsage(before);
  return { cpuSeconds: (user + system) / 1e6, megabytes: Math.round(process.resourceUsage().maxRSS / 1000) };
}
