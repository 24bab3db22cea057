/** Digests of values and of bytes: equal values have equal digests. */
import { encode, isRecord, NotPlainData } from '../../impl/kernel/plain-data.ts';
import type { Digest } from './line.ts';
import { requirePlain } from './plain.ts';
import { beginHash, type RunningHash } from './sha256.ts';

/** In characters. */
const PIECE = 65_536;

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

/** As `digestOf`, also for a state that is larger than any text may be. Throws `NotPlainData`. */
export function digestOfState(state: unknown): Digest {
  requirePlain(state);
  const text = new Pieces();
  feed(state, text);
  return text.digest();
}

/** A canonical text that is hashed piece by piece. */
class Pieces {
  readonly #hash: RunningHash = beginHash();
  #piece = '';

  add(text: string): void {
    this.#piece += text;
    if (this.#piece.length < PIECE) return;
    this.#hash.update(this.#piece);
    this.#piece = '';
  }

  digest(): Digest {
    this.#hash.update(this.#piece);
    return this.#hash.digest().slice(0, 32);
  }
}

function feed(value: unknown, text: Pieces): void {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) {
      text.add(i === 0 ? '[' : ',');
      feed(item, text);
    }
    text.add(value.length === 0 ? '[]' : ']');
  } else if (isRecord(value)) {
    const keys = Object.keys(value).sort();
    for (const [i, key] of keys.entries()) {
      text.add(`${i === 0 ? '{' : ','}${JSON.stringify(key)}:`);
      feed(value[key], text);
    }
    text.add(keys.length === 0 ? '{}' : '}');
  } else text.add(JSON.stringify(value));
}

/** The first 128 bits of the SHA-256 of the concatenated parts, in hexadecimal. */
export function shortHash(...parts: readonly (string | Uint8Array)[]): Digest {
  const whole = beginHash();
  for (const part of parts) whole.update(part);
  return whole.digest().slice(0, 32);
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
