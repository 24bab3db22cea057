/** `selfman get`, `put`, `delete` and `txn`: a client of a cluster on the command line. */
import { type Command, Option } from 'commander';
import { Client, ClientError, type WriteOptions } from '../../client/client.ts';
import { BadOption } from '../addresses.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { wholeNumber } from '../number-options.ts';

export interface ServerOptions {
  /** Separated by commas. */
  readonly server: string;
  /** In milliseconds. */
  readonly deadline: number;
}

const DEFAULT_SERVER = 'http://127.0.0.1:8080';

export function addGet(selfman: Command, context: CommandContext): void {
  asking(selfman, 'get', 'read the value under a key')
    .argument('<key>', 'any text')
    .option('--with-version', 'print the version before the value', false)
    .action((key: string, options: ServerOptions & { readonly withVersion: boolean }) =>
      answer(context, options, async (client) => {
        const { text, version } = await client.getText(key);
        if (text === null) throw new ClientError('not_found', `key ${JSON.stringify(key)}: got no value, expected one`, [key], true);
        return options.withVersion ? `${version} ${text}` : text;
      }),
    );
}

export function addPut(selfman: Command, context: CommandContext): void {
  conditional(asking(selfman, 'put', 'write a JSON value under a key, and print its version'))
    .argument('<key>', 'any text')
    .argument('<json>', 'the value')
    .action((key: string, json: string, options: ServerOptions & WriteOptions) =>
      answer(context, options, (client) => client.putText(key, json, options)),
    );
}

export function addDelete(selfman: Command, context: CommandContext): void {
  conditional(asking(selfman, 'delete', 'delete the value under a key'))
    .argument('<key>', 'any text')
    .action((key: string, options: ServerOptions & WriteOptions) => answer(context, options, (client) => client.delete(key, options)));
}

export function addTxn(selfman: Command, context: CommandContext): void {
  asking(selfman, 'txn', 'write several keys together, if some versions are still there')
    .argument('<json>', 'such as {"if":[{"key":"a","version":"1.2.1"}],"writes":[{"key":"a","value":2},{"key":"b","delete":true}]}')
    .action((json: string, options: ServerOptions) => answer(context, options, (client) => client.transactText(json)));
}

/** A command that asks a cluster. */
export function asking(selfman: Command, name: string, summary: string): Command {
  return selfman
    .command(name)
    .summary(summary)
    .description(`${summary[0].toUpperCase()}${summary.slice(1)}.`)
    .addOption(
      new Option('--server <URLS>', 'nodes of the cluster, separated by commas; they are asked in turn')
        .env('SELFMAN_SERVER')
        .default(DEFAULT_SERVER),
    )
    .option('--deadline <MS>', 'how long it may take with all tries, in milliseconds', wholeNumber(1), 10_000);
}

function conditional(command: Command): Command {
  return command.option('--if-version <VERSION>', 'only if this version is there').option('--if-absent', 'only if there is no value');
}

/** Prints the answer, or the error in a sentence. */
async function answer(
  context: CommandContext,
  { server, deadline }: ServerOptions,
  ask: (client: Client) => Promise<string>,
): Promise<void> {
  const client = clientOf(serversIn(server), deadline);
  await reporting(context, async () => void context.streams.output.write(`${await ask(client)}\n`));
}

/** Awaits the work. If the cluster refuses it, the error stream says why in a sentence. */
export async function reporting({ streams, ends }: CommandContext, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    streams.errors.write(`selfman: ${error.message} (${error.code})\n`);
    ends(EXITS[error.code] ?? EXIT.differs);
  }
}

/** Throws `BadOption`. */
export function serversIn(server: string): readonly string[] {
  const servers = server.split(',');
  const strange = servers.find((each) => !/^https?:/.test(each) || !URL.canParse(each));
  if (strange === undefined) return servers;
  throw new BadOption(`--server: got "${strange}", expected an address; write it as in ${DEFAULT_SERVER}`);
}

export function clientOf(servers: readonly string[], deadlineMs: number): Client {
  return new Client({ servers, deadlineMs });
}

/** The request makes no sense, or nobody knows its end. All others are 1. */
const EXITS: { readonly [code: string]: number | undefined } = {
  bad_request: EXIT.badInput,
  too_large: EXIT.badInput,
  unknown_outcome: EXIT.inconclusive,
  unreachable: EXIT.inconclusive,
};
