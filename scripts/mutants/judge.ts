/** Judges a mutant by comparing a run with it to the run of the sound program. */
import type { Found, ScenarioData } from './jobs.ts';

/**
 * From fates that catch the mutant to those that do not.
 * Caught: a property or a refinement breaks, or the reducer throws.
 * Not caught: the checker refuses the model; the verdict is unexpected, though no property breaks that held.
 * Not caught either: counts differ, the search is endless, or there is no difference.
 */
export const FATES = ['property', 'refinement', 'throw', 'refused', 'verdict', 'count', 'exploded', 'survived'] as const;
export type Fate = (typeof FATES)[number];

export const CAUGHT: readonly Fate[] = ['property', 'refinement', 'throw'];

export interface Judgement {
  readonly fate: Fate;
  /** The property that broke, or the difference. */
  readonly by: string;
}

/** Judges the result with a mutant in a scenario; `sound` is the result without it. */
export function judged(scenario: ScenarioData, sound: Found, found: Found): Judgement {
  switch (found.verdict) {
    case 'silent':
      return { fate: 'exploded', by: found.message };
    case 'error':
      return { fate: isOfReducer(found.message) ? 'throw' : 'refused', by: withoutState(found.message) };
    case 'inconclusive':
      return { fate: 'exploded', by: `more than ${found.distinct - 1} states` };
    case 'violates':
      return ofViolation(scenario, sound, found);
    case 'holds':
      return ofHolding(sound, found);
  }
}

/** The most severe of all judgements of a mutant. */
export function worst(judgements: readonly Judgement[]): Judgement {
  const rank = ({ fate }: Judgement): number => FATES.indexOf(fate);
  return judgements.reduce((a, b) => (rank(b) < rank(a) ? b : a), { fate: 'survived', by: '' });
}

/** All errors are the reducer's, except those that say that declared symmetric parts are not symmetric. */
function isOfReducer(message: string): boolean {
  return !/renaming|symmetr/.test(message);
}

/** The first clause of an error; the state and the steps follow. */
function withoutState(message: string): string {
  return message.split(/; the state is|\n/, 1)[0];
}

type Searched = Exclude<Found, { readonly message: string }>;

function ofHolding(sound: Found, found: Searched): Judgement {
  if (sound.verdict !== 'holds') return { fate: 'verdict', by: 'what is expected to break holds' };
  const counts = ({ distinct, generated, depth }: Searched): string => `${distinct} states, ${generated} generated, depth ${depth}`;
  return counts(sound) === counts(found) ? { fate: 'survived', by: '' } : { fate: 'count', by: `${counts(sound)} → ${counts(found)}` };
}

function ofViolation(scenario: ScenarioData, sound: Found, found: Searched): Judgement {
  const { property = '', steps = 0 } = found;
  const fate = scenario.refinements.includes(property) ? 'refinement' : 'property';
  if (sound.verdict !== 'violates') return { fate, by: property };
  const soundSteps = sound.steps ?? 0;
  if (property === sound.property)
    return steps === soundSteps
      ? { fate: 'survived', by: '' }
      : { fate: 'count', by: `${property} breaks in ${steps} steps, not ${soundSteps}` };
  if (heldUntil(scenario, sound) > steps && !isOfWholeGraph(scenario, property)) return { fate, by: property };
  return { fate: 'verdict', by: `${property} breaks in place of ${sound.property}` };
}

/** The number of steps up to which the sound program was searched completely without breaking any property. */
function heldUntil(scenario: ScenarioData, sound: Searched): number {
  return isOfWholeGraph(scenario, sound.property ?? '') ? Number.POSITIVE_INFINITY : (sound.steps ?? 0);
}

function isOfWholeGraph({ kinds }: ScenarioData, property: string): boolean {
  return ['reachable', 'recoverable'].includes(kinds[property] ?? '');
}
