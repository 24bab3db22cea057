/** A plain `Spec` as a system: its actions are moves, its state lies in slots as `layout.ts` says. */

import type { Value } from '../../impl/kernel/plain-data.ts';
import type { ActionDef, Spec } from '../../spec/kernel/spec.ts';
import { refuseForeignNames } from './alike-names.ts';
import { type Layout, layoutOf } from './layout.ts';
import { ModelError } from './model-error.ts';
import { alignedParams, type SpecMove, specSymmetry } from './spec-symmetry.ts';
import type { Move, Outcome, Reader, System } from './system.ts';

/** What is not known beforehand of how a spec's states are formed. */
export interface Shapes {
  /** Fields that are one slot each, since their keys change: see `layoutOf`. */
  readonly whole?: ReadonlySet<string>;
  /** Fields that hold sequences of names, not sets: see `spec-symmetry.ts`. */
  readonly sequences?: ReadonlySet<string>;
}

/**
 * `spec` as a system, of which the parts named in `alike`, group by group, can change places. Throws `KeysChanged` or
 * `SequenceFound`, later too, when a field has to be named in the shapes.
 */
export function specSystem<S>(
  spec: Spec<S>,
  { whole = new Set(), sequences = new Set() }: Shapes = {},
  alike: readonly (readonly string[])[] = [],
): System<S> {
  if (spec.init.length === 0) throw new ModelError(`${spec.name} has no initial state`);
  if (alike.length > 0) refuseForeignNames(alike, spec);
  const layout = layoutOf(spec.init, whole, alike.length > 0);
  const moves = movesOf(spec, layout, alike);
  return {
    name: spec.name,
    slots: layout.names,
    firstQueue: layout.names.length,
    bag: 'multiset',
    initial: spec.init.map((state) => ({ slots: layout.spread(state), messages: [] })),
    ...(alike.length === 0 ? {} : { symmetry: specSymmetry(alike, { slots: layout.names, moves, sequences }) }),
    actions: Object.keys(spec.actions),
    moves: moves.map(({ move }) => move),
    deliveries: () => [],
    view: (read) => layout.view(read) as S,
  };
}

/** One move per parameter where the parameters do not depend on the state; else one in all. */
function movesOf<S>(spec: Spec<S>, layout: Layout, alike: readonly (readonly string[])[]): readonly (SpecMove & { readonly move: Move })[] {
  const actions = Object.entries(spec.actions);
  const fixed = new Map(actions.map(([name, action]) => [name, fixedParams(action, layout)]));
  const params = alike.length === 0 ? fixed : alignedParams(fixed, alike);
  return actions.flatMap(([name, action]) => {
    const list = params.get(name);
    if (list === undefined) return [{ action: name, move: moveOfAll(name, action, layout) }];
    return list.map((param) => ({ action: name, param, move: moveOf(name, action, param, layout) }));
  });
}

/** The parameters of `action`, if they are the same in all states; that it has none counts as one. */
function fixedParams<S>(action: ActionDef<S, Value>, layout: Layout): readonly Value[] | undefined {
  const params = action.params?.bind(action);
  return params === undefined ? [undefined] : parametersWithoutLooking(params, layout);
}

function moveOf<S>(action: string, definition: ActionDef<S, Value>, param: Value, layout: Layout): Move {
  const name = param === undefined ? action : `${action}(${JSON.stringify(param)})`;
  return { name, outcomes: (read) => outcomesOf(action, definition, param, layout, read) };
}

/** Parameter by parameter: there may be very many, and the search may pause between them. */
function moveOfAll<S>(name: string, action: ActionDef<S, Value>, layout: Layout): Move {
  function* outcomes(read: Reader): Generator<Outcome | null> {
    for (const param of action.params?.(layout.view(read) as S) ?? [undefined]) {
      const found = outcomesOf(name, action, param, layout, read);
      if (found.length === 0) yield null;
      yield* found;
    }
  }
  return { name, outcomes };
}

/** More parameters than this are no moves of their own, though they do not depend on the state. */
const MOST_FIXED = 1024;

class Looked extends Error {}

/** The parameters, if the action lists them without reading anything of the state, and they are not too many. */
function parametersWithoutLooking<S>(params: (state: S) => Iterable<Value>, layout: Layout): readonly Value[] | undefined {
  const look = (): never => {
    throw new Looked();
  };
  try {
    const fixed: Value[] = [];
    for (const param of params(layout.view({ watching: true, stamp: 0, whole: look, part: look, messages: look, quiet: look }) as S))
      if (fixed.push(param) > MOST_FIXED) return undefined;
    return fixed;
  } catch (error) {
    if (error instanceof Looked) return undefined;
    throw error;
  }
}

function outcomesOf<S>(name: string, action: ActionDef<S, Value>, param: Value, layout: Layout, read: Reader): readonly Outcome[] {
  const state = layout.view(read) as S;
  if (!action.when(state, param)) return [];
  const after = action.then(state, param);
  return [{ action: name, label: param === undefined ? { action: name } : { action: name, param }, writes: layout.writes(after, state) }];
}
