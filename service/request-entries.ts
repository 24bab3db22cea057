/** What is kept of requests with an id. Its JSON Schema is generated from these types. */

/** A request that is over. */
export interface Done {
  readonly id: string;
  /** Of what it asked for: another request under the same id is a mistake. */
  readonly digest: string;
  /** Those of its writes, in their order. Null: it has not happened, and never will. */
  readonly versions: readonly string[] | null;
}

export interface RequestLog {
  /**
   * The latest time of an id that was dropped; −1: none was.
   * @TJS-type integer
   */
  readonly horizon: number;
  readonly done: readonly Done[];
}
