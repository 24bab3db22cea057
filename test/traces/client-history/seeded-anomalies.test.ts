/**
 * The judge, judged: all histories of a store with a seeded anomaly are refuted, and none of a store without. `npm run
 * check:slow` tries 10,000 correct ones under a new seed.
 */
import { describe, expect, test } from 'vitest';
import { ANOMALIES, type Anomaly, type Kind, simulatedHistory } from '../../../scripts/histories/simulated-store.ts';
import { runs } from '../../setup/breadth.ts';
import { judgedText } from './judged.ts';

const FIRST_SEED = Number(process.env.RANDOM_SEED ?? 1);
const CORRECT = runs({ all: 5_000, few: 200 });
const WRONG = runs({ all: 200, few: 20 });
const SIZE = { clients: 4, transactions: 5, keys: 3, operations: 3 };
/** Of a test, in milliseconds. */
const LONG = 600_000;

/** The strongest level that is left. */
const LEFT: Readonly<Record<Anomaly, string>> = {
  'stale read': 'serialisable',
  'lost update': 'read committed',
  'write skew': 'snapshot isolation',
  'fractured read': 'read committed',
  'dirty read': 'none',
};

function verdicts(kind: Kind, count: number, anomaly?: Anomaly): readonly string[] {
  const options = { ...SIZE, kind, ...(anomaly === undefined ? {} : { anomaly }) };
  const all = Array.from({ length: count }, (_, i) => judgedText(simulatedHistory({ ...options, seed: FIRST_SEED + i })).verdict);
  return [...new Set(all)];
}

describe.each(['append', 'rw-register'] as const)('%s', (kind) => {
  test('no correct history is refuted', { timeout: LONG }, () => {
    expect(verdicts(kind, CORRECT)).toEqual(['strictly serialisable']);
  });

  test.each(ANOMALIES)('each %s is refuted', { timeout: LONG }, (anomaly) => {
    const found = verdicts(kind, WRONG, anomaly);
    // Lists tell the order of writes. That of registers may be another one, if real time does not count.
    if (kind === 'append') expect(found).toEqual([LEFT[anomaly]]);
    expect(found.filter((verdict) => verdict === 'strictly serialisable' || verdict === 'unknown')).toEqual([]);
  });
});
