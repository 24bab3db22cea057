/** Each file is in a room, each import is allowed by the table of rooms, and each permission is used. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { upToDate } from '../../scripts/pages.ts';
import { deadDoors, forbiddenImports } from '../../scripts/rooms/forbidden.ts';
import { type Import, importsIn, sourcesIn } from '../../scripts/rooms/imports.ts';
import { type Arrows, arrowsOf, outerArrowsOf } from '../../scripts/rooms/picture.ts';
import { CLOSED, ROOMS, roomOf } from '../../scripts/rooms/table.ts';
import { plant, ROOT } from './plant.ts';

const imports = importsIn(ROOT);

test('the table of rooms allows every import', () => {
  expect(imports.length).toBeGreaterThan(1000);
  expect(forbiddenImports(imports)).toEqual([]);
});

test('every TypeScript file is in a room', () => {
  expect(sourcesIn(ROOT).filter((path) => roomOf(path) === undefined && !/^[^/]+\.config\.ts$/.test(path))).toEqual([]);
});

test('no permission is left that nothing uses', () => {
  expect(deadDoors(imports)).toEqual([]);
});

test('no arrow between outer rooms leads upwards', () => {
  expect(upwards(outerArrowsOf(arrowsOf(imports)))).toEqual([]);
});

test('no arrow between the rooms of the engine leads upwards', () => {
  expect(upwards(arrowsOf(imports).filter(({ room }) => room.startsWith('model-check/engine/')))).toEqual([]);
});

test('ARCHITECTURE.md shows the rooms as they are (else: npm run docs)', async () => {
  const page = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
  expect(page).toContain('<!-- generated: rooms of the house -->');
  expect(await upToDate(page)).toBe(page);
});

/** Each room with imports that it must not have: importing file, imported path or package. */
const FORBIDDEN: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  'model-check/vitest': [['model-check/vitest/a.ts', 'model-check/engine/search/b.ts']],
  'spec/kernel': [
    ['spec/kernel/a.ts', 'impl/kernel/b.ts'],
    ['spec/kernel/a.ts', 'node:fs'],
    ['spec/kernel/a.ts', 'ajv'],
  ],
  'spec/identifier-space': [['spec/identifier-space/a.ts', 'spec/ring/b.ts']],
  spec: [
    ['spec/ring/a.ts', 'impl/ring/b.ts'],
    ['spec/ring/a.ts', 'model-check/report/report.ts'],
  ],
  'impl/kernel': [['impl/kernel/a.ts', 'spec/kernel/b.ts']],
  'impl/identifier-space': [['impl/identifier-space/a.ts', 'spec/identifier-space/b.ts']],
  'impl/places': [['impl/places/a.ts', 'impl/ring/state.ts']],
  'impl/persistent-map': [['impl/persistent-map/a.ts', 'impl/places/range.ts']],
  impl: [
    ['impl/ring/a.ts', 'spec/ring/b.ts'],
    ['impl/ring/a.ts', 'impl/merge/state.ts'],
    ['impl/ring/a.ts', 'impl/merge/messages.ts'],
    ['impl/ring/a.ts', 'impl/stack/b.ts'],
    ['impl/ring/a.ts', 'runtime/b.ts'],
    ['impl/ring/a.ts', 'node:net'],
    ['impl/ring/a.ts', 'ajv'],
    ['impl/baselines/chord/a.ts', 'impl/ring/state.ts'],
    ['impl/baselines/generations/hybrid/a.ts', 'impl/baselines/generations/unstructured/messages.ts'],
  ],
  'impl/stack': [
    ['impl/stack/a.ts', 'runtime/b.ts'],
    ['impl/stack/a.ts', 'node:net'],
  ],
  runtime: [
    ['runtime/a.ts', 'model-check/world/b.ts'],
    ['runtime/a.ts', 'traces/replay/b.ts'],
    ['runtime/a.ts', 'impl/ring/b.ts'],
  ],
  service: [
    ['service/a.ts', 'impl/stack/b.ts'],
    ['service/a.ts', 'cli/b.ts'],
  ],
  machine: [['machine/a.ts', 'cli/b.ts']],
  client: [
    ['client/a.ts', 'service/b.ts'],
    ['client/a.ts', 'node:http'],
  ],
  'model-check/chance': [['model-check/chance/a.ts', 'node:crypto']],
  'model-check/engine/tables': [['model-check/engine/tables/a.ts', 'model-check/engine/system/b.ts']],
  'model-check/engine/system': [
    ['model-check/engine/system/a.ts', 'model-check/engine/memo/b.ts'],
    ['model-check/engine/system/a.ts', 'impl/ring/b.ts'],
  ],
  'model-check/engine/memo': [['model-check/engine/memo/a.ts', 'model-check/engine/symmetry/b.ts']],
  'model-check/engine/judge': [['model-check/engine/judge/a.ts', 'model-check/engine/search/b.ts']],
  'model-check/engine/symmetry': [['model-check/engine/symmetry/a.ts', 'model-check/machine/b.ts']],
  'model-check/engine/liveness': [['model-check/engine/liveness/a.ts', 'model-check/engine/system/b.ts']],
  'model-check/engine/search': [
    ['model-check/engine/search/a.ts', 'impl/ring/b.ts'],
    ['model-check/engine/search/a.ts', 'node:fs'],
  ],
  'model-check/engine/packed': [['model-check/engine/packed/a.ts', 'model-check/engine/symmetry/b.ts']],
  'model-check/machine': [['model-check/machine/a.ts', 'spec/ring/b.ts']],
  'model-check': [['model-check/a.ts', 'scenarios/ring/b.ts']],
  'model-check/world': [
    ['model-check/world/a.ts', 'spec/ring/b.ts'],
    ['model-check/world/a.ts', 'impl/ring/b.ts'],
  ],
  'model-check/edge': [['model-check/edge/a.ts', 'scenarios/ring/b.ts']],
  'model-check/pace': [['model-check/pace/a.ts', 'model-check/engine/search/b.ts']],
  'model-check/report': [
    ['model-check/report/a.ts', 'scenarios/ring/b.ts'],
    ['model-check/report/a.ts', 'node:fs'],
  ],
  'model-check/drivers': [
    ['model-check/drivers/a.ts', 'scenarios/ring/b.ts'],
    ['model-check/drivers/a.ts', 'impl/ring/b.ts'],
  ],
  'model-check/simulator': [
    ['model-check/simulator/a.ts', 'impl/ring/b.ts'],
    ['model-check/simulator/a.ts', 'model-check/drivers/b.ts'],
    ['model-check/simulator/a.ts', 'node:fs'],
  ],
  scenarios: [
    ['scenarios/ring/a.ts', 'runtime/b.ts'],
    ['scenarios/ring/a.ts', 'node:fs'],
    ['scenarios/ring/a.ts', 'traces/replay/b.ts'],
  ],
  'traces/format': [['traces/format/a.ts', 'model-check/world/b.ts']],
  'traces/record': [['traces/record/a.ts', 'traces/replay/b.ts']],
  'traces/causal-order': [['traces/causal-order/a.ts', 'node:fs']],
  'traces/client-history': [['traces/client-history/a.ts', 'impl/ring/b.ts']],
  'traces/replay': [
    ['traces/replay/a.ts', 'runtime/b.ts'],
    ['traces/replay/a.ts', 'model-check/engine/search/b.ts'],
    ['traces/replay/a.ts', 'scenarios/ring/b.ts'],
  ],
  'traces/foreign': [
    ['traces/foreign/a.ts', 'traces/replay/b.ts'],
    ['traces/foreign/a.ts', 'scenarios/ring/b.ts'],
  ],
  'traces/minimal': [
    ['traces/minimal/a.ts', 'model-check/world/b.ts'],
    ['traces/minimal/a.ts', 'node:fs'],
  ],
  'traces/export': [
    ['traces/export/a.ts', 'runtime/b.ts'],
    ['traces/export/a.ts', 'node:fs'],
  ],
  swarm: [
    ['swarm/a.ts', 'runtime/b.ts'],
    ['swarm/a.ts', 'scenarios/ring/b.ts'],
    ['swarm/a.ts', 'node:fs'],
  ],
  faults: [
    ['faults/a.ts', 'cli/b.ts'],
    ['faults/a.ts', 'runtime/b.ts'],
    ['faults/a.ts', 'impl/stack/b.ts'],
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
  'schema/compiled': [['schema/compiled/a.ts', 'impl/ring/b.ts']],
  'traces/protocols': [['traces/protocols/a.ts', 'cli/b.ts']],
  'explorer/core': [
    ['explorer/core/a.ts', 'explorer/page/b.ts'],
    ['explorer/core/a.ts', 'vue'],
    ['explorer/core/a.ts', 'impl/ring/b.ts'],
  ],
  'explorer/page': [
    ['explorer/page/a.ts', 'impl/ring/b.ts'],
    ['explorer/page/a.ts', 'runtime/b.ts'],
  ],
  cli: [['cli/a.ts', 'test/b.ts']],
  'no room': [['somewhere/a.ts', 'spec/kernel/b.ts']],
  'cli is closed': [['traces/format/a.ts', 'cli/b.ts']],
  'test is closed': [['cli/a.ts', 'test/b.ts']],
  'scripts is closed': [['cli/a.ts', 'scripts/b.ts']],
  'experiments is closed': [['cli/a.ts', 'experiments/b.ts']],
  'faults is closed': [['cli/a.ts', 'faults/b.ts']],
  'site is closed': [['scripts/a.ts', 'site/b.ts']],
  'exports is closed': [['traces/format/a.ts', 'exports/b.ts']],
};

describe('each rule is seen to catch what it forbids', () => {
  const cases = Object.entries(FORBIDDEN).flatMap(([rule, broken]) => broken.map(([from, to]) => ({ rule, from, to })));

  test.each(cases)('$rule: $from → $to', ({ rule, from, to }) => {
    const forbidden = forbiddenImports([{ from, to, isOutside: !to.endsWith('.ts') }]);
    expect(forbidden).toContain(`${rule}: ${from} → ${to}`);
  });

  test('no rule is without such a case', () => {
    const rules = [...ROOMS.map(({ folder }) => folder), ...CLOSED.map(({ folder }) => `${folder} is closed`), 'no room'];
    expect(Object.keys(FORBIDDEN).sort()).toEqual(rules.sort());
  });

  test('a room that imports less than it may has a dead door', () => {
    const withoutTables = imports.filter(({ from, to }) => !(roomOf(from) === 'model-check/engine/system' && to.includes('/tables/')));
    expect(deadDoors(withoutTables)).toEqual(['model-check/engine/system does not import model-check/engine/tables']);
    const pathless: Import[] = imports.filter(({ from, isOutside }) => !(isOutside && roomOf(from) === 'model-check/pace'));
    expect(deadDoors(pathless)).toEqual(['model-check/pace imports no package']);
  });

  test('two outer rooms that import each other', () => {
    expect(
      upwards([
        { room: 'a', to: ['b'] },
        { room: 'b', to: ['a'] },
      ]),
    ).toEqual(['a → b', 'b → a']);
  });
});

test('imports of types, exports and dynamic imports are read, and comments are not', () => {
  const root = plant({
    'a/b.ts': "import type { T } from '../c/d.ts';\nexport { e } from './f.ts';\nconst g = await import('node:fs');\n// import './h.ts';\n",
  });
  expect(importsIn(root)).toEqual([
    { from: 'a/b.ts', to: 'c/d.ts', isOutside: false },
    { from: 'a/b.ts', to: 'a/f.ts', isOutside: false },
    { from: 'a/b.ts', to: 'node:fs', isOutside: true },
  ]);
});

/** The arrows that are part of a circle. */
function upwards(arrows: readonly Arrows[]): readonly string[] {
  const targets = (room: string) => arrows.find((each) => each.room === room)?.to ?? [];
  const below = (room: string, seen = new Set<string>()): ReadonlySet<string> => {
    for (const next of targets(room)) {
      if (seen.has(next)) continue;
      seen.add(next);
      below(next, seen);
    }
    return seen;
  };
  return arrows.flatMap(({ room, to }) => to.filter((target) => below(target).has(room)).map((target) => `${room} → ${target}`));
}
