/**
 * Rectify: who is notified takes the notifier for its predecessor if it has none, or if the notifier is closer; else it
 * asks its predecessor for a sign of life, and takes the notifier only if there is none.
 */
import { inOpen } from '../../identifier-space/interval.ts';
import { type NodeId, next } from '../../kernel/protocol.ts';
import type { CorrectedChordNext } from './protocol.ts';
import { answered, ask } from './question.ts';
import { type Member, NOTHING } from './state.ts';

/** A busy node lets it pass: it will be notified again in the next round. */
export function onNotify(state: Member, notifier: NodeId): CorrectedChordNext {
  const { predecessor, self, config, doing } = state;
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
