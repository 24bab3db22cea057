/** The steps that a spec can take from a state, and what each of them breaks. */
import { decode, encode, type Value } from '../../impl/kernel/plain-data.ts';
import { call, settled, truth } from '../../model-check/engine/system/user-code.ts';
import { initialStatesOf } from '../../spec/kernel/initial-states.ts';
import type { ActionDef, Properties, Spec } from '../../spec/kernel/spec.ts';

/** A state with its canonical text. Equal states have equal texts. */
export interface State {
  readonly text: string;
  readonly value: Value;
}

/** One way of an action: with this parameter, where its guard holds or not. */
export interface Attempt {
  readonly action: string;
  /** Undefined: the action has none. */
  readonly param: unknown;
  readonly isEnabled: boolean;
}

/** A property of the spec that a step breaks, in one clause. */
export interface Broken {
  readonly property: string;
  readonly says: string;
}

/** The most parameters of one action in one state. */
const MOST_PARAMS = 65_536;

/** The state of this value, deeply frozen. Throws `NotPlainData`. */
export function stateOf(value: Value): State {
  const text = encode(value);
  return { text, value: decode(text) };
}

export class Steps {
  readonly #spec: Spec<unknown>;

  constructor(spec: Spec<unknown>) {
    this.#spec = spec;
  }

  get actions(): readonly string[] {
    return Object.keys(this.#spec.actions);
  }

  /** The initial states. */
  get initial(): readonly State[] {
    return initialStatesOf(this.#spec).map(stateOf);
  }

  /** The ways of an action in a state. `params`: those to try; null: those that the action lists. Throws `ModelError`. */
  *attempts(action: string, state: State, params: readonly unknown[] | null): Generator<Attempt> {
    const { when } = this.#of(action);
    for (const param of params ?? this.#listed(action, state)) {
      const where = () => `when of ${action}`;
      yield {
        action,
        param,
        isEnabled: truth(
          where,
          call(where, () => when(state.value, param)),
        ),
      };
    }
  }

  /** The state after an action whose guard holds. Throws `ModelError`. */
  after({ action, param }: Attempt, state: State): State {
    const where = () => `then of ${action}`;
    const { then } = this.#of(action);
    return call(where, () => stateOf(settled(where, then(state.value, param))));
  }

  /** The first property that a step breaks; null: none. Throws `ModelError`. */
  broken(before: State | null, after: State): Broken | null {
    for (const [property, claim] of Object.entries<Properties<unknown>[string]>(this.#spec.properties)) {
      const where = () => `the property ${property}`;
      const says = claim.doc ?? 'it does not hold';
      if (
        claim.kind === 'always' &&
        !truth(
          where,
          call(where, () => claim.holds(after.value)),
        )
      ) {
        return { property, says: claim.explain === undefined ? says : call(where, () => String(claim.explain?.(after.value))) };
      }
      if (claim.kind !== 'step' || before === null || before.text === after.text) continue;
      if (
        truth(
          where,
          call(where, () => claim.holds(before.value, after.value)),
        )
      )
        continue;
      return { property, says: claim.explain === undefined ? says : call(where, () => String(claim.explain?.(before.value, after.value))) };
    }
    return null;
  }

  *#listed(action: string, state: State): Generator<unknown> {
    const { params } = this.#of(action);
    if (params === undefined) return yield undefined;
    let count = 0;
    for (const param of call(
      () => `params of ${action}`,
      () => params(state.value),
    )) {
      if (count === MOST_PARAMS) return;
      count += 1;
      yield param;
    }
  }

  #of(action: string): ActionDef<unknown, unknown> {
    return this.#spec.actions[action];
  }
}
