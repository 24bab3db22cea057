/** The report of a replay, as `replay --json` writes it. Its JSON Schema is generated from these types. */
import type { Change } from '../format/line.ts';

/**
 * - `conforms`: the reducers repeat every recorded step, every receipt has its sending, and the properties hold.
 * - `diverged`: that is not so at one event at least.
 * - `inconclusive`: no divergence was found, but something is missing or was altered.
 */
export type ReplayVerdict = 'conforms' | 'diverged' | 'inconclusive';

/** The reason why the reducers and the network cannot make the recorded run. */
export type DivergenceKind =
  /** The input could not happen: a timer that was not armed, a node that was not monitored, a second start. */
  | 'notEnabled'
  /** The reducer threw, or changed its arguments. */
  | 'reducerThrew'
  /** The reducer's outputs differ from the recorded ones. */
  | 'outputs'
  /** The reducer's state differs from the recorded one. */
  | 'state'
  /** The Lamport clock does not follow from the previous step and the sending. */
  | 'clock'
  /** A message was received that nobody sent. */
  | 'unsentMessage'
  /** A message was received more often than it was sent. */
  | 'duplicateDelivery'
  /** A received message differs from the sent one in content, sender or receiver. */
  | 'wrongMessage'
  /** A receipt precedes its sending, by the order of the nodes' own lines. */
  | 'cycle'
  /** A node found another durable record at its boot than it had persisted, by the rule that later ones may be lost. */
  | 'record'
  /** A property of the protocol is broken. */
  | 'property';

/** The reason why the verdict is not certain. */
export type DoubtKind =
  /** Bytes of the file were changed after they were written. */
  | 'altered'
  /** A line is missing, doubled or moved; the file is not used from there on. */
  | 'order'
  /**
   * The file has no end: the node was killed, or the tail is lost. Where the node's next life has found the last line that is there,
   * the node was killed, and there is no doubt.
   */
  | 'noEnd'
  /** The reducer threw at the event after the last one that was recorded. */
  | 'fatal'
  /** Steps were left out on purpose. */
  | 'gap'
  /** A message was received from a step that no trace has. */
  | 'missingSending'
  /** Messages went to, or came from, a node without a trace; or a life of a node has none. */
  | 'missingTrace';

/** A place in the run and in the files. */
export interface Place {
  /** @TJS-type integer */
  readonly node: number;
  /** @TJS-type integer */
  readonly incarnation: number;
  /** @TJS-type integer */
  readonly step: number;
  readonly file: string;
  /**
   * From 1.
   * @TJS-type integer
   */
  readonly line: number;
}

export interface Finding {
  readonly kind: DivergenceKind | DoubtKind;
  readonly at: Place;
  /** One sentence. */
  readonly says: string;
  /** The name of the property that is broken; absent for other divergences. */
  readonly property?: string;
  /** The value that the replay expects. */
  readonly expected?: unknown;
  /** The value in the trace. */
  readonly actual?: unknown;
  /** The differences between the expected (`before`) and the recorded value (`after`), part by part. */
  readonly diff: readonly Change[];
}

export interface Consumed {
  /** @TJS-type integer */
  readonly files: number;
  readonly nodes: readonly number[];
  /**
   * Events that were replayed.
   * @TJS-type integer
   */
  readonly events: number;
  /**
   * Events in the files: more than `events` when the replay stopped at a divergence.
   * @TJS-type integer
   */
  readonly eventsInFiles: number;
  readonly byKind: { readonly [input: string]: number };
  readonly messages: {
    /** @TJS-type integer */
    readonly sent: number;
    /** @TJS-type integer */
    readonly delivered: number;
    /** @TJS-type integer */
    readonly inFlight: number;
    /**
     * Those that were in flight for so long that they count as lost.
     * @TJS-type integer
     */
    readonly lost: number;
  };
}

/** The result for one property. */
export interface Judged {
  readonly name: string;
  readonly kind: 'always' | 'step' | 'reachable' | 'recoverable';
  /**
   * The number of states or steps in which the property was judged. A `recoverable` property is judged once: at the end,
   * if no message is in flight and no timer is armed.
   * @TJS-type integer
   */
  readonly judged: number;
  /** @TJS-type integer */
  readonly held: number;
}

/** Facts about the first divergence. */
export interface Explanation {
  /** The events before it: by input and name of the message, how many. */
  readonly byAction: { readonly [action: string]: number };
  /** Kinds of inputs that do not occur before it. */
  readonly neverSeen: readonly string[];
  /** The command that shows the run, or its small part, in the explorer. Absent: nobody asked for one. */
  readonly open?: string;
  /** The inputs that the node could have taken instead: at most 20. */
  readonly enabled: readonly string[];
  /**
   * The number of events in its causal past, itself included.
   * @TJS-type integer
   */
  readonly past: number;
}

/** The verdict of one layer of a replay. */
export interface LayerVerdict {
  readonly verdict: ReplayVerdict;
  /** One sentence; absent when the layer conforms. */
  readonly because?: string;
}

/** The judged facts, layer by layer. A doubt weakens those layers that it concerns. */
export interface Layers {
  /** The lines are in the format and in order, nothing was altered, and no tail is missing. */
  readonly wellFormed: LayerVerdict;
  /** Each node alone does what its reducer does, and finds on its disk what it has persisted. */
  readonly nodes: LayerVerdict;
  /** Each receipt has its sending, and the properties hold in the merged order. */
  readonly whole: LayerVerdict;
  /** The run is one of an abstract spec. Absent: the protocol names none, or no step was judged by it. */
  readonly refinement?: LayerVerdict;
}

export interface ReplayReport {
  /** `diverged` if a step or a property is wrong; else `inconclusive` if anything is missing or altered; else `conforms`. */
  readonly verdict: ReplayVerdict;
  readonly protocol: string;
  readonly run: string;
  readonly layers: Layers;
  readonly consumed: Consumed;
  readonly properties: readonly Judged[];
  /** The finding that the verdict is about: the causally first divergence, or else the first doubt. */
  readonly first?: Finding;
  /** Of a run that diverged. */
  readonly explanation?: Explanation;
  /** Everything that is missing or altered, in causal order. */
  readonly doubts: readonly Finding[];
}
