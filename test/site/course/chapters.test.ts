/** The course has twenty chapters, each of which is short and has all its parts. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { declarationIn } from '../../../scripts/pages/source.ts';
import { noteSolved, solvedIn } from '../../../site/course/progress.ts';
import { ROOT } from '../../architecture/plant.ts';

const MOST_WORDS = 1_200;
const chapters = globSync('docs/course/*.md', { cwd: ROOT }).sort();

test('there are twenty chapters, numbered from 1', () => {
  const numbers = chapters.map((path) => [
    Number(path.slice('docs/course/'.length, 'docs/course/00'.length)),
    Number(/^# (\d+)\. /.exec(read(path))?.[1]),
  ]);
  expect(numbers).toEqual(Array.from({ length: 20 }, (_, i) => [i + 1, i + 1]));
});

describe.each(chapters)('%s', (path) => {
  const page = read(path);
  const own = page.replaceAll(/<!-- generated: .*?<!-- end -->/gs, '');

  test(`has at most ${MOST_WORDS} words`, () => {
    expect(own.split(/\s+/).length).toBeLessThanOrEqual(MOST_WORDS);
  });

  test('has a question, a task, scenarios, a sentence of the slides, and what is not true', () => {
    const parts = [
      /^\*\*The question\.\*\* .+\?$/ms,
      /^<Course\w+.*\/>$/m,
      /^## The scenarios$/m,
      /^## The slide\n\n> “/m,
      /^## What is not true\n\n- /m,
    ];
    expect(parts.filter((part) => !part.test(own))).toEqual([]);
    expect(page).toMatch(/<!-- generated: results of /);
  });

  test('shows code from the source alone', () => {
    expect(own).not.toContain('```');
  });
});

describe('a declaration is taken from the source', () => {
  const source = `/** The file. */
import { a } from './a.ts';

/** Adds. */
export function add(a: number): number {
  return a + 1;
}

// Far away.

const one = { two: { three: 3 } };
`;

  test('with its docstring', () => {
    expect(declarationIn('a.ts', source, 'add')).toBe('/** Adds. */\nexport function add(a: number): number {\n  return a + 1;\n}');
  });

  test('without a comment that stands farther away', () => {
    expect(declarationIn('a.ts', source, 'one')).toBe('const one = { two: { three: 3 } };');
  });

  test('and one that is not there is missed', () => {
    expect(() => declarationIn('a.ts', source, 'subtract')).toThrow('a.ts declares nothing that is called subtract');
  });
});

describe('progress', () => {
  const keeper = (kept: string | null) => {
    const texts = [kept];
    return {
      getItem: () => texts.at(-1) ?? null,
      setItem: (_: string, value: string) => {
        texts.push(value);
      },
    };
  };

  test('is kept, each task once, in order', () => {
    const mine = keeper(null);
    expect([noteSolved(mine, '05'), noteSolved(mine, '01'), noteSolved(mine, '05')]).toEqual([true, true, true]);
    expect(solvedIn(mine)).toEqual(['01', '05']);
  });

  test.each(['{', '5', '[1]', '"01"'])('that another program has written begins again: %s', (text) => {
    expect(solvedIn(keeper(text))).toEqual([]);
  });

  test('that cannot be kept is told', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(noteSolved(full, '01')).toBe(false);
  });
});

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
