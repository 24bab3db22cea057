/** Finds where the prose of a file breaks a rule. */
import { blankedOut, type Passage, passagesOfPage, passagesOfProgram } from './passages.ts';
import { MOST_COLUMNS, RULES, type Rule } from './rules.ts';

export interface Hit {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly rule: string;
  readonly because: string;
  readonly sentence: string;
}

export interface Reading {
  readonly sentences: number;
  /** Sentences that break at least one rule. */
  readonly hit: number;
  readonly hits: readonly Hit[];
}

/** Reads one file. `path` is relative to the root; its ending tells a page from a program. */
export function read(path: string, text: string): Reading {
  const isPage = path.endsWith('.md');
  const sentences = (isPage ? passagesOfPage(text) : passagesOfProgram(path, text)).flatMap(sentencesOf);
  const rules = RULES.filter(({ only, except }) => (only?.test(path) ?? true) && !(except?.test(path) ?? false));
  const broken = sentences.map((sentence) => brokenIn(path, sentence, rules));
  return {
    sentences: sentences.length,
    hit: broken.filter((hits) => hits.length > 0).length,
    hits: [...broken.flat(), ...(isPage ? longLines(path, text) : [])].sort((a, b) => a.line - b.line),
  };
}

/** Whether a single sentence breaks a rule. */
export function breaks({ finds }: Rule, sentence: string): boolean {
  return typeof finds === 'function' ? finds(sentence) : finds.test(sentence);
}

function brokenIn(path: string, { line, text }: Passage, rules: readonly Rule[]): readonly Hit[] {
  return rules.filter((rule) => breaks(rule, text)).map(({ name, because }) => ({ path, line, rule: name, because, sentence: text }));
}

/** Splits a passage into sentences, each on one line, with the line number where it begins. */
export function sentencesOf({ line, text }: Passage): readonly Passage[] {
  const found: Passage[] = [];
  let at = 0;
  for (const part of text.split(/(?<=[.!?][)”"’*]*)\s+(?=["“(`*‹[]*[\p{Lu}\p{N}‹…])|\n\s*\n|\n(?=@|\s*- )/u)) {
    const start = text.indexOf(part, at);
    at = start + part.length;
    const sentence = part
      .replaceAll(/\s+/g, ' ')
      .trim()
      .replace(/^[*_"“(]+(?=\p{L})/u, '');
    if (/\p{L}/u.test(sentence)) found.push({ line: line + (text.slice(0, start).match(/\n/g) ?? []).length, text: sentence });
  }
  return found;
}

function longLines(path: string, page: string): readonly Hit[] {
  return blankedOut(page).flatMap((text, index) => {
    if (text.length <= MOST_COLUMNS || /^(?:\||!\[)/.test(text)) return [];
    const because = `a line of a page has at most ${MOST_COLUMNS} columns; this one has ${text.length}`;
    return [{ path, line: index + 1, rule: 'columns', because, sentence: text }];
  });
}
