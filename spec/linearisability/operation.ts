/** Operations on one object, as its clients saw them. */
import type { ExactNumber } from '../serialisability/history.ts';

export interface Operation<Call> {
  readonly id: string;
  /** The call with its answer, so far as the client knows it. */
  readonly call: Call;
  /** A place in real time: only the order of such numbers counts. */
  readonly began: ExactNumber;
  /** Null: its client was never told. The operation may have taken effect at any time after it began, or never. */
  readonly ended: ExactNumber | null;
}
