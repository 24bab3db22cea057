/** Nodes that join and leave. */
import type { Fault } from '../fault.ts';

export const MEMBERS: readonly Fault[] = [
  {
    name: 'join',
    says: 'nodes join, one after the other',
    cluster: { nodes: 6, first: 3 },
    happen: async (scene) => {
      for (const node of scene.isLong ? [3, 4, 5] : [3]) {
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
    cluster: { nodes: 5 },
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
