/** How properties see a node of a world. */
import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { withReversedKeys } from '../engine/system/key-order.ts';
import { observe } from '../engine/system/observed.ts';
import type { Reader } from '../engine/system/system.ts';
import type { NodeView } from './world.ts';

const STATUS = ['status'];
const STATE = ['state'];

/** The nodes as each reader sees them. A view reads when it is asked, so a reader needs no other one for its next state. */
export class NodeViews<X extends ProtocolTypes> {
  readonly #ids: readonly NodeId[];
  readonly #states: 'records' | 'others';
  readonly #seenBy = new WeakMap<Reader, readonly NodeView<X>[]>();

  constructor(ids: readonly NodeId[], states: 'records' | 'others') {
    this.#ids = ids;
    this.#states = states;
  }

  seenBy(read: Reader): readonly NodeView<X>[] {
    const known = this.#seenBy.get(read);
    if (known !== undefined) return known;
    const made = this.#ids.map((id, slot) => viewNode<X>(id, slot, read, this.#states));
    this.#seenBy.set(read, made);
    return made;
  }
}

/** Which fields of its state they read is noted one by one. */
function viewNode<X extends ProtocolTypes>(id: NodeId, slot: number, read: Reader, states: 'records' | 'others'): NodeView<X> {
  let observed: X['state'] | undefined;
  const views = new WeakMap<object, object>();
  const node = {
    id,
    get status() {
      return read.part(slot, STATUS) as NodeView<X>['status'];
    },
    get durable() {
      return read.part(slot, ['durable']) as NodeView<X>['durable'];
    },
    get timers() {
      return read.part(slot, ['timers']) as NodeView<X>['timers'];
    },
    get monitored() {
      return read.part(slot, ['monitored']) as NodeView<X>['monitored'];
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
  if (read.isReversed) return withReversedKeys(node);
  const whole = () => {
    const value = read.whole(slot) as object;
    const known = views.get(value);
    if (known !== undefined) return known;
    const made = { ...value, id };
    views.set(value, made);
    return made;
  };
  // Not enumerable: it is the node once more, and no part of what a report shows.
  return Object.defineProperty(node, 'whole', { get: whole });
}
