/** The glossary gives each term once, in alphabetical order, in at most three sentences, and links lead to terms. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../architecture/plant.ts';

const glossary = readFileSync(join(ROOT, 'docs/reference/glossary.md'), 'utf8');

interface Entry {
  readonly term: string;
  readonly definition: string;
}

test('each term stands once, and the order is alphabetical', () => {
  expect(unordered(glossary)).toEqual([]);
  expect(entries(glossary).length).toBeGreaterThan(50);
});

test('a definition is short, and no entry lacks one', () => {
  expect(notShort(glossary)).toEqual([]);
});

test('each link within the glossary leads to a term', () => {
  expect(deadAnchors(glossary)).toEqual([]);
});

describe('each check is seen to fail', () => {
  test('a term that stands twice, or in the wrong place', () => {
    expect(unordered('## A\n\nx.\n\n## B\n\nx.\n\n## B\n\nx.\n\n## A\n\nx.\n')).toEqual(['B', 'A']);
  });

  test('an entry without a definition, and one that goes on', () => {
    expect(notShort('## A\n\n*Slides:* a.\n\n## B\n\nOne. Two. Three. Four.\n')).toEqual(['A', 'B']);
  });

  test('a link to a term that is not there', () => {
    expect(deadAnchors('## At rest\n\nSee [rest](#at-rest) and [more](#more).\n')).toEqual(['#more']);
  });
});

function entries(text: string): readonly Entry[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [term = '', , ...lines] = section.split('\n');
      return { term, definition: lines.join('\n').split(/^\*/m)[0]?.trim() ?? '' };
    });
}

/** Terms that do not come after the one above them. */
function unordered(text: string): readonly string[] {
  const terms = entries(text).map(({ term }) => term);
  return terms.filter((term, index) => index > 0 && (terms[index - 1] ?? '').toLowerCase() >= term.toLowerCase());
}

function notShort(text: string): readonly string[] {
  const sentences = (definition: string) => definition.split(/[.:]\s+(?=[A-Z“])/).length;
  return entries(text)
    .filter(({ definition }) => definition === '' || sentences(definition) > 3)
    .map(({ term }) => term);
}

function deadAnchors(text: string): readonly string[] {
  const anchors = new Set(
    entries(text).map(
      ({ term }) =>
        `#${term
          .toLowerCase()
          .replaceAll(/[^\w -]/g, '')
          .replaceAll(' ', '-')}`,
    ),
  );
  return [...text.matchAll(/\]\((#[^)]*)\)/g)].flatMap(([, anchor = '']) => (anchors.has(anchor) ? [] : [anchor]));
}
