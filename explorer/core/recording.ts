/** A story that was recorded, step by step: it can be looked at, and not changed. */
import type { Light } from '../../model-check/drivers/interactive.ts';

export interface Frame {
  readonly state: unknown;
  /** The step that led here; null at the beginning. */
  readonly step: { readonly says: string; readonly changes: readonly string[]; readonly label: unknown } | null;
  readonly lights: readonly Light[];
}

export interface Recording {
  readonly title: string;
  readonly says: string;
  readonly frames: readonly Frame[];
}
