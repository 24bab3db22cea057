/** The messages between the peers of an unstructured network. */
import type { NodeId } from '../../../kernel/protocol.ts';

/** The name of an item that peers have. */
export type Item = number;

export type Message = Query | Hit;

/** "Do you have this item? Ask your neighbours, too." */
export interface Query {
  readonly type: 'query';
  readonly question: Question;
  readonly item: Item;
  /** The number of hops that are left, this one included. At least 1. */
  readonly ttl: number;
  /** The number of hops so far, this one included. */
  readonly hops: number;
}

/** The identity of a question. Each peer numbers its own, so that others recognise a second copy. */
export interface Question {
  readonly asker: NodeId;
  readonly number: number;
}

/** "I have it." Sent directly to the asker. */
export interface Hit {
  readonly type: 'hit';
  readonly item: Item;
  /** As in the query. */
  readonly hops: number;
}

export interface Request {
  readonly type: 'find';
  readonly item: Item;
}

/** One for each peer that answers. If no peer has the item, there is no output. */
export interface Output {
  readonly type: 'found';
  readonly item: Item;
  readonly holder: NodeId;
  readonly hops: number;
}
