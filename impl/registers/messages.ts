/**
 * The messages between nodes, and the requests and outputs of the layers around. A register is one key of one class; its f
 * replicas are at the f places of the class.
 */
import type { Value } from '../kernel/plain-data.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { Version } from '../places/version.ts';

export type Message = Read | Held | Write | Written | Ahead;

/** The operation of the node that asks. No two operations have the same, not even after a restart. */
export interface OperationId {
  readonly boot: number;
  readonly number: number;
}

interface About {
  readonly operation: OperationId;
  readonly place: number;
}

export interface Register {
  readonly class: number;
  readonly key: string;
}

export interface Read extends About, Register {
  readonly type: 'read';
  /** The epoch whose answers are counted; −1: none was heard of yet. */
  readonly epoch: number;
}

/** The answer to `read`, under this epoch. */
export interface Held extends About {
  readonly type: 'held';
  readonly epoch: number;
  readonly version: Version;
  /** Null: nothing was written, or it is deleted. */
  readonly value: Value;
}

export interface Write extends About, Register {
  readonly type: 'write';
  readonly epoch: number;
  readonly version: Version;
  readonly value: Value;
}

/** The answer to `write`: this version, or a newer one, is kept under this epoch. */
export interface Written extends About {
  readonly type: 'written';
  readonly epoch: number;
}

/** The refusal of `read` and `write`: this epoch is later than the one that was named. */
export interface Ahead extends About {
  readonly type: 'ahead';
  readonly epoch: number;
}

export type Request = Get | Put | Answered | Located;

/** From a client. The client makes the tickets; each is used once. */
export interface Get extends Register {
  readonly type: 'get';
  readonly ticket: number;
}

/** From a client. A value of null deletes. */
export interface Put extends Register {
  readonly type: 'put';
  readonly ticket: number;
  readonly value: Value;
}

/** From the layer below, the answers to `keep` and `look`. */
export type Answered =
  | (Below & { readonly type: 'kept' })
  | (Below & { readonly type: 'shown'; readonly epoch: number; readonly version: Version; readonly value: Value })
  /** `epoch`: the one that the layer knows for the class; −1: none. */
  | (Below & { readonly type: 'refused'; readonly because: string; readonly epoch: number });

interface Below extends Register {
  readonly place: number;
}

/** From the layer below, the answer to `locate`. By place; null: no node is known. */
export interface Located {
  readonly type: 'located';
  readonly class: number;
  readonly nodes: readonly (NodeId | null)[];
}

export type Output =
  /** To the client. A value of null: there is none. */
  | { readonly type: 'got'; readonly ticket: number; readonly version: Version; readonly value: Value }
  | { readonly type: 'stored'; readonly ticket: number; readonly version: Version }
  /** To the client: no answer. `mayHappen`: the write may have an effect, now or later. If not, it has none and never will. */
  | { readonly type: 'gaveUp'; readonly ticket: number; readonly mayHappen: boolean }
  /** To the layer below, which answers in the same step, in the same order. */
  | (Below & { readonly type: 'look'; readonly epoch: number })
  | (Below & { readonly type: 'keep'; readonly epoch: number; readonly version: Version; readonly value: Value })
  | { readonly type: 'locate'; readonly class: number; readonly epoch: number; readonly missing: readonly number[] };

/** An answer is missing. */
export interface Timer {
  readonly type: 'retry';
}
