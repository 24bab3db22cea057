/** SHA-256, wherever this code runs. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { utf8 } from './bytes.ts';

/** A hash that is fed piece by piece. */
export interface RunningHash {
  update(piece: string | Uint8Array): void;
  /** In hexadecimal. Nothing may be added after it. */
  digest(): string;
}

/** Begins a hash. Any maker gives the same digests; that of the machine is faster. */
export type HashMaker = () => RunningHash;

function portable(): RunningHash {
  const hash = sha256.create();
  return {
    update: (piece) => void hash.update(typeof piece === 'string' ? utf8(piece) : piece),
    digest: () => bytesToHex(hash.digest()),
  };
}

let begin: HashMaker = portable;

export function beginHash(): RunningHash {
  return begin();
}

/** Hashes with this maker from now on. Its digests are compared with the portable ones first. Throws if they differ. */
export function hashWith(maker: HashMaker): void {
  const [mine, other] = [portable(), maker()];
  for (const hash of [mine, other]) hash.update('abc');
  if (mine.digest() !== other.digest()) throw new Error('this is not SHA-256');
  begin = maker;
}
