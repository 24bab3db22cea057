/** An event at a node, and each crash in the middle of it, as changes of a state. */

import { isRecord, type Value } from '../../impl/kernel/plain-data.ts';
import type { Event, NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { ModelError } from '../engine/system/model-error.ts';
import type { Outcome, Reader } from '../engine/system/system.ts';
import { remembered } from './audited-functions.ts';
import { actionOf, type Happening } from './happening.ts';
import type { WorldParts } from './parts.ts';
import type { ClientEvent, Envelope } from './world.ts';
import { crashed, type Reaction, react, reactAndCrash, type WorldNode } from './world-node.ts';

/** Whether the states of all nodes are records, or none is. */
export type StateShape = 'records' | 'others';

/** Carries out what happens at nodes, whatever the cause. */
export class Steps<X extends ProtocolTypes, H> {
  readonly #parts: WorldParts<X, H>;
  readonly #states: StateShape;

  constructor(parts: WorldParts<X, H>, states: StateShape) {
    this.#parts = parts;
    this.#states = states;
  }

  slot(id: NodeId): number {
    return this.#parts.slotOf.get(id) ?? -1;
  }

  node(read: Reader, id: NodeId): WorldNode<X> {
    return read.whole(this.slot(id)) as WorldNode<X>;
  }

  mayCrash(id: NodeId, read: Reader): boolean {
    return this.#parts.nodeOf.get(id)?.neverCrashes !== true && this.#parts.budget.left(read, 'crash') > 0;
  }

  /** Returns a node that is down. If it may restart, its clients' requests wait. */
  down({ requests }: WorldNode<X>, node: WorldNode<X>): WorldNode<X> {
    const down = crashed(node);
    return (this.#parts.scenario.faults?.restart ?? 0) > 0 ? { ...down, requests } : down;
  }

  /** The outcomes of `event` at `id`: the whole step, and each crash in the middle of it. `taken` leaves the network. */
  happen(read: Reader, id: NodeId, event: Event<X>, taken: Envelope<X> | null, before?: WorldNode<X>): readonly Outcome[] {
    const { reducer, budget } = this.#parts;
    const node = before ?? this.node(read, id);
    const whole = react(reducer, id, node, event).map((reaction) => this.#outcome(read, id, event, taken, reaction, false));
    if (!this.mayCrash(id, read)) return whole;
    const broken = reactAndCrash(reducer, id, node, event).map((reaction) =>
      budget.charge(read, 'crash', this.#outcome(read, id, event, taken, { ...reaction, node: this.down(node, reaction.node) }, true)),
    );
    return [...whole, ...broken];
  }

  #outcome(
    read: Reader,
    id: NodeId,
    event: Event<X>,
    taken: Envelope<X> | null,
    { node, sends, outputs, choices }: Reaction<X>,
    crashes: boolean,
  ): Outcome {
    const happening: Happening<X> = { type: 'event', node: id, event, sends, outputs, choices, crashes };
    const label: Happening<X> = node.status === 'down' && !crashes ? { ...happening, stops: true } : happening;
    return { action: actionOf(event), label, ...this.changes(read, id, event, taken, { node, sends, outputs }) };
  }

  /** The changes of a state when `node` takes the place of the node `id`: in its slot, the history and the network. */
  changes(
    read: Reader,
    id: NodeId,
    event: Event<X>,
    taken: Envelope<X> | null,
    { node, sends, outputs }: Pick<Reaction<X>, 'node' | 'sends' | 'outputs'>,
  ): Omit<Outcome, 'action' | 'label'> {
    this.#refuseOtherShape(id, node.state);
    const traffic = this.#parts.post.receive(read, taken, this.#parts.unreachable.reaching(sends));
    return { ...traffic, writes: [[this.slot(id), node], ...this.#remember(read, id, event, outputs), ...traffic.writes] };
  }

  /** Refuses a state that is a record where the others are not, or the reverse: a view notes reads of a record field by field. */
  #refuseOtherShape(id: NodeId, state: X['state']): void {
    if (isRecord(state) !== this.#states.includes('records'))
      throw new ModelError(`node ${id}: its state is ${JSON.stringify(state)}; the states of a protocol are all records, or none is`);
  }

  #remember(read: Reader, node: NodeId, event: Event<X>, outputs: readonly X['output'][]): readonly (readonly [number, Value])[] {
    const { scenario, historySlot } = this.#parts;
    const { history } = scenario;
    const asked: readonly ClientEvent<X>[] = event.type === 'request' ? [{ type: 'request', node, request: event.request }] : [];
    const seen = [...asked, ...outputs.map((output): ClientEvent<X> => ({ type: 'output', node, output }))];
    if (history === undefined || seen.length === 0) return [];
    return [[historySlot, seen.reduce((past, event) => remembered(history, past, event), read.whole(historySlot) as H)]];
  }
}
