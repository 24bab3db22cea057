/** A ring that is stopped while it starts, or whose nodes do not listen, leaves no process. */
import { expect, test, vi } from 'vitest';
import { processesOf } from './processes.ts';
import { newFolder, type Program, start } from './run-program.ts';

const patiently = { timeout: 100_000, interval: 20 };

function startRing(): { readonly ring: Program; readonly trace: string } {
  const trace = newFolder();
  return { ring: start('ring', '--nodes', '3', '--trace', trace), trace };
}

/** Moments of the start, by what can be seen of it. */
const MOMENTS: readonly (readonly [string, (ring: Program, trace: string) => boolean])[] = [
  ['its first node is started', (_, trace) => processesOf(trace).length > 1],
  ['its first node listens', ({ errors }) => errors().includes(': process ')],
  ['its other nodes are started', (_, trace) => processesOf(trace).length > 2],
];

test.each([...MOMENTS.map((each) => ['SIGINT', ...each] as const), ['SIGHUP', ...MOMENTS[0]] as const])(
  'after %s when %s no process is left',
  async (signal, _, isNow) => {
    const { ring, trace } = startRing();
    await vi.waitFor(() => expect(isNow(ring, trace)).toBe(true), patiently);
    ring.process.kill(signal);
    // On a busy machine a node may take longer to end than it is given; then it is killed, and the exit code is 1.
    expect(await ring.ended).toMatchObject({ signal: null });
    expect(processesOf(trace)).toEqual([]);
  },
);

test('a node that no longer reacts is killed, and named', async () => {
  const { ring, trace } = startRing();
  await vi.waitFor(() => expect(ring.errors()).toContain('running until Ctrl-C'), patiently);
  const [deaf = 0] = processesOf(trace).filter((pid) => pid !== ring.process.pid);
  process.kill(deaf, 'SIGSTOP');
  ring.process.kill('SIGTERM');
  expect(await ring.ended).toEqual({ code: 1, signal: null });
  expect(ring.errors()).toContain('did not stop cleanly: signal SIGKILL');
  expect(processesOf(trace)).toEqual([]);
});
