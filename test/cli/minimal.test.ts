/** `selfman replay --minimal` and what a report says of a divergence. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { RingRun } from '../traces/ring/ring-run.ts';
import { linesOf, sealed } from '../traces/toy/edits.ts';
import { runHere } from './run-here.ts';
import { newFolder } from './run-program.ts';

/** The folder of a run in which the last receipt of node 8 has an output that no reducer makes. */
function spoiledRun(): string {
  const run = new RingRun();
  for (const [id, ...contacts] of [[8], [12, 8], [4, 8], [2, 8]]) run.join(id, ...contacts);
  run.request(4, { type: 'lookup', key: 9 });
  run.deliverAll();
  const folder = run.written();
  const name = readdirSync(folder).find((each) => each.startsWith('node-8')) ?? '';
  const lines = linesOf(readFileSync(join(folder, name), 'utf8'));
  const bad = lines.findLastIndex((line) => line.type === 'event' && line.input.type === 'receive');
  const forged = lines.map((line, i) =>
    i === bad && line.type === 'event' ? { ...line, outputs: [{ type: 'indicate', output: 'odd' } as const] } : line,
  );
  writeFileSync(join(folder, name), sealed(forged));
  return folder;
}

test('a small part of the run is written that diverges in the same way, with a diagram', async () => {
  const [folder, out] = [spoiledRun(), join(newFolder(), 'small')];
  const whole = await runHere('replay', folder, '--minimal', out);
  expect(whole.code).toBe(1);
  expect(whole.errors).toMatch(/small: \d+ events that diverge in the same way, none of which can be left out, and a diagram\n$/);
  const part = await runHere('replay', out, '--json', '-');
  expect(part.code).toBe(1);
  expect(JSON.parse(part.output)).toMatchObject({ verdict: 'diverged', first: { kind: 'outputs', actual: [{ output: 'odd' }] } });
  expect(readFileSync(join(out, 'diagram.mmd'), 'utf8')).toMatch(/^sequenceDiagram\n/);
});

test('the report says what was possible, what had happened, and what never did', async () => {
  const { output } = await runHere('replay', spoiledRun());
  expect(output).toMatch(/\n {2}possible there: receive /);
  expect(output).toMatch(/\n {2}its causal past: \d+ events; before it in the run: boot 4, receive /);
  expect(output).toMatch(/\n {2}never seen: .*suspect/);
});

test('a folder that holds something is left alone', async () => {
  const out = newFolder();
  mkdirSync(join(out, 'mine'));
  const { code, errors } = await runHere('replay', spoiledRun(), '--minimal', out);
  expect([code, errors]).toEqual([74, expect.stringContaining('the folder holds mine, expected an empty one; name another folder')]);
});

test('the report names the command that shows the run in the explorer: the small part, if there is one', async () => {
  const folder = spoiledRun();
  expect((await runHere('replay', folder)).output).toContain(`\n  in the explorer: selfman explore ${folder}\n`);
  const out = join(newFolder(), "anna's part");
  const { output } = await runHere('replay', folder, '--minimal', out);
  expect(output).toContain(`\n  in the explorer: selfman explore '${join(out, '..')}/anna'\\''s part'\n`);
  const name = readdirSync(folder)[0] ?? '';
  writeFileSync(join(folder, `${name}.gz`), gzipSync(readFileSync(join(folder, name))));
  rmSync(join(folder, name));
  expect((await runHere('replay', folder)).output).toContain(
    'in the explorer: selfman replay with --minimal FOLDER, then selfman explore FOLDER',
  );
});
