/** Writes and reads backups. The last line has a digest of all others, so a file that was cut off or altered is noticed. */
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, existsSync, fsyncSync, linkSync, openSync, rmSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { readJson } from '../traces/format/json-text.ts';
import { decoderOf } from '../traces/format/schema.ts';
import { BadOption } from './addresses.ts';
import type { BackupEnd, BackupLine, BackupValue } from './backup-line.ts';
import { CannotWrite } from './cannot-write.ts';
import { version } from './version.ts';

/** Until it is whole, a backup is beside its place. */
const BESIDE = '.partial';
const asLine = decoderOf<BackupLine>('backup-line.json');

/** A backup that is being written, beside the place where it will be. */
export class BackupWriter {
  readonly #path: string;
  readonly #file: number;
  readonly #hash = createHash('sha256');
  #values = 0;

  /** Throws `BadOption` if the file is there, or cannot be made. */
  constructor(path: string) {
    this.#path = `${path}${BESIDE}`;
    if (existsSync(path)) throw new BadOption(`${path}: got a file that is there already, expected a new one; name another`);
    try {
      this.#file = openSync(this.#path, 'wx');
    } catch (error) {
      throw new BadOption(`${path}: cannot be made (${error instanceof Error ? error.message : String(error)}); name another file`);
    }
    this.#write({ type: 'backup', format: 1, software: `selfman ${version()}`, begun: new Date().toISOString() });
  }

  add(value: Omit<BackupValue, 'type'>): void {
    this.#values += 1;
    this.#write({ type: 'value', ...value });
  }

  /** Puts the file at its place, once it is whole and synced. Returns the number of values. */
  finish(consistency: BackupEnd['consistency']): number {
    const sha256 = this.#hash.copy().digest('hex');
    this.#write({ type: 'end', values: this.#values, consistency, sha256 });
    const path = this.#path.slice(0, -BESIDE.length);
    try {
      fsyncSync(this.#file);
      // Unlike a renaming, this does not replace a file.
      linkSync(this.#path, path);
    } catch (error) {
      throw new CannotWrite(path, error);
    } finally {
      this.discard();
    }
    return this.#values;
  }

  /** Removes what was written. */
  discard(): void {
    closeSync(this.#file);
    rmSync(this.#path, { force: true });
  }

  #write(line: BackupLine): void {
    // Two signs of Unicode end a line for some readers, and JSON allows them in a text.
    const text = `${JSON.stringify(line).replace(/[\u2028\u2029]/g, escaped)}\n`;
    this.#hash.update(text);
    try {
      writeSync(this.#file, text);
    } catch (error) {
      throw new CannotWrite(this.#path, error);
    }
  }
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16)}`;
}

/** The values of a backup, one after another, and at last its end. Throws `BadOption` at the first line that is wrong. */
export async function* linesOfBackup(path: string): AsyncGenerator<BackupValue | BackupEnd> {
  const hash = createHash('sha256');
  let [number, values] = [0, 0];
  let end: BackupEnd | null = null;
  const refused = (complaint: string): BadOption =>
    new BadOption(`${path}:${number}: ${complaint}, expected a whole backup of selfman; name another file`);
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: 0 })) {
    number += 1;
    const json = readJson(text);
    const decoded = 'complaint' in json ? json : asLine(json.valid);
    if ('complaint' in decoded) throw refused(`got a line that ${'column' in decoded ? 'is ' : ''}${decoded.complaint}`);
    const line = decoded.valid;
    if ((line.type === 'backup') !== (number === 1)) throw refused(`got a line of type ${line.type}`);
    if (end !== null) throw refused('got a line after the end');
    if (line.type === 'end') {
      const sha256 = hash.copy().digest('hex');
      if (line.values !== values) throw refused(`got ${values} values and an end that tells of ${line.values}`);
      if (line.sha256 !== sha256) throw refused(`got lines with the digest ${sha256}, not ${line.sha256}`);
      end = line;
    }
    hash.update(`${text}\n`);
    if (line.type === 'value') values += 1;
    if (line.type !== 'backup') yield line;
  }
  number += 1;
  if (end === null) throw refused('got no more lines');
}
