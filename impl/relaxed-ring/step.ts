/** The relaxed ring, joins only: a table of contents. */
import type { Protocol } from '../kernel/protocol.ts';
import { onJoiningEvent } from './joining.ts';
import { onMemberEvent } from './member.ts';
import type { RelaxedRing, RingEvent, RingNext } from './protocol.ts';
import { newcomer, type State } from './state.ts';

export const relaxedRing: Protocol<RelaxedRing> = {
  name: 'relaxed-ring',
  init: (self, config) => ({ state: newcomer(self, config), effects: [] }),
  step,
};

function step(state: State, event: RingEvent): RingNext {
  return state.status === 'joining' ? onJoiningEvent(state, event) : onMemberEvent(state, event);
}
