/** Traces of other systems with known verdicts. Where ../shared/data is missing, these tests are skipped by name. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { conformance, unjudged } from '../../../traces/foreign/conformance.ts';
import { readForeign } from '../../../traces/foreign/read-foreign.ts';
import { sharedFiles } from '../client-history/judged.ts';
import { lockServer } from './lock-server.ts';
import { judgedLines, judgedText, twoPhaseMapping } from './two-phase.ts';

const [twoPhase, locks, clocks] = ['twophase', 'lockserver', 'shiviz'].map((name) => sharedFiles(`traces/${name}`));

describe.skipIf(twoPhase.length === 0)('traces of other systems (in ../shared/data)', () => {
  const logs = twoPhase.filter((file) => basename(file).startsWith('trace.'));
  const mapping = twoPhaseMapping(['rm-0', 'rm-1', 'rm-2', 'rm-3']);

  test('two-phase commit, instrumented for TLA⁺', () => {
    const reports = logs.map((file) => [basename(file), conformance([file], mapping)] as const);
    expect(Object.fromEntries(reports.map(([name, { verdict }]) => [name, verdict]))).toEqual({
      'trace.ndjson.4RM.EA': 'conforms',
      'trace.ndjson.4RM.VEA': 'conforms',
      'trace.ndjson.BUG-4RM.VEA': 'diverged',
    });
    const [, bug] = reports.find(([name]) => name.includes('BUG')) ?? [];
    expect(bug?.unexplained).toMatchObject([{ line: 8, refusals: [{ action: 'TMCommit', operands: { 'tmPrepared.rm-3': false } }] }]);
  });

  test('half of what they tell is enough to refute the bug', () => {
    const file = logs.find((name) => name.includes('BUG')) ?? '';
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    const withoutVariables = lines.map((line) => {
      const { event, event_args } = JSON.parse(line);
      return JSON.stringify({ event, event_args });
    });
    expect(judgedLines(withoutVariables, mapping)).toMatchObject({ verdict: 'diverged', unexplained: [{ line: 8 }] });
  });

  test.each(locks.map((file) => [basename(file), file]))('the lock server of P: %s', (name, file) => {
    const report = conformance([file], lockServer);
    if (name.includes('happy')) expect(report).toMatchObject({ verdict: 'conforms', events: { explained: 20_000 } });
    else
      expect(report).toMatchObject({
        verdict: 'diverged',
        unexplained: [{ line: 1876, refusals: [{ action: 'response', kind: 'guard' }] }],
      });
  });

  test('a Chord ring with vector clocks merges into one causal order', () => {
    const [file] = clocks.filter((name) => name.endsWith('.log'));
    expect(unjudged(readForeign([file], {}))).toMatchObject({ events: { inFiles: 1235, processes: 8 }, reasons: [{ kind: 'model' }] });
    expect(judgedText(readFileSync(file), { spec: anything, event: () => ({ action: 'go' }) })).toMatchObject({ verdict: 'conforms' });
  });
});

const anything = { name: 'anything', init: [{}], actions: { go: { when: () => true, then: (state: unknown) => state } }, properties: {} };
