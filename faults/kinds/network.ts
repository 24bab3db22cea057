/** Links that are cut, break, or are slow. */
import { LINKED_FOUR } from '../cluster.ts';
import type { Fault, Scene } from '../fault.ts';
import type { Links, Weather } from '../links.ts';

export const NETWORK: readonly Fault[] = [
  {
    name: 'partition-in-halves',
    says: 'a partition of four nodes into two and two, which heals',
    cluster: LINKED_FOUR,
    happen: async (scene) => {
      for (const side of scene.isLong
        ? [
            [0, 1],
            [0, 2],
          ]
        : [[0, 1]])
        await cutOff(scene, side, null);
    },
  },
  {
    name: 'partition-uneven',
    says: 'a partition of four nodes into one and three, which heals; the three go on',
    cluster: LINKED_FOUR,
    happen: async (scene) => {
      for (const node of scene.isLong ? scene.cluster.numbers : [1]) {
        await cutOff(
          scene,
          [node],
          scene.cluster.numbers.filter((each) => each !== node),
        );
      }
    },
  },
  {
    name: 'partition-one-way',
    says: 'one link carries nothing in one direction, and heals',
    cluster: LINKED_FOUR,
    happen: async (scene) => {
      linksOf(scene).set({ mode: 'cut' }, (from, to) => from === 0 && to === 1);
      await scene.pass(2_000, 15_000);
      await heal(scene);
    },
  },
  {
    name: 'flap',
    says: 'the links of one node break and come back, again and again',
    cluster: LINKED_FOUR,
    happen: async (scene) => {
      for (let i = 0; i < (scene.isLong ? 30 : 5); i++) {
        linksOf(scene).set({ mode: i % 2 === 0 ? 'reset' : 'cut' }, touches(2));
        await scene.pass(300, 100 * (1 + (i % 10)));
        linksOf(scene).set({ mode: 'open' }, touches(2));
        await scene.pass(300, 100 * (1 + (i % 7)));
      }
      await heal(scene);
    },
  },
  {
    name: 'slow',
    says: 'all that one node says and hears takes 100 ms longer; 400 ms in the second half of long runs',
    cluster: LINKED_FOUR,
    happen: async (scene) => {
      const delays: readonly Partial<Weather>[] = [{ delayMs: 100 }, { delayMs: 400 }];
      for (const weather of scene.isLong ? delays : delays.slice(0, 1)) {
        linksOf(scene).set(weather, touches(1));
        await scene.pass(2_000, 10_000);
      }
      await heal(scene);
    },
  },
];

function linksOf({ cluster }: Scene): Links {
  if (cluster.links === null) throw new Error('the cluster has no links of its own');
  return cluster.links;
}

function touches(node: number): (from: number, to: number) => boolean {
  return (from, to) => from === node || to === node;
}

/** Cuts these nodes off from the others, and heals. `goOn`: those that must recover meanwhile; null: nobody. */
async function cutOff(scene: Scene, side: readonly number[], goOn: readonly number[] | null): Promise<void> {
  const cut = performance.now();
  linksOf(scene).set({ mode: 'cut' }, (from, to) => side.includes(from) !== side.includes(to));
  if (goOn !== null) await scene.recover('the partition, on the greater side', cut, { among: goOn });
  await scene.pass(3_000, 10_000);
  await heal(scene);
  await scene.pass(0, 2_000);
}

async function heal(scene: Scene): Promise<void> {
  linksOf(scene).heal();
  await scene.recover('healing', performance.now());
}
