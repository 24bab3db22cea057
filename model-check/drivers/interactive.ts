/** The interactive driver: a reader chooses each next step, and every state on the way is judged. */
import type { Properties, Property } from '../../spec/kernel/spec.ts';
import { inScenario, readScenario } from '../edge/scenario-shape.ts';
import { stateExplained, stateHolds, stepExplained, stepHolds } from '../engine/system/audited-property.ts';
import { ModelError } from '../engine/system/model-error.ts';
import { type Seen, seenBy } from '../engine/system/seen.ts';
import type { Outcome, Snapshot } from '../engine/system/system.ts';
import { apply, enabled, readerOf } from '../engine/system/walk.ts';
import { KeysChanged } from '../machine/layout.ts';
import { SequenceFound } from '../machine/spec-symmetry.ts';
import type { Start } from '../options.ts';
import { type Reason, reasonsIn } from '../report/reason.ts';
import type { CounterexampleStep } from '../report/report.ts';
import { tell } from '../report/tell.ts';
import { spelledOut, toldStep } from '../report/told-step.ts';
import type { Faults, Scenario } from '../scenario.ts';
import { asAskedFrom, type Model, modelOf } from './model.ts';
import { initialState } from './starting-at.ts';

/** In one state, a reader chooses among the first 10,000 steps. */
const MOST_CHOICES = 10_000;

/** A state of a run, and the way to it. */
export interface Moment extends Required<Start> {
  /** The state as properties see it: the spec's own state, or the `World` of a protocol. */
  readonly state: unknown;
}

/** A step that is possible. */
export interface Choice {
  /** Its number in this state, from 0. */
  readonly number: number;
  /** The name under which a check counts it. */
  readonly action: string;
  /** The step in one sentence. */
  readonly says: string;
  /** The step as data. */
  readonly label: unknown;
}

/**
 * A property at a moment. `always` and `recoverable` are asked of the state, `step` of the step to it, and
 * `reachable` whether this state meets it. That a `recoverable` property does not hold now breaks nothing yet.
 */
export interface Light {
  readonly property: string;
  readonly kind: Property<unknown>['kind'];
  readonly doc: string;
  readonly holds: boolean;
  /** Why it does not hold; none where it does. */
  readonly reasons: readonly Reason[];
}

/** A scenario that is played by hand. Each method throws `ModelError` when the model is faulty. */
export class Interactive {
  readonly scenario: Scenario;
  readonly #whole = new Set<string>();
  readonly #sequences = new Set<string>();
  #model: Model;
  /** The states that were computed with the present model. */
  #snapshots = new WeakMap<Moment, Snapshot>();

  constructor(scenario: Scenario) {
    const read = readScenario(scenario);
    this.scenario = asAskedFrom(read);
    this.#model = this.#fitting(() => this.#modelNow());
  }

  /** The number of initial states. */
  get initials(): number {
    return this.#model.system.initial.length;
  }

  /** An initial state. Throws `ModelError` when there is none of this number. */
  begin(initial = 0): Moment {
    return this.#fitting(() => this.#moment({ initial, choices: [] }, initialState(this.#model.system, initial)));
  }

  /** The steps that are possible. */
  choices(moment: Moment): readonly Choice[] {
    return this.#fitting(() =>
      this.#outcomes(this.#snapshot(moment)).map(({ action, label }, number) => ({ number, action, says: tell(label), label })),
    );
  }

  /** Takes the step of this number. Throws `ModelError` when none has it. */
  take(moment: Moment, number: number): { readonly moment: Moment; readonly step: CounterexampleStep } {
    return this.#fitting(() => {
      const before = this.#snapshot(moment);
      const outcome = this.#outcome(before, number);
      const after = apply(before, outcome, this.#model.system.bag);
      const { initial, choices } = moment;
      const step = toldStep(this.#model.system, before, { action: outcome.action, label: outcome.label, after });
      return { moment: this.#moment({ initial, choices: [...choices, number] }, after), step };
    });
  }

  /** The lights of all properties. Without the moment before, those of steps count as holding. */
  lights(moment: Moment, before: Moment | null = null): readonly Light[] {
    return this.#fitting(() => {
      const seen = this.#seen(moment);
      const seenBefore = before === null ? null : this.#seen(before);
      const properties: Properties<unknown> = this.#model.properties;
      return Object.entries(properties).map(([name, property]) => {
        const { kind, doc = name } = property;
        const holds =
          property.kind === 'step' ? seenBefore === null || stepHolds(name, property, seenBefore, seen) : stateHolds(name, property, seen);
        return { property: name, kind, doc, holds, reasons: holds ? [] : reasonsIn(this.#why(name, seenBefore, seen) ?? doc) };
      });
    });
  }

  /** How often each fault may still happen; null for a spec. */
  left(moment: Moment): Faults | null {
    if ('spec' in this.scenario) return null;
    return this.#fitting(() => {
      const slot = this.#model.system.slots.indexOf('faults');
      // The world keeps its budget in this slot, and nothing else.
      return slot < 0 ? {} : (this.#snapshot(moment).slots[slot] as Faults);
    });
  }

  #why(name: string, before: Seen<unknown> | null, after: Seen<unknown>): string | null {
    const property = this.#model.properties[name];
    if (property.kind === 'reachable') return null;
    if (property.kind !== 'step') return stateExplained(name, property, after);
    return before === null ? null : stepExplained(name, property, before, after);
  }

  #seen(moment: Moment): Seen<unknown> {
    const { system } = this.#model;
    return seenBy(readerOf(system, this.#snapshot(moment)), (read) => system.view(read));
  }

  #moment(way: Required<Start>, snapshot: Snapshot): Moment {
    const moment = { ...way, state: spelledOut(this.#model.system, snapshot) };
    this.#snapshots.set(moment, snapshot);
    return moment;
  }

  #snapshot(moment: Moment): Snapshot {
    const known = this.#snapshots.get(moment);
    if (known !== undefined) return known;
    let state = initialState(this.#model.system, moment.initial);
    for (const number of moment.choices) state = apply(state, this.#outcome(state, number), this.#model.system.bag);
    this.#snapshots.set(moment, state);
    return state;
  }

  #outcomes(state: Snapshot): readonly Outcome[] {
    const outcomes: Outcome[] = [];
    for (const outcome of enabled(this.#model.system, state)) if (outcomes.push(outcome) === MOST_CHOICES) break;
    return outcomes;
  }

  #outcome(state: Snapshot, number: number): Outcome {
    const outcomes = this.#outcomes(state);
    if (Number.isInteger(number) && number >= 0 && number < outcomes.length) return outcomes[number];
    throw new ModelError(`choice: got ${number}, expected a whole number less than ${outcomes.length}, the number of possible steps`);
  }

  /** Runs `look`, and again with another layout if a state does not fit the first one. */
  #fitting<R>(look: () => R): R {
    for (;;) {
      try {
        return look();
      } catch (error) {
        if (error instanceof KeysChanged && !this.#whole.has(error.field)) this.#whole.add(error.field);
        else if (error instanceof SequenceFound && !this.#sequences.has(error.field)) this.#sequences.add(error.field);
        else throw inScenario(error, this.scenario.name);
        this.#model = this.#modelNow();
        this.#snapshots = new WeakMap();
      }
    }
  }

  #modelNow(): Model {
    return modelOf(this.scenario, { whole: this.#whole, sequences: this.#sequences }, 'each step once');
  }
}
