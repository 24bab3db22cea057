/** `selfman worker`: takes units of work from a broker, one after the other, and stores their results. */
import type { Command } from 'commander';
import { BadOption } from '../addresses.ts';
import type { CommandContext } from '../command-context.ts';
import { isModelFile } from '../models/model-files.ts';
import { type ModelArguments, sourceOf, withModels } from '../models/scenario-source.ts';
import { amountOfSeconds } from '../number-options.ts';
import { codeDigest, codeWith } from '../sharing/code-digest.ts';
import { modelDigest } from '../sharing/model-digest.ts';
import { serve } from '../sharing/serve.ts';
import { work } from '../sharing/work.ts';

interface WorkerOptions extends ModelArguments {
  readonly lease: number;
  readonly idle?: number;
}

const LEASE_SECONDS = 30;

export function addWorker(selfman: Command, context: CommandContext): void {
  const { streams, ends } = context;
  withModels(selfman.command('worker <url> [files...]'))
    .summary('work on what other machines share')
    .description(
      'Takes units of work from NATS JetStream, one at a time: those that "selfman check" and "selfman swarm" share with --via. The url is that of the server, such as nats://127.0.0.1:4222. Start one worker for each processor.\n\nWith files, the worker works only for runs of "selfman check" that name the same files and parameters. A run hands over no code.',
    )
    .option(
      '--lease <S>',
      'the seconds after which a unit goes to another worker if this one gives no sign',
      amountOfSeconds,
      LEASE_SECONDS,
    )
    .option('--idle <S>', 'end when no unit has come for this many seconds; left out: wait for ever', amountOfSeconds)
    .action(async (url: string, files: string[], { lease, idle, param = [] }: WorkerOptions) => {
      const other = files.find((file) => !isModelFile(file));
      if (other !== undefined)
        throw new BadOption(`files: got "${other}", expected model files, such as ./my-model.ts; a worker takes all scenarios of them`);
      // A unit that waits for code to be loaded would look like one of a dead worker.
      const { all } = await sourceOf(files, { param }, context);
      const code = codeWith(codeDigest(), files.length === 0 ? null : modelDigest({ files, parameters: param, scenarios: all }));
      const serving = { url, code, leaseSeconds: lease, ...(idle === undefined ? {} : { idleSeconds: idle }) };
      ends(await serve({ ...serving, output: streams.output, work: (unit, signal) => work(unit, all, signal) }));
    });
}
