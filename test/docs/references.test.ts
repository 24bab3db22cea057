/** Everything that the documents point to exists. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../architecture/plant.ts';

const documents = globSync('{*.md,docs/**/*.md}', { cwd: ROOT }).sort();
const { scripts, dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

describe.each(documents)('%s', (path) => {
  test('links to files that exist', () => {
    expect(deadLinks(path, read(path))).toEqual([]);
  });

  test('names npm scripts that exist', () => {
    expect(unknownScripts(read(path))).toEqual([]);
  });
});

test('every dependency has a line in its decision record, and no line is left over', () => {
  const firstCells = read('docs/adr/0002-dependencies.md').match(/^\| `[^|]*/gm) ?? [];
  const explained = firstCells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  expect(explained.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort());
});

test('each decision record has a number of its own, from 1 on, and a date', () => {
  const records = globSync('docs/adr/*.md', { cwd: ROOT }).sort();
  const numbers = records.map((path) => [Number(basename(path).slice(0, 4)), Number(/^# (\d+)\. /.exec(read(path))?.[1])]);
  expect(numbers).toEqual(records.map((_, place) => [place + 1, place + 1]));
  expect(records.filter((path) => !/^\*\*Status:\*\*.*\b20\d\d-\d\d-\d\d\b/m.test(read(path)))).toEqual([]);
});

describe('each check is seen to fail', () => {
  test('a link that leads nowhere', () => {
    expect(deadLinks('docs/a.md', 'see [b](b.md), [c](adr/0002-dependencies.md#x) and [d](https://example.org)')).toEqual(['b.md']);
  });

  test('a script that does not exist', () => {
    expect(unknownScripts('run `npm run check`, then `npm run nonsense`, then npm test')).toEqual(['nonsense']);
  });
});

function deadLinks(path: string, text: string): readonly string[] {
  const targets = [...text.matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)(?:#[^)]*)?\)/g)].flatMap(([, target]) => target ?? []);
  return targets.filter((target) => !existsSync(join(ROOT, dirname(path), target)));
}

function unknownScripts(text: string): readonly string[] {
  const named = [...text.matchAll(/npm run ([a-z:-]+)/g)].flatMap(([, name]) => name ?? []);
  return named.filter((name) => !(name in scripts));
}
