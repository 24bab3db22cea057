import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allScenarios } from '../../scenarios/all.ts';
import { fileOf, isKept } from '../../scripts/counterexamples.ts';
import type { Properties } from '../../spec/kernel/spec.ts';
import { protocolOf } from './fast-scenarios.ts';

test('no two scenarios have one name', () => {
  const names = allScenarios.map(({ name }) => name);
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});

test('each scenario that holds must reach a state, so that none holds for want of behaviour', () => {
  const vacuous = allScenarios.filter((scenario) => {
    const properties: Properties<unknown> = { ...('spec' in scenario ? scenario.spec.properties : {}), ...scenario.properties };
    return scenario.expect?.verdict === 'holds' && !Object.values(properties).some(({ kind }) => kind === 'reachable');
  });
  expect(vacuous.map(({ name }) => name)).toEqual([]);
});

test('each scenario says what must be found', () => {
  expect(allScenarios.filter(({ expect: expected }) => expected === undefined).map(({ name }) => name)).toEqual([]);
});

test('the fast scenarios of each protocol have a file that checks them', () => {
  const protocols = new Set(allScenarios.filter(({ cost }) => cost === 'fast').map(protocolOf));
  const untested = [...protocols].filter((protocol) => !existsSync(join(import.meta.dirname, `${protocol}.test.ts`)));
  expect(untested).toEqual([]);
});

test('no counterexample is kept of a scenario that is gone', () => {
  const folder = join(import.meta.dirname, '..', '..', 'traces', 'counterexamples');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  const kept = allScenarios.filter(isKept).map(({ name }) => fileOf(name));
  expect(files.map((file) => join(folder, file)).sort()).toEqual(kept.sort());
});
