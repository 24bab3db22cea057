/** SHA-256 as Node computes it: a node hashes all that it records. */
import { createHash } from 'node:crypto';
import { hashWith } from './sha256.ts';

hashWith(() => {
  const hash = createHash('sha256');
  return { update: (piece) => void hash.update(piece), digest: () => hash.digest('hex') };
});
