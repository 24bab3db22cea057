/** The texts of PolySI: one operation per line, `r(key,value,session,transaction)` or `w(…)`. All transactions committed. */
import type { SourceText } from '../data/source.ts';

export interface PolysiLine {
  readonly at: number;
  readonly does: 'r' | 'w';
  readonly key: string;
  readonly value: string;
  readonly session: string;
  readonly transaction: string;
}

const LINE = /^([rw])\((-?\d{1,300}),(-?\d{1,300}),(\d{1,20}),(\d{1,20})\)$/;

export function isPolysi(text: string): boolean {
  return /^[rw]\(-?\d+,/.test(text);
}

/** Throws `BadTrace`. */
export function* polysiLines(source: SourceText): Generator<PolysiLine> {
  let at = 0;
  for (const line of source.text.split('\n')) {
    const [whole, does, key, value, session, transaction] = LINE.exec(line.trimEnd()) ?? [];
    if (whole !== undefined) yield { at, does: does === 'w' ? 'w' : 'r', key: exact(key), value: exact(value), session, transaction };
    else if (line.trim() !== '')
      source.fail(at, `got ${JSON.stringify(line.slice(0, 40))}, expected r(key,value,session,transaction) or w(…), in whole numbers`);
    at += line.length + 1;
  }
}

/** Without leading zeros. */
function exact(digits: string): string {
  return String(BigInt(digits));
}
