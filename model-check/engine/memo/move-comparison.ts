/** Compares a move whenever it is about to be remembered. The symmetry defines what it is compared with. */

/** A move by its number in the system; or, if it delivers a message, by the message's id and its index among that message's moves. */
export type MoveName = { readonly move: number } | { readonly message: number; readonly index: number };

/** Called with each further part of the state that the comparison has read. */
export type Note = (slot: number, path: readonly string[]) => void;

export interface MoveComparison {
  /** Compares what the move does in the row at `base` with what its images do. Throws if they differ. */
  compare(name: MoveName, data: Int32Array, base: number, note: Note): void;
}
