/** A node's disk: what is durable, in which order things are said, and what a folder is refused for. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ClassicLevel } from 'classic-level';
import { expect, test } from 'vitest';
import { BadDisk, Disk } from '../../runtime/disk.ts';
import { whole } from './rumour-node.ts';

const newFolder = (): string => join(mkdtempSync(join(tmpdir(), 'selfman-disk-')), 'disk');
const durable = (disk: Disk<unknown>) => new Promise<void>((resolve) => disk.whenDurable(resolve));

test('what was persisted last is found at the next boot, and each boot is counted', async () => {
  const folder = newFolder();
  const first = await Disk.open<string[]>(folder, whole());
  expect([first.incarnation, first.found]).toEqual([1, {}]);
  first.persist(['a']);
  first.persist(['a', 'b']);
  await first.close();
  const second = await Disk.open<string[]>(folder, whole());
  expect([second.incarnation, second.found]).toEqual([2, { record: ['a', 'b'] }]);
  await second.close();
});

test('those that wait are called in order, and none before what it waits for is durable', async () => {
  const disk = await Disk.open<number>(newFolder(), whole());
  const called: string[] = [];
  disk.whenDurable(() => called.push('nothing is written yet'));
  expect(called).toEqual(['nothing is written yet']);
  for (let i = 0; i < 50; i++) {
    disk.persist(i);
    disk.whenDurable(() => called.push(`a${i}`));
    disk.whenDurable(() => called.push(`b${i}`));
  }
  expect(called.length).toBe(1);
  await durable(disk);
  expect(called.slice(1)).toEqual(Array.from({ length: 50 }, (_, i) => [`a${i}`, `b${i}`]).flat());
  await disk.close();
});

test('the records that are not durable yet are counted, and the time that the oldest one has waited', async () => {
  const disk = await Disk.open<number>(newFolder(), whole());
  expect(disk.unsynced).toEqual({ records: 0, ms: 0 });
  disk.persist(1);
  disk.persist(2);
  expect(disk.unsynced.records).toBe(2);
  expect(disk.unsynced.ms).toBeGreaterThan(0);
  await durable(disk);
  expect(disk.unsynced).toEqual({ records: 0, ms: 0 });
  await disk.close();
});

test('what waits in another call is said later', async () => {
  const disk = await Disk.open<number>(newFolder(), whole());
  const called: string[] = [];
  disk.persist(1);
  disk.whenDurable(() => {
    called.push('first');
    disk.whenDurable(() => called.push('third'));
  });
  disk.whenDurable(() => called.push('second'));
  await durable(disk);
  expect(called).toEqual(['first', 'second', 'third']);
  await disk.close();
});

test('a write that fails is told once, and nothing that waits goes on', async () => {
  const disk = await Disk.open<number>(newFolder(), whole());
  const told: unknown[] = [];
  disk.onFailure = (error) => told.push(error);
  await disk.close();
  disk.persist(1);
  disk.whenDurable(() => told.push('said'));
  disk.persist(2);
  await expect.poll(() => told.length).toBe(1);
  expect(told[0]).toBeInstanceOf(Error);
});

test('a folder that another process uses is refused at once', async () => {
  const folder = newFolder();
  const disk = await Disk.open(folder, whole());
  await expect(Disk.open(folder, whole())).rejects.toThrow(/another process uses it/);
  await disk.close();
});

test('a folder of another format, or with something else, is refused by its name', async () => {
  const [later, other, file] = [newFolder(), newFolder(), newFolder()];
  for (const [folder, key, value] of [
    [later, 'boot', '{"format":2,"incarnation":1}'],
    [other, 'x', 'y'],
  ]) {
    const level = new ClassicLevel<string, string>(folder);
    await level.put(key, value);
    await level.close();
    await expect(Disk.open(folder, whole())).rejects.toThrow(BadDisk);
    await expect(Disk.open(folder, whole())).rejects.toThrow(folder);
  }
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, 'text');
  await expect(Disk.open(file, whole())).rejects.toThrow(/cannot be opened/);
});

const CHILD = `
import { Disk } from '${join(import.meta.dirname, '..', '..', 'runtime', 'disk.ts')}';
const records = { changesOf: (_, after) => [{ key: 'whole', value: after }], recordFrom: () => null };
const disk = await Disk.open(process.argv[1], records);
for (let i = 1; ; i++) {
  disk.persist(i);
  await new Promise((resolve) => disk.whenDurable(resolve));
  console.log(i);
}`;

test('after kill -9, what was said to be durable is there', async () => {
  const folder = newFolder();
  const child = spawn(process.execPath, ['--input-type=module', '-e', CHILD, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    said = Number(line);
    if (said === 200) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  const disk = await Disk.open<number>(folder, whole());
  expect(disk.found.record).toBeGreaterThanOrEqual(said);
  expect(said).toBeGreaterThanOrEqual(200);
  await disk.close();
});

test('a folder in which a durable write was damaged is refused, and half a write at the end is not', async () => {
  const folder = newFolder();
  const disk = await Disk.open<string>(folder, whole());
  for (let i = 0; i < 200; i++) {
    disk.persist(`${i} ${'x'.repeat(1_000)}`);
    await durable(disk);
  }
  // As after `kill -9`: the database was not closed.
  const crashed = newFolder();
  cpSync(folder, crashed, { recursive: true });
  const damaged = newFolder();
  cpSync(folder, damaged, { recursive: true });
  await disk.close();
  appendFileSync(logIn(crashed), Buffer.alloc(300, 1));
  const back = await Disk.open<string>(crashed, whole());
  expect(back.found.record?.slice(0, 4)).toBe('199 ');
  await back.close();
  const bytes = readFileSync(logIn(damaged));
  bytes[Math.floor(bytes.length / 2)] ^= 1;
  writeFileSync(logIn(damaged), bytes);
  await expect(Disk.open<string>(damaged, whole())).rejects.toThrow(
    new BadDisk(`${damaged}: got only a part of what was written, expected all of it; the disk is damaged, so name an empty folder`),
  );
});

function logIn(folder: string): string {
  const [log] = readdirSync(folder).filter((name) => name.endsWith('.log'));
  return join(folder, log);
}
