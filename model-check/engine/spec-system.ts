/** A plain `Spec` as a system: its actions are moves, its state lies in slots as `layout.ts` says. */

import type { Value } from '../../impl/kernel/plain-data.ts';
import type { ActionDef, Spec } from '../../spec/kernel/spec.ts';
import { type Layout, layoutOf } from './layout.ts';
import { ModelError } from './model-error.ts';
import { specSymmetry } from './spec-symmetry.ts';
import type { Move, Outcome, Reader, System } from './system.ts';

/**
 * `spec` as a system, of which the parts named in `alike`, group by group, can change places. Throws `KeysChanged`,
 * later too, when a record has to be named in `whole`: see `layoutOf`.
 */
export function specSystem<S>(
  spec: Spec<S>,
  whole: ReadonlySet<string> = new Set(),
  alike: readonly (readonly string[])[] = [],
): System<S> {
  if (spec.init.length === 0) throw new ModelError(`${spec.name} has no initial state`);
  const layout = layoutOf(spec.init, whole);
  return {
    name: spec.name,
    slots: layout.names,
    firstQueue: layout.names.length,
    bag: 'multiset',
    initial: spec.init.map((state) => ({ slots: layout.spread(state), messages: [] })),
    ...(alike.length === 0 ? {} : { symmetry: specSymmetry(alike, layout.names) }),
    actions: Object.keys(spec.actions),
    moves: Object.entries(spec.actions).flatMap(([name, action]) => movesOf(name, action, layout)),
    deliveries: () => [],
    view: (read) => layout.view(read) as S,
  };
}

/** One move per parameter where the parameters do not depend on the state; else one in all. */
function movesOf<S>(name: string, action: ActionDef<S, Value>, layout: Layout): readonly Move[] {
  const params = action.params?.bind(action);
  if (params === undefined) return [{ name, outcomes: (read) => outcomesOf(name, action, undefined, layout, read) }];
  const fixed = parametersWithoutLooking(params, layout);
  if (fixed !== undefined) {
    return fixed.map((param) => ({
      name: `${name}(${JSON.stringify(param)})`,
      outcomes: (read) => outcomesOf(name, action, param, layout, read),
    }));
  }
  // Parameter by parameter: there may be very many, and the search may pause between them.
  function* all(read: Reader): Generator<Outcome | null> {
    for (const param of params?.(layout.view(read) as S) ?? []) {
      const outcomes = outcomesOf(name, action, param, layout, read);
      if (outcomes.length === 0) yield null;
      yield* outcomes;
    }
  }
  return [{ name, outcomes: all }];
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
