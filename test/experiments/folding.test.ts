/** Paragraphs are folded; tables, headings and images are not. */
import { expect, test } from 'vitest';
import { folded } from '../../experiments/folding.ts';

const LONG = 'a word, and another one, '.repeat(8).trim();

test('a paragraph is folded at 100 columns, and nothing else changes in it', () => {
  const lines = folded(LONG).split('\n');
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
  expect(lines.join(' ')).toBe(LONG);
});

test.each([`# ${LONG}`, `| ${LONG} |\n| --- |`, `![${LONG}](a.svg)`])('%s stays', (block) => {
  expect(folded(`${block}\n\nA paragraph.`)).toBe(`${block}\n\nA paragraph.`);
});
