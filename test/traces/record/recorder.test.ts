import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileSink, TraceExists } from '../../../traces/record/file-sink.ts';
import { Recorder, type Sink } from '../../../traces/record/recorder.ts';
import { linesOf } from '../toy/edits.ts';
import { recordedRun, replayFiles } from '../toy/recorded-run.ts';
import type { RumourTypes } from '../toy/rumour.ts';

const identity = { run: 'r', node: 4, incarnation: 1, protocol: 'rumour', config: { peers: [] }, software: 'test' };
const state = { self: 4, peers: [], heard: [], telling: null, absent: [] };

function recorderInto(sink: Sink | null): Recorder<RumourTypes> {
  return new Recorder({ identity, sink, now: () => 0 });
}

test('any recorded run conforms', () => {
  fc.assert(
    fc.property(
      fc.record({
        seed: fc.nat(),
        nodes: fc.integer({ min: 2, max: 5 }),
        steps: fc.integer({ min: 0, max: 80 }),
        snapshotEvery: fc.integer({ min: 1, max: 20 }),
      }),
      (wishes) => {
        expect(replayFiles(recordedRun(wishes))).toMatchObject({ verdict: 'conforms', doubts: [] });
      },
    ),
    { numRuns: 40 },
  );
});

test('the line is written before the effects of the step are handed out', () => {
  const log: string[] = [];
  const recorder = recorderInto({ append: (text) => log.push(...linesOf(text).map(({ type }) => type)), close: () => log.push('closed') });
  log.push(`handed out ${recorder.record({ type: 'boot' }, { state, effects: [] }).lamport}`);
  recorder.end('stop');
  expect(log).toEqual(['header', 'event', 'snapshot', 'handed out 1', 'end', 'closed']);
});

test('each sending gets a name of its own, and the clock passes that of what was heard', () => {
  const recorder = recorderInto(null);
  recorder.record({ type: 'boot' }, { state, effects: [] });
  const send = { type: 'send', to: 5, message: { type: 'rumour', word: 'w' } } as const;
  const { lamport, outputs } = recorder.record({ type: 'start' }, { state, effects: [send, { type: 'monitor', node: 5 }, send] }, 41);
  expect(lamport).toBe(42);
  expect(outputs.map((output) => (output.type === 'send' ? output.mid : output.type))).toEqual(['4.1.1.0', 'monitor', '4.1.1.2']);
});

test('after a line that may be torn, nothing more is written', () => {
  const written: string[] = [];
  const recorder = recorderInto({
    append: (text) => {
      if (written.length === 1) throw new Error('no space left');
      written.push(text);
    },
    close: () => undefined,
  });
  expect(() => recorder.record({ type: 'boot' }, { state, effects: [] })).toThrow('no space left');
  recorder.end('fatal');
  expect(written).toHaveLength(1);
});

test('a file is made once, with its folder', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'selfman-')), 'deep', 'er');
  const sink = fileSink(folder, 4, 2);
  sink.append('a\n');
  sink.append('b\n');
  sink.close();
  expect(readFileSync(join(folder, 'node-4.2.ndjson'), 'utf8')).toBe('a\nb\n');
  expect(() => fileSink(folder, 4, 2)).toThrow(TraceExists);
});

describe('what cannot be recorded is told in one sentence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'selfman-'));
  const file = join(folder, 'file');
  writeFileSync(file, '');

  test.each<readonly [string, () => unknown, string]>([
    ['a folder within a file', () => fileSink(join(file, 'in'), 1, 1), 'got ENOTDIR: not a directory, mkdir'],
    ['a folder that is a file', () => fileSink(file, 1, 1), 'got ENOTDIR: not a directory, open'],
    ['a name that no file system takes', () => fileSink(join(folder, 'x'.repeat(300)), 1, 1), 'got ENAMETOOLONG: name too long, mkdir'],
  ])('%s', (_, use, found) => {
    expect(use).toThrow(expect.objectContaining({ name: 'CannotRecord', fault: 'folder' }));
    expect(use).toThrow(found);
    expect(use).toThrow('expected a folder for traces that can be written; name another folder');
  });

  test('a disk that accepts no more writes', () => {
    const sink = fileSink(folder, 5, 1);
    sink.close();
    expect(() => sink.append('a\n')).toThrow(expect.objectContaining({ name: 'CannotRecord', fault: 'disk' }));
    expect(() => sink.append('a\n')).toThrow(
      'node-5.1.ndjson": got EBADF: bad file descriptor, write, expected a disk that takes the trace; free',
    );
  });
});
