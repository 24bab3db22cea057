/** `selfman get`, `put`, `delete` and `txn`: a client of a cluster on the command line. */
import { type Command, Option } from 'commander';
import { Client, ClientError, type WriteOptions } from '../../client/client.ts';
import { BadOption } from '../addresses.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { wholeNumber } from '../number-options.ts';
import { readPrivate, readPublic } from '../private-file.ts';

export interface ServerOptions {
  /** Separated by commas. */
  readonly server: string;
  /** In milliseconds. */
  readonly deadline: number;
  /** The file with the certificate of the authority. */
  readonly ca?: string;
  readonly tokenFile?: string;
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
export function addLeave(selfman: Command, context: CommandContext): void {
  asking(selfman, 'leave', 'let a node hand its places over, and leave its cluster for good').action((options: ServerOptions) =>
    answer(context, options, async (client) => {
      await client.leave();
      return 'the node leaves, and ends when others have its places';
    }),
  );
}

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
    .addOption(new Option('--ca <FILE>', 'the certificate of the authority of the cluster, in PEM').env('SELFMAN_CA'))
    .option('--token-file <FILE>', 'the file with the token of the client; without it, the token is in SELFMAN_TOKEN, if there is one')
    .option('--deadline <MS>', 'how long it may take with all tries, in milliseconds', wholeNumber(1), 10_000);
}

function conditional(command: Command): Command {
  return command.option('--if-version <VERSION>', 'only if this version is there').option('--if-absent', 'only if there is no value');
}

/** Prints the answer, or the error in a sentence. */
async function answer(
  context: CommandContext,
  { server, ...options }: ServerOptions,
  ask: (client: Client) => Promise<string>,
): Promise<void> {
  const client = await clientOf(serversIn(server), options);
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

/** Throws `BadOption`. The token is read from a file or the environment: others of the machine see the arguments of a process. */
export async function clientOf(servers: readonly string[], { deadline, ca, tokenFile }: Omit<ServerOptions, 'server'>): Promise<Client> {
  const token = tokenFile === undefined ? process.env.SELFMAN_TOKEN : readPrivate('--token-file', tokenFile).trim();
  const trusting = ca === undefined ? {} : { fetch: (await import('../trusting-fetch.ts')).fetchTrusting(readPublic('--ca', ca)) };
  try {
    return new Client({ servers, deadlineMs: deadline, ...trusting, ...(token === undefined || token === '' ? {} : { token }) });
  } catch (error) {
    if (error instanceof TypeError) throw new BadOption(error.message);
    throw error;
  }
}

/** A client for each server. Throws `BadOption`. */
export function clientsOf({ server, ...options }: ServerOptions): Promise<readonly Client[]> {
  return Promise.all(serversIn(server).map((each) => clientOf([each], options)));
}

/** The request makes no sense, or nobody knows its end. All others are 1. */
const EXITS: { readonly [code: string]: number | undefined } = {
  bad_request: EXIT.badInput,
  unauthorized: EXIT.badInput,
  untrusted: EXIT.badInput,
  too_large: EXIT.badInput,
  unknown_outcome: EXIT.inconclusive,
  unreachable: EXIT.inconclusive,
};
