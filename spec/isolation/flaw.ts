/** A read or write that no level of isolation allows, by itself. */

export type Flaw =
  /** G1a. */
  | { readonly type: 'abortedRead'; readonly reader: string; readonly writer: string; readonly item: string; readonly version: string }
  /** G1b: the writer went on to another version. */
  | { readonly type: 'intermediateRead'; readonly reader: string; readonly writer: string; readonly item: string; readonly version: string }
  | { readonly type: 'unwrittenRead'; readonly reader: string; readonly item: string; readonly version: string }
  /** A transaction does not see what it has written itself, or sees what it writes only later. */
  | { readonly type: 'ownWriteMissed'; readonly reader: string; readonly item: string; readonly version: string | null }
  /** Of two lists that were read, neither begins with the other. */
  | {
      readonly type: 'listsDiffer';
      readonly readers: readonly [string, string];
      readonly item: string;
      readonly lists: readonly [string, string];
    }
  /** A list has an element twice. */
  | { readonly type: 'elementTwice'; readonly reader: string; readonly item: string; readonly version: string };
