/** Leaves steps out of a run that breaks a property, as long as the rest still breaks it. */
import type { Snapshot } from '../engine/system/system.ts';
import type { Pace } from '../pace/pace.ts';
import { Stopped } from '../pace/pacing.ts';
import { followed, type Recorded, type Trail } from './followed.ts';
import type { Model } from './model.ts';

/**
 * Delta debugging: tries to do without each half of the steps, each quarter, and so on, down to single steps. The result
 * breaks the same property, and breaks it no more when any single step of it is left out. When a limit is hit, the result
 * is the best so far. Source: Zeller and Hildebrandt, Simplifying and Isolating Failure-Inducing Input, 2002.
 */
export async function shrunk(model: Model, initial: Snapshot, recorded: readonly Recorded[], property: string, pace: Pace): Promise<Trail> {
  const attempt = (steps: readonly Recorded[]): Promise<Trail> => followed(model, initial, steps, { skips: true, pace });
  let best = await attempt(recorded);
  if (best.broken?.property !== property) return best;
  try {
    for (let parts = 2; best.steps.length > 0; ) {
      const smaller = await smallerTrail(best, parts, property, attempt);
      if (smaller !== null) {
        best = smaller;
        parts = Math.max(2, parts - 1);
      } else if (parts >= best.steps.length) break;
      else parts = Math.min(best.steps.length, 2 * parts);
    }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  return best;
}

/** A shorter trail, with one of `parts` equal parts of the steps left out; null if each of them is needed. */
async function smallerTrail(
  { steps }: Trail,
  parts: number,
  property: string,
  attempt: (steps: readonly Recorded[]) => Promise<Trail>,
): Promise<Trail | null> {
  const size = Math.ceil(steps.length / parts);
  for (let from = 0; from < steps.length; from += size) {
    const trail = await attempt([...steps.slice(0, from), ...steps.slice(from + size)]);
    if (trail.broken?.property === property && trail.steps.length < steps.length) return trail;
  }
  return null;
}
