/**
 * Finds the end of the trace of a node's earlier life. The header of the next life names it, so that lines which are lost there
 * are noticed.
 */
import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { EarlierTrace } from '../format/line.ts';

/** In bytes. */
const CHUNK = 65_536;
/** The most bytes after the last complete line, which a kill may have left there. */
const LONGEST_REST = 16_777_216;
const NEWLINE = 0x0a;
const CHAIN = /"chain":"([0-9a-f]{32})"\}$/;

/** The newest trace in the folder of a life of the node before this incarnation; null: there is none, or it has no complete line. */
export function earlierTrace(folder: string, node: number, incarnation: number): EarlierTrace | null {
  const name = new RegExp(`^node-${node}\\.(\\d{1,15})\\.ndjson$`);
  const lives = readdirSync(folder).flatMap((file) => Number(name.exec(file)?.[1] ?? Number.NaN));
  const newest = lives.reduce((most, life) => (life < incarnation ? Math.max(most, life) : most), 0);
  const chain = newest === 0 ? null : lastChainIn(join(folder, `node-${node}.${newest}.ndjson`));
  return chain === null ? null : { incarnation: newest, chain };
}

function lastChainIn(path: string): string | null {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    for (let length = CHUNK; ; length *= 2) {
      const bytes = Buffer.alloc(Math.min(length, size));
      readSync(file, bytes, 0, bytes.length, size - bytes.length);
      const end = bytes.lastIndexOf(NEWLINE);
      if (end !== -1 || bytes.length === size || length > LONGEST_REST) return CHAIN.exec(bytes.toString('latin1', 0, end))?.[1] ?? null;
    }
  } finally {
    closeSync(file);
  }
}
