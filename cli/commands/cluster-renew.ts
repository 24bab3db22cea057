/** `selfman cluster renew`: new keys and certificates for the nodes, before the old ones expire. */
import type { Command } from 'commander';
import { AUTHORITY_DAYS, CERTIFICATE_DAYS } from '../cluster-folder.ts';
import { renewCertificates } from '../cluster-renewal.ts';
import type { CommandContext } from '../command-context.ts';
import { wholeNumber } from '../number-options.ts';

export function addClusterRenew(cluster: Command, { streams }: CommandContext): void {
  cluster
    .command('renew')
    .summary('make new keys and certificates for the nodes')
    .description(
      'Replaces the key and the certificate in DIR/node-*/tls by new ones of the same authority, for the same nodes and hosts. ' +
        'Copy each folder to its node, and start the nodes again, one after another.',
    )
    .argument('<dir>', 'the folder that selfman cluster init has made')
    .option('--days <N>', 'how long the certificates are valid', wholeNumber(1, AUTHORITY_DAYS), CERTIFICATE_DAYS)
    .action(async (folder: string, { days }: { readonly days: number }) => {
      const nodes = await renewCertificates(folder, days);
      streams.output.write(nodes.map((node) => `${folder}/${node}/tls: valid for ${days} days\n`).join(''));
    });
}
