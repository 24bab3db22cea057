import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { escapes } from './escapes.ts';
import { hiddenInputs, PURE } from './hidden-inputs.ts';
import { sharedHooks } from './hooks.ts';
import { badLength, badNames, MOST_LINES } from './names.ts';
import { ROOT } from './plant.ts';
import { ownSorting } from './sorting.ts';

const paths = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((path) => /^(?!\.|node_modules|dist|coverage|reports|site\/out|site\/\.vitepress).*\.(ts|js|mjs)$/.test(path))
  .sort();
const typeScript = paths.filter((path) => path.endsWith('.ts')).map((path) => ({ path, source: readFileSync(join(ROOT, path), 'utf8') }));
const pure = typeScript.filter(({ path }) => PURE.test(path));

describe('the house', () => {
  test('every file and folder has a name, in kebab-case, that says what is inside', () => {
    expect(paths.flatMap(badNames)).toEqual([]);
  });

  test(`no TypeScript file is longer than ${MOST_LINES} lines`, () => {
    expect(typeScript.flatMap(({ path, source }) => badLength(path, source))).toEqual([]);
  });

  test('the type checker is nowhere silenced', () => {
    expect(typeScript.flatMap(({ path, source }) => escapes(path, source))).toEqual([]);
  });

  test('numbers are sorted in one place for specs and in one for all else', () => {
    expect(typeScript.flatMap(({ path, source }) => ownSorting(path, source))).toEqual([]);
  });

  test('no module that tests share sets a hook', () => {
    expect(typeScript.flatMap(({ path, source }) => sharedHooks(path, source))).toEqual([]);
  });

  test('the pure rooms read nothing but their arguments', () => {
    expect(pure.map(({ path }) => path)).toContain('spec/kernel/spec.ts');
    expect(pure.flatMap(({ path, source }) => hiddenInputs(path, source))).toEqual([]);
  });
});

describe('each rule is seen to catch what it forbids', () => {
  test.each([
    ['spec/kernel/sortedSet.ts', 'spec/kernel/sortedSet.ts: "sortedSet" is not kebab-case'],
    ['spec/Kernel/set.ts', 'spec/Kernel/set.ts: "Kernel" is not kebab-case'],
    ['impl/utils/a.ts', 'impl/utils/a.ts: "utils" names no idea'],
    ['impl/ring/ring-helpers.ts', 'impl/ring/ring-helpers.ts: "ring-helpers" names no idea'],
    ['impl/ring/types.ts', 'impl/ring/types.ts: "types" names no idea'],
    ['impl/ring/index.ts', 'impl/ring/index.ts: a barrel hides which file is meant'],
  ])('the name %s', (path, complaint) => {
    expect(badNames(path)).toEqual([complaint]);
  });

  test.each(['spec/kernel/sorted-set.ts', 'test/spec/kernel/sorted-set.test.ts', 'impl/shared-memory/a.ts'])(
    'the name %s is fine',
    (path) => {
      expect(badNames(path)).toEqual([]);
    },
  );

  test('a hook in a module that tests share', () => {
    const hook = 'afterEach(() => node.stop());';
    expect(sharedHooks('test/runtime/a-node.ts', hook)).toEqual([expect.stringContaining('test/runtime/a-node.ts:1: a hook')]);
    expect(sharedHooks('test/runtime/a-node.test.ts', hook)).toEqual([]);
  });

  test('a file that is a line too long', () => {
    expect(badLength('a.ts', 'x\n'.repeat(MOST_LINES))).toEqual([]);
    expect(badLength('a.ts', 'x\n'.repeat(MOST_LINES + 1))).toEqual([`a.ts: ${MOST_LINES + 1} lines, more than ${MOST_LINES}`]);
  });

  test.each([
    ['any as an annotation', 'let a: any;', '`any` without a mark'],
    ['any as a cast', 'const a = 1 as any;', '`any` without a mark'],
    ['any inside a type', 'type A = Record<string, any>;', '`any` without a mark'],
    ['any under a mark without a reason', '// biome-ignore lint/suspicious/noExplicitAny:\nlet a: any;', '`any` without a mark'],
    ['a non-null assertion', 'const a = b!.c;', 'a non-null assertion'],
    ['a default export', 'export default 1;', 'a default export has no name'],
    ['a default function', 'export default function f() {}', 'a default export has no name'],
    ['ts-ignore', '// @ts-ignore: because', 'the type checker is silenced'],
    ['ts-nocheck', '/* @ts-nocheck */', 'the type checker is silenced'],
    ['an expected error in the product', '// @ts-expect-error: because', 'only a test may expect a type error'],
  ])('%s', (_, source, complaint) => {
    expect(escapes('spec/a.ts', source).map(withoutPlace)).toEqual([complaint]);
  });

  test('an expected type error in a test, without a reason', () => {
    expect(escapes('test/a.ts', '// @ts-expect-error')).toEqual(['test/a.ts:1: an expected type error without a reason']);
    expect(escapes('test/a.ts', '// @ts-expect-error: a string is not a number')).toEqual([]);
  });

  test('a marked any is fine, and so is the word in text', () => {
    expect(escapes('spec/a.ts', '// biome-ignore lint/suspicious/noExplicitAny: a record of many\nlet a: any;')).toEqual([]);
    expect(escapes('spec/a.ts', '/** any! */\nconst any = "// @ts-ignore";')).toEqual([]);
  });

  test.each([
    'all.sort((a, b) => a - b)',
    'all.toSorted((left, right) => right - left)',
    'all.sort(function (a, b) { return a - b; })',
    'function ascending(a: number, b: number): number {\n  return a - b;\n}',
    'const byNumber = (a: number, b: number) => a - b;',
  ])('%s outside of the two places', (source) => {
    const complaints = ownSorting('scenarios/a.ts', source);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain('scenarios/a.ts:1: a comparator of numbers');
    expect(ownSorting('impl/kernel/sorted-set.ts', source)).toEqual([]);
  });

  test.each([
    'all.sort((a, b) => a.place - b.place)',
    'all.sort((a, b) => gap(a) - gap(b))',
    'const less = (a: number) => a - b;',
    'ids.sort()',
  ])('%s is fine', (source) => {
    expect(ownSorting('scenarios/a.ts', source)).toEqual([]);
  });

  test.each([
    ['Date.now()', 'Date is a hidden input'],
    ['new Date()', 'Date is a hidden input'],
    ['let a: Date;', 'Date is a hidden input'],
    ['Math.random()', 'Math.random is a hidden input'],
    ['process.env.HOME', 'process is a hidden input'],
    ['setTimeout(f, 1)', 'setTimeout is a hidden input'],
    ['performance.now()', 'performance is a hidden input'],
    ['const all = { fetch };', 'fetch is a hidden input'],
    ['globalThis["Date"]', 'globalThis is a hidden input'],
    ['a.localeCompare(b)', 'a.localeCompare is a hidden input'],
  ])('%s in a pure room', (source, complaint) => {
    expect(hiddenInputs('spec/a.ts', source).map(withoutPlace)).toEqual([complaint]);
  });

  test.each([
    '/** Date, process */',
    'const said = "Date.now()";',
    'a.process.Date;',
    'const a = { process: 1 };',
    'interface A { global: string }',
    'a.sort(compare)',
  ])('%s in a pure room is fine', (source) => {
    expect(hiddenInputs('spec/a.ts', source)).toEqual([]);
  });

  test('the runtime is not pure, and everything else of the implementations is', () => {
    expect(
      ['runtime/a.ts', 'impl/stack/a.ts', 'impl/ring/step.ts', 'traces/a.ts', 'model-check/pace/a.ts'].filter((path) => PURE.test(path)),
    ).toEqual(['impl/stack/a.ts', 'impl/ring/step.ts']);
  });
});

function withoutPlace(complaint: string): string {
  return complaint.replace(/^\S+ /, '');
}
