/** Properties of whole nodes: of each layer as it keeps them alone, and of the wires between the layers. */
import { speakingIn } from '../../impl/epochs/speaking.ts';
import { inHalfOpen } from '../../impl/identifier-space/interval.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import type { WholeNode } from '../../impl/stack/node.ts';
import { equal } from '../../spec/kernel/canonical.ts';
import { allThrough, always, type Properties, recoverable, through } from '../../spec/kernel/spec.ts';
import * as ring from '../../spec/relaxed-ring/properties.ts';
import { byPlaces, inTheEnd, onEachSide, toClients, X } from '../store/kept.ts';
import { ringBelow, type StackWorld, storeAbove } from './observed.ts';

export type StackProperties = Properties<StackWorld>;

type NodeState = WholeNode['state'];

/** Of epochs and store, as each of them keeps it alone. */
export const ofLayers: StackProperties = {
  ...allThrough(storeAbove, { ...toClients, ...byPlaces }),
  oneSpeaksForAPlace: always((world) => {
    const spoken = upIn(world).flatMap(({ layers }) => speakingIn(layers.epochs).map(({ place, epoch }) => `${place} ${epoch}`));
    return new Set(spoken).size === spoken.length;
  }, 'For each place of a class, at most one node votes and answers under an epoch.'),
};

/** Of the ring, where no suspicion is false. */
export const ofRing: StackProperties = allThrough(ringBelow, { ...ring.structure, atMostOneResponsible: ring.atMostOneResponsible });

export const bySides: StackProperties = allThrough(storeAbove, onEachSide);

export const ofWires: StackProperties = {
  neighboursAreHeard: always(
    (world) => upIn(world).every(({ layers }) => areHeard(layers)),
    'Merge, fingers and responsibility of a node have the neighbours that its ring has.',
  ),
  recordsAreKept: always(
    ({ nodes }) => nodes.every(({ status, state, durable }) => status !== 'up' || equal(durable, state.durable)),
    'The disk of a node has the last record of each layer.',
  ),
  watchesAreShared: always(
    ({ nodes }) =>
      nodes.every(({ status, state, monitored }) => status !== 'up' || equal(monitored, ascending(Object.values(state.watched).flat()))),
    'The failure detector of a node watches the nodes that some layer watches, and no others.',
  ),
};

/** States that can always still be reached. `converge`: no coordinator may vanish before it has told all places. */
export function atRest(isAwaited: (name: string) => boolean, converge: boolean): StackProperties {
  return {
    perfectRing: through(ringBelow, ring.perfectRing),
    ...allThrough(storeAbove, inTheEnd([X], isAwaited, converge)),
    ownersSpeak: recoverable(
      (world) => upIn(world).every((state) => speakingIn(state.layers.epochs).every(({ place }) => owns(state, place))),
      'Each node can still come to speak only for places that it owns in the ring.',
    ),
  };
}

export function upIn({ nodes }: StackWorld): readonly NodeState[] {
  return nodes.flatMap(({ status, state }) => (status === 'up' ? [state] : []));
}

function areHeard({ ring: state, merge, fingers, responsibility }: NodeState['layers']): boolean {
  if (state.status !== 'member') return fingers.neighbours === null && responsibility.predecessor === null;
  const { predecessor, successor } = state;
  const isHeard = (neighbours: typeof merge.neighbours) => neighbours?.predecessor === predecessor && neighbours.successor === successor;
  return isHeard(merge.neighbours) && isHeard(fingers.neighbours) && responsibility.predecessor === predecessor;
}

/** With one class, the identifier of a place is its number. */
function owns({ layers: { ring: state } }: NodeState, place: number): boolean {
  return state.status === 'member' && inHalfOpen(place, state.predecessor, state.self, state.config.keys);
}
