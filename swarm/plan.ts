/**
 * The events of one run of a swarm, drawn from a seed: nodes that join, clients with transactions, and faults. A plan is plain
 * JSON, so it can be kept, cut down and run again.
 */
import type { NodeId } from '../impl/kernel/protocol.ts';
import { below, type RandomStream, randomStream } from '../model-check/chance/random.ts';
import { drawDeath, drawFaults, type Span } from './draw-faults.ts';
import { begins, ends, type Fault, nodeOf } from './fault.ts';

export interface Plan {
  readonly seed: number;
  /** The replication factor f. */
  readonly degree: number;
  /** N/f. */
  readonly classes: number;
  /** The number of identifiers in a grain; keys lie at the beginnings of grains. Omitted: nodes never move to another identifier. */
  readonly grain?: number;
  /** Whether messages from one node to another may overtake each other. */
  readonly overtaking: boolean;
  /** How long a disk takes to sync, in milliseconds of virtual time; 0: no time. */
  readonly syncMs: number;
  /** The first one founds the ring. */
  readonly nodes: readonly Start[];
  readonly clients: readonly Job[];
  readonly faults: readonly Fault[];
  /** When all faults are over, in milliseconds of virtual time. */
  readonly calmAtMs: number;
}

export interface Start {
  readonly id: NodeId;
  readonly atMs: number;
}

/** A transaction of a client at a node. Each writes a value that no other one writes. */
export interface Job {
  readonly atMs: number;
  readonly node: NodeId;
  /** `get`: reads one key. `snapshot`: reads all keys at once. `put`: writes one. `update`: reads all keys, and writes them, as one transaction. */
  readonly kind: 'get' | 'snapshot' | 'put' | 'update';
  readonly keys: readonly number[];
}

/** The number of keys that clients use. */
export const KEYS = 4;

export const MOST_NODES = 64;

const JOINED_MS = 4000;
const FAULTS_MS = 12_000;

/** `nodes`: how many; omitted: 3 to 8, drawn from the seed. */
export function planOf(seed: number, nodes?: number): Plan {
  const random = randomStream(seed);
  const count = nodes ?? 3 + below(random, 6);
  const degree = 3 + below(random, 2);
  const classes = 1_000_000;
  const isDeadly = count > degree + 1 && below(random, 4) === 0;
  const ids = distinct(random, count, degree * classes);
  const calmAtMs = JOINED_MS + FAULTS_MS;
  const faults = isDeadly ? deadlyFaults(random, ids, calmAtMs) : drawFaults(random, ids, { fromMs: JOINED_MS, toMs: calmAtMs });
  const jobs = Array.from({ length: 60 + below(random, 120) }, () => drawJob(random, ids, faults, calmAtMs));
  return {
    seed,
    degree,
    classes,
    grain: 1000,
    overtaking: below(random, 4) === 0,
    syncMs: below(random, 2) * below(random, 40),
    nodes: ids.map((id, i) => ({ id, atMs: i === 0 ? 0 : joinsAt(random, isDeadly ? JOINED_MS : calmAtMs) })),
    clients: jobs.sort((a, b) => a.atMs - b.atMs),
    faults,
    calmAtMs,
  };
}

/** Of five nodes, four join at the beginning. */
function joinsAt(random: RandomStream, lastMs: number): number {
  return 200 + below(random, below(random, 5) === 0 ? lastMs - 1500 : JOINED_MS - 1500);
}

/** The other faults begin when the places of the dead node have been taken. */
function deadlyFaults(random: RandomStream, ids: readonly NodeId[], calmAtMs: number): readonly Fault[] {
  const span: Span = { fromMs: JOINED_MS + 2000, toMs: JOINED_MS + 3000 };
  const death = drawDeath(random, ids, span);
  const others = ids.filter((id) => id !== nodeOf(death));
  return [death, ...drawFaults(random, others, { fromMs: span.toMs + 5000, toMs: calmAtMs })];
}

/** Two of three jobs begin shortly before or after a fault begins or ends, half of these at the node that it befalls. */
function drawJob(random: RandomStream, ids: readonly NodeId[], faults: readonly Fault[], calmAtMs: number): Job {
  const fault = below(random, 3) === 0 ? undefined : faults[below(random, faults.length)];
  const near = fault === undefined ? null : (below(random, 2) === 0 ? begins(fault) : ends(fault)) - 100 + below(random, 200);
  const atMs = near ?? JOINED_MS / 2 + below(random, calmAtMs - JOINED_MS / 2);
  const victim = fault === undefined || below(random, 2) === 0 ? null : nodeOf(fault);
  const node = victim ?? ids[below(random, ids.length)];
  const key = below(random, KEYS);
  const kind = (['get', 'put', 'put', 'update', 'snapshot'] as const)[below(random, 5)];
  const isLone = kind === 'get' || kind === 'put' || below(random, 4) === 0;
  return { atMs, node, kind, keys: isLone ? [key] : [key, (key + 1 + below(random, KEYS - 1)) % KEYS] };
}

function distinct(random: RandomStream, count: number, size: number): readonly NodeId[] {
  const found = new Set<NodeId>();
  while (found.size < count) found.add(below(random, size));
  return [...found];
}
