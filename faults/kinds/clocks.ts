/** Clocks that jump. */
import { FOUR } from '../cluster.ts';
import type { Fault } from '../fault.ts';
import type { JUMPS_MS } from '../jumps.ts';

function jump(name: string, says: string, signal: keyof typeof JUMPS_MS): Fault {
  return {
    name,
    says,
    cluster: { ...FOUR, jumps: true },
    happen: async (scene) => {
      const { cluster } = scene;
      for (const node of scene.isLong ? cluster.numbers : [1]) {
        cluster.signal(node, signal);
        await scene.recover('the jump', performance.now());
        await scene.pass(500, 3_000);
        cluster.signal(node, signal);
        await scene.recover('the jump back', performance.now());
      }
    },
  };
}

export const CLOCKS: readonly Fault[] = [
  jump('clock-ahead', 'the clock of one node jumps ahead by a year, and back', 'SIGUSR2'),
  jump('clock-back', 'the clock of one node jumps back by ten years, and ahead again', 'SIGWINCH'),
];
