/** The files of a checkpoint: a description in JSON, and the states in a file of their own. A crash leaves the last whole one. */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Checkpoint } from '../model-check/options.ts';
import { BadOption } from './addresses.ts';
import { CannotWrite } from './cannot-write.ts';

const DESCRIPTION = 'checkpoint.json';
const FORMAT = 'selfman checkpoint 1';

interface Description {
  readonly format: string;
  readonly checkpoint: Omit<Checkpoint, 'rows'>;
  /** The file with the states, and its digest. */
  readonly rows: string;
  readonly sha256: string;
}

/** Writes a checkpoint into `folder`, and removes the last one. Throws `CannotWrite`. */
export function writeCheckpoint(folder: string, { rows, ...checkpoint }: Checkpoint): void {
  try {
    mkdirSync(folder, { recursive: true });
    const bytes = Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength);
    const sha256 = digestOf(bytes);
    const name = `states-${sha256.slice(0, 16)}.bin`;
    writeDurably(join(folder, name), bytes);
    const description: Description = { format: FORMAT, checkpoint, rows: name, sha256 };
    writeDurably(join(folder, `${DESCRIPTION}.new`), Buffer.from(JSON.stringify(description)));
    renameSync(join(folder, `${DESCRIPTION}.new`), join(folder, DESCRIPTION));
    for (const old of readdirSync(folder)) if (/^states-[0-9a-f]{16}\.bin$/.test(old) && old !== name) rmSync(join(folder, old));
  } catch (error) {
    throw new CannotWrite(folder, error);
  }
}

/** Reads the checkpoint in `folder`. Throws `BadOption` when there is none, or it is not whole. */
export function readCheckpoint(folder: string): Checkpoint {
  const { checkpoint, rows, sha256 } = descriptionIn(folder);
  const bytes = contentsOf(join(folder, rows));
  if (digestOf(bytes) !== sha256)
    throw new BadOption(`--resume: got ${join(folder, rows)} with other bytes than were written, expected a whole checkpoint; begin again`);
  return { ...checkpoint, rows: new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)) };
}

function descriptionIn(folder: string): Description {
  const file = join(folder, DESCRIPTION);
  let read: Partial<Description>;
  try {
    read = JSON.parse(contentsOf(file).toString('utf8'));
  } catch (error) {
    if (error instanceof BadOption) throw error;
    throw new BadOption(`--resume: got ${file}, which is not JSON, expected a checkpoint; begin again`);
  }
  const { format, checkpoint, rows, sha256 } = read;
  const isWhole = format === FORMAT && typeof checkpoint === 'object' && typeof sha256 === 'string' && typeof rows === 'string';
  if (!isWhole || !/^states-[0-9a-f]{16}\.bin$/.test(rows))
    throw new BadOption(`--resume: got ${file} in another format, expected ${FORMAT}; begin again`);
  return { format, checkpoint, rows, sha256 };
}

function contentsOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new BadOption(`--resume: got no file ${file}, expected a folder that --checkpoint has written; name that folder`);
  }
}

function writeDurably(file: string, bytes: Buffer): void {
  const opened = openSync(file, 'w');
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(opened, bytes, at);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
