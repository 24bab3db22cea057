/**
 * The format of a trace, in which a node records its steps: one file per incarnation of a node, one JSON value per line.
 *
 *     header, event (step 0: the boot), snapshot, event, event, … snapshot, event, … end
 *
 * The header's configuration and the events' inputs hold everything that the reducer can depend on. So each node can be
 * replayed alone, without search. The JSON Schema of a line is generated from these types.
 */

/** The name and version of the format, which the first line holds. */
export const TRACE_FORMAT = 'selfman-trace/1';

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
  readonly format: 'selfman-trace/1';
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
  /** The changes of the state in this step; none at the boot, as the snapshot after it holds the whole state. */
  readonly changes: readonly Change[];
  /** The digest of the canonical form of the state after the step. */
  readonly digest: Digest;
  readonly chain: Digest;
}

/** The whole state after a step, and what may happen next. It follows the event of that step. */
export interface SnapshotLine {
  readonly type: 'snapshot';
  readonly step: Step;
  readonly state: unknown;
  /** The armed timers, in the order of their canonical form. */
  readonly timers: readonly unknown[];
  /** The nodes that the failure detector watches, ascending. */
  readonly monitored: readonly Node[];
  readonly chain: Digest;
}

/** Steps that were left out on purpose, from `from` to `to`, both included. A snapshot of step `to` follows. */
export interface GapLine {
  readonly type: 'gap';
  readonly from: Step;
  readonly to: Step;
  /** `full`: the disk could not keep up. `window`: only a part of the run was to be recorded. */
  readonly why: 'full' | 'window';
  readonly chain: Digest;
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

export type TraceLine = HeaderLine | EventLine | SnapshotLine | GapLine | EndLine;

/** An input of the node: an event of the kernel, with the name of the message for a receipt, or the boot. */
export type Input = BootInput | StartInput | ReceiveInput | RequestInput | TimeoutInput | SuspectInput | RestoreInput | ChosenInput;

export interface BootInput {
  readonly type: 'boot';
  /** The durable record that the node found; absent when there was none. */
  readonly durable?: unknown;
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
export interface PersistOutput {
  readonly type: 'persist';
  readonly record: unknown;
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

/** One place where two values differ. `path` is a JSON Pointer (RFC 6901); a side without `before` or `after` has nothing there. */
export interface Change {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}
