/** `selfman backup`: copies all values of a cluster into a file, while clients go on. */
import type { Command } from 'commander';
import { BackupWriter } from '../backup-file.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { wholeNumber } from '../number-options.ts';
import { WholeCluster } from '../whole-cluster.ts';
import { counted } from '../words.ts';
import { asking, clientsOf, reporting, type ServerOptions } from './values.ts';

interface BackupOptions extends ServerOptions {
  readonly passes: number;
  readonly allowChanges: boolean;
}

/** The fewest passes that can find that nothing has changed between them. */
const FEWEST_PASSES = 2;

export function addBackup(selfman: Command, context: CommandContext): void {
  asking(selfman, 'backup', 'copy all values of a cluster into a file')
    .argument('<file>', 'the new file')
    .option('--passes <N>', 'how often all values are read at most, until two passes in a row agree', wholeNumber(FEWEST_PASSES, 100), 5)
    .option('--allow-changes', 'if no two passes agree, keep the last one; its values need not have been there at one moment', false)
    .action((file: string, options: BackupOptions) => reporting(context, () => backUp(file, options, context)));
}

async function backUp(file: string, options: BackupOptions, { streams, ends }: CommandContext): Promise<void> {
  const cluster = new WholeCluster(await clientsOf(options));
  let before: Versions | null = null;
  for (let pass = 1; pass <= options.passes; pass++) {
    const writer = new BackupWriter(file);
    let isKept = false;
    try {
      const versions = await collect(cluster, writer);
      const isSnapshot = before !== null && areSame(before, versions);
      isKept = isSnapshot || (pass === options.passes && options.allowChanges);
      before = versions;
      if (!isKept) continue;
      const values = writer.finish(isSnapshot ? 'snapshot' : 'changing');
      const when = isSnapshot ? 'as they were at one moment' : 'not all of them as they were at one moment';
      streams.output.write(`${file}: ${counted(values, 'value')}, ${when}\n`);
      return;
    } finally {
      if (!isKept) writer.discard();
    }
  }
  streams.errors.write(
    `selfman: values: got others in each of ${options.passes} passes, expected two that agree; try when fewer clients write, or take --allow-changes\n`,
  );
  ends(EXIT.differs);
}

type Versions = ReadonlyMap<string, string>;

/** Reads all values into the file. Returns the versions of all keys, of those without a value, too. */
async function collect(cluster: WholeCluster, writer: BackupWriter): Promise<Versions> {
  const versions = new Map<string, string>();
  const keys = await cluster.keys();
  await cluster.each(keys, async (node, key) => {
    const { version, text } = await node.getText(key);
    versions.set(key, version);
    if (text !== null) writer.add({ key, version, text });
  });
  return versions;
}

/**
 * Whether two passes, one after the other, have seen the same. Then all of it was there at the moment between them. A version never
 * comes back, so no value has changed between its two readings. And a key that was written by then is in the second list.
 */
function areSame(one: Versions, other: Versions): boolean {
  return one.size === other.size && [...one].every(([key, version]) => other.get(key) === version);
}
