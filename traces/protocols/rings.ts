/** Relaxed rings as they are replayed: the reducer, and the properties of a recorded run. */
import { areEqual } from '../../impl/kernel/plain-data.ts';
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import { relaxedRing } from '../../impl/relaxed-ring/step.ts';
import type { World } from '../../model-check/world/world.ts';
import { type ChurningRing, churningRing } from '../../scenarios/relaxed-ring/churn/beginning.ts';
import { claimsOfRun } from '../../scenarios/relaxed-ring/churn/claims.ts';
import { type Seen, seenByClients } from '../../scenarios/relaxed-ring/churn/scene.ts';
import { ringOf } from '../../scenarios/relaxed-ring/refinement.ts';
import { rememberingRecent, STATES_AT_HAND } from '../../spec/kernel/remembering.ts';
import { allThrough, type Properties, type Property, recoverable, through } from '../../spec/kernel/spec.ts';
import { isPerfect, milestones, ringProperties } from '../../spec/relaxed-ring/properties.ts';
import type { Ring } from '../../spec/relaxed-ring/ring.ts';
import type { Replayable } from '../replay/replayable.ts';
import { LOOKUP_CONSISTENCY, refinesLookupConsistency } from './ring-refinement.ts';

/** Bounds the work of replay, which judges the owner of each key after each event. */
const MOST_KEYS = 65_536;
/** With more keys, the refinement would take longer than all else. */
const MOST_KEYS_REFINED = 1_024;

/**
 * The property `perfectRing`, judged where a run comes to rest. By then some peers may have been booted and never started,
 * and all others may have left.
 */
const perfectRingOfThoseThatRun = recoverable<World<RelaxedRing>>((world) => {
  const running = world.nodes.filter(({ status }) => status === 'up');
  return running.length === 0 || isPerfect(ringOf({ ...world, nodes: running }));
}, ringProperties.perfectRing.doc);

/** Most events leave the ring as it is. Its properties are asked again only when it has changed. */
const ofEachRingOnce: Properties<Ring> = Object.fromEntries(
  Object.entries({ ...ringProperties, ...milestones }).map(([name, property]) => [name, askedOnce(property)]),
);

function askedOnce(property: Property<Ring>): Property<Ring> {
  return property.kind === 'always' || property.kind === 'reachable' ? { ...property, holds: rememberingLast(property.holds) } : property;
}

function rememberingLast<T>(ask: (ring: Ring) => T): (ring: Ring) => T {
  let last: { readonly ring: Ring; readonly answer: T } | null = null;
  return (ring) => {
    if (last?.ring !== ring) last = { ring, answer: ask(ring) };
    return last.answer;
  };
}

/** The view, which gives the ring of the last call again as long as it is equal. */
function sameWhileEqual<S>(view: (state: S) => Ring): (state: S) => Ring {
  let last: Ring | null = null;
  return (state) => {
    const ring = view(state);
    if (last === null || !areEqual(last, ring)) last = ring;
    return last;
  };
}

export const replayableRing: Replayable<RelaxedRing> = {
  protocol: relaxedRing,
  refined: [LOOKUP_CONSISTENCY],
  properties: (nodes) => {
    for (const { id, config } of nodes) {
      if (Number.isSafeInteger(config.keys) && config.keys > 0 && config.keys <= MOST_KEYS) continue;
      throw new RangeError(`config.keys of node ${id}: got ${JSON.stringify(config.keys)}, expected a whole number, 1 … ${MOST_KEYS}`);
    }
    const view = rememberingRecent(STATES_AT_HAND, sameWhileEqual(ringOf<RelaxedRing>));
    const isSmall = nodes.every(({ config }) => config.keys <= MOST_KEYS_REFINED);
    return {
      ...allThrough(view, ofEachRingOnce),
      perfectRing: perfectRingOfThoseThatRun,
      ...(isSmall && { [LOOKUP_CONSISTENCY]: through(view, refinesLookupConsistency(nodes.map(({ id }) => id))) }),
    };
  },
};

/** A run of a churn script in the simulator, as the tests record it. */
export const replayableChurn: Replayable<ChurningRing, Seen> = {
  protocol: churningRing,
  history: seenByClients,
  properties: claimsOfRun,
};
