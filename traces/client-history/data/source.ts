/** The text of a file, and places in it. */
import { BadTrace } from '../../format/bad-trace.ts';
import { firstDifference, joined, utf8 } from '../../format/bytes.ts';
import type { ReadingBudget } from '../../format/reading-budget.ts';

/** The most memory that one byte of a text can take while it is read: each of its digits may be a value. */
export const TEXT_HEAP_PER_BYTE = 64;

export class SourceText {
  readonly file: string;
  readonly text: string;
  /** The text of which this is a part, and where it begins there. */
  readonly #whole: { readonly source: SourceText; readonly from: number } | null;

  /** Where lines end; made when a line is first asked for. */
  #ends: readonly number[] | null = null;

  /** `file` is the name in complaints. */
  constructor(file: string, text: string, whole: { readonly source: SourceText; readonly from: number } | null = null) {
    this.file = file;
    this.text = text.startsWith('\ufeff') ? text.slice(1) : text;
    this.#whole = whole;
  }

  /** A part of this text, whose places are those of the whole. */
  part(from: number, to: number): SourceText {
    return new SourceText(this.file, this.text.slice(from, to), { source: this, from });
  }

  /** Throws `BadTrace` with the line and the column of this offset. */
  fail(at: number, complaint: string): never {
    if (this.#whole !== null) return this.#whole.source.fail(this.#whole.from + at, complaint);
    const column = at === 0 ? 1 : at - this.text.lastIndexOf('\n', at - 1);
    throw new BadTrace(this.file, this.lineOf(at), complaint, column);
  }

  /** From 1. */
  lineOf(at: number): number {
    if (this.#whole !== null) return this.#whole.source.lineOf(this.#whole.from + at);
    this.#ends ??= [...this.text.matchAll(/\n/g)].map(({ index }) => index);
    let [low, high] = [0, this.#ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#ends[middle] < at) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }
}

/** Throws `BadTrace` unless the budget has room for the text. */
export function requireRoom(file: string, chunks: readonly Uint8Array[], budget: ReadingBudget): void {
  for (const chunk of chunks) budget.spend(file, chunk.length);
}

/** Throws `BadTrace` unless the bytes are UTF-8. */
export function sourceOf(file: string, chunks: readonly Uint8Array[]): SourceText {
  const bytes = joined(chunks);
  try {
    return new SourceText(file, new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return new SourceText(file, text).fail(firstWrong(bytes, text), 'not text: expected UTF-8; save the file as UTF-8');
  }
}

/** Where the text differs from what the bytes say. */
function firstWrong(bytes: Uint8Array, text: string): number {
  const again = utf8(text);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(again.subarray(0, firstDifference(again, bytes))).length;
}
