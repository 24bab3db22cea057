/**
 * The chain of hashes. A line ends with a hash over the last hash before it, the lines since then, and its own bytes. So no byte
 * can change, and no line can vanish, appear or move unnoticed. The chain guards against accidents, not against a forger.
 */
import { shortHash } from './digest.ts';
import type { Digest, EndLine, EventLine, GapLine, HeaderLine, PartLine, RecordLine, SnapshotLine } from './line.ts';

/** The hash on which the first line builds. */
export const CHAIN_START: Digest = '0'.repeat(32);

/** A line without its hash. */
export type Unchained =
  | Omit<HeaderLine, 'chain'>
  | Omit<RecordLine, 'chain'>
  | Omit<PartLine, 'chain'>
  | Omit<EventLine, 'chain'>
  | Omit<SnapshotLine, 'chain'>
  | Omit<GapLine, 'chain'>
  | Omit<EndLine, 'chain'>;

const BEFORE_CHAIN = ',"chain":"';
const AFTER_CHAIN = '"}';
const SUFFIX_BYTES = BEFORE_CHAIN.length + CHAIN_START.length + AFTER_CHAIN.length;

/** A line in its file, with its newline, and the hash that the next line builds on. */
export interface Chained {
  readonly text: string;
  readonly chain: Digest;
}

/** The line with a chain of its own. */
export function chained(before: Digest, line: Unchained): Chained {
  return chainedText(before, '', JSON.stringify(line));
}

/** As `chained`, for the JSON text of a line. `earlier`: the lines since the last chain, whole; this chain covers them, too. */
export function chainedText(before: Digest, earlier: string, line: string): Chained {
  const body = earlier + line.slice(0, -1);
  const chain = shortHash(before + body);
  return { text: `${body}${BEFORE_CHAIN}${chain}${AFTER_CHAIN}\n`, chain };
}

/** Whether a line with these bytes (without its newline) has a chain. */
export function hasChain(bytes: Uint8Array): boolean {
  return chainIn(bytes) !== null;
}

/**
 * The hash that a line with these bytes (without its newline) must end with. `earlier`: the bytes of the lines since the last
 * chain, with their newlines. Null: the line has no chain.
 */
export function chainOf(
  before: Digest,
  earlier: readonly Uint8Array[],
  bytes: Uint8Array,
): { readonly expected: Digest; readonly found: Digest } | null {
  const found = chainIn(bytes);
  if (found === null) return null;
  return { expected: shortHash(before, ...earlier, bytes.subarray(0, -SUFFIX_BYTES)), found };
}

function chainIn(bytes: Uint8Array): Digest | null {
  if (bytes.length <= SUFFIX_BYTES) return null;
  const suffix = String.fromCharCode(...bytes.subarray(-SUFFIX_BYTES));
  if (!suffix.startsWith(BEFORE_CHAIN) || !suffix.endsWith(AFTER_CHAIN)) return null;
  return suffix.slice(BEFORE_CHAIN.length, -AFTER_CHAIN.length);
}
