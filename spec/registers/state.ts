/**
 * One register with f replicas, on configurations that follow each other. There are no messages here: an action reads what a
 * message would have told. A message that is late is an exchange that was earlier. How configurations are agreed is the
 * subject of `spec/epochs`; here one claim goes on at a time.
 */
import type { Content } from '../replication/register.ts';

/** A node in the role of one place. */
export interface Carrier {
  /** `out`: it has heard of a configuration without it. */
  readonly status: 'absent' | 'live' | 'out';
  readonly place: number;
  readonly epoch: number;
  /** It neither keeps nor shows anything until it goes on under the next epoch. */
  readonly isSealed: boolean;
  /** The version that it has; 0: none. */
  readonly version: number;
}

/** The claim of a place under the next epoch. */
export interface Claim {
  readonly place: number;
  /** The places that are sealed for it; ascending. */
  readonly sealed: readonly number[];
  /** The newest version among those. */
  readonly version: number;
}

/** An operation of a client. A write keeps its version, under whatever epoch it goes on. */
export interface Operation {
  readonly status: 'new' | 'reading' | 'writing' | 'done';
  /** The epoch whose answers it counts. */
  readonly epoch: number;
  /** The places that have answered in this round, under this epoch; ascending. */
  readonly by: readonly number[];
  /** Reading: the versions among the answers, ascending, each once. Later: the version that it writes, or has read. */
  readonly versions: readonly number[];
  /** The names of the operations that were done when it began; ascending. */
  readonly after: readonly string[];
}

export interface RegisterState {
  readonly carriers: Readonly<Record<string, Carrier>>;
  /** By epoch, the names of the members, by place. */
  readonly configurations: readonly (readonly string[])[];
  readonly claim: Claim | null;
  readonly operations: Readonly<Record<string, Operation>>;
}

export interface Bounds {
  /** The replication factor f. */
  readonly places: number;
  readonly operations: readonly ('put' | 'get')[];
  /** How many configurations may follow the first. */
  readonly epochs: number;
  /** The answers that end a round; ⌊f/2⌋ + 1 when omitted. */
  readonly answers?: number;
}

/** The bounds, with what follows from them. */
export interface Frame {
  readonly places: readonly number[];
  readonly majority: number;
  readonly answers: number;
  readonly founders: readonly string[];
  /** By epoch from 1 on: the carrier that it may bring. */
  readonly newcomers: readonly string[];
  readonly carriers: readonly string[];
  readonly operations: readonly string[];
  readonly kinds: Readonly<Record<string, 'put' | 'get'>>;
}

export function frameOf({ places, operations, epochs, answers }: Bounds): Frame {
  const all = Array.from({ length: places }, (_, place) => place);
  const founders = all.map((place) => `p${place}`);
  const newcomers = Array.from({ length: epochs }, (_, i) => `n${i + 1}`);
  const named = operations.map((kind, i) => [`${kind}${i}`, kind] as const);
  const majority = Math.floor(places / 2) + 1;
  return {
    places: all,
    majority,
    answers: answers ?? majority,
    founders,
    newcomers,
    carriers: [...founders, ...newcomers],
    operations: named.map(([name]) => name),
    kinds: Object.fromEntries(named),
  };
}

export function initialState({ founders, newcomers, operations }: Frame): RegisterState {
  const blank = { epoch: 0, isSealed: false, version: 0 };
  const members = founders.map((name, place) => [name, { status: 'live', place, ...blank }] as const);
  const absent = newcomers.map((name) => [name, { status: 'absent', place: 0, ...blank }] as const);
  return {
    carriers: Object.fromEntries([...members, ...absent]),
    configurations: [founders],
    claim: null,
    operations: Object.fromEntries(operations.map((name) => [name, { status: 'new', epoch: 0, by: [], versions: [], after: [] }])),
  };
}

/** The version that a put makes after it has read `version`. Two puts never make the same one. */
export function versionAfter({ operations }: Frame, version: number, name: string): number {
  return (Math.floor(version / operations.length) + 1) * operations.length + operations.indexOf(name);
}

/** The value of a version: the name of the put that has made it. */
export function contentOf({ operations }: Frame, version: number): Content {
  return version === 0 ? null : operations[version % operations.length];
}

export function lastEpoch({ configurations }: RegisterState): number {
  return configurations.length - 1;
}

/** Whether it keeps and shows values: a live carrier that is not sealed. */
export function speaks({ status, isSealed }: Carrier): boolean {
  return status === 'live' && !isSealed;
}
