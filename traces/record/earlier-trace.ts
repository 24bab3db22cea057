/**
 * Finds the end of the trace of a node's earlier life. The header of the next life names it, so that lines which are lost there
 * are noticed.
 */
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import type { EarlierTrace } from '../format/line.ts';

/** In bytes. */
const CHUNK = 65_536;
/** The most bytes after the last complete line, which a kill may have left there. */
const LONGEST_REST = 16_777_216;
/** Lines that no chain covers are the rest of a write that was cut short. */
const CHAINED = /"chain":"([0-9a-f]{32})"\}\n/g;

/** The newest trace in the folder of a life of the node before this incarnation; null: there is none, or it has no complete line. */
export function earlierTrace(folder: string, node: number, incarnation: number): EarlierTrace | null {
  const pattern = new RegExp(`^node-${node}\\.(\\d{1,15})(?:\\.(\\d{1,15}))?\\.ndjson(\\.gz)?$`);
  const files = readdirSync(folder).flatMap((name) => {
    const [, life, segment = '1', packed] = pattern.exec(name) ?? [];
    return life === undefined || Number(life) >= incarnation ? [] : [{ name, life: Number(life), segment: Number(segment), packed }];
  });
  const [newest] = files.sort(
    (a, b) => b.life - a.life || b.segment - a.segment || Number(a.packed !== undefined) - Number(b.packed !== undefined),
  );
  const chain = newest === undefined ? null : lastChainIn(join(folder, newest.name));
  return newest === undefined || chain === null ? null : { incarnation: newest.life, chain };
}

function lastChainIn(path: string): string | null {
  if (path.endsWith('.gz')) return lastIn(gunzipSync(readFileSync(path), { finishFlush: constants.Z_SYNC_FLUSH }));
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    for (let length = CHUNK; ; length *= 2) {
      const bytes = Buffer.alloc(Math.min(length, size));
      readSync(file, bytes, 0, bytes.length, size - bytes.length);
      const last = lastIn(bytes);
      if (last !== null || bytes.length === size || length > LONGEST_REST) return last;
    }
  } finally {
    closeSync(file);
  }
}

function lastIn(bytes: Buffer): string | null {
  return [...bytes.toString('latin1').matchAll(CHAINED)].at(-1)?.[1] ?? null;
}
