import { expect, test } from 'vitest';
import { brokenRules } from './circles.ts';
import { plant, ROOT } from './plant.ts';

test('no files of the house, and no folders of specs or implementations, import each other in a circle', async () => {
  expect(await brokenRules(ROOT)).toEqual([]);
});

test('two files that import each other are caught, even if only for types', async () => {
  const root = plant({
    'spec/ring/a.ts': "import type { B } from './b.ts';\nexport interface A { b: B }",
    'spec/ring/b.ts': "import type { A } from './a.ts';\nexport interface B { a: A }",
  });
  expect(await brokenRules(root)).toEqual(['no-circles: spec/ring/a.ts → spec/ring/b.ts']);
});

test('two specs that use each other are caught, even if no two files do', async () => {
  const root = plant({
    'spec/merge/a.ts': "import '../ring/a.ts';",
    'spec/ring/a.ts': '',
    'spec/ring/b.ts': "import '../merge/b.ts';",
    'spec/merge/b.ts': '',
  });
  expect(await brokenRules(root)).toEqual(['layers: spec/merge → spec/ring', 'layers: spec/ring → spec/merge']);
});

test('an import that leads nowhere is caught', async () => {
  const root = plant({ 'spec/ring/a.ts': "import './nowhere.ts';" });
  expect(await brokenRules(root)).toContain('nothing-unresolved: spec/ring/a.ts → ./nowhere.ts');
});

test('published code that imports a development dependency is caught', async () => {
  const root = plant({
    'package.json': '{ "dependencies": { "ajv": "*" }, "devDependencies": { "vitest": "*" } }',
    'node_modules/ajv/index.js': '',
    'node_modules/vitest/index.js': '',
    'traces/format/a.ts': "import 'vitest';",
    'traces/format/b.ts': "import 'ajv';",
  });
  expect(await brokenRules(root)).toEqual(['published-packages: traces/format/a.ts → node_modules/vitest/index.js']);
});
