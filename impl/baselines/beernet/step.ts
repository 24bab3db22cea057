/** Beernet's relaxed ring: a table of contents. */
import { unreachable } from '../../kernel/invariant.ts';
import { type NodeId, next, type Protocol } from '../../kernel/protocol.ts';
import { onJoin, onJoinOk, onNewSucc, onPredNoMore, onStart } from './join.ts';
import type { Message } from './messages.ts';
import type { Beernet, BeernetEvent, BeernetNext } from './protocol.ts';
import { onCrash, onFix, onFixOk } from './recovery.ts';
import { newcomer, type State } from './state.ts';
import { watching } from './watching.ts';

export const beernet: Protocol<Beernet> = {
  name: 'beernet',
  init: (self, config) => ({ state: newcomer(self, config), effects: [] }),
  step: (state, event) => watching(state, react(state, event)),
};

function react(state: State, event: BeernetEvent): BeernetNext {
  switch (event.type) {
    case 'start':
      return onStart(state);
    case 'receive':
      return onMessage(state, event.from, event.message);
    case 'suspect':
      return onCrash(state, event.node);
    default:
      return next(state); // `restore`, too: “alive” is left to be done in the source.
  }
}

function onMessage(state: State, from: NodeId, message: Message): BeernetNext {
  switch (message.type) {
    case 'join':
      return onJoin(state, message);
    case 'joinOk':
      return onJoinOk(state, from, message);
    case 'newSucc':
      return onNewSucc(state, from, message);
    case 'predNoMore':
      return onPredNoMore(state, from);
    case 'fix':
      return onFix(state, from);
    case 'fixOk':
      return onFixOk(state, from, message);
    case 'joinLater':
    case 'badRingRef':
      return next(state); // As in the source, a refusal has no effect.
    default:
      return unreachable(message);
  }
}
