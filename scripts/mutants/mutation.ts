/** One small change to one source file, of a kind that people make by mistake. */

export type Kind = 'operator' | 'constant' | 'guard' | 'effect' | 'statement' | 'arguments' | 'field' | 'return';

/** A possible change of a node of the syntax tree: the text that replaces its own. */
export interface Change {
  readonly kind: Kind;
  readonly text: string;
}

export interface Mutation {
  /** The path below the root, with slashes. */
  readonly file: string;
  readonly kind: Kind;
  /** The syntactic form of the text from `start` to `end`; the replacement has the same form. */
  readonly form: 'expression' | 'statement';
  readonly start: number;
  readonly end: number;
  /** The replacement. */
  readonly text: string;
  /** The line of the first difference, from 1. */
  readonly line: number;
  /** The name of the enclosing function; empty if there is none. */
  readonly within: string;
  /** Whether the code runs only when the module is loaded. */
  readonly atLoad: boolean;
  /** The changed lines, with runs of spaces collapsed. */
  readonly before: string;
  readonly after: string;
}

/** Describes a mutation on one line: its place, and the text it replaces by which. */
export function inOneLine({ file, line, before, after }: Mutation): string {
  return `${file}:${line}  ${before}  →  ${after}`;
}

/** The source with the mutation in it. */
export function mutated(source: string, { start, end, text }: Pick<Mutation, 'start' | 'end' | 'text'>): string {
  return source.slice(0, start) + text + source.slice(end);
}

const LONGEST = 240;

/** The lines that differ, in both versions, and the number of the first one. */
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
