/** Five real processes on real sockets. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { type RingOptions, runRing } from '../../cli/ring-processes.ts';
import type { Protocol } from '../../impl/kernel/protocol.ts';
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import { relaxedRing } from '../../impl/relaxed-ring/step.ts';
import { replay } from '../../traces/replay/replay-files.ts';
import type { ReplayReport } from '../../traces/replay/report.ts';
import { runHere } from './run-here.ts';
import { newFolder, type Program, run, start } from './run-program.ts';

const patiently = { timeout: 100_000, interval: 50 };

describe('a ring that runs to its end', () => {
  const trace = newFolder();
  let ending: Awaited<ReturnType<typeof run>>;

  beforeAll(async () => {
    ending = await run('ring', '--nodes', '5', '--seed', '1', '--duration', '0', '--trace', trace);
  });

  test('exits with 0 and says what it did', () => {
    expect(ending).toMatchObject({ code: 0, errors: expect.stringContaining('every node has joined, and the ring is perfect') });
  });

  test('prints a table in which all nodes give the same owner for each key', () => {
    const rows = ending.output.split('\n').map((line) => line.match(/\d+/g) ?? []);
    const answers = rows.filter((row) => row.length === 6);
    expect(answers).toHaveLength(4);
    for (const [, ...owners] of answers) expect(new Set(owners).size).toBe(1);
  });

  test('leaves one trace per node, and their replay conforms', async () => {
    expect(readdirSync(trace)).toHaveLength(5);
    const { code, output } = await runHere('replay', trace, '--json', '-');
    const report: ReplayReport = JSON.parse(output);
    expect([code, report.verdict, report.doubts]).toEqual([0, 'conforms', []]);
    // Four keys, asked of each of five nodes.
    expect(report.consumed.byKind).toMatchObject({ boot: 5, start: 5, request: 20 });
    expect(report.consumed.messages.inFlight).toBe(0);
    expect(report.properties.filter(({ judged }) => judged === 0)).toEqual([]);
  });

  test('does not conform to a ring that differs in one message, and the first such event is named', () => {
    const forgetful: Protocol<RelaxedRing> = {
      ...relaxedRing,
      step: (state, event) => {
        const { effects, ...after } = relaxedRing.step(state, event);
        return { ...after, effects: effects.filter((effect) => effect.type !== 'send' || effect.message.type !== 'unfollow') };
      },
    };
    expect(replay([trace], { 'relaxed-ring': { protocol: forgetful, properties: () => ({}) } })).toMatchObject({
      verdict: 'diverged',
      first: {
        kind: 'outputs',
        actual: expect.arrayContaining([
          expect.objectContaining({ type: 'send', message: { type: 'unfollow', moves: expect.any(Number) } }),
        ]),
      },
    });
  });

  test('is not run again into the same folder', async () => {
    expect(await runHere('ring', '--trace', trace)).toMatchObject({
      code: 2,
      errors: expect.stringContaining(`--trace: got ${trace}, which holds the trace `),
    });
  });

  test('one byte of one digest changed: the replay says diverged, and names the line', async () => {
    const { folder, file, lines } = copyOf(trace);
    const line = lines.findIndex((text) => text.includes('"digest"'));
    const spoiled = lines.with(
      line,
      (lines[line] ?? '').replace(/("digest":")(.)/, (_, key: string, digit: string) => key + (digit === '0' ? '1' : '0')),
    );
    writeFileSync(file, spoiled.join('\n'));
    const { code, output } = await runHere('replay', folder);
    expect(code).toBe(1);
    expect(output).toContain('verdict: diverged');
    expect(output).toContain(`${file}:${line + 1}: `);
  });

  test('one line dropped: the replay is inconclusive, and names the line', async () => {
    const { folder, file, lines } = copyOf(trace);
    const line = lines.findIndex((text) => text.includes('"receive"'));
    writeFileSync(file, lines.toSpliced(line, 1).join('\n'));
    const { code, output } = await runHere('replay', folder);
    expect(code).toBe(3);
    expect(output).toContain(`${file}:${line + 1}: `);
  });

  test('an empty file, a missing one, and one that holds something else are bad input', async () => {
    const { folder, file } = copyOf(trace);
    writeFileSync(file, '');
    expect(await runHere('replay', folder)).toMatchObject({
      code: 2,
      output: '',
      errors: expect.stringContaining(`${file}: the file is empty`),
    });
    writeFileSync(file, 'a poem\n');
    expect(await runHere('replay', folder)).toMatchObject({ code: 2, errors: expect.stringContaining(`${file}:1:1: not JSON`) });
    expect(await runHere('replay', join(folder, 'nowhere'))).toMatchObject({
      code: 2,
      errors: expect.stringContaining('nowhere: cannot be read'),
    });
  });
});

// Rings mostly wait, so these three run at once.
test.concurrent('a node that dies is named, the others are stopped, and the exit code is 1', async () => {
  const trace = newFolder();
  const ring = start('ring', '--nodes', '3', '--trace', trace);
  await untilRunning(ring);
  const victim = childrenOf(ring)[1];
  process.kill(victim ?? 0, 'SIGKILL');
  expect(await ring.ended).toEqual({ code: 1, signal: null });
  expect(ring.errors()).toMatch(/node \d+ has ended unexpectedly \(signal SIGKILL\); stopping the others/);
  const { code, output } = await runHere('replay', trace);
  expect([code, output]).toEqual([3, expect.stringMatching(/has no end.*: the node was killed/)]);
});

test.concurrent('Ctrl-C stops the nodes and the ring, with exit code 0', async () => {
  const trace = newFolder();
  const ring = start('ring', '--nodes', '3', '--trace', trace, '--patience', '100');
  await untilRunning(ring);
  for (const pid of [ring.process.pid ?? 0, ...childrenOf(ring)]) process.kill(pid, 'SIGINT');
  const ended = await ring.ended;
  // First, so that a failure shows why.
  expect(ring.errors()).not.toMatch(/unexpectedly|did not stop|fail/);
  expect(ended).toEqual({ code: 0, signal: null });
  expect((await runHere('replay', trace)).code).toBe(0);
});

test.concurrent('a ring that is killed leaves no orphans, and their traces are whole', async () => {
  const trace = newFolder();
  const ring = start('ring', '--nodes', '3', '--trace', trace);
  await untilRunning(ring);
  ring.process.kill('SIGKILL');
  await ring.ended;
  const whole = (): readonly boolean[] =>
    readdirSync(trace).map((name) => /"type":"end".*\n$/.test(readFileSync(join(trace, name), 'utf8')));
  await vi.waitFor(() => expect(whole()).toEqual([true, true, true]), patiently);
  expect((await runHere('replay', trace)).code).toBe(0);
});

test.each<[Partial<RingOptions>, string]>([
  [{ nodes: 0 }, '--nodes: got 0, expected a whole number, at least 1; name at least one node'],
  [{ nodes: 5, keys: 4 }, '--keys: got 4, expected at least 5, a place for each node; write more keys or fewer nodes'],
  [{ durationSeconds: -1 }, '--duration: got -1, expected seconds, 0 … 2147483; leave it out to run until Ctrl-C'],
])('a ring with %j is refused', async (wishes, complaint) => {
  const [output, errors] = [new PassThrough(), new PassThrough()];
  expect(await runRing({ nodes: 5, keys: 64, seed: 1, entry: [], ...wishes }, { output, errors })).toBe(2);
  expect(String(errors.read())).toBe(`selfman ring: ${complaint}\n`);
});

async function untilRunning(ring: Program): Promise<void> {
  await vi.waitFor(() => expect(ring.errors()).toContain('running until Ctrl-C'), patiently);
}

/** The process ids of its nodes, as it tells them. */
function childrenOf(ring: Program): readonly number[] {
  return [...ring.errors().matchAll(/: process (\d+),/g)].map(([, pid]) => Number(pid));
}

/** A copy of the run to be spoiled, and the first file of it. */
function copyOf(trace: string): { readonly folder: string; readonly file: string; readonly lines: string[] } {
  const folder = newFolder();
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(trace);
  for (const name of names) copyFileSync(join(trace, name), join(folder, name));
  const file = join(folder, names[0] ?? '');
  return { folder, file, lines: readFileSync(file, 'utf8').split('\n') };
}
