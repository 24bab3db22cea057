/** A run of a relaxed ring as one of its abstract spec: responsibility for keys moves, and nothing else happens. */

import { areEqual } from '../../impl/kernel/plain-data.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { rememberingRecent } from '../../spec/kernel/remembering.ts';
import { type Property, step } from '../../spec/kernel/spec.ts';
import { lookupConsistency, type Move, type Responsibilities } from '../../spec/lookup-consistency/responsibility.ts';
import { type Ring, responsibilities } from '../../spec/relaxed-ring/ring.ts';

/** The name of the property. */
export const LOOKUP_CONSISTENCY = 'movesAsLookupConsistency';

/** The actions read the size of the circle in the state, so those of any size serve. */
const ACTIONS = Object.values(lookupConsistency(1, [], []).actions);

/** Each step leaves the responsibilities as they are, or is one action of the spec. `nodes`: all that take part in the run. */
export function refinesLookupConsistency(nodes: readonly NodeId[]): Property<Ring> {
  const view = rememberingRecent(2, (ring: Ring) => withAll(nodes, responsibilities(ring)));
  return step(
    (before, after) => before === after || isStep(view(before), view(after)),
    'Each step gives keys up or takes them, as lookup consistency allows, or leaves all as it is.',
    (before, after) => inWords(view(before), view(after)),
  );
}

/** A node that is not there is responsible for nothing. */
function withAll(nodes: readonly NodeId[], { size, keysOf }: Responsibilities): Responsibilities {
  return { size, keysOf: Object.fromEntries(nodes.map((node) => [node, keysOf[node] ?? []])) };
}

function isStep(before: Responsibilities, after: Responsibilities): boolean {
  const [changed, ...more] = changedIn(before, after);
  if (changed === undefined) return true;
  return more.length === 0 && movesOf(changed, before, after).some((move) => leadsTo(before, move, after));
}

function leadsTo(before: Responsibilities, move: Move, after: Responsibilities): boolean {
  return ACTIONS.some((action) => action.when(before, move) && areEqual(action.then(before, move), after));
}

/** The moves with as many keys as have changed. */
function movesOf(node: NodeId, before: Responsibilities, after: Responsibilities): readonly Move[] {
  const { size } = after;
  const count = Math.abs((after.keysOf[node]?.length ?? 0) - (before.keysOf[node]?.length ?? 0));
  const ends = Object.keys(after.keysOf).map(Number);
  return ends.flatMap((from) => ends.filter((to) => ((to - from + size) % size || size) === count).map((to): Move => ({ node, from, to })));
}

function changedIn(before: Responsibilities, after: Responsibilities): readonly NodeId[] {
  return Object.keys(after.keysOf)
    .map(Number)
    .filter((node) => !areEqual(before.keysOf[node], after.keysOf[node]));
}

function inWords(before: Responsibilities, after: Responsibilities): string {
  const [first = -1, ...more] = changedIn(before, after);
  if (more.length > 0) return `nodes ${first} and ${more[0]} change what they are responsible for in one step`;
  const [was, is] = [before, after].map(({ keysOf }) => keysOf[first]?.length ?? 0);
  return `node ${first} is responsible for ${is} keys after ${was}, which neither gives an interval up nor takes a free one`;
}
