/**
 * Late answers. Who is taken to have failed may have answered before it did, and the answer may still arrive: when the
 * same node has been asked again since, it looks like an answer to the later question, and a dead node is adopted. The
 * source has no such answers, for there a question and its answer are one step. So who has failed once is not listened
 * to again; this asks for a failure detector that is never wrong, as all of the source does.
 */
import type { Event } from '../../kernel/protocol.ts';
import { withNumber } from '../../kernel/sorted-set.ts';
import type { CorrectedChord } from './protocol.ts';
import type { State } from './state.ts';

export function isTooLate({ failed }: State, event: Event<CorrectedChord>): boolean {
  return event.type === 'receive' && failed.includes(event.from);
}

/** The state with a note of who has failed, if that is the event. */
export function noting<S extends State>(state: S, event: Event<CorrectedChord>): S {
  if (event.type !== 'suspect' || state.failed.includes(event.node)) return state;
  return { ...state, failed: withNumber(state.failed, event.node) };
}
