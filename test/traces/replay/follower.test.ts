/** Following a run while it is recorded comes to the verdict of a replay, line by line. */
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Follower } from '../../../traces/replay/follower.ts';
import { replay } from '../../../traces/replay/replay-files.ts';
import { forged } from '../toy/edits.ts';
import { type Files, recordedRun, TOYS } from '../toy/recorded-run.ts';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'selfman-'));
const MOST = 100_000;

/** Appends the files to a folder in pieces, those of a node one after another, as `sizes` says. It looks after each round. */
function followed(files: Files, sizes: () => number): Follower {
  const folder = newFolder();
  const follower = new Follower([folder], TOYS);
  const left = new Map(Object.entries(files));
  for (let now = 0; left.size > 0; now++) {
    const nodes = new Set<string>();
    for (const [name, text] of left) {
      const [node = ''] = name.split('.');
      if (nodes.has(node)) continue;
      nodes.add(node);
      const size = sizes();
      appendFileSync(join(folder, name), text.slice(0, size));
      if (text.length > size) left.set(name, text.slice(size));
      else left.delete(name);
    }
    follower.look(now, MOST);
  }
  follower.look(1_000_000, MOST);
  return follower;
}

test('however the files grow, the verdict is that of a replay, and so are the counts', () => {
  const wishes = fc.record({
    seed: fc.nat(),
    steps: fc.integer({ min: 5, max: 50 }),
    mostCharacters: fc.integer({ min: 800, max: 9_000 }),
  });
  fc.assert(
    fc.property(wishes, fc.infiniteStream(fc.integer({ min: 1, max: 3_000 })), (wish, sizes) => {
      const files = recordedRun(wish);
      const report = followed(files, () => sizes.next().value).report();
      const folder = newFolder();
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
      const { consumed, verdict } = replay([folder], TOYS);
      expect(report).toMatchObject({ verdict, consumed, doubts: [] });
    }),
    { numRuns: 20 },
  );
});

const files = recordedRun({ seed: 5, steps: 40 });

test('a wrong step is found as soon as its line is there, and nothing else is read', () => {
  const wrong = forged(files, 'node-2.1.ndjson', (line) => (line.type === 'event' && line.step === 5 ? { ...line, outputs: [] } : line));
  const follower = followed(wrong, () => 700);
  expect(follower.divergence).toMatchObject({ kind: 'outputs', at: { node: 2, step: 5 } });
  expect(follower.report()).toMatchObject({ verdict: 'diverged', layers: { nodes: { verdict: 'diverged' } } });
});

test('half a line is waited for, without a fault', () => {
  const follower = new Follower([newFolder()], TOYS);
  expect([follower.look(0, MOST), follower.report(), follower.lives]).toEqual([false, null, { known: 0, open: 0 }]);
  const folder = newFolder();
  const text = files['node-1.1.ndjson'] ?? '';
  const half = text.indexOf('\n') + 40;
  writeFileSync(join(folder, 'node-1.1.ndjson'), text.slice(0, half));
  const other = new Follower([folder], TOYS);
  other.look(0, MOST);
  expect([other.events, other.doubts]).toEqual([0, []]);
  appendFileSync(join(folder, 'node-1.1.ndjson'), text.slice(half, text.indexOf('\n', half) + 1));
  other.look(1, MOST);
  expect([other.events, other.lives]).toEqual([1, { known: 1, open: 1 }]);
});

test('a receipt waits for its sending; when that does not come, this is a doubt, and the rest goes on', () => {
  const { 'node-3.1.ndjson': missing = '', ...others } = files;
  const folder = newFolder();
  for (const [name, text] of Object.entries(others)) writeFileSync(join(folder, name), text);
  const follower = new Follower([folder], TOYS, { patienceMs: 1_000 });
  follower.look(10_000, MOST);
  const before = follower.events;
  follower.look(10_500, MOST);
  expect([follower.events, follower.doubts.filter(({ kind }) => kind === 'missingSending')]).toEqual([before, []]);
  follower.look(12_000, MOST);
  for (let now = 12_001; follower.look(now, MOST); now++);
  expect(follower.events).toBeGreaterThan(before);
  expect(follower.doubts.map(({ kind }) => kind)).toContain('missingSending');
  expect(missing).not.toBe('');
});

test('garbage is bad input, and its place is named', () => {
  const folder = newFolder();
  const file = join(folder, 'node-1.1.ndjson');
  const follower = new Follower([folder], TOYS);
  writeFileSync(file, `${(files['node-1.1.ndjson'] ?? '').split('\n').slice(0, 3).join('\n')}\n`);
  follower.look(0, MOST);
  appendFileSync(file, '\u0000garbage\n');
  expect(() => follower.look(1, MOST)).toThrow(`${file}:4:1: not JSON`);
  expect(() => new Follower([join(folder, 'nowhere')], TOYS)).toThrow('nowhere: cannot be read: ENOENT');
});

test('a file that is compressed after it was closed is read on', () => {
  const many = recordedRun({ seed: 5, steps: 40, mostCharacters: 3_000 });
  const folder = newFolder();
  const follower = new Follower([folder], TOYS);
  for (const [name, text] of Object.entries(many)) writeFileSync(join(folder, name), text);
  follower.look(0, 3);
  for (const [name, text] of Object.entries(many)) {
    writeFileSync(join(folder, `${name}.gz`), gzipSync(text));
    rmSync(join(folder, name));
  }
  for (let now = 1; follower.look(now, MOST); now++);
  expect(follower.report()).toMatchObject({ verdict: 'conforms' });
});

test('a message that is in flight for too long counts as lost; a receipt of it is a doubt, and no divergence', () => {
  const folder = newFolder();
  const { 'node-2.1.ndjson': late = '', ...others } = files;
  const follower = new Follower([folder], TOYS, { patienceMs: 1, mostInFlightMs: 1_000 });
  for (const [name, text] of Object.entries(others)) writeFileSync(join(folder, name), text);
  for (let now = 10; now < 5_000; now += 100) follower.look(now, MOST);
  expect(follower.messages).toMatchObject({ inFlight: 0 });
  const { lost } = follower.messages;
  expect(lost).toBeGreaterThan(0);
  writeFileSync(join(folder, 'node-2.1.ndjson'), late);
  for (let now = 5_000; now < 9_000; now += 100) follower.look(now, MOST);
  expect(follower.divergence).toBeNull();
  expect(follower.report()).toMatchObject({ verdict: 'inconclusive', consumed: { messages: { lost: expect.any(Number) } } });
  expect(follower.doubts.some(({ kind, at }) => kind === 'missingSending' && at.node === 2)).toBe(true);
});
