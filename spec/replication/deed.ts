/** One step of one node that replicates, as it is judged: the event, the node's knowledge before and after, and its effects. */
import type { Identifier } from '../identifier-space/interval.ts';
import type { Content } from './register.ts';

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
  readonly store: {
    readonly holdings: readonly Holding[];
    readonly entries: readonly Entry[];
    readonly heard: readonly Heard[];
  };
  /** The owners that lookups have found. */
  readonly routes: readonly { readonly place: Identifier; readonly owner: Identifier }[];
  readonly operations: readonly Operation[];
  readonly restorations: readonly Restoration[];
  readonly gifts: readonly Gift[];
  readonly clock: number;
}

export interface Settings {
  readonly placed: { readonly size: number; readonly degree: number };
  readonly reads: 'plain' | 'writtenBack';
  readonly restoring: 'unknown' | 'absent';
  /** In milliseconds. Omitted: never. */
  readonly askAgainAfterMs?: number;
}

export interface Epoch {
  readonly round: number;
  readonly node: Identifier;
}

/** The places clockwise of `from`, up to and including `to`. */
export interface Arc {
  readonly from: Identifier;
  readonly to: Identifier;
}

export interface Heard extends Arc {
  readonly claim: Epoch;
}

export interface Holding extends Heard {
  readonly restored: boolean;
}

export interface Gift extends Heard {
  readonly entries: readonly Entry[];
}

export interface Version {
  readonly counter: number;
  readonly writer: Identifier;
}

export interface Entry {
  readonly place: Identifier;
  readonly key: Identifier;
  readonly value: Content;
  readonly version: Version;
}

export interface Restoration extends Heard {
  /** `left`: the part that is not read yet; null: all is read. */
  readonly readings: readonly { readonly turn: number; readonly left: Arc | null }[];
}

/** The place that an answer is about, its epoch, and the epochs heard of for the other places of the class. */
export interface Standing {
  readonly place: Identifier;
  readonly claim: Epoch;
  readonly others: readonly { readonly place: Identifier; readonly claim: Epoch }[];
}

export interface Reply extends Standing {
  readonly value: Content;
  readonly version: Version;
}

export interface ClientRequest {
  readonly type: 'get' | 'put';
  readonly ticket: number;
  readonly key: Identifier;
  /** Of a put. */
  readonly value?: Content;
}

export type Operation = Reading | Writing;

export interface Reading {
  readonly phase: 'reading';
  readonly ticket: number;
  readonly asked: ClientRequest;
  readonly answers: readonly Reply[];
}

export interface Writing {
  readonly phase: 'writing';
  readonly ticket: number;
  readonly asked: ClientRequest;
  readonly value: Content;
  readonly version: Version;
  readonly answers: readonly Standing[];
}

export interface Read {
  readonly type: 'read';
  readonly ticket: number;
  readonly place: Identifier;
  readonly key: Identifier;
}

export interface Write {
  readonly type: 'write';
  readonly ticket: number;
  readonly entry: Entry;
}

export type Answer =
  | { readonly type: 'unknown'; readonly ticket: number; readonly place: Identifier }
  | ({ readonly type: 'held'; readonly ticket: number } & Reply)
  | ({ readonly type: 'written'; readonly ticket: number } & Standing);

export type Message = Read | Write | Answer | { readonly type: 'fetch' | 'fetched' } | { readonly type: 'handOver'; readonly gift: Gift };

export type Request =
  | ClientRequest
  | { readonly type: 'responsible'; readonly predecessor: Identifier }
  | { readonly type: 'found'; readonly place: Identifier; readonly owner: Identifier }
  | { readonly type: 'leave'; readonly heir: Identifier };

export type Happening =
  | { readonly type: 'receive'; readonly from: Identifier; readonly message: Message }
  | { readonly type: 'request'; readonly request: Request }
  | { readonly type: 'start' | 'timeout' | 'suspect' | 'restore' | 'chosen' };

export type Output =
  | { readonly type: 'got'; readonly ticket: number; readonly value: Content; readonly version: Version }
  | { readonly type: 'stored'; readonly ticket: number; readonly version: Version }
  | { readonly type: 'lookup'; readonly place: Identifier }
  | { readonly type: 'restored' };

export interface Sent {
  readonly to: Identifier;
  readonly message: Message;
}

export type Effect =
  | ({ readonly type: 'send' } & Sent)
  | { readonly type: 'indicate'; readonly output: Output }
  | { readonly type: 'setTimer'; readonly timer: { readonly type: string }; readonly afterMs: number }
  | { readonly type: 'cancelTimer' | 'monitor' | 'unmonitor' | 'persist' | 'choose' | 'stop' };

export function sentIn({ effects }: Deed): readonly Sent[] {
  return effects.flatMap((effect) => (effect.type === 'send' ? [{ to: effect.to, message: effect.message }] : []));
}

export function toldIn({ effects }: Deed): readonly Output[] {
  return effects.flatMap((effect) => (effect.type === 'indicate' ? [effect.output] : []));
}
