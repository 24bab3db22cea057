/** Writes the trace of one incarnation of a node: one line per step, before any effect of the step leaves the node. */

import { isRecord } from '../../impl/kernel/plain-data.ts';
import type { Effect, Next, NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { requireArgument } from '../format/arguments.ts';
import { CHAIN_START, chainedText, type Unchained } from '../format/chain.ts';
import { digestOfState } from '../format/digest.ts';
import { edits } from '../format/edits.ts';
import {
  type BootInput,
  type EarlierTrace,
  type EndLine,
  type EventLine,
  type Input,
  type MessageId,
  type Output,
  type RecordEntry,
  TRACE_FORMAT,
} from '../format/line.ts';
import { messageId } from '../format/message-id.ts';
import { afterStep, NOTHING_OUTSTANDING } from '../format/outstanding.ts';
import { requirePlain } from '../format/plain.ts';
import { eventText, type TextedOutput } from './event-text.ts';

/** The target of a trace's lines. */
export interface Sink {
  /** Writes whole lines with their newlines. Once this returns, they survive the end of the process. */
  append(text: string): void;
  close(): void;
  /** The trace of an earlier life of the node, at the same target. Omitted: there is none. */
  readonly earlier?: EarlierTrace | null;
  /** Whether the trace should go on in another file. Omitted: never. */
  readonly isFull?: boolean;
  /** Later lines go to another file, the `segment`-th. Omitted: there is only one. */
  next?(segment: number): void;
  /** Whether each file must begin with a snapshot, as older ones are thrown away. Omitted: no. */
  readonly needsSnapshots?: boolean;
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

/** How the state of a protocol is recorded. */
export interface StateRecording {
  /** The number of steps between two snapshots; 1,000 when omitted. Null: there are none, as states are large. */
  readonly snapshotEvery?: number | null;
  /** The number of steps that one line's changes cover; 1 when omitted. With more, recording costs less, and replay names a range of steps. */
  readonly changesEvery?: number;
  /**
   * Whether messages, outputs and states are known to be plain JSON, since others check them. Then the recorder does not look, which
   * costs as much as writing. Omitted: it looks.
   */
  readonly isKnownPlain?: boolean;
  /** The part of the state whose changes are recorded, such as all but what is recorded elsewhere. Omitted: all of it. */
  partOf?(state: unknown): unknown;
}

export interface RecorderOptions extends StateRecording {
  readonly identity: Identity;
  /** With null, steps are numbered and stamped, but not written. */
  readonly sink: Sink | null;
  /** Returns the time in milliseconds since 1970. */
  now(): number;
  /** Lines wait in memory until `flush`, which is to be called before an effect leaves the node. Omitted: each is written at once. */
  readonly isBuffered?: boolean;
  /** The entries of the durable record of a boot, as a large one does not fit into a line. Omitted: it is one value. */
  entriesOf?(record: unknown): readonly RecordEntry[];
}

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

const SNAPSHOT_EVERY = 1000;
/** The most characters that wait in memory. */
const MOST_WAITING = 262_144;
/** The most characters of a state in one line. */
const LONGEST_STATE = 65_536;
/** About the most characters of entries in one line. */
const MOST_ENTRIES = 65_536;

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

  /** Throws `BadTrace` for bad options. */
  constructor(options: RecorderOptions) {
    requireArgument('options', options, 'an object with identity, sink and now', isRecorderOptions);
    this.#options = options;
    this.#write(this.#header());
    this.flush();
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
    const isWritten = this.#options.sink !== null && !this.#isTorn;
    const outputs = isWritten ? this.#writeStep(input.type === 'boot' ? this.#found(input) : input, stamps, next.state, heardText) : stamps;
    this.#steps += 1;
    // After a `choose` comes its answer, so no file begins between the two.
    if (this.#options.sink?.isFull === true && this.#outstanding.choice === null) this.#goOn(this.#options.sink);
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
    this.#chain = chain;
    this.#buffer = '';
    this.#last = '';
    // If this throws, part of a line may be written: then nothing more is written after it.
    this.#isTorn = true;
    sink.append(text);
    this.#isTorn = false;
  }

  #header(): Unchained {
    const { identity, now, sink } = this.#options;
    const { earlier = null } = sink ?? {};
    return { type: 'header', format: TRACE_FORMAT, ...identity, wallMs: now(), ...(earlier === null ? {} : { earlier }) };
  }

  /** Goes on in the next file. Its header carries the chain over. */
  #goOn(sink: Sink): void {
    if (sink.next === undefined || this.#isTorn) return;
    this.flush();
    this.#segment += 1;
    this.#isTorn = true;
    sink.next(this.#segment);
    const segment = { number: this.#segment, from: this.#steps, chain: this.#chain };
    const { text, chain } = chainedText(this.#chain, '', JSON.stringify({ ...this.#header(), segment }));
    this.#chain = chain;
    sink.append(text);
    this.#isTorn = false;
    if (sink.needsSnapshots === true && this.#state !== undefined) this.#snapshot(this.#steps - 1, this.#state);
  }

  /** Writes the last line and closes the sink. */
  end(why: EndLine['why']): void {
    this.#write({ type: 'end', step: this.#steps - 1, why });
    this.flush();
    this.#options.sink?.close();
  }

  /** Returns the outputs with the texts of their messages. */
  #writeStep(input: Input, outputs: readonly Stamped<X>[], state: X['state'], heardText: string | undefined): readonly Stamped<X>[] {
    const step = this.#steps;
    const [written, after] = [outputs.map(asOutput), this.#stateAfter(step, state)];
    // A message with a text was made from JSON.
    if (this.#options.isKnownPlain !== true)
      requirePlainStep({ ...(heardText === undefined && { input }), outputs: written, changes: after.changes ?? [] }, state);
    const texted = outputs.map((output) => (output.type === 'send' ? { ...output, text: JSON.stringify(output.message) } : output));
    const lines: readonly TextedOutput[] = texted;
    const text = {
      step,
      lamport: this.#lamport,
      wallMs: this.#options.now(),
      input,
      outputs: lines,
      ...after,
      ...(heardText !== undefined && { heardText }),
    };
    this.#put(eventText({ type: 'event', ...text }));
    this.#takeSnapshot(step, input, written, state);
    return texted;
  }

  #takeSnapshot(step: number, input: Input, outputs: readonly Output[], state: X['state']): void {
    const { snapshotEvery = SNAPSHOT_EVERY, sink } = this.#options;
    if (sink?.needsSnapshots === true) this.#state = state;
    else if (snapshotEvery === null) return;
    this.#outstanding = afterStep(this.#outstanding, input, outputs);
    // After a `choose` comes its answer, so a snapshot never has to carry an open choice.
    if (snapshotEvery !== null && step % snapshotEvery === 0 && this.#outstanding.choice === null) this.#snapshot(step, state);
  }

  /** At the boot the digest of the state; later the changes since the last step with changes, where they are due. */
  #stateAfter(step: number, state: X['state']): Pick<EventLine, 'digest' | 'changes'> {
    const { changesEvery = 1 } = this.#options;
    if (step % changesEvery !== 0) return {};
    const before = this.#part;
    this.#part = this.#options.partOf?.(state) ?? state;
    return step === 0 ? { digest: digestOfState(this.#part) } : { changes: edits(before, this.#part) };
  }

  /** Writes the record that the node found, if it is cut into entries. Returns the input of the boot. */
  #found(input: BootInput): BootInput {
    const { entriesOf } = this.#options;
    if (entriesOf === undefined || !('durable' in input)) return input;
    const entries = entriesOf(input.durable);
    requirePlain(entries);
    for (const part of inParts(entries)) this.#write({ type: 'record', entries: part });
    return { type: 'boot', entries: entries.length };
  }

  /** A large state comes in parts. Changes count from here on. */
  #snapshot(step: number, state: X['state']): void {
    this.#part = this.#options.partOf?.(state) ?? state;
    const armed = { timers: [...this.#outstanding.timers.values()], monitored: this.#outstanding.monitored };
    const text = JSON.stringify(state);
    if (text.length <= LONGEST_STATE) return this.#write({ type: 'snapshot', step, state, ...armed });
    for (let at = 0; at < text.length; ) {
      const end = wholeEnd(text, at + LONGEST_STATE);
      this.#write({ type: 'part', text: text.slice(at, end) });
      at = end;
    }
    this.#write({ type: 'snapshot', step, ...armed });
  }

  #write(line: Unchained): void {
    if (this.#options.sink !== null && !this.#isTorn) this.#put(JSON.stringify(line));
  }

  #put(line: string): void {
    if (this.#last !== '') this.#buffer += `${this.#last}\n`;
    this.#last = line;
    if (this.#options.isBuffered !== true || this.#buffer.length > MOST_WAITING) this.flush();
  }
}

function isRecorderOptions(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { identity, sink, now, snapshotEvery = SNAPSHOT_EVERY, changesEvery = 1 } = value;
  const isOften = (snapshotEvery === null || isCount(snapshotEvery)) && isCount(changesEvery);
  return isIdentity(identity) && isSink(sink) && typeof now === 'function' && isOften;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) > 0;
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

function* inParts(entries: readonly RecordEntry[]): Generator<readonly RecordEntry[]> {
  let part: RecordEntry[] = [];
  let characters = 0;
  for (const entry of entries) {
    part.push(entry);
    characters += JSON.stringify(entry).length;
    if (characters < MOST_ENTRIES) continue;
    yield part;
    [part, characters] = [[], 0];
  }
  if (part.length > 0) yield part;
}

/** An end at which no pair of surrogates is cut. */
function wholeEnd(text: string, end: number): number {
  return end < text.length && /[\ud800-\udbff]/.test(text[end - 1] ?? '') ? end - 1 : Math.min(end, text.length);
}
