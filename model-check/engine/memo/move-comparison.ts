/** What must be compared each time that a move is about to be remembered; what that is, symmetry says. */

/** A move that needs no message, by its number in the system; or one of those that deliver a message, by the message's id. */
export type MoveName = { readonly move: number } | { readonly message: number; readonly index: number };

/** Called with what else was read for the comparison, as parts of the state in which the move runs. */
export type Note = (slot: number, path: readonly string[]) => void;

export interface MoveComparison {
  /** Compares what the move does in the row at `base` with what it should be like. */
  compare(name: MoveName, data: Int32Array, base: number, note: Note): void;
}
