import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { forbiddenImports } from './imports.ts';
import { plant, ROOT } from './plant.ts';
import { CLOSED, ROOMS } from './rooms.ts';

test('every import in the house is one that the table of rooms allows', async () => {
  expect(await forbiddenImports(ROOT)).toEqual([]);
});

test('every TypeScript file is in exactly one room', () => {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /^(?!node_modules|dist|coverage|\.).*\.ts$/.test(path),
  );
  const homeless = files.filter((path) => ROOMS.filter((room) => new RegExp(room.files).test(path)).length !== 1);
  expect(homeless).toEqual([]);
});

/** Each rule with an import that breaks it: importing file, imported path. */
const FORBIDDEN: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  'spec-kernel': [
    ['spec/kernel/a.ts', 'impl/kernel/b.ts'],
    ['spec/kernel/a.ts', 'node:fs'],
    ['spec/kernel/a.ts', 'ajv'],
  ],
  'spec-identifier-space': [['spec/identifier-space/a.ts', 'spec/ring/b.ts']],
  'spec-protocol': [
    ['spec/ring/a.ts', 'impl/ring/b.ts'],
    ['spec/ring/a.ts', 'model-check/report/report.ts'],
  ],
  'impl-kernel': [['impl/kernel/a.ts', 'spec/kernel/b.ts']],
  'impl-identifier-space': [['impl/identifier-space/a.ts', 'spec/identifier-space/b.ts']],
  'impl-protocol': [
    ['impl/ring/a.ts', 'spec/ring/b.ts'],
    ['impl/ring/a.ts', 'impl/merge/state.ts'],
    ['impl/ring/a.ts', 'runtime/b.ts'],
    ['impl/ring/a.ts', 'node:net'],
    ['impl/ring/a.ts', 'ajv'],
    ['impl/baselines/chord/a.ts', 'impl/ring/state.ts'],
    ['impl/baselines/generations/hybrid/a.ts', 'impl/baselines/generations/unstructured/messages.ts'],
  ],
  'impl-stack': [
    ['impl/stack/a.ts', 'runtime/b.ts'],
    ['impl/stack/a.ts', 'node:net'],
  ],
  runtime: [
    ['runtime/a.ts', 'model-check/world/b.ts'],
    ['runtime/a.ts', 'traces/replay/b.ts'],
  ],
  'model-check-core': [
    ['model-check/engine/a.ts', 'impl/ring/b.ts'],
    ['model-check/world/a.ts', 'spec/ring/b.ts'],
    ['model-check/machine/a.ts', 'scenarios/ring/b.ts'],
    ['model-check/engine/a.ts', 'node:fs'],
  ],
  'model-check-edge': [
    ['model-check/edge/a.ts', 'impl/ring/b.ts'],
    ['model-check/edge/a.ts', 'scenarios/ring/b.ts'],
  ],
  'model-check-simulator': [
    ['model-check/simulator/a.ts', 'impl/ring/b.ts'],
    ['model-check/simulator/a.ts', 'model-check/drivers/b.ts'],
    ['model-check/simulator/a.ts', 'node:fs'],
  ],
  'model-check-face': [['model-check/a.ts', 'scenarios/ring/b.ts']],
  scenarios: [
    ['scenarios/ring/a.ts', 'runtime/b.ts'],
    ['scenarios/ring/a.ts', 'node:fs'],
  ],
  traces: [
    ['traces/replay/a.ts', 'runtime/b.ts'],
    ['traces/replay/a.ts', 'model-check/engine/b.ts'],
  ],
  experiments: [
    ['experiments/a.ts', 'spec/ring/b.ts'],
    ['experiments/a.ts', 'runtime/b.ts'],
    ['experiments/a.ts', 'model-check/drivers/b.ts'],
    ['experiments/a.ts', 'node:fs'],
  ],
  exports: [
    ['exports/a.ts', 'cli/b.ts'],
    ['exports/a.ts', 'ajv'],
  ],
  cli: [['cli/a.ts', 'test/b.ts']],
  configuration: [['a.config.ts', 'spec/kernel/b.ts']],
  bin: [['bin/a.ts', 'spec/kernel/b.ts']],
  'nobody-imports-cli': [['traces/format/a.ts', 'cli/b.ts']],
  'nobody-imports-tests': [['cli/a.ts', 'test/b.ts']],
  'nobody-imports-scripts': [['cli/a.ts', 'scripts/b.ts']],
  'nobody-imports-experiments': [['cli/a.ts', 'experiments/b.ts']],
  'nobody-imports-exports': [['traces/format/a.ts', 'exports/b.ts']],
};

/** These allow everything, so nothing can break them. */
const OPEN = ['test', 'scripts'];

describe('each rule is seen to catch what it forbids', () => {
  const cases = Object.entries(FORBIDDEN).flatMap(([rule, imports]) => imports.map(([from, to]) => ({ rule, from, to })));

  test.each(cases)('$rule: $from → $to', async ({ rule, from, to }) => {
    for (const statement of [`import type { T } from '${specifier(from, to)}';`, `import '${specifier(from, to)}';`]) {
      const root = plant({ [from]: statement, [isFile(to) ? to : `node_modules/${to}/index.js`]: 'export {};' });
      const caught = await forbiddenImports(root);
      expect(caught.filter((line) => line.startsWith(`${rule}: ${from} → `))).toHaveLength(1);
    }
  });

  test('no rule is without such a case', () => {
    const names = [...ROOMS, ...CLOSED].map(({ name }) => name);
    expect(Object.keys(FORBIDDEN).sort()).toEqual(names.filter((name) => !OPEN.includes(name)).sort());
  });
});

test('two files that import each other are caught, though only for types', async () => {
  const root = plant({
    'spec/ring/a.ts': "import type { B } from './b.ts';\nexport interface A { b: B }",
    'spec/ring/b.ts': "import type { A } from './a.ts';\nexport interface B { a: A }",
  });
  expect(await forbiddenImports(root)).toEqual(['no-circles: spec/ring/a.ts → spec/ring/b.ts']);
});

test('two specs that each use the other are caught, though no two files do', async () => {
  const root = plant({
    'spec/merge/a.ts': "import '../ring/a.ts';",
    'spec/ring/a.ts': '',
    'spec/ring/b.ts': "import '../merge/b.ts';",
    'spec/merge/b.ts': '',
  });
  expect(await forbiddenImports(root)).toEqual(['layers: spec/merge → spec/ring', 'layers: spec/ring → spec/merge']);
});

test('an import that leads nowhere is caught', async () => {
  const root = plant({ 'spec/ring/a.ts': "import './nowhere.ts';" });
  expect(await forbiddenImports(root)).toContain('nothing-unresolved: spec/ring/a.ts → ./nowhere.ts');
});

test('published code that imports a development dependency is caught', async () => {
  const root = plant({
    'package.json': '{ "dependencies": { "ajv": "*" }, "devDependencies": { "vitest": "*" } }',
    'node_modules/ajv/index.js': '',
    'node_modules/vitest/index.js': '',
    'traces/format/a.ts': "import 'vitest';",
    'traces/format/b.ts': "import 'ajv';",
  });
  expect(await forbiddenImports(root)).toEqual(['published-packages: traces/format/a.ts → node_modules/vitest/index.js']);
});

test('a layer may know the messages of the layer below, and the runtime may record', async () => {
  const root = plant({
    'impl/merge/a.ts': "import type { M } from '../ring/messages.ts';",
    'impl/ring/messages.ts': 'export interface M {}',
    'runtime/a.ts': "import 'node:net';\nimport '../traces/record/a.ts';",
    'traces/record/a.ts': '',
  });
  expect(await forbiddenImports(root)).toEqual([]);
});

const isFile = (to: string): boolean => to.endsWith('.ts');

function specifier(from: string, to: string): string {
  return isFile(to) ? `${'../'.repeat(from.split('/').length - 1) || './'}${to}` : to;
}
