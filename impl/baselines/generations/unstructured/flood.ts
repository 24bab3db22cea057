/** Flooding: a question spreads from neighbour to neighbour until its time to live ends. Each peer handles it once. */
import { indicate, type NodeId, next, send } from '../../../kernel/protocol.ts';
import type { Item, Query } from './messages.ts';
import type { UnstructuredNext } from './protocol.ts';
import { hasSeen, remember, type State } from './state.ts';

export function onFind(state: State, item: Item): UnstructuredNext {
  const { self, config, asked } = state;
  if (config.items.includes(item)) return next(state, indicate({ type: 'found', item, holder: self, hops: 0 }));
  const question = { asker: self, number: asked };
  const query: Query = { type: 'query', question, item, ttl: config.ttl, hops: 1 };
  return next({ ...remember(state, question), asked: asked + 1 }, ...config.neighbours.map((neighbour) => send(neighbour, query)));
}

/**
 * Answers if this peer has the item, and passes the question on in either case. A later copy is dropped, though it may have
 * come by a shorter way and could have gone farther.
 */
export function onQuery(state: State, from: NodeId, query: Query): UnstructuredNext {
  if (hasSeen(state, query.question)) return next(state);
  const { question, item, hops } = query;
  const answers = state.config.items.includes(item) ? [send(question.asker, { type: 'hit', item, hops } as const)] : [];
  return next(remember(state, question), ...answers, ...passedOn(state, from, query));
}

function passedOn({ config }: State, from: NodeId, query: Query) {
  if (query.ttl === 1) return [];
  const further: Query = { ...query, ttl: query.ttl - 1, hops: query.hops + 1 };
  return config.neighbours.filter((neighbour) => neighbour !== from).map((neighbour) => send(neighbour, further));
}
