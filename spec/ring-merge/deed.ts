/** One step of one node, as it is judged: the event, the node's knowledge before and after, and its effects. */
import type { Identifier } from '../identifier-space/interval.ts';
import { ascending } from '../kernel/sorted-set.ts';

export interface Deed {
  readonly before: Mind;
  readonly event: Happening;
  readonly after: Mind;
  readonly effects: readonly Effect[];
}

/** The knowledge of a node. */
export interface Mind {
  readonly self: Identifier;
  readonly config: Settings;
  /** Null: the node is in no ring yet. A successor of null: it is isolated. */
  readonly neighbours: { readonly predecessor: Identifier; readonly successor: Identifier | null } | null;
  readonly contacts: readonly Identifier[];
  /** The newest first. */
  readonly passive: readonly Identifier[];
  readonly suspected: readonly Identifier[];
  /** The next one first. */
  readonly queue: readonly Detection[];
  readonly sought: readonly Identifier[];
  /** Look-ups in hand that wait for a choice, the next one first. */
  readonly agenda: readonly Lookup[];
  readonly armed: readonly string[];
  readonly turn: number;
}

export interface Settings {
  /** The size of the identifier space. */
  readonly keys: number;
  readonly fanout: number;
  readonly passiveListLength: number;
  readonly tickMs: number;
  readonly retryMs?: number;
  readonly lookForSelfMs?: number;
  readonly bootstrap: readonly Identifier[];
}

export interface Detection {
  readonly node: Identifier;
  readonly fanout: number;
  readonly again: boolean;
}

export interface Lookup {
  readonly type: 'mlookup';
  readonly id: Identifier;
  readonly fanout: number;
  readonly origin: Identifier | null;
  readonly again: boolean;
}

export interface TryMerge {
  readonly type: 'trymerge';
  readonly predecessor: Identifier;
  readonly successor: Identifier;
  readonly again: boolean;
}

export type Message =
  | Lookup
  | TryMerge
  | { readonly type: 'candidate'; readonly again: boolean }
  | { readonly type: 'enqueue'; readonly id: Identifier; readonly fanout: number }
  | { readonly type: 'sameRing'; readonly id: Identifier };

export type Request =
  | { readonly type: 'neighbours'; readonly predecessor: Identifier; readonly successor: Identifier | null }
  | { readonly type: 'merge'; readonly with: Identifier }
  | { readonly type: 'contacts'; readonly nodes: readonly Identifier[] };

export type Happening =
  | { readonly type: 'start' }
  | { readonly type: 'receive'; readonly from: Identifier; readonly message: Message }
  | { readonly type: 'request'; readonly request: Request }
  | { readonly type: 'timeout'; readonly timer: { readonly type: 'tick' | 'retry' | 'lookForSelf' } }
  | { readonly type: 'suspect' | 'restore'; readonly node: Identifier }
  | { readonly type: 'chosen'; readonly value: number };

/** A message and its receiver. */
export interface Sent {
  readonly to: Identifier;
  readonly message: Message;
}

/** An event for the ring: this node may be a closer successor. */
export interface Considered {
  readonly node: Identifier;
  readonly again: boolean;
}

export type Effect =
  | ({ readonly type: 'send' } & Sent)
  | { readonly type: 'indicate'; readonly output: Considered }
  | { readonly type: 'monitor' | 'unmonitor'; readonly node: Identifier }
  | { readonly type: 'setTimer'; readonly timer: { readonly type: string }; readonly afterMs: number }
  | { readonly type: 'choose'; readonly among: number }
  | { readonly type: 'cancelTimer' | 'persist' | 'stop' };

/** All nodes that it points to, as a set. */
export function pointers({ self, neighbours, contacts }: Mind): readonly Identifier[] {
  const beside = neighbours === null ? [] : [neighbours.predecessor, neighbours.successor ?? self];
  return ascending([...beside, ...contacts]).filter((node) => node !== self);
}
