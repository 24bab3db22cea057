/** The messages between a hub and its peers. The asker learns where the item is; fetching it is not part of the search. */
import type { NodeId } from '../../../kernel/protocol.ts';

/** The name of an item that peers have. */
export type Item = number;

export type Message =
  /** "I have these items." */
  | { readonly type: 'register'; readonly items: readonly Item[] }
  | { readonly type: 'question'; readonly item: Item }
  /** `holder`: a peer that has the item; null: none that the hub knows. */
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
