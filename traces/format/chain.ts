/**
 * The chain of hashes: each line ends with a hash over the previous line's hash and its own bytes. So no byte can change,
 * and no line can vanish, appear or move unnoticed. The chain guards against accidents, not against a forger.
 */
import { shortHash } from './digest.ts';
import type { Digest, EndLine, EventLine, GapLine, HeaderLine, RecordLine, SnapshotLine } from './line.ts';

/** The hash on which the first line builds. */
export const CHAIN_START: Digest = '0'.repeat(32);

/** A line without its hash. */
export type Unchained =
  | Omit<HeaderLine, 'chain'>
  | Omit<RecordLine, 'chain'>
  | Omit<EventLine, 'chain'>
  | Omit<SnapshotLine, 'chain'>
  | Omit<GapLine, 'chain'>
  | Omit<EndLine, 'chain'>;

const BEFORE_CHAIN = ',"chain":"';
const AFTER_CHAIN = '"}';
const SUFFIX_BYTES = BEFORE_CHAIN.length + CHAIN_START.length + AFTER_CHAIN.length;

/** The bytes of a line, with its newline, and the hash that the next line builds on. */
export function chained(before: Digest, line: Unchained): { readonly text: string; readonly chain: Digest } {
  const body = JSON.stringify(line).slice(0, -1);
  const chain = shortHash(before, body);
  return { text: `${body}${BEFORE_CHAIN}${chain}${AFTER_CHAIN}\n`, chain };
}

/** The hash that a line with these bytes (without its newline) must end with; null when its end has another shape. */
export function chainOf(before: Digest, bytes: Uint8Array): { readonly expected: Digest; readonly found: Digest } | null {
  if (bytes.length <= SUFFIX_BYTES) return null;
  const body = bytes.subarray(0, -SUFFIX_BYTES);
  const suffix = String.fromCharCode(...bytes.subarray(-SUFFIX_BYTES));
  if (!suffix.startsWith(BEFORE_CHAIN) || !suffix.endsWith(AFTER_CHAIN)) return null;
  return { expected: shortHash(before, body), found: suffix.slice(BEFORE_CHAIN.length, -AFTER_CHAIN.length) };
}
