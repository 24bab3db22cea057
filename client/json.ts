/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [field: string]: Json };

/** A value with its version, which differs after each write. */
export interface Versioned {
  readonly version: string;
  /** Undefined: the key has none. */
  readonly value: Json | undefined;
}
