/**
 * Rectify. A notified node adopts the notifier as its predecessor if it has none, or if the notifier is closer. Else it asks
 * its predecessor for a sign of life, and adopts the notifier only if none comes.
 */
import { inOpen } from '../../identifier-space/interval.ts';
import { type NodeId, next } from '../../kernel/protocol.ts';
import type { CorrectedChordNext } from './protocol.ts';
import { answered, ask } from './question.ts';
import { type Member, NOTHING } from './state.ts';

/** Handles a notification. A busy node ignores it, because the next round notifies again. */
export function onNotify(state: Member, notifier: NodeId): CorrectedChordNext {
  const { predecessor, self, config, doing } = state;
  // Ignored: this node waits for an answer, or the notifier is its predecessor already.
  if (doing.type !== 'nothing' || notifier === predecessor) return next(state);
  if (predecessor === null || inOpen(notifier, predecessor, self, config.keys)) return next({ ...state, predecessor: notifier });
  return next({ ...state, doing: { type: 'rectifying', asked: predecessor, notifier } }, ...ask(predecessor, { type: 'areYouThere' }));
}

export function onHereIAm(state: Member, from: NodeId): CorrectedChordNext {
  const { doing } = state;
  return doing.type === 'rectifying' && doing.asked === from ? next({ ...state, doing: NOTHING }, ...answered(from)) : next(state);
}

export function onPredecessorFailed(state: Member, failed: NodeId, notifier: NodeId): CorrectedChordNext {
  return next({ ...state, predecessor: notifier, doing: NOTHING }, ...answered(failed));
}
