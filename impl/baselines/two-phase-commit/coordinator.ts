/** The coordinator commits if all participants say yes, and aborts as soon as one says no or is suspected. */
import { indicate, type NodeId, next, send } from '../../kernel/protocol.ts';
import { withNumber } from '../../kernel/sorted-set.ts';
import type { Decision } from './messages.ts';
import type { CoordinatorNext } from './protocol.ts';
import type { Coordinator } from './state.ts';

/** Phase 1: asks all participants whether they can commit. */
export function onBegin(state: Coordinator): CoordinatorNext {
  if (state.phase !== 'idle') return next(state);
  const { participants } = state;
  const watching = participants.map((node) => ({ type: 'monitor' as const, node }));
  return next({ ...state, phase: 'collecting' }, ...watching, ...participants.map((node) => send(node, { type: 'prepare' as const })));
}

/** Phase 1: counts a yes. The last one decides. */
export function onYes(state: Coordinator, from: NodeId): CoordinatorNext {
  if (state.phase !== 'collecting') return next(state);
  const yes = withNumber(state.yes, from);
  const all = state.participants.every((participant) => yes.includes(participant));
  return all ? decide(state, 'commit') : next({ ...state, yes });
}

/** Phase 1: a participant says no, or is suspected. To abort is safe even if the suspicion is false. */
export function onNo(state: Coordinator): CoordinatorNext {
  return state.phase === 'collecting' ? decide(state, 'abort') : next(state);
}

/** Phase 2: tells all participants the outcome. */
function decide(state: Coordinator, decision: Decision): CoordinatorNext {
  const phase = decision === 'commit' ? 'committed' : 'aborted';
  const tidings = state.participants.flatMap((node) => [{ type: 'unmonitor' as const, node }, send(node, { type: decision })]);
  return next({ ...state, phase, yes: [] }, ...tidings, indicate({ type: phase }));
}
