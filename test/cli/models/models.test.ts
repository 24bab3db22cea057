/** Models of users on the command line: what is loaded, and what a bad file is told. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { importModule } from '../../../cli/models/import-module.ts';
import { runHere } from '../run-here.ts';
import { run } from '../run-program.ts';

const CLOCK = `
import { always, type Spec } from 'selfman/spec';
import { scenario } from 'selfman/model-check';
interface Clock { readonly hour: number }
export const clock: Spec<Clock> = {
  name: 'clock',
  init: [{ hour: 1 }],
  actions: { tick: { when: () => true, then: ({ hour }: Clock) => ({ hour: (hour % 12) + 1 }) } },
  properties: { onTheDial: always<Clock>(({ hour }) => hour <= 12, 'The hour is on the dial.') },
};
`;
/** A scenario that counts to `n`. */
const UP = `(name, n) => ({ name, spec: { name: 'up', init: [0], actions: { up: { when: (s) => s < n, then: (s) => s + 1 } }, properties: {} } })`;

/** Writes the text as a file of its own, and returns its path. */
function model(text: string, name = 'model.mjs'): string {
  const folder = mkdtempSync(join(tmpdir(), 'selfman-model-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** The names of the scenarios that `list` finds. */
async function listed(...args: readonly string[]): Promise<readonly string[]> {
  const { output, errors } = await runHere('list', '--json', ...args);
  expect(errors).toBe('');
  return (JSON.parse(output) as readonly { readonly name: string }[]).map(({ name }) => name);
}

describe('a model file', () => {
  test('in TypeScript is checked, with progress, exit code and JSON as for own scenarios', async () => {
    const path = model(
      `${CLOCK}export const early = scenario({ name: 'clock/early', spec: clock, properties: { early: always(({ hour }: Clock) => hour < 3) } });`,
      'model.ts',
    );
    const { code, output } = await run('check', path, '--json', '-');
    const [report] = JSON.parse(output);
    expect([code, report.verdict, report.property, report.counterexample.final]).toEqual([1, 'violates', 'early', { hour: 3 }]);
  });

  test('may hold a spec alone', async () => {
    const { code, output } = await runHere('check', model(CLOCK, 'model.ts'));
    expect([code, output]).toEqual([0, expect.stringContaining('clock  holds in 12 states')]);
  });

  test('gives its default and all exported scenarios, in arrays, made later or by functions; each once', async () => {
    const path = model(`
      const up = ${UP};
      export const one = up('one', 1);
      export const many = [one, up('two', 2), [up('three', 3)]];
      export const later = Promise.resolve(up('four', 4));
      export const helper = () => { throw new Error('is not called'); };
      export default () => [up('five', 5)];`);
    expect([...(await listed(path))].sort()).toEqual(['five', 'four', 'one', 'three', 'two']);
  });

  test('gives one export where that is named', async () => {
    const path = model(`const up = ${UP}; export const a = up('a', 1); export const b = () => up('b', 2);`);
    expect(await listed(`${path}#b`)).toEqual(['b']);
    expect(await listed(path)).toEqual(['a']);
  });

  test('of several, and a pattern chooses among their scenarios', async () => {
    const [first, second] = [model(`export const a = (${UP})('x/a', 1);`), model(`export const b = (${UP})('y/b', 1);`)];
    expect(await listed(first, second)).toEqual(['x/a', 'y/b']);
    expect(await listed(first, second, 'y/*')).toEqual(['y/b']);
  });

  test('is walked through, and explained', async () => {
    const path = model(`export const a = { ...(${UP})('a', 3), properties: { low: { kind: 'always', holds: (s) => s < 2 } } };`);
    expect((await runHere('simulate', path)).output).toContain('✗ low');
    expect((await runHere('explain', path)).output).toContain('violates low (2 steps)');
  });

  test('in CommonJS is loaded, too', async () => {
    expect(await listed(model(`exports.a = (${UP})('a', 1);`, 'model.cjs'))).toEqual(['a']);
  });
});

describe('parameters', () => {
  const made = `export default ({ n, label = 'up' }) => (${UP})(label + '/' + n, n);`;

  test('reach the function that makes scenarios: JSON where it is JSON, else text', async () => {
    expect(await listed(model(made), '--param', 'n=4')).toEqual(['up/4']);
    expect(await listed(model(made), '--param', 'n=4', '--param', 'label=a b')).toEqual(['a b/4']);
  });

  test.each([
    [made, [], 'got no parameter n, expected one; add --param n=VALUE'],
    [made, ['--param', 'n=1', '--param', 'm=2'], '--param: got m, which the model does not read; expected one of n, label'],
    [`export const a = (${UP})('a', 1);`, ['--param', 'n=1'], '--param: got n, expected a model that takes parameters'],
    [made, ['--param', 'n'], 'Write NAME=VALUE'],
    [made, ['--param', 'n=1', '--param', 'n=2'], 'Give n once'],
  ])('%# that are missing, unknown or malformed are refused', async (text, args, message) => {
    const { code, errors } = await runHere('check', model(text), ...args);
    expect([code, errors]).toEqual([2, expect.stringContaining(message)]);
  });

  test('without a file are refused', async () => {
    expect((await runHere('check', '--param', 'n=1')).errors).toContain('--param: got n, expected a file that it is for');
  });
});

describe('a bad file is told in one line, with file and line', () => {
  test.each([
    [
      'that does not compile',
      'export const a = 1;\nconst x = ;',
      /model\.mjs:2: got a syntax error \(Unexpected token ';'\), expected JavaScript/,
    ],
    [
      'that throws',
      '\nnull.x;',
      /model\.mjs:2: the module threw \(Cannot read properties of null \(reading 'x'\)\), expected one that exports/,
    ],
    ['that throws a text', 'throw "no";', /model\.mjs: the module threw \(no\)/],
    ['that exports nothing', 'const x = 1;', /model\.mjs: got no exports, expected a scenario, a spec/],
    ['without a scenario', 'export const x = 1;', /model\.mjs: got no scenario in x, expected a scenario/],
    ['with nothing but functions', 'export const f = () => 1;', /name a function to call it: .*model\.mjs#f/],
    ['with a function that throws', 'export default () => {\n  throw new Error("no");\n};', /model\.mjs:2: .*#default threw \(no\)/],
    ['with a function that makes something else', 'export default () => [1];', /#default\(\)\[0\]: got 1, expected a scenario/],
    [
      'that imports what is not there',
      "import { nothing } from 'node:fs';",
      /model\.mjs:1: .*does not provide an export named 'nothing'; check/,
    ],
    ['that imports no file', "import './gone.mjs';", /gone\.mjs is not found, expected a file; check the import/],
    ['that imports no package', "import 'surely-not-there';", /surely-not-there is not found, expected a package; install it/],
    ['with a faulty scenario', `export const a = { ...(${UP})('a', 1), bounds: 3 };`, /model\.mjs: a: bounds: got an unknown field/],
    ['with two of one name', `export const a = [(${UP})('a', 1), (${UP})('a', 2)];`, /got more than one named a; expected different names/],
  ])('%s', async (_, text, message) => {
    const { code, output, errors } = await runHere('check', model(text));
    expect([code, output, errors]).toEqual([2, '', expect.stringMatching(message)]);
    expect(errors.trimEnd().split('\n')).toHaveLength(1);
  });

  test.each([
    ['with a syntax error', 'export const a: number = 1;\nconst x: = 3;', /model\.ts:2: got a syntax error/],
    ['with an enum', 'enum A { B }\nexport const a = A.B;', /model\.ts:1: TypeScript enum is not supported in strip-only mode; expected/],
  ])('in TypeScript %s', async (_, text, message) => {
    expect((await runHere('check', model(text, 'model.ts'))).errors).toMatch(message);
  });

  test.each([
    ['./nowhere.mjs', 'got no such file, expected a model'],
    [`${import.meta.dirname}/folder.ts`, 'got no such file'],
  ])('%s', async (path, message) => {
    expect((await runHere('check', path)).errors).toContain(message);
  });

  test('an export that is not there, with those that are', async () => {
    expect((await runHere('check', `${model('export const a = 1, b = 2;')}#c`)).errors).toContain(
      'got no export "c", expected one of a, b',
    );
  });

  test('and so is a module that ends the process, or never ends its import', async () => {
    const { code, errors } = await run('check', model('process.exit(0);'));
    expect([code, errors]).toEqual([2, expect.stringContaining('the module ended the process')]);
    const url = pathToFileURL(model('await new Promise(() => {});')).href;
    await expect(importModule(url, 'model.mjs', 0.05)).rejects.toThrow('model.mjs: got no end of its import within 0.05 s');
  });

  test('what a reducer throws is told with its line', async () => {
    const path = model(
      `export const a = { spec: { name: 'a', init: [0], actions: { go: { when: () => true, then: () => {\n  return null.x;\n} } }, properties: {} } };`,
    );
    const { code, errors } = await runHere('check', path);
    expect([code, errors]).toEqual([
      2,
      expect.stringMatching(/a: .*threw: Cannot read properties of null[\s\S]*thrown at .*model\.mjs:2\n$/),
    ]);
  });
});
