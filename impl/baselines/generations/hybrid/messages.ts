/** What a hub and its peers say to each other. Who asks learns where the item is; fetching it is no part of the search. */
import type { NodeId } from '../../../kernel/protocol.ts';

/** The name of something that peers have. */
export type Item = number;

export type Message =
  /** "I am here, and have these." */
  | { readonly type: 'register'; readonly items: readonly Item[] }
  | { readonly type: 'question'; readonly item: Item }
  /** Null: no peer that the hub knows has it. */
  | { readonly type: 'answer'; readonly item: Item; readonly holder: NodeId | null };

export interface Request {
  readonly type: 'find';
  readonly item: Item;
}

export interface Output {
  readonly type: 'answered';
  readonly item: Item;
  readonly holder: NodeId | null;
}
