/** `selfman cluster init`: makes what a cluster with TLS needs, before its first node is started. */
import { isIP } from 'node:net';
import type { Command } from 'commander';
import { DEFAULT_REPLICAS, MOST_REPLICAS, MOST_SPREAD } from '../../machine/whole-node.ts';
import { formatAddress } from '../../runtime/frame.ts';
import { BadOption } from '../addresses.ts';
import { AUTHORITY_DAYS, CERTIFICATE_DAYS, makeClusterFolder, nodeFolderIn } from '../cluster-folder.ts';
import type { CommandContext } from '../command-context.ts';
import { wholeNumber } from '../number-options.ts';

interface InitArguments {
  readonly nodes: number;
  /** Separated by commas. */
  readonly hosts?: string;
  readonly replicas: number;
  readonly days: number;
}

const NODES = 3;
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
const DNS_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;

export function addClusterInit(cluster: Command, { streams }: CommandContext): void {
  cluster
    .command('init')
    .summary('make the keys, certificates and folders of a new cluster')
    .description(
      'Makes a folder with a certificate authority, the folders of N nodes with their certificates, and a token for clients. ' +
        'All files are private. The key of the authority is needed only to certify more nodes: keep DIR/ca off the machines of the nodes.',
    )
    .argument('<dir>', 'a folder that does not exist yet')
    .option('--nodes <N>', 'the number of nodes', wholeNumber(1, MOST_SPREAD), NODES)
    .option('--hosts <HOSTS>', 'the host of each node, separated by commas; without it, all run on this machine')
    .option('--replicas <F>', 'how many replicas each key has', wholeNumber(1, MOST_REPLICAS), DEFAULT_REPLICAS)
    .option('--days <N>', 'how long the certificates of nodes are valid', wholeNumber(1, AUTHORITY_DAYS), CERTIFICATE_DAYS)
    .action(async (folder: string, { nodes, hosts, replicas, days }: InitArguments) => {
      const named = hostsOf(nodes, hosts);
      await makeClusterFolder({ folder, hosts: named, replicas, days });
      streams.output.write(
        linesToType(
          folder,
          named.map(([host]) => host),
        ).join(''),
      );
    });
}

function hostsOf(nodes: number, text: string | undefined): readonly (readonly string[])[] {
  if (text === undefined) return Array.from({ length: nodes }, () => LOOPBACK);
  const hosts = text.split(',');
  if (hosts.length !== nodes) throw new BadOption(`--hosts: got ${hosts.length}, expected ${nodes}; write one for each node`);
  const strange = hosts.find((host) => isIP(host) === 0 && !DNS_NAME.test(host));
  if (strange !== undefined)
    throw new BadOption(`--hosts: got ${JSON.stringify(strange)}, expected a name or an IP address; write it as in node1.example.org`);
  return hosts.map((host) => [host]);
}

/** The commands that start the nodes. Those at one host take ports one after another. */
function linesToType(folder: string, hosts: readonly string[]): readonly string[] {
  const addresses = hosts.map((host, i) => {
    const earlier = hosts.slice(0, i).filter((each) => each === host).length;
    return { listen: formatAddress({ host, port: 7001 + earlier }), http: formatAddress({ host, port: 8080 + earlier }) };
  });
  return addresses.map(({ listen, http }, i) => {
    const data = nodeFolderIn(folder, i + 1);
    const join = i === 0 ? '' : ` --join ${addresses[0].listen}`;
    return `selfman node --data ${quoted(data)} --tls ${quoted(`${data}/tls`)} --listen ${listen} --http ${http}${join}\n`;
  });
}

/** For a shell. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
