/** One small change to one source file, of the kind that a person makes by mistake. */

export type Kind = 'operator' | 'constant' | 'guard' | 'effect' | 'statement' | 'arguments' | 'field' | 'return';

/** What one node of the syntax tree may be changed to: the text that replaces its own. */
export interface Change {
  readonly kind: Kind;
  readonly text: string;
}

export interface Mutation {
  /** The path below the root of what is mutated, with slashes. */
  readonly file: string;
  readonly kind: Kind;
  /** What the text from `start` to `end` is to the language: what replaces it stands in the same place. */
  readonly form: 'expression' | 'statement';
  readonly start: number;
  readonly end: number;
  /** What replaces the text. */
  readonly text: string;
  /** Where the change is seen first, from 1. */
  readonly line: number;
  /** The function around it, by its name; empty where there is none. */
  readonly within: string;
  /** It is met when the module is loaded, and never again. */
  readonly atLoad: boolean;
  /** The changed lines, spaces collapsed. */
  readonly before: string;
  readonly after: string;
}

/** Where a mutation stands, and what it does, on one line. */
export function inOneLine({ file, line, before, after }: Mutation): string {
  return `${file}:${line}  ${before}  →  ${after}`;
}

/** Of the source, with the mutation in it. */
export function mutated(source: string, { start, end, text }: Pick<Mutation, 'start' | 'end' | 'text'>): string {
  return source.slice(0, start) + text + source.slice(end);
}

const LONGEST = 240;

/** The lines that differ, before and after, and the number of the first one. */
export function changedLines(
  source: string,
  change: Pick<Mutation, 'start' | 'end' | 'text'>,
): Pick<Mutation, 'line' | 'before' | 'after'> {
  const { start, end, text } = change;
  const original = source.slice(start, end);
  const same = sharedStart(original, text);
  const sameEnd = Math.min(sharedStart(reversed(original), reversed(text)), original.length - same, text.length - same);
  const from = source.lastIndexOf('\n', start + same - 1) + 1;
  const until = endOfLine(source, end - sameEnd);
  const after = source.slice(from, start + same) + text.slice(same, text.length - sameEnd) + source.slice(end - sameEnd, until);
  return { line: source.slice(0, start + same).split('\n').length, before: collapsed(source.slice(from, until)), after: collapsed(after) };
}

function endOfLine(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  return end < 0 ? source.length : end;
}

function sharedStart(a: string, b: string): number {
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  return i;
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

function collapsed(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
