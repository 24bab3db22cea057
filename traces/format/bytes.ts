/** Bytes, without the buffers of Node. */

/** The pieces in one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The UTF-8 of a text. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The index of the first byte that differs from `other`; -1 when none does. A longer `bytes` differs where `other` ends. */
export function firstDifference(bytes: Uint8Array, other: Uint8Array): number {
  return bytes.findIndex((byte, index) => byte !== other[index]);
}
