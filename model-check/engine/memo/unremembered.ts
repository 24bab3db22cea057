/** Tells which actions the memory does not help. */
import { ascending } from '../../../impl/kernel/sorted-set.ts';

/** The fewest steps, computed one by one, from which on an action is reported. */
const FEWEST_STEPS = 20_000;

/** An action most of whose steps are computed one by one, as the values that it reads rarely recur. */
export interface Unremembered {
  readonly action: string;
  readonly steps: number;
  readonly all: number;
  readonly slots: readonly number[];
}

/** `all` and `run`: by action, all its steps and those that were computed one by one. `looks`: the slots at which moves look. */
export function unrememberedOf(
  actions: readonly string[],
  all: ReadonlyMap<string, number>,
  run: Float64Array,
  looks: readonly { readonly action: string; readonly slots: ReadonlySet<number> }[],
): readonly Unremembered[] {
  return [...all].flatMap(([action, count]) => {
    const steps = run[actions.indexOf(action)];
    if (steps < FEWEST_STEPS || steps * 2 < count) return [];
    const slots = looks.filter((look) => look.action === action).flatMap((look) => [...look.slots]);
    return [{ action, steps, all: count, slots: ascending(slots) }];
  });
}
