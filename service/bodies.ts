/** The bodies of requests. Their JSON Schemas are generated from these types. */

/** Reads these keys as they were at one moment. */
export interface ReadBody {
  /**
   * @minItems 1
   * @maxItems 256
   */
  readonly keys: readonly string[];
}

/** Writes these keys together, if each of the versions is still there. */
export interface TransactionBody {
  /**
   * `TIME-NAME`: the milliseconds since 1970, and letters that no other request of that time has. The request is done once, however
   * often it is sent, to whichever nodes.
   * @pattern ^\d{1,15}-[A-Za-z0-9_-]{1,32}$
   */
  readonly id?: string;
  /**
   * After so many milliseconds there is an answer.
   * @TJS-type integer
   * @minimum 1
   * @maximum 60000
   */
  readonly deadlineMs?: number;
  /**
   * The versions that must still be there. Keys that are not written may be named, too.
   * @maxItems 256
   */
  readonly if?: readonly {
    readonly key: string;
    /** @pattern ^\d{1,16}\.\d{1,16}\.\d{1,16}$ */
    readonly version: string;
  }[];
  /**
   * @minItems 1
   * @maxItems 256
   */
  readonly writes: readonly (
    | {
        readonly key: string;
        /** Any JSON value. */
        readonly value: unknown;
      }
    | { readonly key: string; readonly delete: true }
  )[];
}
