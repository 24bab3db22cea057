import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runHere } from './run-here.ts';
import { newFolder, start } from './run-program.ts';

const LONG = 'conformance/two-phase/7';

function folder(): string {
  const made = newFolder();
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test('a search that is killed goes on from its last checkpoint, and ends with the same counts', { timeout: 120_000 }, async () => {
  const into = folder();
  const killed = start('check', LONG, '--checkpoint', into, '--checkpoint-every', '0');
  await expect.poll(() => existsSync(join(into, 'checkpoint.json')), { timeout: 60_000, interval: 20 }).toBe(true);
  killed.process.kill('SIGKILL');
  expect(await killed.ended).toEqual({ code: null, signal: 'SIGKILL' });
  const { code, output } = await runHere('check', '--resume', into);
  expect(output).toContain('holds');
  expect(output).toContain(LONG);
  expect(code, 'the counts are the expected ones').toBe(0);
  const other = await runHere('check', 'conformance/two-phase/3', '--resume', into);
  expect(other.code).not.toBe(0);
  expect(other.errors + other.output).toContain(`checkpoint: got one of ${LONG}, expected one of conformance/two-phase/3`);
});

test('a checkpoint that is not whole, and a folder without one, are refused', async () => {
  const into = folder();
  expect((await runHere('check', LONG, '--resume', into)).errors).toContain('expected a folder that --checkpoint has written');
  await runHere('check', 'conformance/two-phase/5', '--checkpoint', into, '--checkpoint-every', '0', '--max-seconds', '0.2');
  const [states] = readdirSync(into).filter((name) => name.endsWith('.bin'));
  writeFileSync(join(into, states), 'other bytes');
  expect((await runHere('check', '--resume', into)).errors).toContain('expected a whole checkpoint');
  writeFileSync(join(into, 'checkpoint.json'), '{');
  expect((await runHere('check', '--resume', into)).errors).toContain('which is not JSON, expected a checkpoint');
});

test('several scenarios in one folder are refused', async () => {
  expect((await runHere('check', 'two-phase', '--checkpoint', folder())).errors).toMatch(/--checkpoint: got \d+ scenarios, expected one/);
});
