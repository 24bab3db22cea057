/** Each task of the course has a solution of the length that it names, and no shorter one. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../../model-check/drivers/check.ts';
import { Interactive } from '../../../model-check/drivers/interactive.ts';
import type { Scenario } from '../../../model-check/scenario.ts';
import { allScenarios } from '../../../scenarios/all.ts';
import { isSolved, ownersOf, PLACES } from '../../../site/course/circle.ts';
import { isClosed } from '../../../site/course/closed.ts';
import { withGoal } from '../../../site/course/goal.ts';
import { TASKS, type Task, taskOf } from '../../../site/course/tasks.ts';
import { initialStatesOf } from '../../../spec/kernel/initial-states.ts';
import { lookupConsistency, responsibleFor } from '../../../spec/lookup-consistency/responsibility.ts';
import { ROOT } from '../../architecture/plant.ts';

const chapters = globSync('docs/course/*.md', { cwd: ROOT }).sort();

test.each(TASKS)('task $id is solved in $atLeast steps, and in no fewer', async (task) => {
  const report = await check(withGoal(scenarioOf(task), task));
  expect([report.verdict, report.counterexample?.steps.length]).toEqual(['violates', task.atLeast]);
});

test.each(TASKS)('task $id wants of its property what its kind allows', (task) => {
  const scenario = scenarioOf(task);
  const { kind } = ('spec' in scenario ? scenario.spec.properties : scenario.properties)?.[task.goal] ?? { kind: 'missing' };
  expect(task.reach).toBe({ always: 'broken', step: 'broken', reachable: 'met', recoverable: 'closed' }[kind as 'always']);
});

test('the way back is closed after the last step of a counterexample, and not at the beginning', async () => {
  const task = taskOf('17');
  const play = new Interactive(scenarioOf(task));
  const { counterexample } = await check(scenarioOf(task));
  const end = (counterexample?.steps ?? []).reduce((moment, { says }) => {
    const choice = play.choices(moment).find((each) => each.says === says);
    return play.take(moment, choice?.number ?? -1).moment;
  }, play.begin());
  const closed = (choices: readonly number[]) => isClosed(scenarioOf(task), task, { choices });
  expect([await closed([]), await closed(end.choices)]).toEqual([false, true]);
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
    const [state] = initialStatesOf(lookupConsistency(PLACES, nodes, nodes));
    const expected = ownersOf(nodes).map((_, key) => (state === undefined ? [] : responsibleFor(state, key)));
    expect(ownersOf(nodes).map((owner) => [owner])).toEqual(expected);
    expect(ownersOf([])).toEqual(Array.from({ length: PLACES }, () => null));
  });
});

function scenarioOf({ scenario: name }: Task): Scenario {
  const scenario = allScenarios.find((each) => each.name === name);
  if (scenario === undefined) throw new Error(`no scenario is called ${name}`);
  return scenario;
}
