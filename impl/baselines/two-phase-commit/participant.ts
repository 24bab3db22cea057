/** A participant may abort by itself until it says yes. From then on it has to wait for the outcome. */
import { indicate, next, send } from '../../kernel/protocol.ts';
import type { Decision } from './messages.ts';
import type { ParticipantNext } from './protocol.ts';
import type { Participant } from './state.ts';

/** Phase 1: answers the coordinator. The answer depends on data that are not modelled, so both are possible. */
export function onPrepare(state: Participant): ParticipantNext {
  return state.phase === 'working' ? next(state, { type: 'choose', among: 2 }) : next(state);
}

export function onChosen(state: Participant, value: number): ParticipantNext {
  if (value === 0) return next({ ...state, phase: 'prepared' }, send(state.coordinator, { type: 'yes' }));
  return next({ ...state, phase: 'aborted' }, send(state.coordinator, { type: 'no' }), indicate({ type: 'aborted' }));
}

/** Phase 2: takes in the outcome. */
export function onDecision(state: Participant, decision: Decision): ParticipantNext {
  const phase = decision === 'commit' ? 'committed' : 'aborted';
  return state.phase === phase ? next(state) : next({ ...state, phase }, indicate({ type: phase }));
}

/** The coordinator is suspected. A participant that has said yes is blocked: it does not know what the others were told. */
export function onSuspect(state: Participant): ParticipantNext {
  return state.phase === 'working' ? onDecision(state, 'abort') : next(state);
}
