/** The relaxed ring: a table of contents. */
import type { Protocol } from '../kernel/protocol.ts';
import { boot, onJoiningEvent } from './joining.ts';
import { onLeavingEvent } from './leaving.ts';
import { withLivesSaid } from './lives.ts';
import { onMemberEvent } from './member.ts';
import type { RelaxedRing, RingEvent, RingNext } from './protocol.ts';
import { settle } from './settle.ts';
import type { State } from './state.ts';
import { typeInvariant } from './type-invariant.ts';

export const relaxedRing: Protocol<RelaxedRing> = {
  name: 'relaxed-ring',
  init: boot,
  step: (state, event) => withLivesSaid(settle(state, react(state, event))),
  typeInvariant,
};

function react(state: State, event: RingEvent): RingNext {
  switch (state.status) {
    case 'joining':
      return onJoiningEvent(state, event);
    case 'member':
      return onMemberEvent(state, event);
    case 'leaving':
      return onLeavingEvent(state, event);
  }
}
