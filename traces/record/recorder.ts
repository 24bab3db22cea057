/** Writes the trace of one incarnation of a node: one line per step, before any effect of the step leaves the node. */

import { encode, isRecord } from '../../impl/kernel/plain-data.ts';
import type { Effect, Next, NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { requireArgument } from '../format/arguments.ts';
import { CHAIN_START, chained, type Unchained } from '../format/chain.ts';
import { changes } from '../format/changes.ts';
import { digestOf } from '../format/digest.ts';
import { type EndLine, type Input, type MessageId, TRACE_FORMAT } from '../format/line.ts';
import { messageId } from '../format/message-id.ts';
import { afterStep, NOTHING_OUTSTANDING } from '../format/outstanding.ts';

/** The target of a trace's lines. */
export interface Sink {
  /** Writes whole lines with their newlines. Once this returns, they survive the end of the process. */
  append(text: string): void;
  close(): void;
}

/** The node that is recorded, and the program that runs it. */
export interface Identity {
  readonly run: string;
  readonly node: NodeId;
  readonly incarnation: number;
  readonly protocol: string;
  readonly config: unknown;
  readonly software: string;
}

export interface RecorderOptions {
  readonly identity: Identity;
  /** With null, steps are numbered and stamped, but not written. */
  readonly sink: Sink | null;
  /** Returns the time in milliseconds since 1970. */
  now(): number;
  /** The number of steps between two snapshots; 1,000 when omitted. */
  readonly snapshotEvery?: number;
}

/** An effect, to which the recorder adds the name of a sending. */
export type Stamped<X extends ProtocolTypes> =
  | Exclude<Effect<X>, { readonly type: 'send' }>
  | { readonly type: 'send'; readonly mid: MessageId; readonly to: NodeId; readonly message: X['message'] };

/** A step that is recorded and may now take effect. */
export interface Recorded<X extends ProtocolTypes> {
  readonly lamport: number;
  readonly outputs: readonly Stamped<X>[];
}

const SNAPSHOT_EVERY = 1000;

export class Recorder<X extends ProtocolTypes> {
  readonly #options: RecorderOptions;
  #chain = CHAIN_START;
  #steps = 0;
  #isTorn = false;
  #lamport = 0;
  #state: X['state'] | undefined;
  #outstanding = NOTHING_OUTSTANDING;

  /** Throws `BadTrace` for bad options. */
  constructor(options: RecorderOptions) {
    requireArgument('options', options, 'an object with identity, sink and now', isRecorderOptions);
    this.#options = options;
    const header = { type: 'header', format: TRACE_FORMAT, ...options.identity, wallMs: options.now() } as const;
    this.#write(header);
  }

  /**
   * Records that `input` led to `next`. Call it when the reducer has taken the input from the inbox, not when the socket
   * delivered it. `heard` is the Lamport clock that came with a message, otherwise 0. Throws `NotPlainData` when the step is
   * not plain data.
   */
  record(input: Input, next: Next<X>, heard = 0): Recorded<X> {
    const { node, incarnation } = this.#options.identity;
    const step = this.#steps;
    this.#lamport = Math.max(this.#lamport, heard) + 1;
    const outputs = next.effects.map((effect, index) => stamped<X>(effect, messageId({ node, incarnation, step, index })));
    if (this.#options.sink !== null) this.#writeStep(step, input, outputs, next.state);
    this.#steps += 1;
    return { lamport: this.#lamport, outputs };
  }

  /** Writes the last line and closes the sink. */
  end(why: EndLine['why']): void {
    this.#write({ type: 'end', step: this.#steps - 1, why });
    this.#options.sink?.close();
  }

  #writeStep(step: number, input: Input, outputs: readonly Stamped<X>[], state: X['state']): void {
    // Both throw when the line would misrepresent the step.
    const digest = digestOf(state);
    encode({ input, outputs });
    this.#write({
      type: 'event',
      step,
      lamport: this.#lamport,
      wallMs: this.#options.now(),
      input,
      outputs,
      changes: step === 0 ? [] : changes(this.#state, state),
      digest,
    });
    this.#state = state;
    this.#outstanding = afterStep(this.#outstanding, input, outputs);
    // After a `choose` comes its answer, so a snapshot never has to carry an open choice.
    if (step % (this.#options.snapshotEvery ?? SNAPSHOT_EVERY) === 0 && this.#outstanding.choice === null) this.#snapshot(step, state);
  }

  #snapshot(step: number, state: X['state']): void {
    const { timers, monitored } = this.#outstanding;
    this.#write({ type: 'snapshot', step, state, timers: [...timers.values()], monitored });
  }

  #write(line: Unchained): void {
    const { sink } = this.#options;
    if (sink === null || this.#isTorn) return;
    const { text, chain } = chained(this.#chain, line);
    // If this throws, part of the line may be written: then nothing more is written after it.
    this.#isTorn = true;
    sink.append(text);
    this.#isTorn = false;
    this.#chain = chain;
  }
}

function isRecorderOptions(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { identity, sink, now, snapshotEvery = SNAPSHOT_EVERY } = value;
  const isEvery = Number.isSafeInteger(snapshotEvery) && Number(snapshotEvery) > 0;
  return isIdentity(identity) && isSink(sink) && typeof now === 'function' && isEvery;
}

function isIdentity(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { run, protocol, software, node, incarnation } = value;
  const isNamed = [run, protocol, software].every((text) => typeof text === 'string');
  return isNamed && Number.isSafeInteger(node) && Number(node) >= 0 && Number.isSafeInteger(incarnation) && Number(incarnation) >= 1;
}

function isSink(value: unknown): boolean {
  return value === null || (isRecord(value) && typeof value.append === 'function' && typeof value.close === 'function');
}

function stamped<X extends ProtocolTypes>(effect: Effect<X>, mid: MessageId): Stamped<X> {
  return effect.type === 'send' ? { type: 'send', mid, to: effect.to, message: effect.message } : effect;
}
