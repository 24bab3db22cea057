/** The options of a recorder, and the target of its lines. */
import { isRecord } from '../../impl/kernel/plain-data.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { EarlierTrace, EndLine, RecordEntry } from '../format/line.ts';

/** The target of a trace's lines. */
export interface Sink {
  /** Writes whole lines with their newlines. Once this returns, they survive the end of the process. */
  append(text: string): void;
  /** `why`: the node stops, or it has failed. */
  close(why?: EndLine['why']): void;
  /** The trace of an earlier life of the node, at the same target. Omitted: there is none. */
  readonly earlier?: EarlierTrace | null;
  /** Whether the trace should go on in another file. Omitted: never. */
  readonly isFull?: boolean;
  /** Later lines go to another file, the `segment`-th. Omitted: there is only one. */
  next?(segment: number): void;
  /**
   * After a failure of `append`: the target ends with the lines of the last one that succeeded. Returns whether that was possible.
   * Omitted: it never is.
   */
  retract?(): boolean;
  /** Whether writing takes so long that some steps should be left out. Omitted: never. */
  readonly isLagging?: boolean;
  /** Writes what is kept in memory alone. Returns the folder. Omitted: nothing is. */
  dump?(): string;
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

/** Replaces secrets in what is recorded. Equal values become equal ones, and the reducer must not notice. */
export interface Redaction {
  /** Names the key, without telling it. 32 hexadecimal digits. */
  readonly id: string;
  /** The value without secrets; a value without any is returned as it is. */
  redacted<T>(value: T): T;
  /** An entry of the durable record without secrets. */
  entry(entry: RecordEntry): RecordEntry;
}

export interface RecorderOptions extends StateRecording {
  readonly identity: Identity;
  /** With null, steps are numbered and stamped, but not written. */
  readonly sink: Sink | null;
  /** Returns the time in milliseconds since 1970. */
  now(): number;
  /** Lines wait in memory until `flush`, which is to be called before an effect leaves the node. Omitted: each is written at once. */
  readonly isBuffered?: boolean;
  /** At a target that fails, or cannot keep up: `fail` throws, and `gap` leaves steps out, and says so later. Omitted: `fail`. */
  readonly overload?: 'fail' | 'gap';
  /** Omitted: all is recorded as it is. */
  readonly redaction?: Redaction;
  /** Hears where steps are left out, in one sentence. Omitted: nobody does. */
  warning?(text: string): void;
  /** The entries of the durable record of a boot, as a large one does not fit into a line. Omitted: it is one value. */
  entriesOf?(record: unknown): readonly RecordEntry[];
}

export const SNAPSHOT_EVERY = 1000;

/** Whether the value has what a recorder needs. */
export function isRecorderOptions(value: unknown): boolean {
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
