/** Tokens of clients: texts that nobody guesses. A node keeps only what SHA-256 makes of them. */
import { createHash, randomBytes } from 'node:crypto';
import type { TokenEntry } from './token-file.ts';

/** 256 bits at random: no list of likely tokens has it, so a fast hash hides it as well as a slow one. */
export function newToken(): string {
  return `selfman_${randomBytes(32).toString('base64url')}`;
}

/** 32 bytes. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

export function entryOf(name: string, token: string): TokenEntry {
  return { name, sha256: hashOf(token).toString('hex') };
}
