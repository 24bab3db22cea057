/** Short hashes of steps, so that a shared run is recognised when its code has changed meanwhile. */
import { encode } from '../../impl/kernel/plain-data.ts';

const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-.';

/** The basis and the prime of FNV-1a with 32 bits. */
const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

function hashOf(text: string, basis = BASIS): number {
  let hash = basis;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME) >>> 0;
  return hash;
}

/** One letter for the label of a step: one in 64 other labels has the same. */
export function letterOf(label: unknown): string {
  return LETTERS[(hashOf(encode(label)) >>> 7) % LETTERS.length];
}

/** Four letters for the labels of all steps together. */
export function digestOf(labels: readonly unknown[]): string {
  let hash = labels.reduce((sofar: number, label) => hashOf(`${encode(label)}\n`, sofar), BASIS);
  let letters = '';
  for (let i = 0; i < 4; i++) {
    letters += LETTERS[hash % LETTERS.length];
    hash = Math.floor(hash / LETTERS.length);
  }
  return letters;
}
