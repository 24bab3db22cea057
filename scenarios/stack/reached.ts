/** States that scenarios of whole nodes must reach, so that no property holds merely because nothing happens. */
import { speakingIn } from '../../impl/epochs/speaking.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { allThrough, reachable } from '../../spec/kernel/spec.ts';
import * as store from '../store/reached.ts';
import { type StackProperties, upIn } from './kept.ts';
import { storeAbove } from './observed.ts';

export const allCommit: StackProperties = allThrough(storeAbove, store.allCommit);

export function isRead(...values: readonly (string | null)[]): StackProperties {
  return allThrough(storeAbove, store.isRead(...values));
}

/** The node speaks for the place under this epoch. Under epoch 0, it is a founder, or a role was handed over to it. */
export function speaks(node: NodeId, place: number, epoch: number): StackProperties {
  return {
    [`node${node}SpeaksForPlace${place}Under${epoch}`]: reachable(
      (world) =>
        upIn(world).some(
          ({ layers }) =>
            layers.epochs.self === node && speakingIn(layers.epochs).some((each) => each.place === place && each.epoch === epoch),
        ),
      `Node ${node} speaks for place ${place} under epoch ${epoch}.`,
    ),
  };
}

/** A later life of the node is a member of the ring, and speaks for this place under this epoch. */
export function isBack(node: NodeId, place: number, epoch: number): StackProperties {
  return {
    [`node${node}IsBackUnder${epoch}`]: reachable(
      (world) =>
        upIn(world).some(({ layers: { ring, epochs } }) => {
          const isLater = ring.self === node && ring.status === 'member' && ring.lives?.some((life) => life.node === node) === true;
          return isLater && speakingIn(epochs).some((each) => each.place === place && each.epoch === epoch);
        }),
      `Node ${node} has restarted, is a member again, and speaks for place ${place} under epoch ${epoch}.`,
    ),
  };
}

export function hasEnded(node: NodeId): StackProperties {
  return {
    [`node${node}HasEnded`]: reachable(
      ({ nodes }) => nodes.some(({ id, status, state }) => id === node && status === 'down' && state.layers.ring.status === 'leaving'),
      `Node ${node} has left, and has ended.`,
    ),
  };
}
