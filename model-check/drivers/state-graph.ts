/** The whole graph of a small scenario: each state once, with its steps, and with the properties that it breaks. */
import { readGraphOptions } from '../edge/option-shapes.ts';
import { ModelError } from '../engine/system/model-error.ts';
import type { Snapshot } from '../engine/system/system.ts';
import { apply, textOf } from '../engine/system/walk.ts';
import type { GraphOptions } from '../options.ts';
import { nodeMachine } from '../pace/node-machine.ts';
import { Pace } from '../pace/pace.ts';
import { tell } from '../report/tell.ts';
import { spelledOut } from '../report/told-step.ts';
import type { Scenario } from '../scenario.ts';
import { type Model, withModel } from './model.ts';
import { brokenIn, choicesIn } from './random-walk.ts';

export interface GraphState {
  /** The spec's own state, or the `World` that properties of a protocol see. */
  readonly state: unknown;
  readonly isInitial: boolean;
  /** The first property that the state, or a step to it, breaks. */
  readonly breaks?: string;
}

export interface GraphStep {
  /** Indices of states. */
  readonly from: number;
  readonly to: number;
  readonly says: string;
}

export interface StateGraph {
  readonly scenario: string;
  readonly states: readonly GraphState[];
  readonly steps: readonly GraphStep[];
}

/** A picture of more states shows nothing any more. */
const MOST_STATES = 1_000;

/**
 * Explores all states within the scenario's bound plainly: no symmetry is used, and nothing stops at a violation. Throws
 * `ModelError` if there are more than `maxStates`, or if a limit is hit: a part of a graph would mislead.
 */
export async function stateGraph(scenario: Scenario, options: GraphOptions = {}): Promise<StateGraph> {
  const { maxStates = MOST_STATES, ...limits } = readGraphOptions(options);
  const pace = new Pace(limits, nodeMachine);
  return withModel(scenario, (model) => explored(model, maxStates, pace), 'each step once');
}

async function explored(model: Model, most: number, pace: Pace): Promise<StateGraph> {
  const { system, scenario } = model;
  const numbers = new Map<string, number>();
  const found: { readonly snapshot: Snapshot; readonly depth: number; readonly isInitial: boolean; breaks?: string }[] = [];
  const steps: GraphStep[] = [];
  const numberOf = (snapshot: Snapshot, depth: number, isInitial: boolean): number => {
    const text = textOf(snapshot);
    const known = numbers.get(text);
    if (known !== undefined) return known;
    if (numbers.size === most) throw tooMany(scenario, most);
    numbers.set(text, numbers.size);
    return found.push({ snapshot, depth, isInitial }) - 1;
  };
  const judge = (number: number, before: Snapshot | null): void => {
    const broken = brokenIn(model, before, found[number].snapshot);
    if (broken !== undefined) found[number].breaks ??= broken.property;
  };
  for (const snapshot of system.initial) judge(numberOf(snapshot, 1, true), null);
  for (let from = 0; from < found.length; from++) {
    const { snapshot, depth } = found[from];
    if (depth === scenario.bound?.depth) continue;
    const outcomes = await choicesIn(system, snapshot, [], pace);
    if (outcomes === null) throw new ModelError(`${scenario.name}: graph: ${pace.limitHit()}, and a part of it would mislead`);
    for (const outcome of outcomes) {
      const to = numberOf(apply(snapshot, outcome, system.bag), depth + 1, false);
      judge(to, snapshot);
      steps.push({ from, to, says: tell(outcome.label) });
    }
  }
  const states = found.map(({ snapshot, isInitial, breaks }) => ({
    state: spelledOut(system, snapshot),
    isInitial,
    ...(breaks === undefined ? {} : { breaks }),
  }));
  return { scenario: scenario.name, states, steps };
}

function tooMany({ name }: Scenario, most: number): ModelError {
  return new ModelError(`${name}: graph: got more than ${most} states, expected at most ${most}; draw a smaller scenario`);
}
