/**
 * Histories of other systems with known verdicts: those beside the repository, in ../shared/data or in the folder that
 * SELFMAN_SHARED_DATA names. Where they are missing, these tests are skipped by name.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HAS_SHARED_DATA, judgedFile, sharedFiles } from './judged.ts';

describe.skipIf(!HAS_SHARED_DATA)('histories of other systems (in ../shared/data)', () => {
  const verdictsOf = (files: readonly string[]) => Object.fromEntries(files.map((file) => [basename(file), judgedFile(file).verdict]));

  test("porcupine's 30 logs of etcd", () => {
    const files = sharedFiles('histories/porcupine/jepsen');
    const lines = files.filter((file) => file.endsWith('.tsv')).flatMap((file) => readFileSync(file, 'utf8').trim().split('\n'));
    const known = new Map(lines.map((line): [string, string] => [line.split('\t')[0], line.split('\t')[1]]));
    const logs = files.filter((file) => file.endsWith('.log'));
    expect(logs.length).toBe(30);
    expect(verdictsOf(logs)).toEqual(
      Object.fromEntries(logs.map((file) => [basename(file), known.get(basename(file)) === 'true' ? 'linearisable' : 'not linearisable'])),
    );
  });

  test("porcupine's texts under keys", () => {
    expect(verdictsOf(sharedFiles('histories/porcupine/kv'))).toEqual({
      'c01-bad.txt': 'not linearisable',
      'c01-ok.txt': 'linearisable',
      'c10-bad.txt': 'not linearisable',
      'c10-ok.txt': 'linearisable',
    });
  });

  test("Knossos's registers", () => {
    const good = Object.values(verdictsOf(sharedFiles('histories/knossos/good')));
    const bad = Object.values(verdictsOf(sharedFiles('histories/knossos/bad')));
    expect([good.length, new Set(good), bad.length, new Set(bad)]).toEqual([
      20,
      new Set(['linearisable']),
      2,
      new Set(['not linearisable']),
    ]);
  });

  test("Elle's lists, and PolySI's registers", () => {
    const reports = ['histories/elle', 'histories/polysi'].flatMap(sharedFiles).map((file) => judgedFile(file));
    expect(reports).toMatchObject([
      { verdict: 'read committed', phenomenon: 'G-single', levels: { length: 4 } },
      { verdict: 'read committed', phenomenon: 'lost update', levels: { length: 3 } },
    ]);
  });
});
