/** Clocks that jump. */
import type { Fault } from '../fault.ts';

const DAY_MS = 86_400_000;

function jump(name: string, says: string, jumpMs: number): Fault {
  return {
    name,
    says,
    cluster: { nodes: 4, jumpMs },
    happen: async (scene) => {
      const { cluster } = scene;
      for (const node of scene.isLong ? cluster.numbers : [1]) {
        cluster.signal(node, 'SIGUSR2');
        await scene.recover('the jump', performance.now());
        await scene.pass(500, 3_000);
        cluster.signal(node, 'SIGUSR2');
        await scene.recover('the jump back', performance.now());
      }
    },
  };
}

export const CLOCKS: readonly Fault[] = [
  jump('clock-ahead', 'the clock of one node jumps ahead by a year, and back', 365 * DAY_MS),
  jump('clock-back', 'the clock of one node jumps back by ten years, and ahead again', -3_650 * DAY_MS),
];
