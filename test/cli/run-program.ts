/** Runs the program as a process of its own, as a person would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Program {
  readonly process: ChildProcess;
  readonly ended: Promise<Ending>;
  /** The output so far. */
  output(): string;
  errors(): string;
}

const PROGRAM = join(import.meta.dirname, '..', '..', 'bin', 'selfman.js');

export function start(...args: readonly string[]): Program {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: 'pipe' });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = new Promise<Ending>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  return { process: child, ended, output: () => output, errors: () => errors };
}

/** Runs the program to its end. */
export async function run(
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly output: string; readonly errors: string }> {
  const program = start(...args);
  const { code } = await program.ended;
  return { code, output: program.output(), errors: program.errors() };
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'selfman-'));
}
