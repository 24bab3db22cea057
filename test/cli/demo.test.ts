/** The first minute, as a person sees it: five scenes on one page. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { runDemo } from '../../cli/commands/demo.ts';
import { Kept } from '../../cli/kept-text.ts';
import { allScenarios } from '../../scenarios/all.ts';
import { childrenOf, processesOf } from './processes.ts';
import { newFolder, run, start } from './run-program.ts';

test('five scenes say what they have shown, in at most 60 lines', async () => {
  const { code, output } = await run('demo');
  expect(code).toBe(0);
  expect(output.split('\n').length).toBeLessThanOrEqual(60);
  expect(Math.max(...output.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(120);
  expect(output.match(/^\d\. .*$/gm)).toEqual([
    '1. Two-phase commit blocks',
    '2. Chord gives one key two owners',
    '3. The relaxed ring does not',
    '4. Five processes run the same function over TCP',
    '5. Five processes store values, and one is killed',
  ]);
  expect(output.match(/^ +Shown: .*\.$/gm)).toHaveLength(5);
  expect(output).toContain('violates everyParticipantCanDecide, as expected (2 steps)');
  expect(output).toContain('violates oneAnswerPerKey, as expected (13 steps)');
  expect(output).toContain('holds in 1,145 states (depth 22, exhausted)');
  expect(output).toMatch(/replayed, \d+ properties judged: conforms/);
  expect(output).toMatch(/✓ byte [\d,]+ of (node-[\d.]+\.ndjson) altered from "\d" to "\d":\n +\1:\d+: the line was altered/);
  expect(output).toMatch(/✓ 20 values read at http:\/\/127\.0\.0\.1:\d+, at one moment: none is lost/);
  expect(output).toContain(`\n${allScenarios.length - 3} more: npx selfman list\n`);
});

test('interrupted while its nodes run, it leaves no process, and ends with 130', async () => {
  const trace = newFolder();
  const demo = start('demo', '--trace', trace);
  await vi.waitFor(() => expect(processesOf(trace).length).toBeGreaterThan(2), { timeout: 100_000, interval: 20 });
  demo.process.kill('SIGINT');
  expect(await demo.ended).toEqual({ code: 130, signal: null });
  expect(processesOf(trace)).toEqual([]);
  expect(demo.output()).not.toContain('Shown: the processes');
});

test('interrupted while its nodes store values, it leaves no process', async () => {
  const demo = start('demo');
  await vi.waitFor(() => expect(demo.output()).toContain('Clients speak HTTP'), { timeout: 100_000, interval: 20 });
  const nodes = childrenOf(demo.process.pid ?? 0);
  expect(nodes).toHaveLength(5);
  demo.process.kill('SIGINT');
  expect(await demo.ended).toEqual({ code: 130, signal: null });
  const left = processesOf('selfman-store-');
  expect(nodes.filter((node) => left.includes(node))).toEqual([]);
});

test('a scene that does not show what it should ends it with exit code 1', async () => {
  const expect2pc = { verdict: 'violates', property: 'everyParticipantCanDecide', steps: 3 } as const;
  const others = allScenarios.map((each) =>
    each.name === 'baselines/two-phase-commit/crash/coordinator' ? { ...each, expect: expect2pc } : each,
  );
  const output = new Kept();
  expect(await runDemo(others, { entry: 'nowhere' }, { output, errors: new Kept() })).toBe(1);
  expect(output.text).not.toContain('Shown');
});

test('a folder for traces that cannot be used is refused before the first scene', async () => {
  const used = newFolder();
  writeFileSync(join(used, 'node-3.ndjson'), '');
  const { code, output, errors } = await run('demo', '--trace', used);
  expect(code).toBe(2);
  expect(output).toBe('');
  expect(errors).toBe(
    `selfman: --trace: got ${used}, which holds the trace node-3.ndjson, expected a folder without traces; name another, or empty it\n`,
  );
});
