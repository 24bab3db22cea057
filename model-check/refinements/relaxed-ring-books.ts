/** How a world of relaxed-ring nodes is seen by somebody who may look into them. */
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import type { Config } from '../../impl/relaxed-ring/state.ts';
import { successorsOf } from '../../impl/relaxed-ring/successor-list.ts';
import type { Books } from '../../spec/relaxed-ring/books.ts';
import type { Resting } from '../../spec/relaxed-ring/rest.ts';
import type { NodeView, World } from '../world/world.ts';

/** Each part is made when it is read, for no property needs all of them. `apart`: who can never reach whom. */
export function booksOf<H>(world: World<RelaxedRing, H>, apart: Resting['apart'] = []): Resting {
  let books: readonly Books[] | undefined;
  return {
    get size() {
      return world.nodes[0].state.config.keys;
    },
    get books() {
      books ??= world.nodes.flatMap((node) => (node.status === 'down' ? [] : [bookOf(node)]));
      return books;
    },
    get quiet() {
      return world.quiet;
    },
    get down() {
      return world.nodes.flatMap(({ id, status }) => (status === 'down' ? [id] : []));
    },
    apart,
  };
}

function bookOf({ id, status, state, timers, monitored }: NodeView<RelaxedRing>): Books {
  const common = {
    id,
    started: status !== 'new',
    watched: monitored,
    timers: timers.map(({ type }) => type),
    wanted: wantedBy(state.config),
  };
  switch (state.status) {
    case 'joining':
      return { ...common, status: 'joining' };
    case 'leaving': {
      const { heir, hasInherited, followers, awaited, suspected } = state;
      return { ...common, status: 'leaving', heir, hasInherited, followers, awaited, suspected };
    }
    case 'member': {
      const { predecessor, followers, asked, suspected } = state;
      const known = { predecessor, followers, asked, suspected, successors: successorsOf(state) };
      const counted = { listLength: state.config.successorListLength, held: state.held.length };
      return { ...common, status: 'member', ...known, ...counted, noted: state.returns.map(({ node }) => node) };
    }
  }
}

function wantedBy({ retryAfterMs, refreshAfterMs }: Config): Books['wanted'] {
  return { outside: retryAfterMs === undefined ? [] : ['askAgain'], inside: refreshAfterMs === undefined ? [] : ['refresh'] };
}
