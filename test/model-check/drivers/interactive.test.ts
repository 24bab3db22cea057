/** A scenario that is played by hand: choices, states, lights, and what is left of the faults. */
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { check } from '../../../model-check/drivers/check.ts';
import { Interactive, type Moment } from '../../../model-check/drivers/interactive.ts';
import type { Counterexample } from '../../../model-check/report/report.ts';
import type { Scenario } from '../../../model-check/scenario.ts';
import { allScenarios } from '../../../scenarios/all.ts';
import { fileOf, isKept } from '../../../scripts/counterexamples.ts';
import { isLiveness } from '../../../spec/kernel/spec.ts';

const named = (name: string): Scenario => {
  const found = allScenarios.find((scenario) => scenario.name === name);
  if (found === undefined) throw new Error(`no scenario is called ${name}`);
  return found;
};

/** Takes the steps of a story, each by what it says. Returns the moments, the first one included. */
function follow(play: Interactive, story: Counterexample): readonly Moment[] {
  for (let initial = 0; initial < play.initials; initial++) {
    const moments = [play.begin(initial)];
    for (const { says } of story.steps) {
      const choice = play.choices(moments[moments.length - 1]).find((each) => each.says === says);
      if (choice === undefined) break;
      moments.push(play.take(moments[moments.length - 1], choice.number).moment);
    }
    if (moments.length === story.steps.length + 1 && isFinal(story, moments[moments.length - 1])) return moments;
  }
  throw new Error(`the story of ${story.property} cannot be followed`);
}

/** As several states may be initial, the last one tells which was meant. */
function isFinal(story: Counterexample, { state }: Moment): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(state)), JSON.parse(JSON.stringify(story.final)));
}

/** A counterexample to induction begins in any state of a bound, which is not one in which a run begins. */
function isPlayed(scenario: Scenario): boolean {
  return isKept(scenario) && !('inductive' in scenario);
}

const kept = allScenarios.filter(isPlayed).map((scenario) => ({
  scenario,
  name: scenario.name,
  story: JSON.parse(readFileSync(fileOf(scenario.name), 'utf8')) as Counterexample,
}));

describe('each kept counterexample is played step by step, and the last state breaks its property', () => {
  test.each(kept)('$name', ({ scenario, story }) => {
    const play = new Interactive(scenario);
    const moments = follow(play, story);
    const [before = null, last] = [moments.at(-2), moments[moments.length - 1]];
    expect(JSON.parse(JSON.stringify(last.state))).toEqual(JSON.parse(JSON.stringify(story.final)));
    const light = play.lights(last, before).find(({ property }) => property === story.property);
    // A refinement has no light.
    if (light === undefined) return expect(Object.keys(scenario.refines ?? {})).toContain(story.property);
    // One state breaks no liveness property.
    if (isLiveness(light.kind)) return;
    expect(light.holds).toBe(false);
    // A property without words of its own repeats what it is for.
    const said = light.reasons.map(({ says }) => says).join('; ');
    if (light.kind !== 'recoverable') expect(story.because.endsWith(said), `${story.because} ends with ${said}`).toBe(true);
  });
});

test('reasons name the nodes and keys that they are about', () => {
  const { scenario, story } = kept.find(({ name }) => name === 'relaxed-ring/crash/during-join') ?? kept[0];
  const play = new Interactive(scenario);
  const last = follow(play, story).at(-1);
  const reasons = last && play.lights(last).find(({ property }) => property === story.property)?.reasons;
  expect(reasons).toEqual([
    { says: 'key 1 belongs to node 4 and to node 12', holds: false, at: { nodes: [4, 12], keys: [1] } },
    { says: 'keys 2, 3, 4 have several owners, too', holds: false, at: { nodes: [], keys: [2, 3, 4] } },
  ]);
});

test('what is left of the faults goes down with each fault', () => {
  const play = new Interactive(named('relaxed-ring/crash/during-join'));
  const begin = play.begin();
  expect(play.left(begin)).toMatchObject({ crash: 1 });
  const crash = play.choices(begin).find(({ action }) => action === 'crash');
  expect(crash && play.left(play.take(begin, crash.number).moment)).toMatchObject({ crash: 0 });
});

test('a choice that does not exist is refused', () => {
  const play = new Interactive(named('relaxed-ring/crash/during-join'));
  const most = play.choices(play.begin()).length;
  expect(() => play.take(play.begin(), most)).toThrow(`choice: got ${most}, expected a whole number less than ${most}`);
  expect(() => play.begin(1)).toThrow('from.initial: got 1, expected less than 1');
});

describe('a check from a state', () => {
  const scenario = named('relaxed-ring/crash/during-join');
  const { story } = kept.find(({ name }) => name === scenario.name) ?? kept[0];
  const way = follow(new Interactive(scenario), story);

  test('of the way to a violation finds the rest of that way, or a shorter one', async () => {
    const { choices } = way[way.length - 3];
    const report = await check(scenario, { from: { choices } });
    expect(report).toMatchObject({ verdict: 'violates', property: story.property });
    expect(report.counterexample?.steps).toHaveLength(2);
    expect(report.counterexample?.initial).toEqual(way[way.length - 3].state);
  });

  test('where nothing can happen any more finds that state alone', async () => {
    const alone = named('baselines/two-phase-commit/fault-free');
    const play = new Interactive(alone);
    let moment = play.begin();
    while (play.choices(moment).length > 0) moment = play.take(moment, 0).moment;
    const { distinct, generated } = await check(alone, { from: { choices: moment.choices } });
    expect({ distinct, generated }).toEqual({ distinct: 1, generated: 1 });
  });

  test.each([
    [{ choices: [1_000] }, 'from.choices[0]: got 1000, expected less than'],
    [{ choices: [-1] }, 'options.from.choices[0]'],
    [{ initial: 4, choices: [] }, 'from.initial: got 4, expected less than 1'],
  ])('%j is refused', async (from, complaint) => {
    await expect(check(scenario, { from })).rejects.toThrow(complaint);
  });
});
