/**
 * The merge of rings, with each step of each node judged by itself. Nobody outside sees the messages of a node to its own ring,
 * nor the length of its timers; the judge does. It notes a step that breaks a property in the state that the step leads to.
 */
import type { Protocol } from '../../impl/kernel/protocol.ts';
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import type { MergeEvent, MergeNext, RingMerge } from '../../impl/ring-merge/protocol.ts';
import type { State } from '../../impl/ring-merge/state.ts';
import type { Stacked } from '../../impl/stack/layered.ts';
import { type MergingRing, mergingSeam } from '../../impl/stack/merging-ring.ts';
import { stack } from '../../impl/stack/stack.ts';
import type { World } from '../../model-check/world/world.ts';
import { allThrough, always, type Properties } from '../../spec/kernel/spec.ts';
import { talking } from '../../spec/ring-merge/conduct.ts';
import type { Deed } from '../../spec/ring-merge/deed.ts';
import { noting } from '../../spec/ring-merge/noting.ts';

export interface JudgedMerge extends Omit<RingMerge, 'state'> {
  /** `broken`: the properties that a step on the way here has broken; missing where none has. */
  readonly state: State & { readonly broken?: readonly string[] };
}

const ALL: Properties<Deed> = { ...talking, ...noting };

/** The ring with the merge on top of it, each step of which is judged. */
export function judgedMergingRing(ring: Protocol<RelaxedRing>, merge: Protocol<RingMerge>): Protocol<Stacked<RelaxedRing, JudgedMerge>> {
  return stack(ring, judged(merge), mergingSeam);
}

/** That no step of any node breaks any of the properties of steps. */
export const conduct: Properties<World<MergingRing>> = allThrough(
  brokenInAll,
  Object.fromEntries(
    Object.entries(ALL).map(([name, { doc }]) => [name, always<readonly string[]>((broken) => !broken.includes(name), doc)]),
  ),
);

/** The properties that steps of nodes have broken on the way to this world. */
function brokenInAll({ nodes }: World<MergingRing>): readonly string[] {
  return nodes.flatMap((node) => brokenIn((node.whole ?? node).state.upper));
}

function judged(merge: Protocol<RingMerge>): Protocol<JudgedMerge> {
  return {
    name: merge.name,
    typeInvariant: (state) => merge.typeInvariant?.(state) ?? [],
    init: (self, config) => merge.init(self, config),
    step(state, event) {
      const next = merge.step(state, event);
      const broken = [...new Set([...brokenIn(state), ...brokenBy(state, event, next)])];
      return broken.length === 0 ? next : { ...next, state: { ...next.state, broken } };
    },
  };
}

function brokenIn(state: JudgedMerge['state']): readonly string[] {
  return state.broken ?? [];
}

function brokenBy(before: State, event: MergeEvent, { state: after, effects }: MergeNext): readonly string[] {
  const deed: Deed = { before, event, after, effects };
  return Object.entries(ALL).flatMap(([name, property]) => (property.kind === 'always' && property.holds(deed) ? [] : [name]));
}
