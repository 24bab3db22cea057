/**
 * Routing by fingers with each step of each node judged by itself. The judge notes a broken property in the state that the
 * step leads to.
 */
import type { FingerEvent, FingerNext, Fingers } from '../../impl/fingers/protocol.ts';
import type { State } from '../../impl/fingers/state.ts';
import type { Protocol } from '../../impl/kernel/protocol.ts';
import type { World } from '../../model-check/world/world.ts';
import { conduct } from '../../spec/fingers/conduct.ts';
import type { Deed } from '../../spec/fingers/deed.ts';
import { allThrough, always, type Properties } from '../../spec/kernel/spec.ts';
import type { Heard } from './refinement.ts';

/** `broken`: the properties that a step on the way here has broken; missing where none has. */
interface Judged extends State {
  readonly broken?: readonly string[];
}

/** That no step of any node breaks any of the properties of steps. */
export const conductOfNodes: Properties<World<Fingers, Heard>> = allThrough(
  brokenInAll,
  Object.fromEntries(
    Object.entries(conduct).map(([name, { doc }]) => [name, always<readonly string[]>((broken) => !broken.includes(name), doc)]),
  ),
);

/** The same protocol, each step of which is judged. */
export function judged(protocol: Protocol<Fingers>): Protocol<Fingers> {
  return {
    name: protocol.name,
    typeInvariant: (state) => protocol.typeInvariant?.(state) ?? [],
    init: (self, config) => protocol.init(self, config),
    step(state, event) {
      const next = protocol.step(state, event);
      const broken = [...new Set([...brokenIn(state), ...brokenBy(state, event, next)])];
      const after: Judged = { ...next.state, broken };
      return broken.length === 0 ? next : { ...next, state: after };
    },
  };
}

function brokenInAll({ nodes }: World<Fingers, Heard>): readonly string[] {
  return nodes.flatMap((node) => brokenIn((node.whole ?? node).state));
}

function brokenIn(state: Judged): readonly string[] {
  return state.broken ?? [];
}

function brokenBy(before: State, event: FingerEvent, { state: after, effects }: FingerNext): readonly string[] {
  const deed: Deed = { before, event, after, effects };
  return Object.entries(conduct).flatMap(([name, property]) => (property.kind === 'always' && property.holds(deed) ? [] : [name]));
}
