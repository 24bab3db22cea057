/** `selfman ring`: runs several nodes of a relaxed ring, each in its own process, that join at the same time. */
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { amountOfSeconds, wholeNumber } from '../number-options.ts';
import { DEFAULT_RING_SIZE } from '../relaxed-ring.ts';
import { runRing } from '../ring-processes.ts';

const NODES = 5;
const SEED = 1;

interface RingArguments {
  readonly nodes: number;
  readonly keys: number;
  readonly seed: number;
  readonly trace?: string;
  readonly duration?: number;
  readonly patience?: number;
}

export function addRing(selfman: Command, { streams, entry, ends }: CommandContext): void {
  selfman
    .command('ring')
    .summary('run nodes that join one relaxed ring at once')
    .description(
      'Runs several nodes of a relaxed ring, each in its own process, that join at the same time. They keep no values. Then asks all of them for the same keys.',
    )
    .option('--nodes <N>', 'the number of nodes', wholeNumber(1), NODES)
    .option('--keys <N>', 'the number of places on the ring', wholeNumber(1), DEFAULT_RING_SIZE)
    .option('--seed <N>', 'determines the places of the nodes and the keys that are looked up', wholeNumber(0), SEED)
    .option('--trace <DIR>', 'the folder for the traces; it must not hold any yet')
    .option('--patience <S>', 'seconds that nodes have to end after a signal before they are killed; 1.8 by default', amountOfSeconds)
    .option('--duration <S>', 'seconds from the lookups to the end; without it, the ring runs until Ctrl-C', amountOfSeconds)
    .action(async ({ duration, patience, ...options }: RingArguments) => {
      // When the reader is gone, the ring stops its nodes before it ends.
      streams.output.on('error', () => process.kill(process.pid, 'SIGTERM'));
      const patient = patience === undefined ? {} : { patienceSeconds: patience };
      const lasting = duration === undefined ? {} : { durationSeconds: duration };
      ends(await runRing({ ...options, ...lasting, ...patient, entry: [entry] }, streams));
    });
}
