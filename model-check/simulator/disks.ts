/**
 * Disks that take a while to sync. Once a node has persisted a record, its messages and outputs wait until the record is on
 * its disk. So nobody hears of a state that a crash can undo. One sync covers all records before it.
 */
import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { Reaction, WorldNode } from '../world/world-node.ts';

/** The messages and outputs of one step. */
export type Leaving<X extends ProtocolTypes> = Pick<Reaction<X>, 'sends' | 'outputs'>;

interface Held<X extends ProtocolTypes> extends Leaving<X> {
  /** The record that this step persisted; null: it persisted none, and waits for earlier ones. */
  readonly sync: { readonly number: number; readonly record: X['durable'] | null } | null;
}

export class Disks<X extends ProtocolTypes> {
  /** The last synced record of each node. */
  readonly #records = new Map<NodeId, X['durable'] | null>();
  readonly #held = new Map<NodeId, Held<X>[]>();
  #syncs = 0;

  /** The number of the sync that this step begins, or null if it begins none. `leaves` tells whether all leaves the node at once. */
  write(id: NodeId, { node, sends, outputs }: Reaction<X>, before: WorldNode<X> | undefined): { sync: number | null; leaves: boolean } {
    const waiting = this.#held.get(id) ?? [];
    const persists = node.durable !== (before?.durable ?? null);
    if (!persists && waiting.length === 0) return { sync: null, leaves: true };
    const sync = persists ? { number: ++this.#syncs, record: node.durable } : null;
    this.#held.set(id, [...waiting, { sends, outputs, sync }]);
    return { sync: sync?.number ?? null, leaves: false };
  }

  /** The sync of this number has ended. Returns the steps whose messages leave the node now, in order. */
  synced(id: NodeId, number: number): readonly Leaving<X>[] {
    const waiting = this.#held.get(id) ?? [];
    const last = waiting.findIndex(({ sync }) => sync?.number === number);
    // A crash came first.
    if (last < 0) return [];
    const next = waiting.findIndex(({ sync }, i) => i > last && sync !== null);
    const released = next < 0 ? waiting : waiting.slice(0, next);
    this.#held.set(id, waiting.slice(released.length));
    this.#records.set(id, waiting[last].sync?.record ?? null);
    return released;
  }

  /** The node has crashed, and all that waited is lost. Returns the record on its disk. */
  crash(id: NodeId): X['durable'] | null {
    this.#held.delete(id);
    return this.#records.get(id) ?? null;
  }
}
