/**
 * The format of a trace, in which a node records its steps: one file per incarnation of a node, one JSON value per line.
 *
 *     header, record, … event (step 0: the boot), snapshot, event, event, … snapshot, event, … end
 *
 * Records and snapshots may be missing.
 * The header's configuration and the events' inputs hold everything that the reducer can depend on. So each node can be
 * replayed alone, without search. The JSON Schema of a line is generated from these types.
 */

/** The name and version of the format, which the first line holds. */
export const TRACE_FORMAT = 'selfman-trace/2';

/**
 * The name of one sending of one message: `node.incarnation.step.index`, where `index` counts the outputs of that step,
 * from 0. The name travels with the message, and leads from the line of the receipt to that of the sending.
 */
export type MessageId = string;

/** A truncated SHA-256 in hexadecimal: 32 digits. */
export type Digest = string;

/**
 * The number of a step: 0 is the boot.
 * @TJS-type integer
 * @minimum 0
 * @maximum 9007199254740991
 */
export type Step = number;

/**
 * The identity of a node.
 * @TJS-type integer
 * @minimum 0
 * @maximum 9007199254740991
 */
export type Node = number;

/** The first line of a file. */
export interface HeaderLine {
  readonly type: 'header';
  readonly format: 'selfman-trace/2';
  /** The name of the run, which all its nodes share; traces of different runs are never merged. */
  readonly run: string;
  readonly node: Node;
  /**
   * 1 at the first boot of a node, one more at each restart.
   * @TJS-type integer
   * @minimum 1
   * @maximum 9007199254740991
   */
  readonly incarnation: number;
  /** The name of the protocol whose reducer ran. */
  readonly protocol: string;
  /** The configuration with which the reducer was booted, in full. */
  readonly config: unknown;
  /** The program that wrote the file, and its version; for people. */
  readonly software: string;
  /** Milliseconds since 1970, for people: nothing is ever ordered by it. */
  readonly wallMs: number;
  /** The trace of an earlier life of the node, as this one found it in its folder. Absent: there was none. */
  readonly earlier?: EarlierTrace;
  /** Absent: this file is the first one of the life. */
  readonly segment?: Segment;
  /**
   * Steps are left out where the disk cannot keep up. So if the life was killed, it may have taken more steps than its trace says.
   * Absent: none is left out.
   */
  readonly leavesOut?: true;
  /** Names the key with which secrets of clients were replaced. Absent: none was replaced. */
  readonly redaction?: Digest;
  readonly chain: Digest;
}

/** A file that goes on where another file of the same life has ended. */
export interface Segment {
  /**
   * The number of the file; the first one has none, and counts as 1.
   * @TJS-type integer
   * @minimum 2
   * @maximum 9007199254740991
   */
  readonly number: number;
  /** The first step in this file. */
  readonly from: Step;
  /** The last chain of the file before it, on which the chain of this line builds. */
  readonly chain: Digest;
}

/** The end of the trace of an earlier life. If that life was killed, nothing else says where its trace ends. */
export interface EarlierTrace {
  /**
   * @TJS-type integer
   * @minimum 1
   * @maximum 9007199254740991
   */
  readonly incarnation: number;
  /** That of its last complete line. */
  readonly chain: Digest;
}

/** One step of the reducer. Steps are numbered consecutively. */
export interface EventLine {
  readonly type: 'event';
  readonly step: Step;
  /**
   * The Lamport clock: one more than the clock of the previous step and, at a receipt, than the clock of the sending.
   * @TJS-type integer
   * @minimum 1
   * @maximum 9007199254740991
   */
  readonly lamport: number;
  /** Milliseconds since 1970, for people. */
  readonly wallMs: number;
  readonly input: Input;
  /** The effects of the step, in order. */
  readonly outputs: readonly Output[];
  /** The changes of the state since the last line with changes, or since the boot. Absent: a later line says them. */
  readonly changes?: readonly Edit[];
  /** At the boot: the digest of the state after it. Changes say the rest. */
  readonly digest?: Digest;
  /** Absent: the chain of a later line covers this one. */
  readonly chain?: Digest;
}

/** A part of the durable record that the node found at its boot, as the entries of its disk. Before the boot. */
export interface RecordLine {
  readonly type: 'record';
  readonly entries: readonly RecordEntry[];
  /** Absent: the chain of a later line covers this one. */
  readonly chain?: Digest;
}

export interface RecordEntry {
  readonly key: string;
  readonly value: unknown;
}

/** The whole state after a step, and what may happen next. It follows the event of that step. */
export interface SnapshotLine {
  readonly type: 'snapshot';
  readonly step: Step;
  /** Absent: the state is in the part lines that precede this one. */
  readonly state?: unknown;
  /** The armed timers, in the order of their canonical form. */
  readonly timers: readonly unknown[];
  /** The nodes that the failure detector watches, ascending. */
  readonly monitored: readonly Node[];
  /** Absent: the chain of a later line covers this one. */
  readonly chain?: Digest;
}

/** A part of a state that is too large for one line. A snapshot follows the last part; its state is the JSON text of all parts. */
export interface PartLine {
  readonly type: 'part';
  readonly text: string;
  /** Absent: the chain of a later line covers this one. */
  readonly chain?: Digest;
}

/** Steps that were left out on purpose, from `from` to `to`, both included. A snapshot of step `to` follows. */
export interface GapLine {
  readonly type: 'gap';
  readonly from: Step;
  readonly to: Step;
  /** `full`: the disk was full, or could not keep up. `window`: only a part of the run was to be recorded. */
  readonly why: 'full' | 'window';
  /** Absent: the chain of a later line covers this one. */
  readonly chain?: Digest;
}

/** The last line. A file without it comes from a node that was killed, or has lost its tail. */
export interface EndLine {
  readonly type: 'end';
  /** The last step. */
  readonly step: Step;
  /** `stop`: the node was told to stop. `fatal`: the reducer threw at the next event. */
  readonly why: 'stop' | 'fatal';
  readonly chain: Digest;
}

/** A line between the header and the end. */
export type BodyLine = RecordLine | EventLine | SnapshotLine | GapLine;

export type TraceLine = HeaderLine | BodyLine | PartLine | EndLine;

/** An input of the node: an event of the kernel, with the name of the message for a receipt, or the boot. */
export type Input = BootInput | StartInput | ReceiveInput | RequestInput | TimeoutInput | SuspectInput | RestoreInput | ChosenInput;

export interface BootInput {
  readonly type: 'boot';
  /** The durable record that the node found; absent when there was none, or when it is in record lines. */
  readonly durable?: unknown;
  /**
   * The number of entries in the record lines. Absent when there are no such lines.
   * @TJS-type integer
   * @minimum 1
   */
  readonly entries?: number;
}
export interface StartInput {
  readonly type: 'start';
}
export interface ReceiveInput {
  readonly type: 'receive';
  readonly mid: MessageId;
  readonly from: Node;
  readonly message: unknown;
}
export interface RequestInput {
  readonly type: 'request';
  readonly request: unknown;
}
export interface TimeoutInput {
  readonly type: 'timeout';
  readonly timer: unknown;
}
export interface SuspectInput {
  readonly type: 'suspect';
  readonly node: Node;
}
export interface RestoreInput {
  readonly type: 'restore';
  readonly node: Node;
}
export interface ChosenInput {
  readonly type: 'chosen';
  /** @TJS-type integer */
  readonly value: number;
}

/** An output of the node: an effect of the kernel, with the name of the message for a sending. */
export type Output =
  | SendOutput
  | SetTimerOutput
  | CancelTimerOutput
  | MonitorOutput
  | UnmonitorOutput
  | PersistOutput
  | ChooseOutput
  | IndicateOutput
  | StopOutput;

export interface SendOutput {
  readonly type: 'send';
  readonly mid: MessageId;
  readonly to: Node;
  readonly message: unknown;
}
export interface SetTimerOutput {
  readonly type: 'setTimer';
  readonly timer: unknown;
  readonly afterMs: number;
}
export interface CancelTimerOutput {
  readonly type: 'cancelTimer';
  readonly timer: unknown;
}
export interface MonitorOutput {
  readonly type: 'monitor';
  readonly node: Node;
  /** The incarnation of the node that is watched. Omitted: the first. */
  readonly incarnation?: number;
}
export interface UnmonitorOutput {
  readonly type: 'unmonitor';
  readonly node: Node;
}
/** The durable record was replaced. It follows from the steps, so the line does not repeat it. */
export interface PersistOutput {
  readonly type: 'persist';
}
export interface ChooseOutput {
  readonly type: 'choose';
  /** @TJS-type integer */
  readonly among: number;
}
export interface IndicateOutput {
  readonly type: 'indicate';
  readonly output: unknown;
}

export interface StopOutput {
  readonly type: 'stop';
}

/**
 * One change of a state. `path` is a JSON Pointer (RFC 6901).
 * With `value`: it replaces what is there, or is added. With `splice`: in the array there, `removed` items from index `at` on give
 * way to `added`. With neither: nothing is there any more.
 */
export interface Edit {
  readonly path: string;
  readonly value?: unknown;
  readonly splice?: Splice;
}

export interface Splice {
  /** @TJS-type integer */
  readonly at: number;
  /** @TJS-type integer */
  readonly removed: number;
  readonly added: readonly unknown[];
}

/** One place where two values differ. `path` is a JSON Pointer (RFC 6901); a side without `before` or `after` has nothing there. */
export interface Change {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}
