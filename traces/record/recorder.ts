/** Writes the trace of one incarnation of a node: one line per step, before any effect of the step leaves the node. */

import { isRecord } from '../../impl/kernel/plain-data.ts';
import type { Effect, Next, NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { requireArgument } from '../format/arguments.ts';
import { CHAIN_START, chained, type Unchained } from '../format/chain.ts';
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

/** The target of a trace's lines. */
export interface Sink {
  /** Writes whole lines with their newlines. Once this returns, they survive the end of the process. */
  append(text: string): void;
  close(): void;
  /** The trace of an earlier life of the node, at the same target. Omitted: there is none. */
  readonly earlier?: EarlierTrace | null;
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
  | { readonly type: 'send'; readonly mid: MessageId; readonly to: NodeId; readonly message: X['message'] };

/** A step that is recorded and may now take effect. */
export interface Recorded<X extends ProtocolTypes> {
  readonly lamport: number;
  readonly outputs: readonly Stamped<X>[];
}

const SNAPSHOT_EVERY = 1000;
/** The most characters that wait in memory. */
const MOST_WAITING = 262_144;
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
  /** Lines that are not written yet. */
  #buffer = '';
  #outstanding = NOTHING_OUTSTANDING;

  /** Throws `BadTrace` for bad options. */
  constructor(options: RecorderOptions) {
    requireArgument('options', options, 'an object with identity, sink and now', isRecorderOptions);
    this.#options = options;
    const { earlier = null } = options.sink ?? {};
    const found = earlier === null ? {} : { earlier };
    this.#write({ type: 'header', format: TRACE_FORMAT, ...options.identity, wallMs: options.now(), ...found });
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
    if (this.#options.sink !== null) this.#writeStep(step, input.type === 'boot' ? this.#found(input) : input, outputs, next.state);
    this.#steps += 1;
    return { lamport: this.#lamport, outputs };
  }

  /** Writes the lines that wait. Once this returns, they survive the end of the process. */
  flush(): void {
    const { sink } = this.#options;
    if (sink === null || this.#isTorn || this.#buffer === '') return;
    const text = this.#buffer;
    this.#buffer = '';
    // If this throws, part of a line may be written: then nothing more is written after it.
    this.#isTorn = true;
    sink.append(text);
    this.#isTorn = false;
  }

  /** Writes the last line and closes the sink. */
  end(why: EndLine['why']): void {
    this.#write({ type: 'end', step: this.#steps - 1, why });
    this.flush();
    this.#options.sink?.close();
  }

  #writeStep(step: number, input: Input, outputs: readonly Stamped<X>[], state: X['state']): void {
    const written = outputs.map(asOutput);
    const [lamport, wallMs] = [this.#lamport, this.#options.now()];
    const line = { type: 'event', step, lamport, wallMs, input, outputs: written, ...this.#stateAfter(step, state) } as const;
    requirePlainStep(line, state);
    this.#write(line);
    const { snapshotEvery = SNAPSHOT_EVERY } = this.#options;
    if (snapshotEvery === null) return;
    this.#outstanding = afterStep(this.#outstanding, input, written);
    // After a `choose` comes its answer, so a snapshot never has to carry an open choice.
    if (step % snapshotEvery === 0 && this.#outstanding.choice === null) this.#snapshot(step, state);
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

  #snapshot(step: number, state: X['state']): void {
    const { timers, monitored } = this.#outstanding;
    this.#write({ type: 'snapshot', step, state, timers: [...timers.values()], monitored });
  }

  #write(line: Unchained): void {
    const { sink } = this.#options;
    if (sink === null || this.#isTorn) return;
    const { text, chain } = chained(this.#chain, line);
    this.#chain = chain;
    this.#buffer += text;
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
function requirePlainStep(line: Omit<EventLine, 'chain'>, state: unknown): void {
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
