/** Several faults on one cluster, one after the other. Its start, and the judgement of all that happened, cost as much as a fault. */
import type { Fault } from './fault.ts';

/** As one fault. All of them ask for the same cluster. */
export function inTurn(faults: readonly Fault[]): Fault {
  return {
    name: faults.map(({ name }) => name).join(', '),
    says: faults.map(({ says }) => says).join('; '),
    cluster: faults[0].cluster,
    happen: async (scene) => {
      for (const { name, happen } of faults) {
        try {
          await happen(scene);
        } catch (error) {
          throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
        }
        await scene.pass(500, 2_000);
      }
    },
  };
}

/** Those that ask for the same cluster, together. */
export function byCluster(faults: readonly Fault[]): readonly (readonly Fault[])[] {
  const together = new Map<string, Fault[]>();
  for (const fault of faults) {
    const cluster = JSON.stringify(fault.cluster);
    together.set(cluster, [...(together.get(cluster) ?? []), fault]);
  }
  return [...together.values()];
}
