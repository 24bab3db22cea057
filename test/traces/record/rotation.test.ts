/** The trace of a life may go on in other files, which are compressed, and some of which may be gone. */
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { earlierTrace } from '../../../traces/record/earlier-trace.ts';
import { fileSink } from '../../../traces/record/file-sink.ts';
import { Recorder } from '../../../traces/record/recorder.ts';
import { replay } from '../../../traces/replay/replay-files.ts';
import { type Files, recordedRun, TOYS } from '../toy/recorded-run.ts';
import { type RumourTypes, rumour } from '../toy/rumour.ts';

function written(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'selfman-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** Files are compressed beside, on a machine that may be busy. */
const patiently = { timeout: 60_000, interval: 50 };
const without = (files: Files, name: string): Files => Object.fromEntries(Object.entries(files).filter(([each]) => each !== name));

test('a run in many files conforms, whichever of them are compressed', () => {
  const wishes = fc.record({ seed: fc.nat(), mostCharacters: fc.integer({ min: 1, max: 6_000 }), needsSnapshots: fc.boolean() });
  fc.assert(
    fc.property(wishes, fc.infiniteStream(fc.boolean()), (wish, packed) => {
      const files = Object.entries(recordedRun({ steps: 40, ...wish }));
      const some = files.map(([name, text]): readonly [string, string | Uint8Array] =>
        packed.next().value ? [`${name}.gz`, gzipSync(text)] : [name, text],
      );
      const report = replay([written(Object.fromEntries(some))], TOYS);
      expect(report).toMatchObject({ verdict: 'conforms', doubts: [], consumed: { files: files.length } });
    }),
    { numRuns: 25 },
  );
});

const files = recordedRun({ steps: 60, mostCharacters: 3_000 });

test('a file that is missing in the middle, or comes from another run, is told, and nothing conforms', () => {
  expect(Object.keys(files)).toContain('node-2.1.4.ndjson');
  const first = replay([written(without(files, 'node-2.1.3.ndjson'))], TOYS);
  expect(first).toMatchObject({ verdict: 'inconclusive', layers: { wellFormed: { verdict: 'inconclusive' } } });
  expect(first.doubts.find(({ kind }) => kind === 'order')).toMatchObject({
    at: { node: 2, line: 1 },
    actual: expect.stringContaining('file 4'),
  });
  const other = recordedRun({ seed: 9, steps: 60, mostCharacters: 3_000 });
  const mixed = { ...files, 'node-2.1.3.ndjson': other['node-2.1.3.ndjson'] ?? '' };
  expect(replay([written(mixed)], TOYS)).toMatchObject({ verdict: 'inconclusive' });
});

test('without its first files, a life is replayed from the snapshot of the next one, and the gap is told', () => {
  const kept = recordedRun({ steps: 60, mostCharacters: 3_000, needsSnapshots: true });
  const report = replay([written(without(without(kept, 'node-2.1.ndjson'), 'node-2.1.2.ndjson'))], TOYS);
  expect(report).toMatchObject({ verdict: 'inconclusive', first: { kind: 'gap', at: { node: 2, step: 0 } } });
  expect(report.consumed.events).toBe(report.consumed.eventsInFiles);
});

test('a compressed file that was cut short gives what is left of it', () => {
  const last = Object.keys(files).findLast((name) => name.startsWith('node-3.')) ?? '';
  const packed = gzipSync(files[last] ?? '');
  const folder = written({ ...without(files, last), [`${last}.gz`]: packed.subarray(0, packed.length - 40) });
  expect(replay([folder], TOYS)).toMatchObject({ verdict: 'inconclusive', doubts: [{ kind: 'noEnd', at: { node: 3 } }] });
  expect(() => replay([written({ 'a.ndjson.gz': 'no gzip' })], TOYS)).toThrow('a.ndjson.gz: cannot be unpacked: incorrect header check');
});

/** A node that hears of words, in its own files. */
function recordInto(folder: string, incarnation: number, rotation: Parameters<typeof fileSink>[3], words: number): void {
  const identity = { run: 'r', node: 4, incarnation, protocol: 'rumour', config: { peers: [4] }, software: 'test' };
  const recorder = new Recorder<RumourTypes>({ identity, sink: fileSink(folder, 4, incarnation, rotation), now: () => 0 });
  let next = rumour.init(4, { peers: [4] });
  recorder.record({ type: 'boot' }, next);
  next = rumour.step(next.state, { type: 'start' });
  recorder.record({ type: 'start' }, next);
  for (let word = 0; word < words; word++) {
    const request = { type: 'tell', word: `w${word}` } as const;
    next = rumour.step(next.state, { type: 'request', request });
    recorder.record({ type: 'request', request }, next);
    if (!next.effects.some(({ type }) => type === 'choose')) continue;
    next = rumour.step(next.state, { type: 'chosen', value: 0 });
    recorder.record({ type: 'chosen', value: 0 }, next);
  }
  recorder.end('stop');
}

test('closed files are compressed while the node goes on, and the next life finds the last line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'selfman-'));
  recordInto(folder, 1, { mostBytes: 2_000 }, 40);
  await vi.waitFor(() => expect(readdirSync(folder).filter((name) => name.endsWith('.ndjson'))).toHaveLength(1), patiently);
  expect(existsSync(join(folder, 'node-4.1.ndjson.gz'))).toBe(true);
  expect(replay([folder], TOYS)).toMatchObject({ verdict: 'conforms' });
  const last = earlierTrace(folder, 4, 2);
  expect(last).toMatchObject({ incarnation: 1 });
});

test('with a window, old files are removed, those of earlier lives as well', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'selfman-'));
  recordInto(folder, 1, {}, 3);
  recordInto(folder, 2, { mostBytes: 2_000, keepMs: 0 }, 60);
  await vi.waitFor(() => expect(readdirSync(folder).filter((name) => !name.startsWith('node-4.2.'))).toEqual([]), patiently);
  await vi.waitFor(() => expect(readdirSync(folder).length).toBeLessThanOrEqual(2), patiently);
});
