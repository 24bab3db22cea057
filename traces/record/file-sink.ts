/** Writes traces to disk: one file per incarnation of a node. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import '../format/native-hash.ts';
import { requireArgument } from '../format/arguments.ts';
import { CannotRecord, cannotMake } from './cannot-record.ts';
import { earlierTrace } from './earlier-trace.ts';
import { makeFolder } from './folder.ts';
import type { Sink } from './recorder.ts';

/** The file exists already. A trace is never appended to. */
export class TraceExists extends Error {
  override readonly name = 'TraceExists';
}

/** The name of the file within its folder. */
export function traceFileName(node: number, incarnation: number): string {
  return `node-${node}.${incarnation}.ndjson`;
}

/**
 * Creates the file, and its folder if needed. Each append is one write of whole lines to the operating system. So a killed
 * node loses no line that it has acted upon; after a loss of power, lines may be lost.
 * Throws `BadTrace` for a bad argument, `TraceExists`, or `CannotRecord`; `append` and `close` throw `CannotRecord`, for
 * example when the disk is full.
 */
export function fileSink(folder: string, node: number, incarnation: number): Sink {
  requireArgument('folder', folder, 'the name of a folder', isFolderName);
  requireArgument('node', node, 'the id of a node, a whole number from 0 on', isCountFrom(0));
  requireArgument('incarnation', incarnation, 'a whole number from 1 on', isCountFrom(1));
  makeFolder(folder);
  const path = join(folder, traceFileName(node, incarnation));
  const file = create(path);
  const earlier = onDisk(folder, () => earlierTrace(folder, node, incarnation));
  return {
    earlier,
    append: (text) => onDisk(path, () => writeAll(file, Buffer.from(text))),
    close: () => onDisk(path, () => closeSync(file)),
  };
}

/** Whether the value may name a folder; no file system allows NUL in a name. */
function isFolderName(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && !value.includes('\0');
}

function isCountFrom(least: number): (value: unknown) => boolean {
  return (value) => Number.isSafeInteger(value) && Number(value) >= least;
}

function create(path: string): number {
  try {
    return openSync(path, 'wx');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw cannotMake(path, error);
    throw new TraceExists(
      `${path}: got a file that exists, expected none, as traces are never overwritten; name another folder, or remove it`,
    );
  }
}

function onDisk<T>(path: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    throw new CannotRecord(path, 'disk', error);
  }
}

/** Writes all bytes; the system may take fewer at a time. */
function writeAll(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}
