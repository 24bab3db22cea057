/** Shows the nodes of a world to properties. */
import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { withReversedKeys } from '../engine/system/key-order.ts';
import { observe } from '../engine/system/observed.ts';
import type { Reader } from '../engine/system/system.ts';
import type { NodeView } from './world.ts';

const STATUS = ['status'];
const STATE = ['state'];

/** The nodes as each reader sees them. A view reads at the time of the question, so one view serves all states of a reader. */
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

/** Views one node. Each field of its state that a property reads is noted by itself. */
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
  // Not enumerable: it repeats the node, and no report should show it.
  return Object.defineProperty(node, 'whole', { get: whole });
}
