/** Advice on how a model can be checked faster. */
import type { Exploration } from '../engine/search/exploration.ts';
import type { System } from '../engine/system/system.ts';

/** At most this many slots are named in one hint. */
const MOST_NAMES = 6;

/** Returns one sentence per action that could not be remembered. Depends on counts alone, never on time. */
export function hintsFor<S>({ slots: names }: System<S>, { transitions }: Exploration<S>): readonly string[] {
  return transitions.unremembered.map(({ action, steps, all, slots }) => {
    const shown = slots.slice(0, MOST_NAMES).map((slot) => names[slot]);
    const more = slots.length > MOST_NAMES ? `, and ${slots.length - MOST_NAMES} more` : '';
    const reads = slots.length === 0 ? 'looks at something new' : `looks at ${shown.join(', ')}${more}`;
    return (
      `${action} ${reads} in nearly every step, so that nothing of it could be remembered: ` +
      `${steps.toLocaleString('en-US')} of ${all.toLocaleString('en-US')} steps were computed one by one; ` +
      'let it read only what it needs, and keep apart what changes apart: in fields, or in records and arrays that keep their size'
    );
  });
}
