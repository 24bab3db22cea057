/** Tells a fault of the model: what is wrong, in which state, and how that state is reached. */
import { encode, type Value } from '../../impl/kernel/plain-data.ts';
import type { Exploration } from '../engine/search/exploration.ts';
import { pathTo } from '../engine/search/path.ts';
import { inState, ModelError } from '../engine/system/model-error.ts';
import type { Snapshot, System } from '../engine/system/system.ts';
import { type Pacing, Stopped } from '../pace/pacing.ts';
import type { CounterexampleStep } from './report.ts';
import { spelledOut, toldStep } from './told-step.ts';

/** Bounds of the message, in characters, steps and characters. The error itself holds the whole state and all steps as data. */
const LONGEST_STATE = 2_000;
const MOST_STEPS = 40;
const LONGEST_LINE = 300;

/** The part of a system that is needed to show its states. */
type Shape<S> = Pick<System<S>, 'firstQueue' | 'view'>;

/** Whether `error` is a fault of the model that occurred in a known state. */
export function isPlaced(error: unknown): boolean {
  return error instanceof ModelError && error.at !== undefined;
}

/** Runs `look`. A fault in it is told with this state and these steps. */
export function toldIn<S, R>(system: Shape<S>, state: Snapshot, steps: readonly CounterexampleStep[], look: () => R): R {
  try {
    return inState(state, look);
  } catch (error) {
    throw toldFault(error, system, steps);
  }
}

/** Adds to a fault of the model its state, and the steps that lead there if they are known. Returns any other error as it is. */
export function toldFault<S>(error: unknown, system: Shape<S>, steps: readonly CounterexampleStep[] | null): unknown {
  if (!(error instanceof ModelError) || error.at === undefined) return error;
  const state = spelledOut(system, error.at);
  const message = [error.message, ...whereabouts(state), ...after(steps)].join('\n');
  return new ModelError(message, { cause: error.cause, state, ...(steps === null ? {} : { steps }) });
}

/**
 * The steps to the state where the search met a fault. Null when the path is not found again: the user's code may behave
 * differently this time, or a limit is hit.
 */
export async function stepsToFault<S>(
  system: System<S>,
  explorer: Exploration<S>,
  pace: Pacing,
): Promise<readonly CounterexampleStep[] | null> {
  // No step had been taken: the fault occurred in an initial state.
  if (explorer.fault === null) return explorer.expanded === 0 ? [] : null;
  try {
    const { initial, steps } = await pace.finish(pathTo(system, explorer, explorer.fault.state, explorer.fault.targetLow));
    const states = [initial, ...steps.map((step) => step.after)];
    return steps.map((step, i) => toldStep(system, states[i], step));
  } catch (error) {
    if (error instanceof ModelError || error instanceof Stopped) return null;
    throw error;
  }
}

function whereabouts(state: Value): readonly string[] {
  const text = encode(state);
  if (text.length <= LONGEST_STATE) return [`  in the state ${text}`];
  return [`  in the state ${text.slice(0, LONGEST_STATE)}…`, `  (${text.length} characters; the whole state is in the error's \`state\`)`];
}

function after(steps: readonly CounterexampleStep[] | null): readonly string[] {
  if (steps === null) return ['  to which no way was found again'];
  if (steps.length === 0) return ['  which is an initial state'];
  const from = Math.max(0, steps.length - MOST_STEPS);
  const cut = from === 0 ? [] : [`   … (${from} steps; all of them are in the error's \`steps\`)`];
  const told = steps
    .slice(from)
    .flatMap(({ says, changes: changed }, i) => [
      `${String(from + i + 1).padStart(5)}. ${short(says)}`,
      ...changed.map((change) => `         ${short(change)}`),
    ]);
  return ['  after these steps:', ...cut, ...told];
}

function short(line: string): string {
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE)}…`;
}
