/**
 * What a node writes down about itself: one file per incarnation of a node, one JSON value per line.
 *
 *     header, event (step 0: the boot), snapshot, event, event, … snapshot, event, … end
 *
 * Everything that the reducer could depend on is in the header's configuration or in an event's input, so each node
 * can be replayed alone, without search. From these types the JSON Schema of a line is generated.
 */

/** Names the format and its version; the first line says it. */
export const TRACE_FORMAT = 'selfman-trace/1';

/**
 * The name of one sending of one message: `node.incarnation.step.index`, where `index` counts the outputs of that
 * step, from 0. It travels with the message and leads from the line of the receipt to the line of the sending.
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
  /** The run that the nodes have in common; traces of different runs are never merged. */
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
  /** In full, not by reference: what the reducer was booted with. */
  readonly config: unknown;
  /** Program and version that wrote the file. For people. */
  readonly software: string;
  /** Milliseconds since 1970. For people: nothing is ever ordered by it. */
  readonly wallMs: number;
  readonly chain: Digest;
}

/** One step of the reducer; each is numbered one more than the one before. */
export interface EventLine {
  readonly type: 'event';
  readonly step: Step;
  /**
   * Lamport clock: one more than that of the step before and, at a receipt, than that of the sending.
   * @TJS-type integer
   * @minimum 1
   * @maximum 9007199254740991
   */
  readonly lamport: number;
  /** Milliseconds since 1970. For people. */
  readonly wallMs: number;
  readonly input: Input;
  /** What the step did, in order. */
  readonly outputs: readonly Output[];
  /** How the state differs from that before the step; at the boot nothing, as the snapshot behind it has it all. */
  readonly changes: readonly Change[];
  /** Digest of the canonical form of the state after the step. */
  readonly digest: Digest;
  readonly chain: Digest;
}

/** The whole state after a step, and what may happen next. Follows the event of that step. */
export interface SnapshotLine {
  readonly type: 'snapshot';
  readonly step: Step;
  readonly state: unknown;
  /** Timers that were set, and have neither run out nor been cancelled, in the order of their canonical form. */
  readonly timers: readonly unknown[];
  /** Nodes that the failure detector watches, ascending. */
  readonly monitored: readonly Node[];
  readonly chain: Digest;
}

/** Steps that are missing on purpose, from `from` to `to`, both included. A snapshot of step `to` follows. */
export interface GapLine {
  readonly type: 'gap';
  readonly from: Step;
  readonly to: Step;
  /** `full`: the disk could not keep up. `window`: only a window was wanted. */
  readonly why: 'full' | 'window';
  readonly chain: Digest;
}

/** The last line. A file without it belongs to a node that was killed, or has lost its tail. */
export interface EndLine {
  readonly type: 'end';
  /** The last one. */
  readonly step: Step;
  /** `stop`: somebody asked for it. `fatal`: the reducer threw at the next event. */
  readonly why: 'stop' | 'fatal';
  readonly chain: Digest;
}

export type TraceLine = HeaderLine | EventLine | SnapshotLine | GapLine | EndLine;

/** What happened to the node: the events of the kernel, the boot, and with each receipt the name of the message. */
export type Input = BootInput | StartInput | ReceiveInput | RequestInput | TimeoutInput | SuspectInput | RestoreInput | ChosenInput;

export interface BootInput {
  readonly type: 'boot';
  /** What the node had persisted before; absent when it had nothing. */
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

/** What the node did: the effects of the kernel, each sending with the name of its message. */
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

/** One place where two values differ. `path` is a JSON Pointer (RFC 6901); what is absent on a side is not there. */
export interface Change {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}
