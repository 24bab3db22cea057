/** A system that begins in the state to which choices lead. */
import { ModelError } from '../engine/system/model-error.ts';
import type { Outcome, Snapshot, System } from '../engine/system/system.ts';
import { apply, enabled } from '../engine/system/walk.ts';
import type { Start } from '../options.ts';

/** The same system, but its only initial state is the one to which `start` leads. Throws `ModelError` when there is no such state. */
export function startingAt<S>(system: System<S>, start: Start): System<S> {
  const { name, slots, firstQueue, bag, actions, moves, fairness, narrowing } = system;
  return {
    ...{ name, slots, firstQueue, bag, actions, moves, fairness },
    ...(narrowing === undefined ? {} : { narrowing }),
    initial: [stateAfter(system, start)],
    occasionOf: (outcome) => system.occasionOf(outcome),
    deliveries: (message) => system.deliveries(message),
    view: (read) => system.view(read),
    auditInputs: () => system.auditInputs(),
  };
}

function stateAfter<S>(system: System<S>, { initial = 0, choices }: Start): Snapshot {
  let state = initialState(system, initial);
  for (const [step, choice] of choices.entries()) state = apply(state, outcomeOf(system, state, step, choice), system.bag);
  return state;
}

/** Throws `ModelError` when there is no initial state of this number. */
export function initialState<S>({ initial: states }: System<S>, initial: number): Snapshot {
  if (initial < states.length) return states[initial];
  throw new ModelError(`from.initial: got ${initial}, expected less than ${states.length}, the number of initial states; name one of them`);
}

function outcomeOf<S>(system: System<S>, state: Snapshot, step: number, choice: number): Outcome {
  let possible = 0;
  for (const outcome of enabled(system, state)) if (possible++ === choice) return outcome;
  const expected = possible === 0 ? 'the end, as nothing can happen there' : `less than ${possible}, the number of possible steps there`;
  throw new ModelError(`from.choices[${step}]: got ${choice}, expected ${expected}; play the steps again to see them`);
}
