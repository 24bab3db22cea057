/** The network as a bag of messages: each sending puts a message in, and its receipt takes it out once. */
import { changes } from '../format/changes.ts';
import type { EventLine, HeaderLine, MessageId } from '../format/line.ts';
import { parseMessageId } from '../format/message-id.ts';
import { lastStep, type NodeTrace } from '../format/read.ts';
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
}

/**
 * - `none`: the line is not a receipt, so nothing is taken.
 * - `taken`: the message was in flight; `sent` is what is known of its sending.
 * - `unknown`: no trace reaches the step that sent it.
 */
export type Receipt =
  | { readonly type: 'none' }
  | { readonly type: 'taken'; readonly sent: InFlight }
  | { readonly type: 'unknown' }
  | Divergence;

export class Network {
  readonly #inFlight = new Map<MessageId, InFlight>();
  readonly #delivered = new Set<MessageId>();
  readonly #traces: readonly NodeTrace[];
  #sent = 0;

  constructor(traces: readonly NodeTrace[]) {
    this.#traces = traces;
  }

  get inFlight(): readonly InFlight[] {
    return [...this.#inFlight.values()];
  }

  get counts(): { readonly sent: number; readonly delivered: number; readonly inFlight: number } {
    return { sent: this.#sent, delivered: this.#delivered.size, inFlight: this.#inFlight.size };
  }

  /** `before`: the number of records that the life had persisted before this step. */
  send({ node: from, incarnation }: HeaderLine, { lamport, outputs }: EventLine, before: number): void {
    let persisted = before;
    for (const output of outputs) {
      if (output.type === 'persist') persisted += 1;
      if (output.type !== 'send') continue;
      this.#sent += 1;
      this.#inFlight.set(output.mid, { from, to: output.to, message: output.message, lamport, incarnation, persisted });
    }
  }

  /** Takes the message that node `self` received from the bag. */
  receive(self: number, { input }: EventLine): Receipt {
    if (input.type !== 'receive') return { type: 'none' };
    const { mid } = input;
    const sent = this.#inFlight.get(mid);
    if (sent === undefined) return this.#missing(mid);
    const expected = { from: sent.from, to: sent.to, message: sent.message };
    const actual = { from: input.from, to: self, message: input.message };
    const diff = changes(expected, actual);
    if (diff.length > 0) return { kind: 'wrongMessage', says: `message ${mid} is not what was sent`, expected, actual, diff };
    this.#inFlight.delete(mid);
    this.#delivered.add(mid);
    return { type: 'taken', sent };
  }

  #missing(mid: MessageId): Receipt {
    if (this.#delivered.has(mid)) return { kind: 'duplicateDelivery', says: `message ${mid} was received before`, actual: mid };
    const sending = parseMessageId(mid);
    if (sending === null) return { kind: 'unsentMessage', says: `"${mid}" names no sending`, actual: mid };
    const sender = this.#traces.find(({ header }) => header.node === sending.node && header.incarnation === sending.incarnation);
    if (sender === undefined || !reaches(sender, sending.step)) return { type: 'unknown' };
    return { kind: 'unsentMessage', says: `step ${sending.step} of node ${sending.node} did not send message ${mid}`, actual: mid };
  }
}

/** Whether the trace holds this step, or shows that the step never happened. */
function reaches(trace: NodeTrace, step: number): boolean {
  if (trace.lines.some(({ line }) => line.type === 'gap' && line.from <= step && step <= line.to)) return false;
  return trace.end !== null || step <= lastStep(trace);
}
