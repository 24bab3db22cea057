/** Extracts the prose of a file: comments and strings of a program, paragraphs and cells of a Markdown page. */
import ts from 'typescript';

/** A stretch of prose that no sentence crosses: a comment, a line of a string, a paragraph, a list item, a cell of a table. */
export interface Passage {
  /** From 1. */
  readonly line: number;
  /** Line breaks are kept. Code in backticks is replaced by `CODE`. */
  readonly text: string;
}

/** Replaces code within prose. */
export const CODE = '‹code›';

const WORDS = /[\p{L}…]+[,:;]? [\p{L}…]+[,:;]? \p{L}/u;

/** A line of a string that is code: a mutant's, say. */
const CODE_LINE = /=>|[;{]\s*$/;

/** Passages of a TypeScript or JavaScript file. Lines of strings count from three words on: shorter ones are names. */
export function passagesOfProgram(path: string, source: string): readonly Passage[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, false);
  const lineAt = (position: number) => file.getLineAndCharacterOfPosition(position).line + 1;
  const literals = literalsOf(file);
  const strings = literals.flatMap(({ start, text }) =>
    text
      .split('\n')
      .filter((line) => WORDS.test(line) && !CODE_LINE.test(line))
      .map((line) => ({ line: lineAt(start), text: withoutCode(line) })),
  );
  const comments = commentsBetween(source, literals).map(({ start, text }) => ({ line: lineAt(start), text: withoutCode(text) }));
  return [...strings, ...comments];
}

/** Passages of a Markdown page: no code blocks, no headings, nothing between `<!-- generated: … -->` and `<!-- end -->`. */
export function passagesOfPage(page: string): readonly Passage[] {
  const found: Passage[] = [];
  let lines: string[] = [];
  let begin = 0;
  const close = () => {
    const text = withoutCode(lines.join('\n'));
    if (text.trim() !== '') found.push({ line: begin, text: withoutQuotations(text) });
    lines = [];
  };
  for (const [index, line] of blankedOut(page).entries()) {
    if (line.startsWith('|')) {
      close();
      for (const cell of line.split(/(?<!\\)\|/)) {
        begin = index + 1;
        lines = [cell.trim()];
        close();
      }
      continue;
    }
    const item = /^\s*(?:[-*]|\d+\.)\s+(.*)$/.exec(line);
    if (line.trim() === '' || line.startsWith('#') || item !== null) close();
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (lines.length === 0) begin = index + 1;
    lines.push(item?.[1] ?? line.trim());
  }
  close();
  return found;
}

/** The lines of a page; those of code blocks, of generated sections and of comments are empty. */
export function blankedOut(page: string): readonly string[] {
  const blank = (text: string) => text.replaceAll(/[^\n]/g, '');
  return page
    .replaceAll(/^```.*?^```$/gms, blank)
    .replaceAll(/<!-- generated: .*?<!-- end -->/gs, blank)
    .replaceAll(/<!--.*?-->/gs, blank)
    .split('\n');
}

interface Literal {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Every string, template and regular expression, in the order of the text. Only strings and templates have a text. */
function literalsOf(file: ts.SourceFile): readonly Literal[] {
  const found: Literal[] = [];
  const visit = (node: ts.Node): void => {
    const start = node.getStart(file);
    if (ts.isStringLiteralLike(node)) found.push({ start, end: node.end, text: node.text });
    else if (ts.isRegularExpressionLiteral(node)) found.push({ start, end: node.end, text: '' });
    else if (ts.isTemplateExpression(node)) found.push(...partsOf(file, node));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found.sort((a, b) => a.start - b.start);
}

/** A template as one text, with `…` for each expression; its later parts count as literals without a text. */
function partsOf(file: ts.SourceFile, { head, templateSpans }: ts.TemplateExpression): readonly Literal[] {
  const text = [head.text, ...templateSpans.map(({ literal }) => literal.text)].join('…');
  const rest = templateSpans.map(({ literal }) => ({ start: literal.getStart(file), end: literal.end, text: '' }));
  return [{ start: head.getStart(file), end: head.end, text }, ...rest];
}

const COMMENT = /\/\*.*?\*\/|(?:[ \t]*\/\/[^\n]*(?:\n(?=[ \t]*\/\/))?)+/gs;
const TO_A_TOOL = /biome-ignore|eslint-|@ts-|c8 ignore|^\/ *<reference/;

/** Comments outside the literals. Lines of `//` that follow each other are one comment. */
function commentsBetween(source: string, literals: readonly Literal[]): readonly { readonly start: number; readonly text: string }[] {
  const bare = withoutLiterals(source, literals);
  return [...bare.matchAll(COMMENT)]
    .map((match) => ({ start: match.index + (match[0].length - match[0].trimStart().length), text: bodyOf(match[0].trimStart()) }))
    .filter(({ text }) => text.trim() !== '' && !TO_A_TOOL.test(text));
}

/** The source with each literal replaced by blanks of its length, so that positions stay what they are. */
function withoutLiterals(source: string, literals: readonly Literal[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of literals) {
    if (start < at) continue;
    parts.push(source.slice(at, start), '_'.repeat(end - start));
    at = end;
  }
  return [...parts, source.slice(at)].join('');
}

function bodyOf(comment: string): string {
  const inner = comment.startsWith('/*') ? comment.replace(/^\/\*+/, '').replace(/\*\/$/, '') : comment;
  return inner
    .split('\n')
    .map((line) => line.replace(/^\s*(?:\/\/+|\*(?!\*))?\s?/, ''))
    .join('\n');
}

function withoutCode(text: string): string {
  return text.replaceAll(/`[^`]*`/g, CODE).replaceAll(/\]\([^)\s]*\)/g, ']');
}

/** Blanks out quotations, which keep their author's words. */
function withoutQuotations(text: string): string {
  return text.replaceAll(/“[^”]*”/g, '“…”');
}
