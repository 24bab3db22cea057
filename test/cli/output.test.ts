/** When the output cannot be written, every command ends with 74 and one line. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { run } from '../../cli/run.ts';
import { FileOutput } from '../../cli/standard-output.ts';
import { RingRun } from '../traces/ring/ring-run.ts';
import { newFolder } from './run-program.ts';

const ROOT = join(import.meta.dirname, '../..');
const HISTORY = join(ROOT, 'traces/histories/strictly-serialisable.ndjson');
const TRACE = aTrace();
const SCENARIO = 'baselines/two-phase-commit/crash/coordinator';
const FULL = '/dev/full';
const hasFullDevice = existsSync(FULL);
const ONE_LINE = 'selfman: the output cannot be written: ENOSPC: no space left on device, write\n';

/** A run of one node, in a folder. */
function aTrace(): string {
  const ring = new RingRun();
  ring.join(3);
  return ring.written();
}

/** A stream each write to which fails. */
function failing(code: string): Writable {
  return new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error(`${code}: no space left on device, write`), { code })),
  });
}

/** How the program ends in this process, when its output fails so. */
async function runWith(code: string, args: readonly string[]) {
  const exits: number[] = [];
  const errors = new PassThrough();
  const input = new PassThrough();
  const exitCode = await run({ input, output: failing(code), errors }, { entry: '', args, exit: (ended) => exits.push(ended) });
  return { exitCode, exits, errors: String(errors.read() ?? '') };
}

const COMMANDS: readonly (readonly string[])[] = [
  ['list'],
  ['list', '--json'],
  ['check', SCENARIO],
  ['check', SCENARIO, '--json', '-'],
  ['explain', SCENARIO],
  ['simulate', SCENARIO],
  ['replay', TRACE],
  ['replay', TRACE, '--json', '-'],
  ['history', HISTORY],
  ['history', HISTORY, '--json', '-'],
  ['--help'],
  ['check', '--help'],
  ['--version'],
];

describe('when the disk is full', () => {
  test.each(COMMANDS)('%s %s %s %s', async (...args) => {
    const { exitCode, exits, errors } = await runWith('ENOSPC', args);
    expect([
      exitCode,
      exits[0],
      errors
        .split('\n')
        .filter((line) => line.startsWith('selfman'))
        .join('\n'),
    ]).toEqual([74, 74, ONE_LINE.trimEnd()]);
  });

  test('a node stops in its own way, and the exit code is 74, too', async () => {
    const { exitCode, exits, errors } = await runWith('ENOSPC', ['node', '--id', '1']);
    expect([exitCode, exits, errors]).toEqual([74, [], ONE_LINE]);
  });

  test.runIf(hasFullDevice).each([['history', HISTORY], ['demo'], ['ring', '--nodes', '1', '--duration', '0']])(
    'as processes, which end at once: %s',
    async (...args) => {
      const full = openSync(FULL, 'w');
      const child = spawn(process.execPath, [join(ROOT, 'bin/selfman.js'), ...args], { stdio: ['ignore', full, 'pipe'] });
      closeSync(full);
      let errors = '';
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        errors += text;
      });
      expect(await new Promise((resolve) => child.on('close', resolve))).toBe(74);
      expect(errors).toContain(ONE_LINE);
      expect(errors).not.toContain('    at ');
    },
  );

  test.runIf(platform() !== 'win32')('a trace that cannot be written ends the ring, and nothing waits for the node', async () => {
    const program = join(ROOT, 'bin/selfman.js');
    const ring = ['ring', '--nodes', '2', '--keys', '16', '--duration', '0', '--trace', newFolder()];
    // A file may have 2 KiB, which is enough for the beginning of a trace.
    const child = spawn('bash', ['-c', 'ulimit -f 2; exec "$0" "$@"', process.execPath, program, ...ring], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(74);
    expect(errors).toMatch(/^node \d+: ".*ndjson": got EFBIG.*, expected a disk that takes the trace; free some space, or /m);
    expect(errors).not.toContain('    at ');
  });

  test.runIf(hasFullDevice).each([
    ['history', HISTORY, '--json', FULL],
    ['replay', TRACE, '--json', FULL],
    ['check', SCENARIO, '--json', FULL],
  ])('a report that cannot be written: %s', async (...args) => {
    const errors = new PassThrough();
    const streams = { input: new PassThrough(), output: new PassThrough().resume(), errors };
    expect(await run(streams, { entry: '', args, exit: () => undefined })).toBe(74);
    expect(String(errors.read())).toBe('selfman: /dev/full cannot be written: ENOSPC: no space left on device, write\n');
  });
});

test.each(COMMANDS)('when the reader has gone, the program ends quietly: %s %s %s %s', async (...args) => {
  const { exits, errors } = await runWith('EPIPE', args);
  expect([exits[0], errors.includes('cannot be written')]).toEqual([141, false]);
});

test('complaints that nobody reads change nothing', async () => {
  const streams = { input: new PassThrough(), output: new PassThrough().resume(), errors: failing('EPIPE') };
  expect(await run(streams, { entry: '', args: ['history', 'nowhere'], exit: () => undefined })).toBe(2);
});

test('a file gets all that is written to it', async () => {
  const path = join(newFolder(), 'out');
  const file = openSync(path, 'w');
  const output = new FileOutput(file);
  for (const text of ['one\n', 'two\n']) output.write(text);
  await new Promise<void>((resolve) => output.end(resolve));
  closeSync(file);
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
});
