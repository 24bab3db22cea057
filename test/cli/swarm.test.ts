/** `selfman swarm`: what it says, and how it ends. */
import { describe, expect, test } from 'vitest';
import { planOf } from '../../swarm/plan.ts';
import { runHere } from './run-here.ts';
import { start } from './run-program.ts';

describe('selfman swarm', () => {
  test('says how many runs were well', async () => {
    const { code, output } = await runHere('swarm', '--seeds', '1..2');
    expect([code, output]).toEqual([
      0,
      expect.stringMatching(/^2 runs, 0 failed: [\d,]+ events, \d+ transactions committed, recovered within/),
    ]);
  });

  test('writes the outcome of each seed as JSON, and nothing else', async () => {
    const { code, output } = await runHere('swarm', '--seeds', '3..3', '--nodes', '3', '--json', '-');
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ outcomes: [{ seed: 3, problems: [] }], failed: [] });
    expect(planOf(3, 3).nodes.length).toBe(3);
  });

  test('interrupted, it says how far it was', async () => {
    const program = start('swarm', '--seeds', '1..100000');
    while (!program.errors().includes('runs')) await new Promise((resolve) => setTimeout(resolve, 50));
    program.process.kill('SIGINT');
    expect(await program.ended).toEqual({ code: 130, signal: null });
    expect(program.output()).toMatch(/^interrupted; \d+ runs, 0 failed/);
  });

  test.each([
    ['--seeds', '3..1', /Write two whole numbers, the smaller one first/],
    ['--seeds', '1..99999999999', /Write two whole numbers/],
    ['--nodes', '2', /Write a whole number, 3 … 64/],
    ['--nodes', '65', /Write a whole number, 3 … 64/],
    ['--minutes', '0', /Write a whole number, 1 …/],
  ])('refuses %s %s with one clear line', async (option, value, says) => {
    const { code, errors } = await runHere('swarm', option, value);
    expect(code).toBe(2);
    expect(errors).toMatch(says);
  });
});
