/** A plain `Spec` as a system: its actions are the moves, and `layout.ts` lays its state out in slots. */

import { encode, isRecord, NotPlainData, type Value } from '../../impl/kernel/plain-data.ts';
import { initialStatesOf } from '../../spec/kernel/initial-states.ts';
import type { Spec } from '../../spec/kernel/spec.ts';
import { AuditedAction } from '../engine/system/audited-action.ts';
import { frozenCopy } from '../engine/system/key-order.ts';
import { inShort, ModelError } from '../engine/system/model-error.ts';
import { seenBy } from '../engine/system/seen.ts';
import type { Move, Outcome, Reader, SecondReader, System } from '../engine/system/system.ts';
import { call } from '../engine/system/user-code.ts';
import { readerOf } from '../engine/system/walk.ts';
import { toldIn } from '../report/fault.ts';
import { type Layout, layoutOf, type Write } from './layout.ts';
import { alignedParams, type SpecMove, specSymmetry } from './spec-symmetry.ts';
import { refuseForeignNames } from './symmetric-names.ts';

/** Facts about the form of a spec's states that only the search reveals. */
export interface Shapes {
  /** Fields that stay one slot each because their keys vary: see `layoutOf`. */
  readonly whole?: ReadonlySet<string>;
  /** Fields that hold sequences of names, not sets: see `spec-symmetry.ts`. */
  readonly sequences?: ReadonlySet<string>;
}

/**
 * `spec` as a system. `symmetric`: groups of names of symmetric parts. Throws `KeysChanged` or `SequenceFound`, now or during
 * the search, when a field has to be added to the shapes.
 */
export function specSystem<S>(
  spec: Spec<S>,
  { whole = new Set(), sequences = new Set() }: Shapes = {},
  symmetric: readonly (readonly string[])[] = [],
): System<S> {
  const init = copiesOfInitialStates(spec);
  if (symmetric.length > 0) refuseForeignNames(symmetric, { ...spec, init });
  const layout = layoutOf(init, whole, symmetric.length > 0);
  const initial = init.map((state) => ({ slots: layout.spread(state), messages: [] }));
  const actions = Object.entries(spec.actions).map(([name, definition]) => new AuditedAction<S>(name, definition));
  const shape = { firstQueue: layout.names.length, slots: layout.names, view: (read: Reader) => layout.view(read) as S };
  // Any state serves to find out whether the choices depend on it.
  const look = readerOf(shape, initial[0]);
  const choicesOf = (action: AuditedAction<S>) => toldIn(shape, initial[0], [], () => choicesWithoutLooking(action, layout, look));
  const fixed = new Map(actions.map((action) => [action.name, choicesOf(action)]));
  const moves = movesOf(actions, symmetric.length === 0 ? fixed : alignedParams(fixed, symmetric), layout);
  return {
    name: spec.name,
    ...shape,
    bag: 'multiset',
    initial,
    ...(symmetric.length === 0 ? {} : { symmetry: specSymmetry(symmetric, { slots: layout.names, moves, sequences }) }),
    actions: actions.map(({ name }) => name),
    fairness: spec.fairness ?? [],
    occasionOf: ({ action, label }) => ({ names: [action], param: isRecord(label) ? label.param : undefined }),
    moves: moves.map(({ move }) => move),
    deliveries: () => [],
    auditInputs() {
      for (const action of actions) {
        const choices = fixed.get(action.name);
        if (choices !== undefined) refuseChange(`\`params\` of ${action.name}`, choices, choicesOf(action));
      }
    },
  };
}

/** The initial states, copied: what a getter in one of them gives is read once. */
function copiesOfInitialStates<S>(spec: Spec<S>): readonly S[] {
  const init = initialStatesOf(spec);
  if (init.length === 0) throw new ModelError(`${spec.name} has no initial state`);
  return call(
    () => `init of ${spec.name}`,
    () => init.map((state) => frozenCopy(state)),
  );
}

function refuseChange(what: string, before: readonly Value[], now: readonly Value[] | undefined): void {
  if (now === undefined || encode(before.map(textOf)) !== encode(now.map(textOf)))
    throw new ModelError(`${what} is not pure: at the end of the run it gave ${inShort(now)}, in the beginning ${inShort(before)}`);
}

function textOf(value: Value): string {
  return value === undefined ? '' : encode(value);
}

/** One move per choice if the choices do not depend on the state; else one move for the action. */
function movesOf<S>(
  actions: readonly AuditedAction<S>[],
  fixed: ReadonlyMap<string, readonly Value[] | undefined>,
  layout: Layout,
): readonly (SpecMove & { readonly move: Move })[] {
  return actions.flatMap((action): readonly (SpecMove & { readonly move: Move })[] => {
    const choices = fixed.get(action.name);
    if (choices === undefined) return [{ action: action.name, move: moveOfAll(action, layout) }];
    return choices.map((param) => ({ action: action.name, param, move: moveOf(action, param, layout) }));
  });
}

function moveOf<S>(action: AuditedAction<S>, param: Value, layout: Layout): Move {
  return { name: action.inWords(param), outcomes: (read) => outcomesOf(action, param, layout, read) };
}

/** Yields choice by choice: there may be very many, and the search may pause between them. */
function moveOfAll<S>(action: AuditedAction<S>, layout: Layout): Move {
  const view = (read: Reader) => layout.view(read) as S;
  function* outcomes(read: Reader): Generator<Outcome | null> {
    for (const choice of action.choices(seenBy(read, view))) {
      const found = choice === null ? [] : outcomesOf(action, choice.param, layout, read);
      if (found.length === 0) yield null;
      yield* found;
    }
  }
  return { name: action.name, outcomes };
}

/** An action with more choices is one move, even if they do not depend on the state. */
const MOST_FIXED = 1024;

/** The choices, if the action lists them without reading the state and there are at most 1,024. */
function choicesWithoutLooking<S>(action: AuditedAction<S>, layout: Layout, read: Reader): readonly Value[] | undefined {
  let looked = false;
  const noting = (reader: Reader): Reader => ({
    ...reader,
    watching: true,
    again: undefined,
    whole(slot) {
      looked = true;
      return reader.whole(slot);
    },
    part(slot, path) {
      looked = true;
      return reader.part(slot, path);
    },
  });
  const first = noting(read);
  const state = layout.view(first) as S;
  const params: Value[] = [];
  for (const choice of action.choices({ state, again: looked ? undefined : () => layout.view(first) as S })) {
    if (looked || params.length > MOST_FIXED) return undefined;
    if (choice !== null) params.push(choice.param);
  }
  return looked ? undefined : params;
}

function outcomesOf<S>(action: AuditedAction<S>, param: Value, layout: Layout, read: Reader): readonly Outcome[] {
  const seen = seenBy(read, (each) => layout.view(each) as S);
  if (!action.isEnabled(seen, param)) return [];
  const writes = action.after(
    seen,
    param,
    (after, before) => layout.writes(after, before),
    (a, b) => (read.again === undefined ? null : differenceOfWrites(a, b, layout, read.again)),
  );
  return [{ action: action.name, label: param === undefined ? { action: action.name } : { action: action.name, param }, writes }];
}

/** The difference between the writes of two runs, or null. The second run's writes are relative to what `again` reads. */
function differenceOfWrites(a: readonly Write[], b: readonly Write[], { names }: Layout, again: SecondReader): string | null {
  const [first, second] = [new Map(a), new Map(b)];
  for (const slot of new Set([...first.keys(), ...second.keys()])) {
    const left = first.has(slot) ? first.get(slot) : again.original(slot);
    const right = second.has(slot) ? second.get(slot) : again.whole(slot);
    if ((left === right && left !== undefined) || (left === again.original(slot) && right === again.whole(slot))) continue;
    const difference = within(names[slot], () => (encode(left) === encode(right) ? null : `${inShort(left)} and ${inShort(right)}`));
    if (difference !== null) return `${names[slot]} is ${difference}`;
  }
  return null;
}

function within<R>(slot: string, look: () => R): R {
  try {
    return look();
  } catch (error) {
    throw error instanceof NotPlainData ? error.inside(slot) : error;
  }
}
