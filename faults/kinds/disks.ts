/** Disks that are full, and writes that have torn. */
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FOUR } from '../cluster.ts';
import type { Fault } from '../fault.ts';

/** No file of this node may be larger in its first life, so a write fails as on a full disk. */
const NARROW = 1;
const LARGEST_FILE = 1_048_576;
/** Written again and again until the node has ended. */
const FILLING = { keys: 16, bytes: 65_536, most: 1_000 };

export const DISKS: readonly Fault[] = [
  {
    name: 'disk-full',
    says: 'a write to the disk of one node fails: the node ends with a sentence, the others go on, and it comes back with space',
    cluster: { ...FOUR, narrow: { node: NARROW, largestFile: LARGEST_FILE } },
    happen: async (scene) => {
      const { cluster } = scene;
      const node = NARROW;
      const text = JSON.stringify('v'.repeat(FILLING.bytes));
      for (let i = 0; cluster.isRunning(node); i++) {
        if (i > FILLING.most) throw new Error(`the node still runs after ${i} writes, expected a full disk`);
        await fetch(`${cluster.serverOf(0)}/v1/kv/filling-${i % FILLING.keys}`, { method: 'PUT', body: text });
      }
      const full = performance.now();
      const code = await cluster.ended(node);
      const errors = cluster.errorsOf(node);
      if (code === 0 || code === null) throw new Error(`the node with a full disk has ended with ${code}, expected another exit code`);
      if (!/stopped: .*File too large/.test(errors)) throw new Error(`the node with a full disk says: ${errors}`);
      await scene.recover('the end of the node', full);
      const started = performance.now();
      await cluster.start(node);
      await scene.recover('restart with space', started);
    },
  },
  {
    name: 'torn-write',
    says: '`kill -9` of one node, half a write at the end of its log, and its restart',
    cluster: FOUR,
    happen: async (scene) => {
      const { cluster } = scene;
      for (let i = 0; i < (scene.isLong ? 8 : 1); i++) {
        const node = i % cluster.numbers.length;
        await cluster.kill(node);
        tear(cluster.folderOf(node), i);
        const started = performance.now();
        await cluster.start(node);
        await scene.recover('restart', started);
      }
    },
  },
];

/** Appends the beginning of a write to the newest log of the disk of a node. */
function tear(folder: string, seed: number): void {
  const [life] = readdirSync(join(folder, 'lives'));
  const store = join(folder, 'lives', life);
  const logs = readdirSync(store)
    .filter((name) => name.endsWith('.log'))
    .sort();
  const newest = logs.at(-1);
  if (newest === undefined) throw new Error(`${store} has no log`);
  // The header of a record: a checksum, a length beyond what follows, and the type of a whole record.
  const half = Buffer.concat([Buffer.from([1, 2, 3, 4, 200 + seed, 3, 1]), Buffer.alloc(100 + seed, 'x')]);
  appendFileSync(join(store, newest), half);
}
