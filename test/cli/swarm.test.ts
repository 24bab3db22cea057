/** `selfman swarm`: what it says, and how it ends. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCase, writeCase } from '../../cli/swarm-case.ts';
import { planOf } from '../../swarm/plan.ts';
import { runHere } from './run-here.ts';
import { start } from './run-program.ts';

const SPLIT = { type: 'partition', groups: [[planOf(1).nodes[0].id]], fromMs: 10, toMs: 20 } as const;

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

  test('gives the same outcomes with any number of workers', async () => {
    const outcomesWith = async (workers: string) => {
      const { output } = await runHere('swarm', '--seeds', '1..4', '--nodes', '3', '--workers', workers, '--json', '-');
      return JSON.parse(output).outcomes;
    };
    expect(await outcomesWith('3')).toEqual(await outcomesWith('1'));
  });

  test('plays a plan that was saved, and tells what happens', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'selfman-swarm-'));
    const { code, output } = await runHere('replay', writeCase(folder, planOf(1)));
    expect(code).toBe(0);
    expect(output).toMatch(/^ +0 ms {2}node \d+ founds the ring\n/);
    expect(output).toMatch(/ ms {2}client \d+ at node \d+: put k\d\n/);
    expect(output).toMatch(/1 run, 0 failed: [^;]*\n$/);
  });

  test.each([
    ['[]', /is not an object but \[\]; use a file that "selfman swarm --save" wrote/],
    ['{"seed":1', /not JSON/],
    [JSON.stringify({ ...planOf(1), degree: 9 }), /degree: got 9, expected 3, 4 or 5/],
    [JSON.stringify({ ...planOf(1), nodes: [] }), /nodes: got 0, expected 1 to 64/],
    [JSON.stringify({ ...planOf(1), faults: [{ type: 'leave', node: -1, atMs: 5 }] }), /name a node that is not in "nodes"/],
    [
      JSON.stringify({ ...planOf(1), faults: [{ type: 'pause', node: planOf(1).nodes[0].id, fromMs: 9, toMs: 5 }] }),
      /faults: expected each to end by/,
    ],
    [JSON.stringify({ ...planOf(1), faults: [SPLIT, SPLIT] }), /faults: two partitions at a time/],
    [JSON.stringify({ ...planOf(1), calmAtMs: 1e9 }), /expected times from 0 to 10,000,000 ms/],
    [JSON.stringify({ ...planOf(1), classes: 1e300 }), /classes: got 1e\+300, expected a whole number/],
    [JSON.stringify({ ...planOf(1), grain: 7 }), /grain: got 7, expected a divisor of 1000000/],
  ])('refuses the plan %.40s with one clear line', async (text, says) => {
    const file = join(mkdtempSync(join(tmpdir(), 'selfman-swarm-')), 'plan.json');
    writeFileSync(file, text);
    const { code, errors } = await runHere('replay', file);
    expect(code).toBe(2);
    expect(errors).toMatch(says);
    expect(errors.trimEnd().split('\n').length).toBe(1);
  });

  test.each([
    ['/nowhere/plan.json', /ENOENT/],
    [tmpdir(), /it is a folder, expected a file/],
    ['/dev/zero', /it is a device, expected a file/],
  ])('refuses to read the plan %s', (file, says) => {
    expect(() => readCase(file)).toThrow(says);
  });

  test('says when a plan cannot be saved', () => {
    expect(() => writeCase('/dev/null/folder', planOf(1))).toThrow(/seed-1.json cannot be written/);
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
    ['--workers', '0', /Write a whole number, 1 … 256/],
    ['--minutes', '0', /Write a whole number, 1 …/],
  ])('refuses %s %s with one clear line', async (option, value, says) => {
    const { code, errors } = await runHere('swarm', option, value);
    expect(code).toBe(2);
    expect(errors).toMatch(says);
  });
});
