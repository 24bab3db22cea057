/** How properties see a node of a world. */
import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { observe } from '../engine/observed.ts';
import type { Reader } from '../engine/system.ts';
import type { NodeView } from './world.ts';

const STATUS = ['status'];
const STATE = ['state'];

/** Which fields of its state they read is noted one by one. */
export function viewNode<X extends ProtocolTypes>(id: NodeId, slot: number, read: Reader, states: 'records' | 'others'): NodeView<X> {
  let observed: X['state'] | undefined;
  return {
    id,
    get status() {
      return read.part(slot, STATUS) as NodeView<X>['status'];
    },
    get durable() {
      return read.part(slot, ['durable']) as NodeView<X>['durable'];
    },
    get state() {
      if (!read.watching || states === 'others') return read.part(slot, STATE);
      observed ??= observe({
        keys: () => Object.keys(read.part(slot, STATE) as object),
        get: (field) => read.part(slot, ['state', field]),
      });
      return observed;
    },
  };
}
