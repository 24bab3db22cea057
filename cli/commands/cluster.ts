/** `selfman cluster`: runs a cluster of whole nodes on this machine, each in its own process. */
import type { Command } from 'commander';
import { DEFAULT_REPLICAS, MOST_REPLICAS } from '../../machine/whole-node.ts';
import { LAST_PORT, runCluster } from '../cluster-run.ts';
import type { CommandContext } from '../command-context.ts';
import { amountOfSeconds, wholeNumber } from '../number-options.ts';
import { addClusterInit } from './cluster-init.ts';
import { addClusterRenew } from './cluster-renew.ts';

const NODES = 5;
const MOST_NODES = 100;
const HTTP_PORT = 8080;
const LISTEN_PORT = 7000;

interface ClusterArguments {
  readonly nodes: number;
  readonly replicas: number;
  readonly http: number;
  readonly listen: number;
  readonly data?: string;
  readonly trace?: string;
  readonly view?: number;
  readonly duration?: number;
}

export function addCluster(selfman: Command, context: CommandContext): void {
  const { streams, entry, ends } = context;
  const cluster = selfman
    .command('cluster')
    .enablePositionalOptions()
    .summary('run a cluster that stores values on this machine')
    .description(
      'Runs a cluster of whole nodes on this machine, each in its own process, and shows them in the order of the ring. ' +
        'At Ctrl-C one node after another hands its values over and leaves; the last one keeps them. A second Ctrl-C stops all at once. ' +
        'In a folder that "cluster init" has made, nodes use its keys and its token. They keep their folders, so they stop and do not leave.',
    )
    .option('--nodes <N>', 'the number of nodes', wholeNumber(1, MOST_NODES), NODES)
    .option('--data <DIR>', 'the folder of the cluster, with one for each node; without it, values are lost at the end')
    .option(
      '--http <PORT>',
      'the port of the first node for clients, that of the next is one more; 0 means any free ones',
      wholeNumber(0, LAST_PORT),
      HTTP_PORT,
    )
    .option('--listen <PORT>', 'the port of the first node for other nodes, in the same way', wholeNumber(0, LAST_PORT), LISTEN_PORT)
    .option('--replicas <F>', 'how many replicas each key has', wholeNumber(1, MOST_REPLICAS), DEFAULT_REPLICAS)
    .option('--trace <DIR>', 'the folder for the traces of all nodes; without it, nothing is recorded')
    .option('--view <PORT>', 'the port of a page that shows the ring as it changes; 0 means any free one', wholeNumber(0, LAST_PORT))
    .option('--duration <S>', 'seconds from the first picture to the end; without it, the cluster runs until Ctrl-C', amountOfSeconds)
    .action(async ({ duration, ...options }: ClusterArguments) => {
      // When the reader is gone, the cluster stops its nodes before it ends.
      streams.output.on('error', () => process.kill(process.pid, 'SIGTERM'));
      ends(await runCluster({ ...options, ...(duration === undefined ? {} : { durationSeconds: duration }), entry }, streams));
    });
  addClusterInit(cluster, context);
  addClusterRenew(cluster, context);
}
