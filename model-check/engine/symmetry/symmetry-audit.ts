/**
 * Audits `orbit-moves.ts` and `orbit-properties.ts`. In some states, all comparisons are made again in the plain meaning of
 * moves, with nothing remembered. The renamings are the exchanges, of which all others are composed.
 */
import { encode, type Value } from '../../../impl/kernel/plain-data.ts';
import { initialStatesOf } from '../../../spec/kernel/initial-states.ts';
import type { Properties, Refinement } from '../../../spec/kernel/spec.ts';
import { messageOf } from '../system/model-error.ts';
import type { Renaming, Snapshot, Symmetry, System } from '../system/system.ts';
import { apply, enabled, readerOf, textOf } from '../system/walk.ts';
import { isAboutShape, NotSymmetric, notSymmetric } from './not-symmetric.ts';

/** A state with all its successors. */
interface Scene {
  readonly state: Snapshot;
  readonly successors: readonly { readonly action: string; readonly after: Snapshot }[];
}

export class SymmetryAudit<S> {
  readonly #system: System<S>;
  readonly #symmetry: Symmetry;
  readonly #properties: Properties<S>;
  readonly #refinements: Readonly<Record<string, Refinement<S, Value>>>;
  readonly #watchesSteps: boolean;
  /** By refinement and abstract state: the texts of the states one action away. */
  readonly #oneActionFrom = new Map<string, ReadonlySet<string>>();

  constructor(
    system: System<S>,
    symmetry: Symmetry,
    properties: Properties<S>,
    refinements: Readonly<Record<string, Refinement<S, Value>>>,
  ) {
    this.#system = system;
    this.#symmetry = symmetry;
    this.#properties = properties;
    this.#refinements = refinements;
    this.#watchesSteps = Object.keys(refinements).length > 0 || Object.values(properties).some(({ kind }) => kind === 'step');
  }

  /** Throws `ModelError` unless the images of initial states are initial states. Yields where the search may pause. */
  *ofInitialStates(): Generator<void> {
    const texts = new Set<string>();
    for (const state of this.#system.initial) {
      texts.add(textOf(state));
      yield;
    }
    yield* this.#underEach((renaming) => this.#initialStatesUnder(renaming, texts));
  }

  *#initialStatesUnder(renaming: Renaming, texts: ReadonlySet<string>): Generator<void> {
    for (const state of this.#system.initial) {
      if (!texts.has(textOf(renamed(state, renaming))))
        throw notSymmetric(renaming.name, 'an initial state becomes one that is not initial');
      yield;
    }
  }

  /**
   * Throws `ModelError` unless the successors of `state` and the answers of its properties are the same after renaming.
   * Yields where the search may pause.
   */
  *of(state: Snapshot): Generator<void> {
    const scene = yield* this.#sceneOf(state);
    yield* this.#underEach((renaming) => this.#compareScene(scene, renaming));
  }

  *#compareScene(scene: Scene, renaming: Renaming): Generator<void> {
    const expected = renamedScene(scene, renaming);
    yield* this.#compareSuccessors(expected, renaming);
    yield* this.#compareProperties(scene, expected, renaming);
  }

  /** Compares under each generator. An error that occurs only under other names is blamed on the renaming. */
  *#underEach(look: (renaming: Renaming) => Generator<void>): Generator<void> {
    for (const renaming of this.#symmetry.generators) {
      try {
        yield* look(renaming);
      } catch (error) {
        throw error instanceof NotSymmetric || isAboutShape(error) ? error : notSymmetric(renaming.name, messageOf(error), error);
      }
    }
  }

  *#sceneOf(state: Snapshot): Generator<void, Scene> {
    const successors: { readonly action: string; readonly after: Snapshot }[] = [];
    for (const outcome of enabled(this.#system, state)) {
      successors.push({ action: outcome.action, after: apply(state, outcome, this.#system.bag) });
      yield;
    }
    return { state, successors };
  }

  /** Throws unless the successors of the renamed state are those that are `expected`. */
  *#compareSuccessors(expected: Scene, renaming: Renaming): Generator<void> {
    const awaited = linesOf(expected);
    const found = linesOf(yield* this.#sceneOf(expected.state));
    const odd = awaited.find(({ text }, i) => text !== found[i]?.text) ?? found[awaited.length];
    if (odd !== undefined) throw notSymmetric(renaming.name, `${odd.action} does something else`);
  }

  *#compareProperties(scene: Scene, image: Scene, renaming: Renaming): Generator<void> {
    const [seen, imageSeen] = [this.#see(scene.state), this.#see(image.state)];
    for (const [name, property] of Object.entries(this.#properties)) {
      if (property.kind !== 'step' && property.holds(seen) !== property.holds(imageSeen)) throw saysOtherwise(renaming, name);
    }
    for (const [name, refinement] of Object.entries(this.#refinements)) {
      if (starts(refinement, seen) !== starts(refinement, imageSeen)) throw saysOtherwise(renaming, name);
    }
    if (!this.#watchesSteps) return;
    for (const [i, { after }] of scene.successors.entries()) {
      const says = this.#saysOfStep(seen, this.#see(after));
      const saysOfImage = this.#saysOfStep(imageSeen, this.#see(image.successors[i].after));
      const odd = Object.keys(says).find((name) => says[name] !== saysOfImage[name]);
      if (odd !== undefined) throw saysOtherwise(renaming, odd);
      yield;
    }
  }

  /** By name: whether each property of transitions allows this one. */
  #saysOfStep(before: S, after: S): Readonly<Record<string, boolean>> {
    const says: Record<string, boolean> = {};
    for (const [name, property] of Object.entries(this.#properties)) {
      if (property.kind === 'step') says[name] = property.holds(before, after);
    }
    for (const [name, refinement] of Object.entries(this.#refinements)) says[name] = this.#allows(name, refinement, before, after);
    return says;
  }

  #see(state: Snapshot): S {
    return this.#system.view(readerOf(this.#system, state));
  }

  #allows(name: string, { of, view }: Refinement<S, Value>, before: S, after: S): boolean {
    const [from, to] = [view(before), encode(view(after))];
    const text = encode(from);
    if (text === to) return true;
    const key = `${name} ${text}`;
    const known = this.#oneActionFrom.get(key);
    if (known !== undefined) return known.has(to);
    const params = Object.values(of.actions).flatMap((action) =>
      [...(action.params?.(from) ?? [undefined])].map((param) => ({ action, param })),
    );
    const possible = params.filter(({ action, param }) => action.when(from, param));
    const next = new Set(possible.map(({ action, param }) => encode(action.then(from, param))));
    this.#oneActionFrom.set(key, next);
    return next.has(to);
  }
}

function renamedScene({ state, successors }: Scene, renaming: Renaming): Scene {
  return {
    state: renamed(state, renaming),
    successors: successors.map(({ action, after }) => ({ action, after: renamed(after, renaming) })),
  };
}

/** Renames a state. */
export function renamed(state: Snapshot, renaming: Renaming): Snapshot {
  const slots: Value[] = [];
  state.slots.forEach((value, slot) => {
    slots[renaming.slots[slot]] = renaming.value(value, slot);
  });
  return { slots, messages: state.messages.map((message) => renaming.message(message)) };
}

function saysOtherwise(renaming: Renaming, property: string): NotSymmetric {
  return notSymmetric(renaming.name, `${property} gives another answer`);
}

function starts<S>({ of, view }: Refinement<S, Value>, state: S): boolean {
  const text = encode(view(state));
  return initialStatesOf(of).some((initial) => encode(initial) === text);
}

/** The successors, sorted by their texts. Names of actions are ignored, as they may contain names of parts. */
function linesOf({ successors }: Scene): readonly { readonly text: string; readonly action: string }[] {
  const lines = successors.map(({ action, after }) => ({ text: textOf(after), action }));
  return lines.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
}
