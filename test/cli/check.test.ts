import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { runCheck } from '../../cli/commands/check.ts';
import type { CheckReport } from '../../model-check/report/report.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { allScenarios } from '../../scenarios/all.ts';
import { runHere } from './run-here.ts';
import { run, start } from './run-program.ts';

const schema: object = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'schema', 'check-report.json'), 'utf8'));
const isReport = new Ajv({ strict: false }).compile<readonly CheckReport[]>(schema);

/** Runs the command on these scenarios, and returns what it writes. */
async function check(scenarios: readonly Scenario[]): Promise<{ code: number; written: string }> {
  let written = '';
  const stream = (): Writable =>
    new Writable({
      write(chunk, _, done) {
        written += String(chunk);
        done();
      },
    });
  const code = await runCheck(scenarios, { patterns: [], slow: false }, { output: stream(), errors: new PassThrough().resume() });
  return { code, written };
}

function named(name: string): Scenario {
  const found = allScenarios.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no scenario ${name}`);
  return found;
}

describe('check', () => {
  test('ends with 0 when all is as expected, an expected violation included', async () => {
    const { code, output, errors } = await run('check', 'conformance/tcommit/*', 'baselines/chord/join');
    expect(code).toBe(0);
    expect(output).toMatch(/✓ conformance\/tcommit\/3 +holds in 34 states \(depth 7, exhausted\)/);
    expect(output).toMatch(/✓ baselines\/chord\/join +violates oneAnswerPerKey, as expected \(13 steps\)/);
    expect(output).toContain('2 as expected');
    // A loaded machine may take long enough for a line of progress.
    expect(errors.replace(/^\S+: [\d,]+ states, .*\n/gm, '')).toBe('');
  });

  test('groups by protocol: a heading and a summary for each, and a summary of all', async () => {
    const { written } = await check(['conformance/tcommit/3', 'baselines/dks/crash/newcomer/lock', 'conformance/two-phase/3'].map(named));
    expect(
      written
        .replace(/ {2}[\d.]+ s$/gm, '')
        .replace(/ {2,}/g, '  ')
        .split('\n'),
    ).toEqual([
      'conformance',
      '✓ conformance/tcommit/3  holds in 34 states (depth 7, exhausted)',
      '✓ conformance/two-phase/3  holds in 288 states (depth 11, exhausted)',
      'conformance: 2 scenarios: 2 as expected',
      '',
      'baselines/dks',
      '✓ baselines/dks/crash/newcomer/lock  violates everyLockIsReleased, as expected (3 steps)',
      'baselines/dks: 1 scenario: 1 as expected',
      '',
      '3 scenarios: 3 as expected',
      '',
    ]);
  });

  test('of one protocol alone there is no heading', async () => {
    const { written } = await check(['conformance/tcommit/3'].map(named));
    expect(written).toMatch(/^✓ conformance\/tcommit\/3 .*\n\n1 scenario: 1 as expected\n$/);
  });

  test('says when one state stands for all that are equal up to the names of nodes', async () => {
    const { code, written } = await check([named('conformance/two-phase/5/symmetric')]);
    expect(code).toBe(0);
    expect(written).toContain('holds in 314 states up to 120 renamings (depth 17, exhausted)');
  });

  test('ends with 1 when a count differs, and says what was expected', async () => {
    const scenario = { ...named('conformance/tcommit/3'), expect: { verdict: 'holds', distinct: 33, generated: 94, depth: 7 } } as const;
    const { code, written } = await check([scenario]);
    expect(code).toBe(1);
    expect(written).toContain('expected to hold in 33 states');
    expect(written).toContain('1 not as expected');
  });

  test('ends with 1 and tells the story when a property that should hold is violated', async () => {
    const { code, written } = await check([
      { ...named('relaxed-ring/join/no-bush'), expect: { verdict: 'holds', distinct: 60, generated: 100, depth: 12 } },
    ]);
    expect(code).toBe(1);
    expect(written).toContain('1. node 4 starts');
    expect(written).toContain('✗ noBushWithoutSuspicion');
  });

  test.each([
    ['--max-states', '100', '100 states'],
    ['--max-memory', '1', '1 MB'],
    ['--max-seconds', '0.1', '0.1 seconds'],
  ])('ends with 3 when %s is hit, says what was covered, and never that it holds', async (option, value, limit) => {
    const { code, output } = await runHere('check', 'conformance/two-phase/7', option, value);
    expect(code).toBe(3);
    expect(output).toContain('bound hit: NOT exhausted');
    expect(output).toContain(`the limit of ${limit} was hit: NOT exhausted; covered`);
    expect(output).not.toContain('holds');
  });

  test('names an action that never fired', async () => {
    const scenario = named('conformance/tcommit/3');
    if (!('spec' in scenario)) throw new Error('a spec is expected');
    const never = { when: () => false, then: (state: unknown) => state };
    const { written } = await check([{ ...scenario, spec: { ...scenario.spec, actions: { ...scenario.spec.actions, Never: never } } }]);
    expect(written).toContain('; never fired: Never');
  });

  test('writes JSON and nothing else to the output, and it fits the schema', async () => {
    const { code, output } = await runHere('check', 'conformance/two-phase/3', 'relaxed-ring/join/no-bush', '--json', '-');
    const reports: unknown = JSON.parse(output);
    expect(isReport(reports), JSON.stringify(isReport.errors)).toBe(true);
    expect(reports).toMatchObject([
      {
        scenario: 'conformance/two-phase/3',
        verdict: 'holds',
        asExpected: true,
        distinct: 288,
        generated: 1146,
        depth: 11,
        exhausted: true,
      },
      {
        scenario: 'relaxed-ring/join/no-bush',
        verdict: 'violates',
        property: 'noBushWithoutSuspicion',
        counterexample: { steps: [{}, {}] },
      },
    ]);
    expect(code).toBe(0);
  });

  test('writes JSON to a file', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'selfman-')), 'reports.json');
    expect((await runHere('check', 'conformance/tcommit/3', '--json', file)).code).toBe(0);
    expect(isReport(JSON.parse(readFileSync(file, 'utf8')))).toBe(true);
  });

  test('tells its progress in plain lines where there is no terminal, without colours', async () => {
    const { output, errors } = await runHere('check', 'conformance/two-phase/8', '--max-seconds', '3');
    expect(errors).toMatch(/conformance\/two-phase\/8.*states.*\n/);
    expect(output + errors).not.toContain('\u001b');
    expect(errors).not.toContain('\r');
  });

  test('interrupted, it says what was covered', async () => {
    const program = start('check', 'conformance/two-phase/8');
    while (!program.errors().includes('states')) await new Promise((resolve) => setTimeout(resolve, 50));
    program.process.kill('SIGINT');
    expect(await program.ended).toEqual({ code: 130, signal: null });
    expect(program.output()).toContain('interrupted: NOT exhausted');
    expect(program.output()).toContain('the run was interrupted: NOT exhausted; covered');
    expect(program.output()).not.toContain('bound hit');
  });
});

describe('bad input gets one clear line and exit code 2', () => {
  test.each([
    [
      ['check', 'conformance/tcomit/3'],
      /scenario: got "conformance\/tcomit\/3", expected a name.*; the nearest names are\n {2}conformance\/tcommit\/3\n/,
    ],
    [['explain', 'chord/joins'], /the nearest names are\n[\s\S]*baselines\/chord\/join\n/],
    [['check', '--max-states', 'many'], /--max-states <N>' argument 'many' is invalid. Write a whole number, 1 … 9007199254740991/],
    [['check', '--max-seconds'], /--max-seconds/],
    [['simulate', 'baselines/chord/join', '--seed', '-1'], /--seed <N>' argument '-1' is invalid/],
    [['check', 'conformance/tcommit/3', '--json', '/nowhere/at/all.json'], /no such file or directory.*\/nowhere\/at\/all.json/],
    [['frobnicate'], /unknown command 'frobnicate'/],
    [['check', '--frobnicate'], /unknown option '--frobnicate'/],
    [['ring', '--trace', '/proc/nowhere'], /\/proc\/nowhere/],
    [['explain'], /missing required argument 'scenario-or-file'/],
  ])('%j', async (args, complaint) => {
    const { code, output, errors } = await runHere(...args);
    expect(code).toBe(2);
    expect(errors).toMatch(complaint);
    expect(errors).not.toMatch(/^ +at /m);
    expect(output).toBe('');
  });
});

test('bad input ends the process with 2 and one line', async () => {
  const { code, output, errors } = await run('check', 'conformance/tcomit/3');
  expect([code, output]).toEqual([2, '']);
  expect(errors).toContain('scenario: got "conformance/tcomit/3", expected a name');
});

describe('the other commands', () => {
  test('list names every scenario, and what it teaches', async () => {
    const { code, output } = await runHere('list', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(output).map(({ name }: { name: string }) => name)).toEqual(allScenarios.map(({ name }) => name));
  });

  test('explain tells who received what from whom, what changed, what broke, and draws it', async () => {
    const { code, output } = await runHere('explain', 'relaxed-ring/join/no-bush');
    expect(code).toBe(0);
    expect(output).toMatch(/2\. node 8 receives join\(.*\) from node 4, sends accepted/);
    expect(output).toContain('node 8: predecessor 0 → 4');
    expect(output).toContain('✗ noBushWithoutSuspicion');
    expect(output).toMatch(/As a diagram:\n +4 +8\n +1\. +● +│ {2}starts\n +2\. +├─+▶│ {2}join/);
  });

  test('explain --mermaid writes the source of a diagram and nothing else; without a counterexample it writes none', async () => {
    const violated = await run('explain', 'relaxed-ring/join/no-bush', '--format', 'mermaid');
    expect(violated.code).toBe(0);
    expect(violated.output).toMatch(/^sequenceDiagram\n {2}participant N4 as node 4\n/);
    const { code, output, errors } = await run('explain', 'conformance/tcommit/3', '--format', 'mermaid');
    expect([code, output]).toEqual([0, '']);
    expect(errors).toContain('There is no counterexample');
  });

  test('simulate walks the same way for the same seed', async () => {
    const walk = () => runHere('simulate', 'relaxed-ring/join/2+2', '--seed', '5', '--steps', '6');
    const [first, second] = await Promise.all([walk(), walk()]);
    expect(first.code).toBe(0);
    expect(first.output).toMatch(/ 6\. /);
    expect(second.output).toBe(first.output);
  });

  test('simulate names the nodes that break a property, as the property explains it', async () => {
    const { code, output } = await runHere('simulate', 'baselines/chord/join', '--seed', '5', '--steps', '40');
    expect(code).toBe(0);
    expect(output).toMatch(
      /\n {2}✗ oneAnswerPerKey: asked for key 4, node 0 names node 8 and node 3 names node 5\n.*the last one breaks oneAnswerPerKey\n$/,
    );
  });

  test('help states the exit codes', async () => {
    const { code, output } = await runHere('--help');
    expect(code).toBe(0);
    expect(output).toMatch(
      /0 +Every verdict is as expected[\s\S]*1 +A verdict is not as expected[\s\S]*2 +Bad input[\s\S]*3 +Inconclusive/,
    );
  });
});
