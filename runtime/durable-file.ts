/** A node's durable record: one small file that is replaced as a whole, and is on disk before the call returns. */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { isRecord } from '../impl/kernel/plain-data.ts';
import { readJsonBytes } from '../traces/format/json-text.ts';

/** The file exists, but does not hold a durable record. */
export class BadDurableFile extends Error {
  override readonly name = 'BadDurableFile';
}

export class DurableFile<D> {
  readonly incarnation: number;
  /** The record that was persisted before this boot; without `record` at the first boot. */
  readonly found: { readonly record?: D };
  readonly #path: string;

  /** Opens or creates the file, and counts this boot in it. Throws `BadDurableFile`, or the error of the file system. */
  constructor(path: string) {
    this.#path = path;
    const before = existsSync(path) ? read(path) : { incarnation: 0 };
    this.incarnation = before.incarnation + 1;
    // The type is trusted here, as only `persist` writes records.
    this.found = 'record' in before ? { record: before.record as D } : {};
    this.#replace({ ...before, incarnation: this.incarnation });
  }

  /** Writes the record. Once this returns, the record survives a loss of power. */
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

/** Makes the renaming of the file durable. */
function syncFolder(path: string): void {
  // Windows cannot open folders, and its renames need no sync.
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

function read(path: string): { readonly incarnation: number; readonly record?: unknown } {
  const content = parse(path, readFileSync(path));
  if (!isRecord(content) || !isIncarnation(content.incarnation)) {
    throw new BadDurableFile(`${path}: got JSON without a node's incarnation, expected a durable record; remove the file, or name another`);
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
  throw new BadDurableFile(
    `${path}: got text that is ${json.complaint} (column ${json.column}), expected a durable record; remove the file, or name another`,
  );
}
