/** Each task of the course has a solution of the length that it names, and no shorter one. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../../model-check/drivers/check.ts';
import type { Scenario } from '../../../model-check/scenario.ts';
import { allScenarios } from '../../../scenarios/all.ts';
import { isSolved, ownersOf, PLACES } from '../../../site/course/circle.ts';
import { TASKS, type Task, taskOf } from '../../../site/course/tasks.ts';
import { always, type Property } from '../../../spec/kernel/spec.ts';
import { lookupConsistency, responsibleFor } from '../../../spec/lookup-consistency/responsibility.ts';
import { ROOT } from '../../architecture/plant.ts';

const chapters = globSync('docs/course/*.md', { cwd: ROOT }).sort();

test.each(TASKS)('task $id is solved in $atLeast steps, and in no fewer', async (task) => {
  const report = await check(withGoal(task));
  expect([report.verdict, report.counterexample?.steps.length]).toEqual(['violates', task.atLeast]);
});

test('each task is asked in its chapter, and each chapter asks tasks that exist', () => {
  const asked = chapters.flatMap((path) => {
    const chapter = path.slice('docs/course/'.length, 'docs/course/00'.length);
    return [...readFileSync(join(ROOT, path), 'utf8').matchAll(/<CourseTask id="(\w+)" \/>/g)].map(([, id]) => ({ id, chapter }));
  });
  expect(asked.map(({ id }) => id)).toEqual(TASKS.map(({ id }) => id));
  expect(asked.filter(({ id, chapter }) => id?.startsWith(chapter) !== true)).toEqual([]);
});

test('a task that does not exist is refused', () => {
  expect(() => taskOf('99')).toThrow('id: got 99, expected a task of the course');
});

describe('the circle of chapter 2', () => {
  test('is solved by three nodes of which 12 is the first clockwise of 7, and not otherwise', () => {
    expect(
      [
        [0, 5, 12],
        [12, 3, 6, 13],
        [12, 0],
        [0, 8, 12],
        [0, 5, 11],
      ].map(isSolved),
    ).toEqual([true, true, false, false, false]);
  });

  test('gives each key the owner that the spec gives it', () => {
    const nodes = [2, 7, 11];
    const [state] = lookupConsistency(PLACES, nodes, nodes).init;
    const expected = ownersOf(nodes).map((_, key) => (state === undefined ? [] : responsibleFor(state, key)));
    expect(ownersOf(nodes).map((owner) => [owner])).toEqual(expected);
    expect(ownersOf([])).toEqual(Array.from({ length: PLACES }, () => null));
  });
});

/** The scenario with one property, which the goal breaks. */
function withGoal({ scenario: name, goal }: Task): Scenario {
  const scenario = allScenarios.find((each) => each.name === name);
  if (scenario === undefined) throw new Error(`no scenario is called ${name}`);
  const { name: _, teaches, cost } = scenario;
  if ('spec' in scenario) {
    const spec = { ...scenario.spec, properties: { goal: broken(scenario.spec.properties[goal]) } };
    return { name, teaches, cost, spec };
  }
  const { expect: __, refines: ___, ...rest } = scenario;
  return { ...rest, properties: { goal: broken(scenario.properties?.[goal]) } };
}

function broken<S>(property: Property<S> | undefined): Property<S> {
  if (property === undefined) throw new Error('the scenario has no such property');
  return property.kind === 'reachable' ? always<S>((state) => !property.holds(state)) : property;
}
