/** Digests of values and of bytes: equal values have equal digests. */
import { createHash } from 'node:crypto';
import { encode, NotPlainData } from '../../impl/kernel/plain-data.ts';
import type { Digest } from './line.ts';

/** The canonical text of `value`. Throws `NotPlainData`, also when reading `value` throws. */
export function canonicalJson(value: unknown): string {
  try {
    return encode(value);
  } catch (error) {
    if (error instanceof NotPlainData) throw error;
    throw new NotPlainData('', 'an object that cannot be read');
  }
}

/** The first 128 bits of the SHA-256 of the canonical text of `value`. Throws as `canonicalJson` does. */
export function digestOf(value: unknown): Digest {
  return shortHash(canonicalJson(value));
}

/** The first 128 bits of the SHA-256 of the concatenated parts, in hexadecimal. */
export function shortHash(...parts: readonly (string | Uint8Array)[]): Digest {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 32);
}

/** Whether two values are equal, whatever the order of their keys. */
export function sameJson(left: unknown, right: unknown): boolean {
  return encode(left) === encode(right);
}

/** A step of a JSON Pointer: `~` and `/` are escaped as RFC 6901 says. */
export function pointerStep(key: string | number): string {
  const text = String(key);
  return /[~/]/.test(text) ? `/${text.replaceAll('~', '~0').replaceAll('/', '~1')}` : `/${text}`;
}
