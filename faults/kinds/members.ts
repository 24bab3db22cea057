/** Nodes that join and leave. */
import type { ClusterOptions } from '../cluster.ts';
import type { Fault } from '../fault.ts';

/** Three more may join. Two may leave, and each key still has its replicas. */
const SOME_OF_EIGHT: ClusterOptions = { nodes: 8, first: 5 };

export const MEMBERS: readonly Fault[] = [
  {
    name: 'join',
    says: 'nodes join, one after the other',
    cluster: SOME_OF_EIGHT,
    happen: async (scene) => {
      for (const node of scene.isLong ? [5, 6, 7] : [5]) {
        const started = performance.now();
        await scene.cluster.start(node);
        await scene.recover(`start of node ${node + 1}`, started);
        await scene.pass(0, 2_000);
      }
    },
  },
  {
    name: 'leave',
    says: 'nodes leave, one after the other, and hand over what they have',
    cluster: SOME_OF_EIGHT,
    happen: async (scene) => {
      const { cluster } = scene;
      for (const node of scene.isLong ? [0, 3] : [1]) {
        const told = performance.now();
        cluster.leave(node);
        const code = await cluster.ended(node);
        if (code !== 0) throw new Error(`node ${node + 1} was told to leave, and has ended with ${code}, expected 0`);
        scene.tell(`node ${node + 1} has left after ${Math.round(performance.now() - told)} ms`);
        await scene.recover('a leave', told);
        await scene.pass(0, 2_000);
      }
    },
  },
];
