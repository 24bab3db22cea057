/** `selfman cluster`: runs several nodes, each in its own process, that join one ring at the same time. */
import type { Command } from 'commander';
import { runCluster } from '../cluster-processes.ts';
import type { CommandContext } from '../command-context.ts';
import { amountOfSeconds, wholeNumber } from '../number-options.ts';
import { DEFAULT_RING_SIZE } from '../relaxed-ring.ts';
import { addClusterInit } from './cluster-init.ts';

const NODES = 5;
const SEED = 1;

interface ClusterArguments {
  readonly nodes: number;
  readonly keys: number;
  readonly seed: number;
  readonly trace?: string;
  readonly duration?: number;
  readonly patience?: number;
}

export function addCluster(selfman: Command, context: CommandContext): void {
  const { streams, entry, ends } = context;
  const cluster = selfman
    .command('cluster')
    .enablePositionalOptions()
    .summary('run nodes that join one ring at once')
    .description(
      'Runs several nodes, each in its own process, that join one ring at the same time. Then asks all of them for the same keys.',
    )
    .option('--nodes <N>', 'the number of nodes', wholeNumber(1), NODES)
    .option('--keys <N>', 'the number of places on the ring', wholeNumber(1), DEFAULT_RING_SIZE)
    .option('--seed <N>', 'determines the places of the nodes and the keys that are looked up', wholeNumber(0), SEED)
    .option('--trace <DIR>', 'the folder for the traces; it must not hold any yet')
    .option('--patience <S>', 'seconds that nodes have to end after a signal before they are killed; 1.8 by default', amountOfSeconds)
    .option('--duration <S>', 'seconds from the lookups to the end; without it, the cluster runs until Ctrl-C', amountOfSeconds)
    .action(async ({ duration, patience, ...options }: ClusterArguments) => {
      // When the reader is gone, the cluster stops its nodes before it ends.
      streams.output.on('error', () => process.kill(process.pid, 'SIGTERM'));
      const patient = patience === undefined ? {} : { patienceSeconds: patience };
      const lasting = duration === undefined ? {} : { durationSeconds: duration };
      ends(await runCluster({ ...options, ...lasting, ...patient, entry: [entry] }, streams));
    });
  addClusterInit(cluster, context);
}
