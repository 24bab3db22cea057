/** What a replay found: the wire form of `replay --json`, from which its JSON Schema is generated. */
import type { Change } from '../format/line.ts';

/**
 * - `conforms`: every recorded step is what the reducers do, every receipt has its sending, the properties hold.
 * - `diverged`: at one event at least, that is not so.
 * - `inconclusive`: no divergence was found, but something is missing or was altered.
 */
export type ReplayVerdict = 'conforms' | 'diverged' | 'inconclusive';

/** Why the recorded run is none that the reducers and the network can make. */
export type DivergenceKind =
  /** The input could not happen: a timer that was not armed, a node that was not monitored, a second start. */
  | 'notEnabled'
  /** The reducer threw, or changed its arguments. */
  | 'reducerThrew'
  /** The reducer does something else than was recorded. */
  | 'outputs'
  /** The reducer arrives at another state than was recorded. */
  | 'state'
  /** The Lamport clock does not follow from the step before and the sending. */
  | 'clock'
  /** A message was received that nobody sent. */
  | 'unsentMessage'
  /** A message was received once more than it was sent. */
  | 'duplicateDelivery'
  /** A message was received otherwise than it was sent: another content, sender or receiver. */
  | 'wrongMessage'
  /** A receipt comes, by the order of the nodes' own lines, before its sending. */
  | 'cycle'
  /** A promise of the protocol is broken. */
  | 'property';

/** Why nothing can be said for sure. */
export type DoubtKind =
  /** Bytes of the file were changed after they were written. */
  | 'altered'
  /** A line is missing, doubled or moved; the file is not used from there on. */
  | 'order'
  /** The file has no end: the node was killed, or the tail is lost. */
  | 'noEnd'
  /** The reducer threw at the event after the last one that was recorded. */
  | 'fatal'
  /** Steps are missing on purpose. */
  | 'gap'
  /** A message was received from a step that no trace has. */
  | 'missingSending'
  /** Messages went to, or came from, a node of which there is no trace. */
  | 'missingTrace';

/** Where in the run, and where in the files. */
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
  /** What the replay says should be there. */
  readonly expected?: unknown;
  /** What the trace says. */
  readonly actual?: unknown;
  /** From what was expected (`before`) to what was recorded (`after`), part by part. */
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
  };
}

/** How a property fared. */
export interface Judged {
  readonly name: string;
  readonly kind: 'always' | 'step' | 'reachable' | 'recoverable';
  /**
   * In how many states, or of how many steps, it was asked. A `recoverable` property is asked once: at the end, with
   * no message in flight and no timer armed.
   * @TJS-type integer
   */
  readonly judged: number;
  /** @TJS-type integer */
  readonly held: number;
}

export interface ReplayReport {
  readonly verdict: ReplayVerdict;
  readonly protocol: string;
  readonly run: string;
  readonly consumed: Consumed;
  readonly properties: readonly Judged[];
  /** The event that the verdict is about: the causally first divergence, or else the first doubt. */
  readonly first?: Finding;
  /** Everything that is missing or altered, in causal order. */
  readonly doubts: readonly Finding[];
}
