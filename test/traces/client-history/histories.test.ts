/** The histories that are kept as examples, and what is said of each. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { writtenSchema } from '../../../scripts/schemas.ts';
import { readHistory } from '../../../traces/client-history/read-file.ts';
import { reportOn } from '../../../traces/client-history/report.ts';

const folder = join(import.meta.dirname, '../../../traces/histories');
const isReport = new Ajv({ strict: false }).compile(JSON.parse(writtenSchema('history-report.json')));

const ACCEPTED = {
  'strictly-serialisable.ndjson': { verdict: 'strictly serialisable', because: [], order: ['open', 'transfer-1', 'transfer-3', 'audit'] },
  'stale-read.ndjson': {
    verdict: 'serialisable',
    phenomenon: 'stale read',
    because: [
      'second comes before late: second had ended when late began.',
      'late comes before second: late read version 1 of x, and second made the next, 2.',
    ],
  },
  'write-skew.ndjson': {
    verdict: 'not serialisable',
    phenomenon: 'write skew',
    because: [
      'alice-leaves comes before bob-leaves: alice-leaves read version 1 of bob, and bob-leaves made the next, 2.',
      'bob-leaves comes before alice-leaves: bob-leaves read version 1 of alice, and alice-leaves made the next, 2.',
    ],
  },
  'aborted-read.ndjson': {
    verdict: 'not serialisable',
    because: [
      'reader read version 1 of x (10), which deposit made, and deposit was aborted.',
      'left and right both made version 1 of y; a version has one maker.',
    ],
  },
  'long-fork.ndjson': {
    verdict: 'not serialisable',
    phenomenon: 'long fork',
    because: [
      'set-x comes before sees-x: sees-x read version 1 of x, which set-x made.',
      'sees-x comes before set-y: sees-x read version 0 of y, and set-y made the next, 1.',
      'set-y comes before sees-y: sees-y read version 1 of y, which set-y made.',
      'sees-y comes before set-x: sees-y read version 0 of x, and set-x made the next, 1.',
    ],
  },
  'large-numbers.ndjson': {
    verdict: 'serialisable',
    phenomenon: 'stale read',
    because: [
      'second comes before late: second had ended when late began.',
      'late comes before second: late read version 1732800000000000001 of x, and second made the next, 1732800000000000099.',
    ],
  },
  'inconclusive.ndjson': {
    verdict: 'inconclusive',
    because: ['reader read version 1 of x, which several transactions of unknown outcome may have made; values would tell.'],
  },
};

const REJECTED = {
  'no-header.ndjson': /no-header\.ndjson:1: the first line is a transaction; a history begins with its header$/,
  'version-is-no-number.ndjson': /:2: no line of a history: \/operations\/0\/version must be integer$/,
  'ends-before-it-begins.ndjson': /:2: transaction "a" ended at 1, before it began at 3$/,
};

test.each(Object.entries(ACCEPTED))('%s', (name, expected) => {
  const report = reportOn(readHistory(join(folder, name)));
  expect(report).toMatchObject(expected);
  expect(isReport(asJson(report)), JSON.stringify(isReport.errors)).toBe(true);
});

test.each(Object.entries(REJECTED))('rejected/%s', (name, complaint) => {
  expect(() => readHistory(join(folder, 'rejected', name))).toThrow(complaint);
});

test('every example is told about here', () => {
  const named = (path: string) =>
    readdirSync(path)
      .filter((name) => name.endsWith('.ndjson'))
      .sort();
  expect(named(folder)).toEqual(Object.keys(ACCEPTED).sort());
  expect(named(join(folder, 'rejected'))).toEqual(Object.keys(REJECTED).sort());
});

/** As a reader gets it that keeps numbers as doubles. */
function asJson(report: unknown): unknown {
  return JSON.parse(JSON.stringify(report, (_, each: unknown) => (typeof each === 'bigint' ? Number(each) : each)));
}
