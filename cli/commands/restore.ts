/** `selfman restore`: writes the values of a backup into a cluster. */
import type { Command } from 'commander';
import type { Client } from '../../client/client.ts';
import { printable } from '../../impl/kernel/printable.ts';
import { BadOption } from '../addresses.ts';
import { linesOfBackup } from '../backup-file.ts';
import type { BackupEnd, BackupValue } from '../backup-line.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { WholeCluster } from '../whole-cluster.ts';
import { counted } from '../words.ts';
import { asking, clientsOf, reporting, type ServerOptions } from './values.ts';

interface RestoreOptions extends ServerOptions {
  readonly check: boolean;
  readonly overwrite: boolean;
}

/** Values that are read from the file and written together. */
const BATCH = 256;

export function addRestore(selfman: Command, context: CommandContext): void {
  asking(selfman, 'restore', 'write the values of a backup into a cluster')
    .argument('<file>', 'the file that selfman backup has made')
    .option('--check', 'only check that the file is whole; no cluster is asked', false)
    .option('--overwrite', 'write into a cluster that has values already; those of the backup replace them', false)
    .action((file: string, options: RestoreOptions) => reporting(context, () => restore(file, options, context)));
}

async function restore(file: string, { check, overwrite, ...options }: RestoreOptions, { streams, ends }: CommandContext): Promise<void> {
  // The whole file is read first, so nothing is written of one that is damaged.
  const end = await checked(file);
  if (check) {
    streams.output.write(`${file}: ${counted(end.values, 'value')}, ${end.consistency}, whole\n`);
    return;
  }
  const cluster = new WholeCluster(await clientsOf(options));
  if (!overwrite) await refuseUsed(cluster);
  await inBatches(file, (values) => cluster.each(values, async (node, { key, text }) => void (await node.putText(key, text))));
  const different: string[] = [];
  const compare = async (node: Client, { key, text }: BackupValue): Promise<void> => {
    if ((await node.getText(key)).text !== text) different.push(key);
  };
  await inBatches(file, (values) => cluster.each(values, compare));
  streams.output.write(`${file}: ${counted(end.values, 'value')} restored, and read again\n`);
  if (different.length === 0) return;
  const [first] = different;
  streams.errors.write(
    `selfman: values: got others under ${counted(different.length, 'key')} such as ${printable(JSON.stringify(first))}, expected those of the backup; stop the clients that write, and restore with --overwrite\n`,
  );
  ends(EXIT.differs);
}

async function checked(file: string): Promise<BackupEnd> {
  for await (const line of linesOfBackup(file)) if (line.type === 'end') return line;
  throw new BadOption(`${file}: got no end, expected a whole backup of selfman; name another file`);
}

async function refuseUsed(cluster: WholeCluster): Promise<void> {
  let used: string | null = null;
  await cluster.each(await cluster.keys(), async (node, key) => {
    if (used === null && (await node.getText(key)).text !== null) used = key;
  });
  if (used === null) return;
  throw new BadOption(
    `cluster: got one that has values, such as that of ${printable(JSON.stringify(used))}, expected an empty one; name another, or take --overwrite`,
  );
}

async function inBatches(file: string, work: (values: readonly BackupValue[]) => Promise<void>): Promise<void> {
  let batch: BackupValue[] = [];
  for await (const line of linesOfBackup(file)) {
    if (line.type === 'value') batch.push(line);
    if (batch.length < BATCH && line.type === 'value') continue;
    await work(batch);
    batch = [];
  }
}
