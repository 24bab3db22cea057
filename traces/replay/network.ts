/** The network as a bag of messages: each sending puts a message in, and its receipt takes it out once. */

import { areEqual } from '../../impl/kernel/plain-data.ts';
import type { Life } from '../causal-order/life.ts';
import { changes } from '../format/changes.ts';
import type { EventLine, HeaderLine, MessageId } from '../format/line.ts';
import { parseMessageId } from '../format/message-id.ts';
import type { Divergence } from './local.ts';

/** A message in flight. */
export interface InFlight {
  readonly from: number;
  readonly to: number;
  readonly message: unknown;
  /** The Lamport clock of the sending. */
  readonly lamport: number;
  /** The life that sent it. */
  readonly incarnation: number;
  /** The number of records that the life had persisted by then. */
  readonly persisted: number;
  /** When the sending was replayed, by the clock of `passTo`. */
  readonly atMs: number;
}

/**
 * - `none`: the line is not a receipt, so nothing is taken.
 * - `taken`: the message was in flight; `sent` is what is known of its sending.
 * - `unknown`: no trace reaches the step that sent it, or it was in flight for so long that it counts as lost.
 */
export type Receipt =
  | { readonly type: 'none' }
  | { readonly type: 'taken'; readonly sent: InFlight }
  | { readonly type: 'unknown' }
  | Divergence;

/** The most messages in flight that are remembered. Older ones count as lost. */
const MOST_IN_FLIGHT = 200_000;
/** The most names of delivered messages that are remembered. */
const MOST_DELIVERED = 100_000;

export class Network {
  readonly #inFlight = new Map<MessageId, InFlight>();
  readonly #delivered = new Set<MessageId>();
  /** By life: the last step of which a message counts as lost. */
  readonly #lostUpTo = new Map<string, number>();
  readonly #mostInFlight: number;
  #sent = 0;
  #received = 0;
  #lost = 0;
  #nowMs = 0;

  constructor(mostInFlight = MOST_IN_FLIGHT) {
    this.#mostInFlight = mostInFlight;
  }

  get inFlight(): readonly InFlight[] {
    return [...this.#inFlight.values()];
  }

  /** `lost`: those that were in flight for too long. */
  get counts(): { readonly sent: number; readonly delivered: number; readonly inFlight: number; readonly lost: number } {
    return { sent: this.#sent, delivered: this.#received, inFlight: this.#inFlight.size, lost: this.#lost };
  }

  /** It is `nowMs` now, by a clock that never goes back. Messages that have been in flight for longer than `mostMs` count as lost. */
  passTo(nowMs: number, mostMs: number): void {
    this.#nowMs = nowMs;
    for (const { atMs } of this.#inFlight.values()) {
      if (nowMs - atMs <= mostMs) return;
      this.#loseOldest();
    }
  }

  /** `before`: the number of records that the life had persisted before this step. */
  send({ node: from, incarnation }: HeaderLine, { lamport, outputs }: EventLine, before: number): void {
    let persisted = before;
    for (const output of outputs) {
      if (output.type === 'persist') persisted += 1;
      if (output.type !== 'send') continue;
      this.#sent += 1;
      this.#inFlight.set(output.mid, { from, to: output.to, message: output.message, lamport, incarnation, persisted, atMs: this.#nowMs });
    }
    while (this.#inFlight.size > this.#mostInFlight) this.#loseOldest();
  }

  /** Takes the message that node `self` received from the bag. `sender`: the life that a message id names, if it has a trace. */
  receive(self: number, { input }: EventLine, senderOf: (node: number, incarnation: number) => Life | null): Receipt {
    if (input.type !== 'receive') return { type: 'none' };
    const { mid } = input;
    const sent = this.#inFlight.get(mid);
    if (sent === undefined) return this.#missing(mid, senderOf);
    if (sent.from !== input.from || sent.to !== self || !areEqual(sent.message, input.message)) {
      const expected = { from: sent.from, to: sent.to, message: sent.message };
      const actual = { from: input.from, to: self, message: input.message };
      return { kind: 'wrongMessage', says: `message ${mid} is not what was sent`, expected, actual, diff: changes(expected, actual) };
    }
    this.#inFlight.delete(mid);
    this.#received += 1;
    this.#delivered.add(mid);
    if (this.#delivered.size > MOST_DELIVERED) for (const oldest of this.#delivered) return this.#forget(oldest, sent);
    return { type: 'taken', sent };
  }

  #forget(oldest: MessageId, sent: InFlight): Receipt {
    this.#delivered.delete(oldest);
    return { type: 'taken', sent };
  }

  #loseOldest(): void {
    for (const mid of this.#inFlight.keys()) {
      this.#inFlight.delete(mid);
      this.#lost += 1;
      const sending = parseMessageId(mid);
      if (sending !== null) this.#lostUpTo.set(`${sending.node}.${sending.incarnation}`, sending.step);
      return;
    }
  }

  #missing(mid: MessageId, senderOf: (node: number, incarnation: number) => Life | null): Receipt {
    if (this.#delivered.has(mid)) return { kind: 'duplicateDelivery', says: `message ${mid} was received before`, actual: mid };
    const sending = parseMessageId(mid);
    if (sending === null) return { kind: 'unsentMessage', says: `"${mid}" names no sending`, actual: mid };
    const { node, incarnation, step } = sending;
    const sender = senderOf(node, incarnation);
    if (sender === null || step <= (this.#lostUpTo.get(`${node}.${incarnation}`) ?? -1)) return { type: 'unknown' };
    if (!reaches(sender, mid, step)) return { type: 'unknown' };
    const orBefore = this.#received > MOST_DELIVERED ? ', or it was received long before' : '';
    return { kind: 'unsentMessage', says: `step ${step} of node ${node} did not send message ${mid}${orBefore}`, actual: mid };
  }
}

/** Whether the trace holds this step, or shows that the step never happened. */
function reaches(life: Life, mid: MessageId, step: number): boolean {
  if (step <= life.step) return life.hasSeen(step);
  if (life.head === null) return life.end !== null;
  const { last, isWhole } = life.lookAhead(mid);
  return isWhole || step <= last;
}
