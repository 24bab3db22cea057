/** Traces on disk: one file per incarnation of a node. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './folder.ts';
import type { Sink } from './recorder.ts';

/** The file is there already: a trace is never appended to. */
export class TraceExists extends Error {
  override readonly name = 'TraceExists';
}

/** The name of the file within its folder. */
export function traceFileName(node: number, incarnation: number): string {
  return `node-${node}.${incarnation}.ndjson`;
}

/**
 * Creates the file, and its folder if need be. Each append is one write of whole lines, straight to the operating
 * system: a node that is killed loses no line that it has acted upon (a machine that loses power may).
 * Throws `TraceExists`, or the error of the file system.
 */
export function fileSink(folder: string, node: number, incarnation: number): Sink {
  makeFolder(folder);
  const path = join(folder, traceFileName(node, incarnation));
  const file = create(path);
  return {
    append: (text) => writeAll(file, Buffer.from(text)),
    close: () => closeSync(file),
  };
}

function create(path: string): number {
  try {
    return openSync(path, 'wx');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new TraceExists(`${path} exists already, and a trace is never overwritten: name another folder, or remove it`);
  }
}

/** The system may take fewer bytes than it was given. */
function writeAll(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}
