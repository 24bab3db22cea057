/** The size of a message, before it is one. */
import { encode, type Value } from '../kernel/plain-data.ts';

/** The bytes of a value as JSON in UTF-8. Half of a surrogate pair counts as three, like the sign that replaces it. */
export function byteLength(value: Value): number {
  let bytes = 0;
  for (const sign of encode(value)) {
    const point = sign.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
