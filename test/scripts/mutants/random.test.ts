/** The search for mutants that no property catches: on a toy, each fate a mutant may have. */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawn } from '../../../scripts/mutants/drawing.ts';
import { mutationsIn } from '../../../scripts/mutants/find.ts';
import { type Hunt, hunt, type Tried } from '../../../scripts/mutants/hunt.ts';
import type { ScenarioData } from '../../../scripts/mutants/jobs.ts';
import { judged } from '../../../scripts/mutants/judge.ts';
import type { Mutation } from '../../../scripts/mutants/mutation.ts';
import { mutantsPage } from '../../../scripts/mutants/page.ts';
import { randomMutants } from '../../../scripts/mutants/random.ts';
import { outdated, type Remark } from '../../../scripts/mutants/remarks.ts';

const TOY = join(import.meta.dirname, 'toy');
const all = mutationsIn(TOY, ['ladder.ts']);

function ofToy(mutations: readonly Mutation[], patience: number): Hunt {
  const scenarios = join(TOY, 'scenarios.ts');
  return { root: TOY, mutations, scenarios, exported: 'scenarios', workers: 1, isChosen: () => true, mostStates: 100, patience };
}

function mutation(within: string, after: string): Mutation {
  return only(all.filter((each) => each.within === within && each.after === after));
}

function only<T>(all: readonly T[]): T {
  const [one] = all;
  if (one === undefined || all.length > 1) throw new Error(`${all.length} where one was expected`);
  return one;
}

describe('a mutant is told by the worst that a scenario says of it', () => {
  const cases = [
    ['mayClimb', 'return rung <= 3;', 'property', 'nobodyLeavesTheLadder'],
    ['mayClimb', 'return rung > 3;', 'property', 'somebodyGetsThere'],
    ['isLit', 'return false;', 'refinement', 'theLampIsLit'],
    ['lettersOf', 'const [lowest] = NAMES.slice(1, 1);', 'throw', 'climb threw'],
    ['', 'const NAMES = [];', 'throw', 'climb threw'],
    ['mayTurn', 'return rung === 4;', 'verdict', 'what is expected to break holds'],
    ['mayTurn', 'return rung !== 3;', 'count', '5 states, '],
    ['above', 'return rung - 1;', 'exploded', 'states'],
    ['feels', "return rung >= 1 ? 'high' : 'low';", 'survived', ''],
    ['isAbove', 'return rung >= 3;', 'survived', ''],
  ] as const;
  let tried: readonly Tried[] = [];
  beforeAll(async () => {
    const mutations = cases.map(([within, after]) => mutation(within, after));
    tried = await hunt(ofToy(mutations, 5));
  });

  test.each(cases)('%s: %s: %s', (within, after, fate, by) => {
    const { judgement } = only(tried.filter(({ mutation: each }) => each.within === within && each.after === after));
    expect(judgement).toEqual({ fate, by: expect.stringContaining(by) });
  });

  test('the one that is met only when modules are loaded is on when they are', () => {
    expect(all.filter(({ atLoad }) => atLoad).map(({ after }) => after)).toEqual(['const NAMES = [];']);
  });

  test('and one that no scenario comes to runs in none', () => {
    expect(tried.map(({ mutation: { within }, meeting }) => [within, meeting])).toContainEqual(['isAbove', 0]);
  });

  test('the page counts them, and names those that are not caught, with what people say of them', () => {
    const { file, within, before, after } = mutation('feels', "return rung >= 1 ? 'high' : 'low';");
    const remarks: readonly Remark[] = [{ file, within, before, after, is: 'equivalent', because: 'nobody asks' }];
    const run = { command: 'c', date: 'd', machine: 'm', seconds: 1, seed: 7, among: all.length, drawn: tried.length, scenarios: 2 };
    const page = mutantsPage({ ...run, tried, remarks, exclusions: [] });
    expect(page).toContain('| all | 10 | 1 | 2 | 1 | 2 | 0 | 1 | 1 | 1 | 1 | 55.6 % |');
    expect(page).toMatch(/\| `ladder.ts:\d+` .* \| survived \| in 2 scenarios \| equivalent: nobody asks \|/);
    expect(page).toMatch(/\| `ladder.ts:\d+` .* \| survived \| in 0 scenarios \| open gap \|/);
  });
});

test('a step that does not end is ended, and the next mutant is tried', async () => {
  const tried = await hunt(ofToy([mutation('climbed', 'while (count < rung) count += 0;'), mutation('isLit', 'return false;')], 1));
  expect(tried[0]?.judgement).toEqual({ fate: 'exploded', by: 'a step does not end' });
});

test('the same seed draws the same mutants', () => {
  expect(drawn(all, 5, 7)).toEqual(drawn(all, 5, 7));
  expect(drawn(all, 5, 7)).not.toEqual(drawn(all, 5, 8));
  expect(new Set(drawn(all, all.length + 1, 7))).toEqual(new Set(all));
});

test('what is for types, texts and checks of what cannot be is left alone', () => {
  expect(all.filter(({ before }) => /^(export )?(interface|type|import)|invariant/.test(before))).toEqual([]);
});

describe('where the sound program violates a property, too', () => {
  const scenario: ScenarioData = { name: 's', kinds: { a: 'always', b: 'always', r: 'recoverable' }, refinements: [] };
  const counts = { distinct: 1, generated: 1, depth: 1 };
  const breaking = (property: string, steps: number) => ({ verdict: 'violates', property, steps, ...counts }) as const;
  test.each([
    ['the same one as late', breaking('a', 4), breaking('a', 4), 'survived'],
    ['the same one earlier', breaking('a', 4), breaking('a', 3), 'count'],
    ['another one earlier', breaking('a', 4), breaking('b', 3), 'property'],
    ['another one as late, which the search may not have come to', breaking('a', 4), breaking('b', 4), 'verdict'],
    ['another one, where the sound program was searched to the end', breaking('r', 4), breaking('b', 9), 'property'],
    ['none', breaking('a', 4), { verdict: 'holds', ...counts }, 'verdict'],
  ] as const)('%s', (_, sound, found, fate) => {
    expect(judged(scenario, sound, found).fate).toBe(fate);
  });

  test('and an asymmetric mutant violates no property', () => {
    expect(judged(scenario, { verdict: 'holds', ...counts }, { verdict: 'error', message: 'p1 and p2 are not symmetric' }).fate).toBe(
      'refused',
    );
  });
});

test('a remark about a line that has changed since is noticed', () => {
  const { file, within, before, after } = mutation('isLit', 'return false;');
  const remark: Remark = { file, within, before, after, is: 'gap', because: 'nobody looks' };
  expect(outdated([remark], all)).toEqual([]);
  expect(outdated([{ ...remark, before: 'return 1;' }], all)).toHaveLength(1);
});

test.each([
  [['--random', 'many'], '--random: got many, expected a whole number above 0'],
  [['--random', '5', '--protocol', 'ring'], '--protocol: got ring, expected one of relaxed-ring,'],
])('%j is refused', async (args, complaint) => {
  const said: unknown[] = [];
  const { error } = console;
  console.error = (line: unknown) => said.push(line);
  const code = await randomMutants(args).finally(() => {
    console.error = error;
  });
  expect([code, said]).toEqual([2, [expect.stringContaining(complaint)]]);
});
