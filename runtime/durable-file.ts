/** What a node keeps over a restart: one small file, replaced as a whole, on disk before the call returns. */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { isRecord } from '../impl/kernel/plain-data.ts';
import { readJsonBytes } from '../traces/format/json-text.ts';

/** The file is there, but holds something else. */
export class BadDurableFile extends Error {
  override readonly name = 'BadDurableFile';
}

export class DurableFile<D> {
  readonly incarnation: number;
  /** What was persisted before this boot; absent at the first. */
  readonly found: { readonly record?: D };
  readonly #path: string;

  /** Opens or creates the file, and counts this boot in it. Throws `BadDurableFile`, or the error of the file system. */
  constructor(path: string) {
    this.#path = path;
    const before = existsSync(path) ? read(path) : { incarnation: 0 };
    this.incarnation = before.incarnation + 1;
    // The decoding edge: only `persist` writes records.
    this.found = 'record' in before ? { record: before.record as D } : {};
    this.#replace({ ...before, incarnation: this.incarnation });
  }

  /** When it returns, the record survives even a loss of power. */
  persist(record: D): void {
    this.#replace({ incarnation: this.incarnation, record });
  }

  #replace(content: unknown): void {
    const next = `${this.#path}.next`;
    const file = openSync(next, 'w');
    const bytes = Buffer.from(JSON.stringify(content));
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    fsyncSync(file);
    closeSync(file);
    renameSync(next, this.#path);
    syncFolder(dirname(this.#path));
  }
}

/** Makes the renaming itself durable. */
function syncFolder(path: string): void {
  // Windows opens no folders, and its renames need no help.
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

function read(path: string): { readonly incarnation: number; readonly record?: unknown } {
  const content = parse(path, readFileSync(path));
  if (!isRecord(content) || !isIncarnation(content.incarnation)) {
    throw new BadDurableFile(`${path} holds no durable record of a node: remove it, or name another file`);
  }
  const { incarnation } = content;
  return 'record' in content ? { incarnation, record: content.record } : { incarnation };
}

function isIncarnation(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function parse(path: string, bytes: Uint8Array): unknown {
  const json = readJsonBytes(bytes);
  if ('valid' in json) return json.valid;
  throw new BadDurableFile(`${path}: ${json.complaint}, at column ${json.column}: remove the file, or name another one`);
}
