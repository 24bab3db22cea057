/** One step of one node that routes by fingers, as it is judged: the event, the node's knowledge before and after, and its effects. */
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
  readonly config: {
    readonly keys: number;
    readonly arity: number;
    readonly refreshAfterMs?: number;
    /** How many lookups may wait; left out: any number. */
    readonly waitingAtMost?: number;
  };
  /** Null: the node is not a member. A successor of null: the ring knows of none. */
  readonly neighbours: ({ readonly type: 'neighbours' } & Neighbours) | null;
  readonly heir: Identifier | null;
  /** The ring has ended at this node; left out: it has not. */
  readonly hasLeft?: true;
  readonly fingers: readonly Identifier[];
  readonly suspected: readonly Identifier[];
  readonly waiting: readonly Lookup[];
}

export interface Neighbours {
  readonly predecessor: Identifier;
  readonly successor: Identifier | null;
}

export interface Lookup {
  readonly type: 'lookup';
  readonly key: Identifier;
  readonly origin: Identifier;
  readonly purpose: 'client' | 'finger';
  /** `back`: it has passed its key. */
  readonly direction: 'onward' | 'back';
  /** The first place for which the sender's table has the receiver; null: there is none, or the lookup is not under way. */
  readonly target: Identifier | null;
  /** How often a node that has left without an heir has sent it on; left out: never. */
  readonly turns?: number;
}

export type Message =
  | Lookup
  | { readonly type: 'found'; readonly key: Identifier; readonly purpose: 'client' | 'finger' }
  | { readonly type: 'nearer'; readonly node: Identifier };

export type Request =
  | { readonly type: 'lookup'; readonly key: Identifier }
  | { readonly type: 'refresh' }
  | ({ readonly type: 'neighbours' } & Neighbours)
  | { readonly type: 'leaving'; readonly heir: Identifier | null }
  | { readonly type: 'left' };

export type Happening =
  | { readonly type: 'start' | 'timeout' | 'chosen' }
  | { readonly type: 'receive'; readonly from: Identifier; readonly message: Message }
  | { readonly type: 'request'; readonly request: Request }
  | { readonly type: 'suspect' | 'restore'; readonly node: Identifier };

/** An answer for the client of this node. */
export interface Told {
  readonly key: Identifier;
  readonly owner: Identifier;
}

export type Effect =
  | { readonly type: 'send'; readonly to: Identifier; readonly message: Message }
  | { readonly type: 'indicate'; readonly output: Told }
  | { readonly type: 'monitor' | 'unmonitor'; readonly node: Identifier }
  | { readonly type: 'setTimer'; readonly timer: { readonly type: string }; readonly afterMs: number }
  | { readonly type: 'cancelTimer' | 'persist' | 'choose' | 'stop' };

/** The neighbours that the ring has named, or the heir that it has; the node itself left out. */
export function neighboursOf({ self, neighbours, heir }: Mind): readonly Identifier[] {
  if (neighbours === null) return heir === null || heir === self ? [] : [heir];
  return [neighbours.predecessor, neighbours.successor ?? self].filter((node) => node !== self);
}

/** The nodes whose crash a node must hear of. */
export function dependedOn(mind: Mind): readonly Identifier[] {
  return ascending([...mind.fingers, ...mind.suspected, ...neighboursOf(mind)]);
}
