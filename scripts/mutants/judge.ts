/** What a run with a mutant says of it, beside the run of the sound program. */
import type { Found, ScenarioData } from './jobs.ts';

/**
 * From what catches a mutant to what does not: a promise or a refinement breaks, or the reducer throws; the checker refuses
 * the model; another verdict than expected, though no promise breaks that held; another count; no end in sight; no difference.
 */
export const FATES = ['promise', 'refinement', 'throw', 'refused', 'verdict', 'count', 'exploded', 'survived'] as const;
export type Fate = (typeof FATES)[number];

export const CAUGHT: readonly Fate[] = ['promise', 'refinement', 'throw'];

export interface Judgement {
  readonly fate: Fate;
  /** What broke, or what differs. */
  readonly by: string;
}

/** Judges what was found with a mutant in a scenario; `sound` is what was found there without. */
export function judged(scenario: ScenarioData, sound: Found, found: Found): Judgement {
  switch (found.verdict) {
    case 'silent':
      return { fate: 'exploded', by: found.message };
    case 'error':
      return { fate: isOfReducer(found.message) ? 'throw' : 'refused', by: found.message };
    case 'inconclusive':
      return { fate: 'exploded', by: `more than ${found.distinct - 1} states` };
    case 'violates':
      return ofViolation(scenario, sound, found);
    case 'holds':
      return ofHolding(sound, found);
  }
}

/** The worst that is said of a mutant by all its runs. */
export function worst(judgements: readonly Judgement[]): Judgement {
  const rank = ({ fate }: Judgement): number => FATES.indexOf(fate);
  return judgements.reduce((a, b) => (rank(b) < rank(a) ? b : a), { fate: 'survived', by: '' });
}

/** Of all errors, only those about what is said to be alike, and is not, come from no fault of the reducer. */
function isOfReducer(message: string): boolean {
  return !/alike|renaming|symmetr/.test(message);
}

type Searched = Exclude<Found, { readonly message: string }>;

function ofHolding(sound: Found, found: Searched): Judgement {
  if (sound.verdict !== 'holds') return { fate: 'verdict', by: 'what is expected to break holds' };
  const counts = ({ distinct, generated, depth }: Searched): string => `${distinct} states, ${generated} generated, depth ${depth}`;
  return counts(sound) === counts(found) ? { fate: 'survived', by: '' } : { fate: 'count', by: `${counts(sound)} → ${counts(found)}` };
}

function ofViolation(scenario: ScenarioData, sound: Found, found: Searched): Judgement {
  const { property = '', steps = 0 } = found;
  const fate = scenario.refinements.includes(property) ? 'refinement' : 'promise';
  if (sound.verdict !== 'violates') return { fate, by: property };
  const soundSteps = sound.steps ?? 0;
  if (property === sound.property)
    return steps === soundSteps
      ? { fate: 'survived', by: '' }
      : { fate: 'count', by: `${property} breaks in ${steps} steps, not ${soundSteps}` };
  if (heldUntil(scenario, sound) > steps && !isOfWholeGraph(scenario, property)) return { fate, by: property };
  return { fate: 'verdict', by: `${property} breaks in place of ${sound.property}` };
}

/** How many steps of the sound program have been looked at to the end, each promise about them being kept. */
function heldUntil(scenario: ScenarioData, sound: Searched): number {
  return isOfWholeGraph(scenario, sound.property ?? '') ? Number.POSITIVE_INFINITY : (sound.steps ?? 0);
}

function isOfWholeGraph({ kinds }: ScenarioData, property: string): boolean {
  return ['reachable', 'recoverable'].includes(kinds[property] ?? '');
}
