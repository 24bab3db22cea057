/** A participant may abort by itself until it has said yes. From then on it can but wait. */
import { indicate, next, send } from '../../kernel/protocol.ts';
import type { Decision } from './messages.ts';
import type { ParticipantNext } from './protocol.ts';
import type { Participant } from './state.ts';

/** Whether it can commit is up to its own data, which are not modelled: any answer is possible. */
export function onPrepare(state: Participant): ParticipantNext {
  return state.phase === 'working' ? next(state, { type: 'choose', among: 2 }) : next(state);
}

export function onChosen(state: Participant, value: number): ParticipantNext {
  if (value === 0) return next({ ...state, phase: 'prepared' }, send(state.coordinator, { type: 'yes' }));
  return next({ ...state, phase: 'aborted' }, send(state.coordinator, { type: 'no' }), indicate({ type: 'aborted' }));
}

export function onDecision(state: Participant, decision: Decision): ParticipantNext {
  const phase = decision === 'commit' ? 'committed' : 'aborted';
  return state.phase === phase ? next(state) : next({ ...state, phase }, indicate({ type: phase }));
}

/** The coordinator may have crashed. One that has said yes does not know what it has told the others. */
export function onSuspect(state: Participant): ParticipantNext {
  return state.phase === 'working' ? onDecision(state, 'abort') : next(state);
}
