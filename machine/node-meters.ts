/** The figures of a machine's node: what its layers are about to do, and how often something has happened to them. */
import { Counter, Gauge, type Registry } from 'prom-client';
import { CIRCLE } from '../impl/places/identifiers.ts';
import type { DeployedNode } from '../impl/stack/deployed-node.ts';
import type { Life } from './life.ts';

type State = DeployedNode['state'];

/** What a gauge shows of the node that clients talk to. */
const GAUGES: readonly { readonly name: string; readonly help: string; of(life: Life): number }[] = [
  { name: 'member', help: 'Whether the node is a member of the ring: 1 or 0.', of: ({ status }) => (status === 'member' ? 1 : 0) },
  { name: 'places', help: 'Ranges of classes of which the node keeps a replica.', of: (life) => epochsOf(life).carried.length },
  {
    name: 'places_share',
    help: 'The part of all replicas that the node keeps, from 0 to 1.',
    of: (life) => epochsOf(life).carried.reduce((sum, { from, to }) => sum + to - from, 0) / CIRCLE,
  },
  { name: 'claims', help: 'Places of others that the node is about to take over.', of: (life) => epochsOf(life).claims.length },
  { name: 'handovers', help: 'Places that the node is about to hand over.', of: (life) => epochsOf(life).moves.length },
  {
    name: 'unsettled_items',
    help: 'Values with locks, and records of transactions, at this node.',
    of: (life) => epochsOf(life).store.unsettled.length,
  },
  { name: 'open_transactions', help: 'Transactions of clients of this node that are not over.', of: (life) => storeOf(life).open.length },
  { name: 'requests', help: 'Requests of clients that have no answer yet.', of: ({ store }) => store.waiting },
  {
    name: 'requests_limit',
    help: 'How many of them may be in the store at once. It falls when answers are slow; the others wait.',
    of: ({ store }) => store.limit,
  },
  {
    name: 'resolutions',
    help: 'Transactions of others whose outcome the node finds out.',
    of: (life) => storeOf(life).resolving.length,
  },
  {
    name: 'suspected_nodes',
    help: 'Nodes that do not answer.',
    of: ({ node }) => node.state.detector.watched.filter(({ opinion }) => !isTrusted(opinion)).length,
  },
  { name: 'watched_nodes', help: 'Nodes that are asked whether they are up.', of: ({ node }) => node.state.detector.watched.length },
  {
    name: 'disk_waiting_records',
    help: 'Steps whose record is not durable yet. Their messages wait.',
    of: ({ node }) => node.unsynced.records,
  },
  { name: 'disk_waiting_seconds', help: 'For how long the oldest of them has waited.', of: ({ node }) => node.unsynced.ms / 1000 },
];

/** How often something has happened in a step: entries of a list that are there now, and were not before. */
const COUNTERS: readonly { readonly name: string; readonly help: string; between(before: State, after: State): number }[] = [
  {
    name: 'suspicions_total',
    help: 'How often a node was suspected.',
    between: (before, after) =>
      newIn(before.detector.watched, after.detector.watched, ({ node, opinion }) => (isTrusted(opinion) ? null : node)),
  },
  {
    name: 'claims_total',
    help: 'How often the node has begun to take a place over, or to renew one.',
    between: (before, after) => newIn(layersOf(before).epochs.claims, layersOf(after).epochs.claims, pieceName),
  },
  {
    name: 'handovers_total',
    help: 'Places that the node has handed over.',
    between: (before, after) => newIn(layersOf(before).epochs.given, layersOf(after).epochs.given, pieceName),
  },
  {
    name: 'merge_lookups_total',
    help: 'Nodes that may be of another ring, and were queued to be looked up.',
    between: (before, after) => newIn(layersOf(before).merge.queue, layersOf(after).merge.queue, ({ node }) => node),
  },
];

/** Those of the runtime, which counts them itself. */
const MESSAGES = {
  received: 'Messages from other nodes.',
  sent: 'Messages to other nodes.',
  lost: 'Messages that could not be sent.',
  garbage: 'Connections that were closed because of what came on them.',
} as const;

export class NodeMeters {
  readonly #counters: readonly Counter[];

  /** `life`: the node that clients talk to. */
  constructor(registry: Registry, life: () => Life) {
    const registers = [registry];
    for (const { name, help, of } of GAUGES) {
      const gauge: Gauge = new Gauge({ name: `selfman_${name}`, help, registers, collect: () => gauge.set(of(life())) });
    }
    for (const [name, help] of Object.entries(MESSAGES) as [keyof typeof MESSAGES, string][]) {
      const collect = (): void => {
        counter.reset();
        counter.inc(life().node.counters[name]);
      };
      const counter: Counter = new Counter({ name: `selfman_messages_${name}_total`, help, registers, collect });
    }
    this.#counters = COUNTERS.map(({ name, help }) => new Counter({ name: `selfman_${name}`, help, registers }));
  }

  /** A node of this machine has taken a step. */
  stepped(before: State, after: State): void {
    COUNTERS.forEach(({ between }, i) => {
      const count = between(before, after);
      if (count > 0) this.#counters[i].inc(count);
    });
  }
}

type Layers = State['above']['layers'];

function layersOf({ above }: State): Layers {
  return above.layers;
}

function epochsOf({ node }: Life): Layers['epochs'] {
  return layersOf(node.state).epochs;
}

function storeOf({ node }: Life): Layers['store'] {
  return layersOf(node.state).store;
}

function isTrusted({ type }: State['detector']['watched'][number]['opinion']): boolean {
  return type === 'trusted';
}

function pieceName({ place, from }: { readonly place: number; readonly from: number }): string {
  return `${place}:${from}`;
}

/** How many names are new; null: the entry has none. Most steps leave a list as it is. */
function newIn<Entry>(before: readonly Entry[], after: readonly Entry[], nameOf: (entry: Entry) => string | number | null): number {
  if (before === after) return 0;
  const old = new Set(before.map(nameOf));
  return after.map(nameOf).filter((name) => name !== null && !old.has(name)).length;
}
