/** Rules that readers remove in chapter 19, and protocols that they write in chapter 20, are checked as on the command line. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { LOCK } from '../../../site/course/lock-text.ts';
import { type Exports, joined, type Library, loadText } from '../../../site/course/modules.ts';
import { checkOwn } from '../../../site/course/own.ts';
import { RULES, storyWithout } from '../../../site/course/rules.ts';
import { ROOT } from '../../architecture/plant.ts';

describe('a rule that is left out', () => {
  test('is noticed, in the failure detector and in the ring', async () => {
    const sources = await library();
    const chosen = [RULES.find(({ of }) => of === 'failure-detector'), RULES.find(({ of }) => of === 'relaxed-ring')];
    for (const rule of chosen) {
      if (rule === undefined) throw new Error('there is no rule');
      const story = await storyWithout(rule, sources, () => undefined);
      expect([rule.breaks, story.isCaught]).toEqual([rule.breaks, true]);
      expect(story.says).toContain(`✗ ${rule.property}`);
    }
  });

  test('stands in its file once, each of them, and the page offers many', async () => {
    const { texts } = await library();
    expect(RULES.filter(({ file, line }) => texts[`impl/${file}`]?.split(line).length !== 2)).toEqual([]);
    expect(RULES.length).toBeGreaterThan(30);
  });
});

describe('a lock of the reader', () => {
  const change = (text: string, changes: readonly (readonly [string, string])[]) =>
    changes.reduce((before, [from, to]) => before.replace(from, to), text);

  test('is broken as it stands in the editor', async () => {
    const { verdict, says } = await checkOwn(LOCK);
    expect(verdict).toBe('violates');
    expect(says).toContain('✗ oneHolder');
  });

  test('waits for ever with the first repair', async () => {
    const { says } = await checkOwn(
      change(LOCK, [["state.phase === 'holding';", "state.phase === 'holding' || state.phase === 'asking';"]]),
    );
    expect(says).toContain('✗ allAreServed');
  });

  test('holds when the lock itself travels', async () => {
    const repaired = change(LOCK, [
      ['otherWaits: boolean;', 'otherWaits: boolean;\n  owns: boolean;'],
      ["phase: 'idle', otherWaits: false }", "phase: 'idle', otherWaits: false, owns: self < other }"],
      [
        "return next({ ...state, phase: 'asking' }, send(state.other, 'mayI'));",
        "return state.owns ? onYes(state) : next({ ...state, phase: 'asking' }, send(state.other, 'mayI'));",
      ],
      ["const mustWait = state.phase === 'holding';", "const mustWait = state.phase === 'holding' || !state.owns;"],
      ["return next(state, send(state.other, 'yes'));", "return next({ ...state, owns: false }, send(state.other, 'yes'));"],
      ["phase: 'holding' }, {", "phase: 'holding', owns: true }, {"],
      ["? next(done, send(state.other, 'yes'))", "? next({ ...done, owns: false }, send(state.other, 'yes'))"],
    ]);
    expect(await checkOwn(repaired)).toMatchObject({ verdict: 'holds', states: 21 });
  });

  test.each([
    ['no TypeScript', 'export const = 5;', 'this is not TypeScript: '],
    ['no lock', 'export const key = 5;', 'lock: got something else, expected an exported object with name, init and step'],
    ['an import of something else', "import 'node:fs';", 'import: got node:fs, expected one of selfman/impl'],
    ['a mistake of its own', LOCK.replace('return onRequest(state)', 'return onAsk(state)'), 'onAsk is not defined'],
  ])('with %s is told what to mend', async (_, text, expected) => {
    const { verdict, says } = await checkOwn(text);
    expect(verdict).toBe('faulty');
    expect(says).toContain(expected);
  });
});

test('texts import each other, and real modules', () => {
  const texts = {
    'a/b.ts': "import { c } from './c.ts';\nimport { d } from 'd';\nexport const b: number = c + d;\n",
    'a/c.ts': 'export const c = 1;',
  };
  expect(loadText('a/b.ts', { texts, modules: { d: { d: 2 } } })).toEqual({ b: 3 });
  expect(joined('a/b/c.ts', '../../d/e.ts')).toBe('d/e.ts');
});

async function library(): Promise<Library> {
  const paths = (pattern: string) => globSync(pattern, { cwd: ROOT });
  const texts = paths('impl/{relaxed-ring,failure-detector}/*.ts').map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]);
  const modules = paths('impl/{kernel,identifier-space}/*.ts').map(
    async (path): Promise<[string, Exports]> => [path, await import(pathToFileURL(join(ROOT, path)).href)],
  );
  return { texts: Object.fromEntries(texts), modules: Object.fromEntries(await Promise.all(modules)) };
}
