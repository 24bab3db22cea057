/** What the peers of an unstructured network say to each other. */
import type { NodeId } from '../../../kernel/protocol.ts';

/** The name of something that peers have. */
export type Item = number;

export type Message = Query | Hit;

/** "Who has this? Ask your neighbours, too." */
export interface Query {
  readonly type: 'query';
  readonly question: Question;
  readonly item: Item;
  /** How many more times it may be passed on, this time included. At least 1. */
  readonly ttl: number;
  /** How many times it has been passed on, this time included. */
  readonly hops: number;
}

/** Each peer numbers what it asks, so that a query that arrives a second time is known again. */
export interface Question {
  readonly asker: NodeId;
  readonly number: number;
}

/** "I have it", straight to the asker. */
export interface Hit {
  readonly type: 'hit';
  readonly item: Item;
  /** Those of the query. */
  readonly hops: number;
}

export interface Request {
  readonly type: 'find';
  readonly item: Item;
}

/** One for each peer that answers. Of what is not found nothing is heard. */
export interface Output {
  readonly type: 'found';
  readonly item: Item;
  readonly holder: NodeId;
  readonly hops: number;
}
