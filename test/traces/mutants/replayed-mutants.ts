/** Mutants that run and record: their traces, replayed by the sound reducer. */
import { replayTraces } from '../../../traces/replay/replay.ts';
import type { ReplayReport } from '../../../traces/replay/report.ts';
import type { Mutant } from '../../mutants/mutant.ts';
import { type MutantList, scenariosOf } from '../../mutants/mutant-lists.ts';
import { type AnyScenario, beginning, recordedWalk, type Walk } from './recorded-walk.ts';

/**
 * - `caught`: the replay diverges at a step at which the mutant differs from the sound reducer, and at no earlier one of that node.
 * - `missed`: it does not.
 * - `on disk`: the two differ in the records that they persist, and no restart has brought that to light. By the rule of the disk a
 *   killed node may lose its last records, so an older one is allowed.
 * - `not met`: in no walk do the two differ.
 * - `ends the node`: the broken line throws before anything differs.
 */
export type Outcome = 'caught' | 'missed' | 'on disk' | 'not met' | 'ends the node';

export interface Replayed {
  readonly outcome: Outcome;
  /** Of one that is caught: the events before, and the kind of the divergence. */
  readonly events?: number;
  readonly kind?: string;
  /** The walk in which it was, from 1. */
  readonly walk?: number;
}

export interface Bounds {
  readonly walks: number;
  readonly steps: number;
}

/** Walks until the mutant differs, and replays that walk. */
export async function replayedMutant(list: MutantList, mutant: Mutant, { walks, steps }: Bounds): Promise<Replayed> {
  const { sound, mutated } = await walkable(list, mutant);
  let [threw, differOnDisk] = [false, false];
  for (let walk = 1; walk <= walks; walk++) {
    const found = recordedWalk(mutated, beginning(sound), { seed: walk, steps });
    threw ||= found.threw;
    differOnDisk ||= found.differOnDisk;
    if (found.differences.length === 0) continue;
    const result = judged(found, replayedWalk(found, sound));
    // An older record may be what a kill has left.
    if (result.outcome !== 'missed' || !found.differences.every((step) => step.endsWith('.0'))) return { ...result, walk };
  }
  if (differOnDisk) return { outcome: 'on disk' };
  return { outcome: threw ? 'ends the node' : 'not met' };
}

/** The scenario of the mutant; if that one is of a spec, the first of the list that has nodes. */
async function walkable(list: MutantList, mutant: Mutant): ReturnType<typeof scenariosOf> {
  const names = new Set([mutant.scenario, ...list.mutants.map(({ scenario }) => scenario)]);
  for (const scenario of names) {
    try {
      return await scenariosOf(list, { ...mutant, scenario });
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('no scenario of a protocol'))) throw error;
    }
  }
  throw new Error(`no mutant of ${list.protocol} has a scenario with nodes`);
}

/** The report on a walk by the reducer of this scenario. */
export function replayedWalk({ traces }: Walk, scenario: AnyScenario): ReplayReport {
  const protocol = beginning(scenario);
  return replayTraces(traces, { [protocol.name]: { protocol } });
}

function judged({ differences }: Walk, { verdict, first, consumed }: ReplayReport): Replayed {
  if (verdict !== 'diverged' || first === undefined) return { outcome: 'missed' };
  const at = `${first.at.node}.${first.at.incarnation}.${first.at.step}`;
  return { outcome: differences.includes(at) ? 'caught' : 'missed', events: consumed.events, kind: first.kind };
}
