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

/** Properties that hold only where a state is reached. A behaviour always exists: any state may stay. */
const REACHING: readonly string[] = ['reachable', 'eventually', 'alwaysEventually', 'eventuallyAlways'];

test('each scenario that holds must reach a state, so that none holds for want of behaviour', () => {
  const vacuous = allScenarios.filter((scenario) => {
    // An inductive one tells how many states satisfy its invariant, and which steps were taken.
    if ('inductive' in scenario) return false;
    const properties: Properties<unknown> = { ...('spec' in scenario ? scenario.spec.properties : {}), ...scenario.properties };
    return scenario.expect?.verdict === 'holds' && !Object.values(properties).some(({ kind }) => REACHING.includes(kind));
  });
  expect(vacuous.map(({ name }) => name)).toEqual([]);
});

/** Whether a lesson needs the one that is listed above it. */
function leansOnAnother(lesson: string): boolean {
  return /^(?:The same|So (?:it )?(?:is|do|does)|Nor|And|But)\b|\blikewise\b/i.test(lesson);
}

test('each scenario teaches a lesson of its own, which stands alone', () => {
  const lessons = allScenarios.map(({ teaches = '' }) => teaches);
  expect(lessons.filter((lesson, place) => lessons.indexOf(lesson) !== place)).toEqual([]);
  expect(lessons.filter(leansOnAnother)).toEqual([]);
  expect(['The same with three nodes.', 'So it is with reminders.', 'Nor when a replica is stale.'].filter(leansOnAnother)).toHaveLength(3);
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

/** In transitions. Those of a spec or a baseline cost a tenth of those of our nodes. The time of `npm test` grows with it. */
const MOST_IN_FAST = { nodes: 50_000, spec: 2_000_000 };

/** Each of these alone judges some property. */
const ALONE: readonly string[] = [
  'relaxed-ring/leave/3-all',
  'relaxed-ring/unreachable/pruned',
  'relaxed-ring/crash/isolated',
  'relaxed-ring/lookup/crash/2+1-twice',
  'replication/crash/3/put',
];

test('a scenario that takes long is slow, unless it alone judges a property', () => {
  const tooLong = allScenarios.filter(({ name, cost, expect: expected, ...parts }) => {
    const most = 'spec' in parts || name.startsWith('baselines/') ? MOST_IN_FAST.spec : MOST_IN_FAST.nodes;
    return cost === 'fast' && expected?.verdict === 'holds' && expected.generated > most;
  });
  expect(tooLong.map(({ name }) => name).sort()).toEqual([...ALONE].sort());
});

/** By protocol: properties, of whichever node or class, that only slow scenarios judge. docs/limits.md says so. */
const ONLY_SLOW: Readonly<Record<string, readonly string[]>> = {
  'ring-merge': ['repairedWhenThePartitionEnds'],
  fingers: ['answersOf'],
  replication: ['restoredBeforeAnswering'],
  transactions: ['bothAreRestored'],
  epochs: ['aSealedRoleMoves', 'noSealStays', 'onlyLowerBallotsAreRefused', 'rangesAreSplit'],
  store: ['everyRecordIsForgotten', 'isUnknown', 'nodeGoesOnDuringPartition', 'reada', 'readb'],
};

test('each property of a slow scenario is judged by a fast one, too', () => {
  const onlySlow = [...new Set(allScenarios.map(protocolOf))].flatMap((protocol) => {
    const ours = allScenarios.filter((scenario) => protocolOf(scenario) === protocol);
    const judgedBy = (which: 'fast' | 'slow') => new Set(ours.filter(({ cost }) => cost === which).flatMap(judgedIn));
    const fast = judgedBy('fast');
    const names = [...judgedBy('slow')].filter((name) => !fast.has(name)).sort();
    return names.length === 0 ? [] : [[protocol, names] as const];
  });
  expect(Object.fromEntries(onlySlow)).toEqual(ONLY_SLOW);
});

/** Names of properties and refinements, without the nodes, the classes and the numbers in them. */
function judgedIn(scenario: (typeof allScenarios)[number]): readonly string[] {
  const ofSpec = 'spec' in scenario ? Object.keys(scenario.spec.properties ?? {}) : [];
  const names = [...ofSpec, ...Object.keys(scenario.properties ?? {}), ...Object.keys(scenario.refines ?? {})];
  return names.map((name) => name.replace(/InClass\d+$|(At|By)\d+(And\d+)*$|\d+(And\d+)*/, ''));
}
