/** Processes that die, stop for a while, or are started again. */
import { type Cluster, FOUR, LINKED_FOUR } from '../cluster.ts';
import type { Fault, Scene } from '../fault.ts';

export const CRASHES: readonly Fault[] = [
  {
    name: 'kill',
    says: '`kill -9` of one node of four, and its restart; each node in turn in long runs',
    cluster: FOUR,
    happen: async (scene) => {
      for (const node of scene.isLong ? scene.cluster.numbers : [1]) await killAndRestart(scene, [node]);
    },
  },
  {
    name: 'kill-many',
    says: '`kill -9` of two nodes of five at once, with five replicas',
    cluster: { nodes: 5, replicas: 5 },
    happen: async (scene) => {
      const pairs = [
        [0, 1],
        [2, 4],
      ];
      for (const pair of scene.isLong ? pairs : pairs.slice(0, 1)) await killAndRestart(scene, pair);
    },
  },
  {
    name: 'kill-manager',
    says: '`kill -9` of a manager in mid-commit: its messages are slow, so locks are set and nobody knows the outcome',
    cluster: LINKED_FOUR,
    happen: async (scene) => {
      for (const node of scene.isLong ? scene.cluster.numbers : [2]) await killInMidCommit(scene, node);
    },
  },
  {
    name: 'stop',
    says: 'SIGSTOP of one node past the patience of the detectors, then SIGCONT',
    cluster: FOUR,
    happen: async (scene) => {
      for (const node of scene.isLong ? scene.cluster.numbers : [0]) await stopAndGoOn(scene, node);
    },
  },
  {
    name: 'stop-briefly',
    says: 'SIGSTOP and SIGCONT of one node after the other, each about as long as the patience of the detectors',
    cluster: FOUR,
    happen: async (scene) => {
      const { cluster } = scene;
      for (let i = 0; i < (scene.isLong ? 20 : 4); i++) {
        const node = cluster.numbers[i % cluster.numbers.length];
        cluster.stop(node);
        await scene.pass(400 + 100 * i, 400 + 50 * i);
        cluster.goOn(node);
        await scene.pass(200, 400);
      }
      await scene.recover('the last SIGCONT', performance.now());
    },
  },
  {
    name: 'kill-all',
    says: '`kill -9` of all nodes at once, and restart of all',
    cluster: FOUR,
    happen: async (scene) => {
      for (let i = 0; i < (scene.isLong ? 3 : 1); i++) {
        await Promise.all(scene.cluster.numbers.map((node) => scene.cluster.kill(node)));
        const since = performance.now();
        await startAll(scene.cluster);
        await scene.recover('restart of all', since);
        await scene.pass(500, 3_000);
      }
    },
  },
  {
    name: 'rolling-restart',
    says: 'SIGTERM and restart of one node after the other, each when all is well again',
    cluster: FOUR,
    happen: async (scene) => {
      const { cluster } = scene;
      for (const node of scene.isLong ? cluster.numbers : [0, 1]) {
        const since = performance.now();
        cluster.signal(node, 'SIGTERM');
        const code = await cluster.ended(node);
        if (code !== 0) throw new Error(`node ${node} was told to stop, and has ended with ${code}, expected 0`);
        await cluster.start(node);
        await scene.recover(`SIGTERM and restart of node ${node + 1}`, since);
        await scene.pass(0, 1_000);
      }
    },
  },
];

async function killAndRestart(scene: Scene, nodes: readonly number[]): Promise<void> {
  const { cluster } = scene;
  const killed = performance.now();
  await Promise.all(nodes.map((node) => cluster.kill(node)));
  await scene.recover('`kill -9`', killed);
  await scene.pass(0, 3_000);
  const started = performance.now();
  await Promise.all(nodes.map((node) => cluster.start(node)));
  await scene.recover('restart', started);
}

async function stopAndGoOn(scene: Scene, node: number): Promise<void> {
  const { cluster } = scene;
  const stopped = performance.now();
  cluster.stop(node);
  await scene.recover('SIGSTOP', stopped);
  await scene.pass(0, 5_000);
  const continued = performance.now();
  cluster.goOn(node);
  await scene.recover('SIGCONT', continued);
  await scene.pass(0, 2_000);
}

/** What the manager says takes this long, so it is in mid-commit for twice as long at least. */
const SLOW_MS = 150;

async function killInMidCommit(scene: Scene, node: number): Promise<void> {
  const { cluster } = scene;
  cluster.links?.set({ delayMs: SLOW_MS }, (from) => from === node);
  for (let open = 0; open === 0; ) open = (await cluster.statusOf(node))?.open ?? 0;
  await scene.pass(SLOW_MS, SLOW_MS);
  const { open = 0 } = (await cluster.statusOf(node)) ?? {};
  scene.tell(`node ${node + 1} manages ${open} transactions`);
  const killed = performance.now();
  await cluster.kill(node);
  await scene.recover('`kill -9`', killed);
  cluster.links?.heal();
  const started = performance.now();
  await cluster.start(node);
  await scene.recover('restart', started);
}

async function startAll(cluster: Cluster): Promise<void> {
  await Promise.all(cluster.numbers.map((node) => cluster.start(node)));
}
