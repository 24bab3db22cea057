/**
 * The judge, judged: all histories of a store with a seeded anomaly are refuted, and none of a store without. `npm run
 * check:slow` tries 10,000 correct ones under a new seed.
 */
import { describe, expect, test } from 'vitest';
import { simulatedRegister } from '../../../scripts/histories/simulated-register.ts';
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

describe('registers with compare-and-set', () => {
  const history = (seed: number) => simulatedRegister({ seed, clients: 5, operations: 60, values: 4, lost: 3 });
  /** After all others, one after the other. */
  const events = (...lines: readonly string[]) =>
    lines.map((line) => line.replace(/^(\w+) (\w+) (.*)$/, '{:process :late, :type :$1, :f :$2, :value $3}\n')).join('');
  const overwritten = events('invoke write 77', 'ok write 77', 'invoke write 78', 'ok write 78');
  const verdictsWith = (end: string, count: number) => [
    ...new Set(Array.from({ length: count }, (_, i) => judgedText(history(FIRST_SEED + i) + end).verdict)),
  ];

  test('no correct history is refuted', { timeout: LONG }, () => {
    expect(verdictsWith('', CORRECT)).toEqual(['linearisable']);
    expect(verdictsWith(overwritten + events('invoke read nil', 'ok read 78'), WRONG)).toEqual(['linearisable']);
  });

  test.each([
    ['stale read', overwritten + events('invoke read nil', 'ok read 77')],
    ['lost update', overwritten + events('invoke cas [77 1]', 'ok cas [77 1]')],
    ['dirty read', overwritten + events('invoke write 79', 'fail write 79', 'invoke read nil', 'ok read 79')],
  ])('each %s is refuted', { timeout: LONG }, (_, end) => {
    expect(verdictsWith(end, WRONG)).toEqual(['not linearisable']);
  });
});
