/** A sequential object: what one call after the other does to it. */

export interface Model<State, Call> {
  readonly initial: State;
  /** The state after the call; null if the object cannot have answered so. */
  step(state: State, call: Call): State | null;
  /** Whether the call changes nothing. All that it may do is to tell more of a state of which not all is known. */
  isRead(call: Call): boolean;
  /** Equal texts stand for equal states. */
  textOf(state: State): string;
  /** Calls with equal texts do the same. */
  nameOf(call: Call): string;
}
