/** Fates of a message on the network: delivered, lost, dropped or duplicated. */

import { encode, type Value } from '../../impl/kernel/plain-data.ts';
import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { Move, Outcome, Reader } from '../engine/system/system.ts';
import { auditedDeferral, type Defers } from './audited-functions.ts';
import type { Taking } from './happening.ts';
import type { WorldParts } from './parts.ts';
import type { Steps } from './steps.ts';
import type { Envelope } from './world.ts';

export class Deliveries<X extends ProtocolTypes, H> {
  readonly #parts: WorldParts<X, H>;
  readonly #steps: Steps<X, H>;
  readonly #defers: Defers<X>;

  constructor(parts: WorldParts<X, H>, steps: Steps<X, H>) {
    this.#parts = parts;
    this.#steps = steps;
    this.#defers = auditedDeferral(parts.scenario);
  }

  /** The moves of one message in the bag; none if its receiver is not in the scenario. */
  of(envelope: Envelope<X>): readonly Move[] {
    if (!this.#parts.slotOf.has(envelope.to)) return [];
    return [
      {
        name: `node ${envelope.to}, receiving ${JSON.stringify(envelope.message)} from ${envelope.from}`,
        outcomes: (read) => this.#deliver(read, envelope),
      },
    ];
  }

  /** The move of the first message of a queue. */
  ofHead(from: NodeId, to: NodeId): Move {
    const slot = this.#parts.post.queues.find((queue) => queue.from === from && queue.to === to)?.slot ?? -1;
    return {
      name: `node ${to}, receiving from ${from}`,
      outcomes: (read) => {
        const [message] = read.whole(slot) as readonly X['message'][];
        return message === undefined ? [] : this.#deliver(read, { from, to, message });
      },
    };
  }

  #deliver(read: Reader, envelope: Envelope<X>): readonly Outcome[] {
    const { from, to } = envelope;
    const { partitions, budget } = this.#parts;
    if (partitions.separates(read, from, to)) return [this.#take(read, { type: 'lose', partitioned: true, ...envelope }, [])];
    const { status, state } = this.#steps.node(read, to);
    if (status === 'new') return [];
    const outcomes = status === 'down' ? [this.#take(read, { type: 'lose', ...envelope }, [])] : [...this.#received(read, envelope, state)];
    if (budget.left(read, 'drop') > 0) outcomes.push(budget.charge(read, 'drop', this.#take(read, { type: 'drop', ...envelope }, [])));
    if (budget.left(read, 'duplicate') > 0)
      outcomes.push(budget.charge(read, 'duplicate', this.#take(read, { type: 'duplicate', ...envelope }, [envelope, envelope])));
    return outcomes;
  }

  /** The outcomes of receiving a message, if it is not deferred; without those that change nothing, if the scenario says so. */
  #received(read: Reader, envelope: Envelope<X>, state: X['state']): readonly Outcome[] {
    const { from, to, message } = envelope;
    if (this.#defers(state, envelope)) return [];
    const outcomes = this.#steps.happen(read, to, { type: 'receive', from, message }, envelope);
    if (this.#parts.scenario.ignoresIdleDeliveries !== true) return outcomes;
    const isSent = (sent: Value) => encode(sent) !== encode(envelope);
    const isIdle = ({ sends = [], writes }: Outcome) =>
      !sends.some(isSent) && writes.every(([slot, value]) => encode(value) === encode(read.whole(slot)));
    return outcomes.filter((outcome) => !isIdle(outcome));
  }

  /** The network removes a message and puts `instead` in its place. */
  #take(read: Reader, label: Taking<X>, instead: readonly Envelope<X>[]): Outcome {
    const { type, from, to, message } = label;
    return { action: type, label, ...this.#parts.post.carry(read, { from, to, message }, instead) };
  }
}
