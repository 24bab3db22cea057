/** `selfman status`: how the nodes of a cluster look to an operator. */
import type { Command } from 'commander';
import { ClientError } from '../../client/client.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { type Seen, statusTable } from '../status-table.ts';
import { asking, clientOf, type ServerOptions, serversIn } from './values.ts';

interface StatusOptions extends ServerOptions {
  readonly json: boolean;
}

export function addStatus(selfman: Command, { streams, ends }: CommandContext): void {
  asking(selfman, 'status', 'print how each of the nodes looks to an operator')
    .option('--json', 'print all that the nodes tell, as JSON', false)
    .action(async ({ server, json, ...options }: StatusOptions) => {
      const all = await Promise.all(serversIn(server).map((each) => seenAt(each, options)));
      streams.output.write(`${json ? JSON.stringify(all, null, 2) : statusTable(all, streams.output)}\n`);
      ends(all.some(({ status }) => status === null) ? EXIT.inconclusive : EXIT.asExpected);
    });
}

async function seenAt(server: string, options: Omit<ServerOptions, 'server'>): Promise<Seen> {
  try {
    const status = await (await clientOf([server], options)).status();
    if (typeof status === 'object' && status !== null && !Array.isArray(status)) return { server, status: { ...status }, trouble: null };
    return { server, status: null, trouble: 'the answer is not the state of a node; check the address' };
  } catch (error) {
    if (error instanceof SyntaxError) return { server, status: null, trouble: 'the answer is not JSON; check the address' };
    if (!(error instanceof ClientError)) throw error;
    return { server, status: null, trouble: `${error.message} (${error.code})` };
  }
}
