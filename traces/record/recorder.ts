/** Writes the trace of one incarnation of a node: one line per step, before any effect of the step leaves the node. */

import type { Effect, Next, NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { requireArgument } from '../format/arguments.ts';
import { CHAIN_START, type Chained, chainedText, type Unchained } from '../format/chain.ts';
import { digestOfState } from '../format/digest.ts';
import { edits } from '../format/edits.ts';
import { type BootInput, type EndLine, type EventLine, type Input, type MessageId, type Output, TRACE_FORMAT } from '../format/line.ts';
import { messageId } from '../format/message-id.ts';
import { afterStep, NOTHING_OUTSTANDING } from '../format/outstanding.ts';
import { requirePlain } from '../format/plain.ts';
import { eventText, type TextedOutput } from './event-text.ts';
import { inParts, snapshotLines } from './long-lines.ts';
import { isRecorderOptions, type RecorderOptions, type Sink, SNAPSHOT_EVERY } from './recorder-options.ts';

export type { Identity, RecorderOptions, Sink, StateRecording } from './recorder-options.ts';

/** An effect, to which the recorder adds the name of a sending. */
export type Stamped<X extends ProtocolTypes> =
  | Exclude<Effect<X>, { readonly type: 'send' }>
  | {
      readonly type: 'send';
      readonly mid: MessageId;
      readonly to: NodeId;
      readonly message: X['message'];
      /** The JSON text of the message. Absent: the step was not written, so nobody has needed it yet. */
      readonly text?: string;
    };

/** A step that is recorded and may now take effect. */
export interface Recorded<X extends ProtocolTypes> {
  readonly lamport: number;
  readonly outputs: readonly Stamped<X>[];
}

/** The most characters that wait in memory. */
const MOST_WAITING = 262_144;

export class Recorder<X extends ProtocolTypes> {
  readonly #options: RecorderOptions;
  #chain = CHAIN_START;
  #steps = 0;
  #isTorn = false;
  #lamport = 0;
  /** The part of the state that is recorded, at the last line with changes. */
  #part: unknown;
  /** Whole lines that are not written yet. */
  #buffer = '';
  /** The last line without its newline. It gets the chain of all of them when they are written. */
  #last = '';
  #outstanding = NOTHING_OUTSTANDING;
  /** The state after the last step, if snapshots are needed. */
  #state: X['state'] | undefined;
  /** The number of the file. */
  #segment = 1;
  /** The last step whose line is written, and the last one whose line is written or waits. */
  #writtenUpTo = -1;
  #putUpTo = -1;
  /** The first step that is left out; null: none is. */
  #gapFrom: number | null = null;
  /** Why steps are left out. */
  #trouble: unknown;
  /** Whether the header is written, and the end is not. */
  #isUnderWay = false;

  /** Throws `BadTrace` for bad options. */
  constructor(options: RecorderOptions) {
    requireArgument('options', options, 'an object with identity, sink and now', isRecorderOptions);
    this.#options = options;
    this.#write(this.#header());
    this.flush();
    this.#isUnderWay = true;
  }

  /**
   * Records that `input` led to `next`. Call it when the reducer has taken the input from the inbox, not when the socket
   * delivered it. `heard` is the Lamport clock that came with a message, otherwise 0. `heardText`: the JSON text of a message that
   * came in, if that is at hand. Throws `NotPlainData` when the step is not plain data.
   */
  record(input: Input, next: Next<X>, heard = 0, heardText?: string): Recorded<X> {
    const { node, incarnation } = this.#options.identity;
    const step = this.#steps;
    this.#lamport = Math.max(this.#lamport, heard) + 1;
    const stamps = next.effects.map((effect, index) => stamped<X>(effect, messageId({ node, incarnation, step, index })));
    const { sink } = this.#options;
    const isGap = this.#gapFrom !== null;
    const isWritten = sink !== null && !this.#isTorn && !isGap;
    const outputs = isWritten ? this.#writeStep(input.type === 'boot' ? this.#found(input) : input, stamps, next.state, heardText) : stamps;
    if (isGap) this.#takeSnapshot(step, this.#withoutSecrets(input), this.#withoutSecrets(stamps.map(asOutput)), next.state);
    this.#steps += 1;
    // After a `choose` comes its answer, so no file begins between the two.
    if (sink === null || this.#outstanding.choice !== null) return { lamport: this.#lamport, outputs };
    if (isGap && sink.isLagging !== true) this.#goOnAfterGap(sink);
    else if (sink.isFull === true) this.#goOn(sink);
    return { lamport: this.#lamport, outputs };
  }

  /** Whether a write has failed. The last line may be torn, so nothing more is written. */
  get isTorn(): boolean {
    return this.#isTorn;
  }

  /** Writes the lines that wait, under one chain. Once this returns, they survive the end of the process. */
  flush(): void {
    const { sink } = this.#options;
    if (sink === null || this.#isTorn || this.#last === '') return;
    const { text, chain } = chainedText(this.#chain, this.#buffer, this.#last);
    this.#buffer = '';
    this.#last = '';
    if (!this.#attempt(sink, () => sink.append(text))) return;
    this.#chain = chain;
    this.#writtenUpTo = this.#putUpTo;
    if (this.#mayLeaveOut && sink.isLagging === true) this.#beginGap(new Error('the disk is too slow'));
  }

  get #mayLeaveOut(): boolean {
    return this.#options.overload === 'gap' && this.#isUnderWay;
  }

  /** Returns whether that was done. If not, a gap has begun. Throws what `write` throws, unless steps may be left out. */
  #attempt(sink: Sink, write: () => void): boolean {
    // If this throws, part of a line may be written: then nothing more is written after it.
    this.#isTorn = true;
    try {
      write();
    } catch (error) {
      if (!this.#mayLeaveOut || sink.retract?.() !== true) throw error;
      this.#beginGap(error);
    }
    this.#isTorn = false;
    return this.#gapFrom === null;
  }

  #beginGap(trouble: unknown): void {
    if (this.#gapFrom !== null) return;
    this.#gapFrom = this.#writtenUpTo + 1;
    this.#trouble = trouble;
    const why = trouble instanceof Error ? trouble.message : String(trouble);
    this.#options.warning?.(`the trace leaves steps out from step ${this.#gapFrom} on: ${why}`);
  }

  /** Says which steps are left out, in the next file if there may be one, and goes on with a snapshot. */
  #goOnAfterGap(sink: Sink): void {
    const [from, to, state] = [this.#gapFrom, this.#steps - 1, this.#state];
    if (from === null || state === undefined || to < from) return;
    const number = sink.next === undefined ? this.#segment : this.#segment + 1;
    const head = sink.next === undefined ? { text: '', chain: this.#chain } : this.#headOf(number, from);
    const lines = [
      { type: 'gap', from, to, why: 'full' } as const,
      ...snapshotLines(to, this.#withoutSecrets(state), this.#outstanding),
    ].map((line) => JSON.stringify(line));
    const last = lines.pop() ?? '';
    const { text, chain } = chainedText(head.chain, lines.map((line) => `${line}\n`).join(''), last);
    this.#gapFrom = null;
    const isDone = this.#attempt(sink, () => {
      sink.next?.(number);
      sink.append(head.text + text);
    });
    if (!isDone) return;
    this.#segment = number;
    this.#chain = chain;
    this.#part = this.#partOf(state);
    this.#writtenUpTo = to;
    this.#putUpTo = to;
    this.#options.warning?.(`the trace goes on: steps ${from} to ${to} are left out`);
  }

  #header(): Unchained {
    const { identity, now, sink, overload, redaction } = this.#options;
    const { earlier = null } = sink ?? {};
    const leavesOut = overload === 'gap' ? ({ leavesOut: true } as const) : {};
    const redacted = redaction === undefined ? {} : { redaction: redaction.id };
    return { type: 'header', format: TRACE_FORMAT, ...identity, wallMs: now(), ...(earlier && { earlier }), ...leavesOut, ...redacted };
  }

  /** The header of the next file, which carries the chain over. */
  #headOf(number: number, from: number): Chained {
    return chainedText(this.#chain, '', JSON.stringify({ ...this.#header(), segment: { number, from, chain: this.#chain } }));
  }

  /** Goes on in the next file. */
  #goOn(sink: Sink): void {
    if (sink.next === undefined || this.#isTorn) return;
    this.flush();
    if (this.#gapFrom !== null) return;
    const number = this.#segment + 1;
    const { text, chain } = this.#headOf(number, this.#steps);
    const isDone = this.#attempt(sink, () => {
      sink.next?.(number);
      sink.append(text);
    });
    if (!isDone) return;
    this.#segment = number;
    this.#chain = chain;
    if (sink.needsSnapshots === true && this.#state !== undefined) this.#snapshot(this.#steps - 1, this.#state);
  }

  /** Writes what is kept in memory alone. Returns the folder; null: nothing is. Throws `CannotRecord`. */
  dump(): string | null {
    this.flush();
    return this.#options.sink?.dump?.() ?? null;
  }

  /** Writes the last line and closes the sink. */
  end(why: EndLine['why']): void {
    const { sink } = this.#options;
    if (sink !== null && this.#gapFrom !== null) this.#goOnAfterGap(sink);
    this.#isUnderWay = false;
    this.#write({ type: 'end', step: this.#steps - 1, why });
    this.flush();
    sink?.close(why);
    if (this.#gapFrom !== null) throw this.#trouble;
  }

  /** Returns the outputs with the texts of their messages. */
  #writeStep(input: Input, outputs: readonly Stamped<X>[], state: X['state'], heardText: string | undefined): readonly Stamped<X>[] {
    const step = this.#steps;
    const { redaction } = this.#options;
    const [written, after] = [this.#withoutSecrets(outputs.map(asOutput)), this.#stateAfter(step, state)];
    // A message with a text was made from JSON.
    if (this.#options.isKnownPlain !== true)
      requirePlainStep({ ...(heardText === undefined && { input }), outputs: written, changes: after.changes ?? [] }, state);
    // The text for the wire is that of the line, unless secrets are left out there.
    const texted =
      redaction === undefined
        ? outputs.map((output) => (output.type === 'send' ? { ...output, text: JSON.stringify(output.message) } : output))
        : outputs;
    const lines: readonly TextedOutput[] = redaction === undefined ? texted : written;
    const text = {
      step,
      lamport: this.#lamport,
      wallMs: this.#options.now(),
      input: this.#withoutSecrets(input),
      outputs: lines,
      ...after,
      ...(heardText !== undefined && redaction === undefined && { heardText }),
    };
    this.#putUpTo = step;
    this.#put(eventText({ type: 'event', ...text }));
    this.#takeSnapshot(step, this.#withoutSecrets(input), written, state);
    return texted;
  }

  #takeSnapshot(step: number, input: Input, outputs: readonly Output[], state: X['state']): void {
    const { snapshotEvery = SNAPSHOT_EVERY, sink, overload } = this.#options;
    if (sink?.needsSnapshots === true || overload === 'gap') this.#state = state;
    else if (snapshotEvery === null) return;
    this.#outstanding = afterStep(this.#outstanding, input, outputs);
    // After a `choose` comes its answer, so a snapshot never has to carry an open choice.
    if (snapshotEvery !== null && step % snapshotEvery === 0 && this.#outstanding.choice === null && this.#gapFrom === null)
      this.#snapshot(step, state);
  }

  /** At the boot the digest of the state; later the changes since the last step with changes, where they are due. */
  #stateAfter(step: number, state: X['state']): Pick<EventLine, 'digest' | 'changes'> {
    const { changesEvery = 1 } = this.#options;
    if (step % changesEvery !== 0) return {};
    const before = this.#part;
    this.#part = this.#partOf(state);
    return step === 0 ? { digest: digestOfState(this.#part) } : { changes: edits(before, this.#part) };
  }

  /** Writes the record that the node found, if it is cut into entries. Returns the input of the boot. */
  #found(input: BootInput): BootInput {
    const { entriesOf } = this.#options;
    if (entriesOf === undefined || !('durable' in input)) return input;
    const entries = entriesOf(input.durable);
    requirePlain(entries);
    const { redaction } = this.#options;
    for (const part of inParts(redaction === undefined ? entries : entries.map((entry) => redaction.entry(entry))))
      this.#write({ type: 'record', entries: part });
    return { type: 'boot', entries: entries.length };
  }

  /** Changes count from here on. */
  #snapshot(step: number, state: X['state']): void {
    this.#part = this.#partOf(state);
    for (const line of snapshotLines(step, this.#withoutSecrets(state), this.#outstanding)) this.#write(line);
  }

  /** The part of the state that is recorded. */
  #partOf(state: X['state']): unknown {
    return this.#withoutSecrets(this.#options.partOf?.(state) ?? state);
  }

  #withoutSecrets<T>(value: T): T {
    return this.#options.redaction?.redacted(value) ?? value;
  }

  #write(line: Unchained): void {
    if (this.#options.sink !== null && !this.#isTorn && this.#gapFrom === null) this.#put(JSON.stringify(line));
  }

  #put(line: string): void {
    if (this.#last !== '') this.#buffer += `${this.#last}\n`;
    this.#last = line;
    if (this.#options.isBuffered !== true || this.#buffer.length > MOST_WAITING) this.flush();
  }
}

function stamped<X extends ProtocolTypes>(effect: Effect<X>, mid: MessageId): Stamped<X> {
  return effect.type === 'send' ? { type: 'send', mid, to: effect.to, message: effect.message } : effect;
}

/** Throws `NotPlainData` when the line would misrepresent the step. A fault of the state is named by its path there. */
function requirePlainStep(line: Partial<EventLine>, state: unknown): void {
  try {
    requirePlain(line);
  } catch (error) {
    requirePlain(state);
    throw error;
  }
}

function asOutput<X extends ProtocolTypes>(output: Stamped<X>): Output {
  return output.type === 'persist' ? { type: 'persist' } : output;
}
