/** Units of work that machines share, and their results, as messages. Each takes seconds to minutes. */
import { createHash } from 'node:crypto';
import { isRecord } from '../../impl/kernel/plain-data.ts';
import type { CheckReport } from '../../model-check/report/report.ts';
import { readJsonBytes } from '../../traces/format/json-text.ts';
import type { Limits } from '../check-scenarios.ts';
import type { Played } from '../swarm-worker.ts';

export type Unit = CheckUnit | SwarmUnit | MutantUnit;

/** The check of one scenario of the program. */
export interface CheckUnit {
  readonly kind: 'check';
  readonly scenario: string;
  readonly continues: boolean;
  readonly limits: Limits;
}

/** The runs of some seeds of a swarm, both ends included. */
export interface SwarmUnit {
  readonly kind: 'swarm';
  readonly from: number;
  readonly to: number;
  readonly nodes?: number;
}

/** The check of a kept mutant, by its place in the lists of the tests. */
export interface MutantUnit {
  readonly kind: 'mutant';
  readonly list: number;
  readonly mutant: number;
  readonly name: string;
}

/** A unit on its way, with the digest of the code that asks for it. */
export interface Asked {
  readonly code: string;
  readonly unit: Unit;
}

export type Result =
  | { readonly kind: 'check'; readonly report: CheckReport }
  | { readonly kind: 'swarm'; readonly runs: readonly Played[] }
  /** The unit has no result: one sentence says why. */
  | { readonly kind: 'failed'; readonly because: string };

/** The same for the same work: 24 hexadecimal digits. It is part of the subject of the unit and of its result. */
export function idOf(unit: Unit): string {
  const entries = Object.entries(unit).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex').slice(0, 24);
}

/** The unit in a few words. */
export function nameOf(unit: Unit): string {
  switch (unit.kind) {
    case 'check':
      return unit.scenario;
    case 'swarm':
      return `seeds ${unit.from}..${unit.to}`;
    case 'mutant':
      return unit.name;
  }
}

/** Reads a unit from a message; a text says why it is none. */
export function askedIn(bytes: Uint8Array): Asked | string {
  const value = jsonIn(bytes);
  if (!isRecord(value) || typeof value.code !== 'string' || !isRecord(value.unit))
    return 'got no unit of work, expected JSON with code and unit';
  const { unit } = value;
  const isCheck =
    unit.kind === 'check' && typeof unit.scenario === 'string' && typeof unit.continues === 'boolean' && isRecord(unit.limits);
  const isSwarm =
    unit.kind === 'swarm' &&
    isSeed(unit.from) &&
    isSeed(unit.to) &&
    unit.from <= unit.to &&
    (unit.nodes === undefined || isSeed(unit.nodes));
  const isMutant = unit.kind === 'mutant' && isSeed(unit.list) && isSeed(unit.mutant) && typeof unit.name === 'string';
  if (!isCheck && !isSwarm && !isMutant) return 'got a unit of an unknown kind, expected a check, a swarm or a mutant';
  // The decoding edge: its fields were looked at above; limits are read again by the check.
  return { code: value.code, unit: unit as unknown as Unit };
}

/** Reads a result from a message; a text says why it is none. */
export function resultIn(bytes: Uint8Array): Result | string {
  const value = jsonIn(bytes);
  if (isRecord(value)) {
    const isCheck = value.kind === 'check' && isRecord(value.report) && typeof value.report.verdict === 'string';
    const isSwarm = value.kind === 'swarm' && Array.isArray(value.runs) && value.runs.every(isRecord);
    const isFailed = value.kind === 'failed' && typeof value.because === 'string';
    // The decoding edge: a worker of the same code wrote the rest, as the digest in its subject says.
    if (isCheck || isSwarm || isFailed) return value as unknown as Result;
  }
  return 'got no result, expected JSON that a worker wrote';
}

function jsonIn(bytes: Uint8Array): unknown {
  const json = readJsonBytes(bytes);
  return 'valid' in json ? json.valid : undefined;
}

function isSeed(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
