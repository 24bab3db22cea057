/** A protocol for tests of simulations: its nodes are puppets of the test. */
import { indicate, type Next, type NodeId, next, type Protocol, send } from '../../../impl/kernel/protocol.ts';
import type { Delay } from '../../../model-check/simulator/delay.ts';
import type { Observer } from '../../../model-check/simulator/observer.ts';
import type { SimulationOptions } from '../../../model-check/simulator/options.ts';
import { Simulation } from '../../../model-check/simulator/simulation.ts';

/** A node that does what it is asked, and writes down what happens to it. */
export interface Puppet {
  readonly config: null;
  readonly state: readonly string[];
  readonly message: string;
  readonly request: readonly Order[];
  readonly timer: string | { readonly name: string };
  readonly output: string;
  readonly durable: string;
}

export type Order =
  | { readonly type: 'send'; readonly to: NodeId; readonly message: string }
  | { readonly type: 'setTimer'; readonly timer: Puppet['timer']; readonly afterMs: number }
  | { readonly type: 'cancelTimer'; readonly timer: Puppet['timer'] }
  | { readonly type: 'monitor'; readonly node: NodeId }
  | { readonly type: 'unmonitor'; readonly node: NodeId }
  | { readonly type: 'choose'; readonly among: number }
  | { readonly type: 'persist'; readonly record: string }
  | { readonly type: 'indicate'; readonly output: string }
  | { readonly type: 'stop' };

export const puppet: Protocol<Puppet> = {
  name: 'puppet',
  init: (_self, _config, durable) => next<Puppet>(durable === undefined ? [] : [`has ${durable}`]),
  step(state, event): Next<Puppet> {
    switch (event.type) {
      case 'request':
        return next<Puppet>(state, ...event.request);
      case 'receive':
        return next<Puppet>([...state, `${event.message} from ${event.from}`], indicate(event.message));
      case 'timeout':
        if (event.timer === 'bad') throw new Error('this timer is bad');
        return next<Puppet>([...state, typeof event.timer === 'string' ? event.timer : event.timer.name]);
      case 'suspect':
        return next<Puppet>([...state, `${event.node} is down`]);
      case 'restore':
        return next<Puppet>([...state, `${event.node} is up`]);
      case 'chosen':
        return next<Puppet>([...state, String(event.value)]);
      default:
        return next<Puppet>(state);
    }
  },
};

export const WIDE: Delay = { type: 'uniform', fromMs: 1, toMs: 100 };

export interface Note {
  readonly nowMs: number;
  readonly says: string;
}

/** A simulation of puppets 1 … nodes, and what is heard and seen of it. */
export function simulation(options: Partial<SimulationOptions<Puppet>> = {}, nodes = 2) {
  const notes: Note[] = [];
  const observer: Observer<Puppet> = {
    message: ({ from, to, message }, fate, nowMs) => notes.push({ nowMs, says: `${message} ${from}→${to} ${fate}` }),
    output: (node, output, nowMs) => notes.push({ nowMs, says: `${node} says ${output}` }),
    event: (node, event, _, nowMs) => notes.push({ nowMs, says: `${node}: ${event.type}` }),
  };
  const network = { delay: WIDE, order: 'none' } as const;
  const run = new Simulation({ protocol: puppet, seed: 1, network, observers: [observer], ...options });
  for (let id = 1; id <= nodes; id++) run.start(id, null);
  return { run, notes, heard: (node: NodeId) => run.nodes.get(node)?.state };
}

export const words = (to: NodeId, ...all: readonly string[]) => all.map((message) => send(to, message));
