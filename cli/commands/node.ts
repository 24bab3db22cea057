/** `selfman node`: runs one node of the relaxed ring until it is told to stop. */
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { type NodeOptions, runNode } from '../node-process.ts';
import { wholeNumber } from '../number-options.ts';
import { DEFAULT_RING_SIZE } from '../relaxed-ring.ts';

export function addNode(selfman: Command, { streams, ends }: CommandContext): void {
  selfman
    .command('node')
    .summary('run one node of a relaxed ring')
    .description(
      'Runs one node of a relaxed ring until Ctrl-C. It takes requests and answers in lines of JSON on its standard input and output.',
    )
    .requiredOption('--id <N>', "the node's place on the ring", wholeNumber(0))
    .option('--keys <N>', 'the number of places on the ring', wholeNumber(1), DEFAULT_RING_SIZE)
    .option('--listen <HOST:PORT>', 'the address to listen on; port 0 means any free one', '127.0.0.1:0')
    .option('--contact <ID@HOST:PORT...>', 'nodes of the ring to join, tried in turn; without it, the node founds a ring')
    .option('--trace <DIR>', 'the folder for the trace; without it, nothing is recorded')
    .option('--run <NAME>', 'names the run in the trace; the same for all nodes of a ring')
    .option('--hold', 'wait for the line {"type":"start"}', false)
    .option('--stop-with-input', 'stop when the input ends, and ignore Ctrl-C, which the process at the other end handles', false)
    .action(async (options: NodeOptions) => ends(await runNode(options, streams)));
}
