/** Where the disk is full or slow, steps are left out of a trace. The trace says which, and a replay says what it cannot judge. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileSink } from '../../../traces/record/file-sink.ts';
import { replay } from '../../../traces/replay/replay-files.ts';
import { linesOf } from '../toy/edits.ts';
import { type Files, recordedRun, TOYS } from '../toy/recorded-run.ts';
import { limitedNode } from './limited-node.ts';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'selfman-'));

function replayed(files: Files): ReturnType<typeof replay> {
  const folder = newFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return replay([folder], TOYS);
}

test('whichever writes fail, nothing diverges; what is missing is told, and then nothing conforms', () => {
  const wishes = fc.record({
    seed: fc.nat(),
    steps: fc.integer({ min: 5, max: 60 }),
    from: fc.integer({ min: 1, max: 20 }),
    count: fc.integer({ min: 1, max: 12 }),
    mostCharacters: fc.integer({ min: 800, max: 9_000 }),
  });
  fc.assert(
    fc.property(wishes, ({ from, count, ...wish }) => {
      const all = replayed(recordedRun(wish));
      const files = recordedRun({ ...wish, fails: (node, write) => node === 2 && write >= from && write < from + count });
      const report = replayed(files);
      const isWhole = report.consumed.eventsInFiles === all.consumed.eventsInFiles;
      expect(report.verdict).toBe(isWhole ? 'conforms' : 'inconclusive');
      const gaps = Object.values(files).flatMap((text) => linesOf(text).filter(({ type }) => type === 'gap'));
      if (!isWhole) expect(gaps.length + report.doubts.filter(({ kind }) => kind === 'noEnd').length).toBeGreaterThan(0);
      for (const gap of gaps) expect(gap).toMatchObject({ why: 'full' });
    }),
    { numRuns: 40 },
  );
});

test('a gap is told with its steps and its reason, and weakens the layers that it concerns', () => {
  const report = replayed(recordedRun({ steps: 60, fails: (node, write) => node === 2 && write >= 6 && write < 9 }));
  const doubt = report.doubts.find(({ kind }) => kind === 'gap');
  expect(doubt?.says).toMatch(/^steps \d+ to \d+ of node 2 were not recorded: the disk was full, or could not keep up$/);
  expect(report.layers).toMatchObject({
    wellFormed: { verdict: 'conforms' },
    nodes: { verdict: 'inconclusive', because: doubt?.says },
    whole: { verdict: 'inconclusive' },
  });
});

test('a node that may leave steps out, and is killed, may have taken more steps than its trace says', () => {
  const files = recordedRun({ steps: 40, fails: () => false });
  const [name = ''] = Object.keys(files);
  const killed = (files[name] ?? '').split(/(?<=\n)/).slice(0, -1);
  const report = replayed({ ...files, [name]: killed.join('') });
  expect(report.doubts.map(({ says }) => says)).toContain(
    'the trace of node 1 has no end: the node was killed, and may have left out its last steps, or lines are missing',
  );
});

test('a disk that counts as slow is left alone for a while, and the end is written in any case', () => {
  const folder = newFolder();
  const node = limitedNode(folder, -1);
  for (let word = 0; word < 20; word++) node.tell(`w${word}`);
  node.end();
  const lines = readdirSync(folder).flatMap((name) => (name.endsWith('.ndjson') ? linesOf(readFileSync(join(folder, name), 'utf8')) : []));
  expect(lines.some(({ type }) => type === 'gap')).toBe(true);
  expect(lines.some(({ type }) => type === 'end')).toBe(true);
  const fast = newFolder();
  const other = limitedNode(fast, Number.POSITIVE_INFINITY);
  other.tell('w');
  other.end();
  expect(replay([fast], TOYS).verdict).toBe('conforms');
});

test('at a limit on the size of files, which cuts a write in the middle, the trace goes on in the next file', () => {
  const folder = newFolder();
  const script = join(import.meta.dirname, 'limited-node.ts');
  const { status, stderr } = spawnSync('bash', ['-c', 'ulimit -f 8; exec "$0" "$@"', process.execPath, script, folder]);
  expect([status, stderr.toString()]).toEqual([0, '']);
  expect(readdirSync(folder).length).toBeGreaterThan(1);
  const report = replay([folder], TOYS);
  expect(report).toMatchObject({ verdict: 'inconclusive', layers: { wellFormed: { verdict: 'conforms' } } });
  expect(new Set(report.doubts.map(({ kind }) => kind))).toEqual(new Set(['gap']));
}, 60_000);

test('what a failed write has left is cut off, and a file in which nothing else was is removed', () => {
  const folder = newFolder();
  const sink = fileSink(folder, 4, 1);
  sink.append('a\n');
  expect([sink.retract?.(), sink.isLagging]).toEqual([true, true]);
  sink.append('b\n');
  sink.close();
  expect(readFileSync(join(folder, 'node-4.1.ndjson'), 'utf8')).toBe('a\nb\n');
  const other = fileSink(folder, 5, 1);
  expect(other.retract?.()).toBe(true);
  expect(readdirSync(folder)).not.toContain('node-5.1.ndjson');
  other.append('c\n');
  other.close();
  expect(readFileSync(join(folder, 'node-5.1.ndjson'), 'utf8')).toBe('c\n');
});
