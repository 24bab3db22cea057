/**
 * What happens in one run of a swarm, drawn from a seed: nodes that join, clients with transactions, and faults. A plan is plain
 * JSON, so it can be kept, cut down and run again.
 */
import type { NodeId } from '../impl/kernel/protocol.ts';
import { below, type RandomStream, randomStream } from '../model-check/chance/random.ts';

export interface Plan {
  readonly seed: number;
  /** The replication factor f. */
  readonly degree: number;
  /** N/f. */
  readonly classes: number;
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
  /** `get`: reads one key. `put`: writes one. `transfer`: reads two keys, and writes both, as one transaction. */
  readonly kind: 'get' | 'put' | 'transfer';
  readonly keys: readonly number[];
}

export type Fault =
  | { readonly type: 'crash'; readonly node: NodeId; readonly fromMs: number; readonly toMs: number }
  | { readonly type: 'partition'; readonly groups: readonly (readonly NodeId[])[]; readonly fromMs: number; readonly toMs: number }
  /** Of all messages sent meanwhile, these shares are lost, or arrive twice. */
  | { readonly type: 'disturbance'; readonly loss: number; readonly duplication: number; readonly fromMs: number; readonly toMs: number };

/** The number of keys that clients use. */
export const KEYS = 4;

const JOINED_MS = 4000;
const FAULTS_MS = 20_000;

/** `nodes`: how many; omitted: 3 to 8, drawn from the seed. */
export function planOf(seed: number, nodes?: number): Plan {
  const random = randomStream(seed);
  const count = nodes ?? 3 + below(random, 6);
  const degree = 3 + below(random, 2);
  const classes = 1_000_000;
  const ids = distinct(random, count, degree * classes);
  const calmAtMs = JOINED_MS + FAULTS_MS;
  const faults = faultsOf(random, ids);
  const jobs = Array.from({ length: 60 + below(random, 120) }, () => jobOf(random, ids, faults, calmAtMs));
  return {
    seed,
    degree,
    classes,
    nodes: ids.map((id, i) => ({ id, atMs: i === 0 ? 0 : 200 + below(random, JOINED_MS - 1500) })),
    clients: jobs.sort((a, b) => a.atMs - b.atMs),
    faults,
    calmAtMs,
  };
}

/** Two of three jobs begin shortly before or after a fault begins or ends, half of these at the node that crashes. */
function jobOf(random: RandomStream, ids: readonly NodeId[], faults: readonly Fault[], calmAtMs: number): Job {
  const fault = below(random, 3) === 0 ? undefined : faults[below(random, faults.length)];
  const near = fault === undefined ? null : (below(random, 2) === 0 ? fault.fromMs : fault.toMs) - 100 + below(random, 200);
  const atMs = near ?? JOINED_MS / 2 + below(random, calmAtMs - JOINED_MS / 2);
  const node = fault?.type === 'crash' && below(random, 2) === 0 ? fault.node : ids[below(random, ids.length)];
  const key = below(random, KEYS);
  const kind = (['get', 'put', 'put', 'transfer'] as const)[below(random, 4)];
  return { atMs, node, kind, keys: kind === 'transfer' ? [key, (key + 1 + below(random, KEYS - 1)) % KEYS] : [key] };
}

function faultsOf(random: RandomStream, ids: readonly NodeId[]): readonly Fault[] {
  const faults = Array.from({ length: 1 + below(random, 6) }, () => faultOf(random, ids));
  // One partition, and one disturbance, at a time; a node that is down does not crash.
  const compatible = faults.filter((each, i) => !faults.slice(0, i).some((other) => clash(each, other)));
  // Some node stays up: if all are down at once, no ring is left to join.
  const crash = (id: NodeId) => compatible.some((fault) => fault.type === 'crash' && fault.node === id);
  const survivor = ids.every(crash) ? ids[ids.length - 1] : null;
  return compatible.filter((fault) => fault.type !== 'crash' || fault.node !== survivor).sort((a, b) => a.fromMs - b.fromMs);
}

function faultOf(random: RandomStream, ids: readonly NodeId[]): Fault {
  const fromMs = JOINED_MS + below(random, FAULTS_MS - 1000);
  const toMs = Math.min(fromMs + 100 + below(random, 8000), JOINED_MS + FAULTS_MS);
  switch (below(random, 4)) {
    case 0: {
      const side = ids.filter(() => below(random, 2) === 0);
      return { type: 'partition', groups: [side], fromMs, toMs };
    }
    case 1:
      return { type: 'disturbance', loss: below(random, 20) / 100, duplication: below(random, 10) / 100, fromMs, toMs };
    default:
      return { type: 'crash', node: ids[below(random, ids.length)], fromMs, toMs };
  }
}

function clash(one: Fault, other: Fault): boolean {
  const areTogether = one.fromMs <= other.toMs && other.fromMs <= one.toMs;
  if (one.type !== other.type || !areTogether) return false;
  return one.type !== 'crash' || other.type !== 'crash' || one.node === other.node;
}

function distinct(random: RandomStream, count: number, size: number): readonly NodeId[] {
  const found = new Set<NodeId>();
  while (found.size < count) found.add(below(random, size));
  return [...found];
}
