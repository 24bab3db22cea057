/** Peers that flood questions: a table of contents. */
import { unreachable } from '../../../kernel/invariant.ts';
import { type Event, indicate, next, type Protocol } from '../../../kernel/protocol.ts';
import { onFind, onQuery } from './flood.ts';
import type { Unstructured, UnstructuredNext } from './protocol.ts';
import type { State } from './state.ts';

export const unstructured: Protocol<Unstructured> = {
  name: 'unstructured',
  init: (self, config) => next<Unstructured>({ self, config, asked: 0, seen: [] }),
  step,
};

function step(state: State, event: Event<Unstructured>): UnstructuredNext {
  if (event.type === 'request') return onFind(state, event.request.item);
  if (event.type !== 'receive') return next(state);
  const { from, message } = event;
  switch (message.type) {
    case 'query':
      return onQuery(state, from, message);
    case 'hit':
      return next(state, indicate({ type: 'found', item: message.item, holder: from, hops: message.hops }));
    default:
      return unreachable(message);
  }
}
