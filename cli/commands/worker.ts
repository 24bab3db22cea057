/** `selfman worker`: takes units of work from a broker, one after the other, and stores their results. */
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { amountOfSeconds } from '../number-options.ts';
import { codeDigest } from '../sharing/code-digest.ts';
import { serve } from '../sharing/serve.ts';
import { work } from '../sharing/work.ts';

interface WorkerOptions {
  readonly lease: number;
  readonly idle?: number;
}

const LEASE_SECONDS = 30;

export function addWorker(selfman: Command, { streams, scenarios, ends }: CommandContext): void {
  selfman
    .command('worker <url>')
    .summary('work on what other machines share')
    .description(
      'Takes units of work from NATS JetStream, one at a time: those that "selfman check" and "selfman swarm" share with --via. The url is that of the server, such as nats://127.0.0.1:4222. Start one worker for each processor.',
    )
    .option(
      '--lease <S>',
      'the seconds after which a unit goes to another worker if this one gives no sign',
      amountOfSeconds,
      LEASE_SECONDS,
    )
    .option('--idle <S>', 'end when no unit has come for this many seconds; left out: wait for ever', amountOfSeconds)
    .action(async (url: string, { lease, idle }: WorkerOptions) => {
      // A unit that waits for code to be loaded would look like one of a dead worker.
      const all = await scenarios();
      const serving = { url, code: codeDigest(), leaseSeconds: lease, ...(idle === undefined ? {} : { idleSeconds: idle }) };
      ends(await serve({ ...serving, output: streams.output, work: (unit, signal) => work(unit, all, signal) }));
    });
}
