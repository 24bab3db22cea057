/**
 * Late answers. A node may answer, then fail, and the answer may arrive after the failure is known. If the node has been
 * asked again since, the answer seems to be to the later question, and a failed node is adopted.
 *
 * The source has no late answers, because a question and its answer are one step there. So this model ignores each node
 * that has failed once. That needs a failure detector without false suspicions, as all of the source does.
 */
import type { Event } from '../../kernel/protocol.ts';
import { withNumber } from '../../kernel/sorted-set.ts';
import type { CorrectedChord } from './protocol.ts';
import type { State } from './state.ts';

export function isTooLate({ failed }: State, event: Event<CorrectedChord>): boolean {
  return event.type === 'receive' && failed.includes(event.from);
}

/** The state that remembers the failed node, if the event is a suspicion. */
export function noting<S extends State>(state: S, event: Event<CorrectedChord>): S {
  if (event.type !== 'suspect' || state.failed.includes(event.node)) return state;
  return { ...state, failed: withNumber(state.failed, event.node) };
}
