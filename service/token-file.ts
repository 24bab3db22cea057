/** The file `tokens.json` of a node: what it keeps of the tokens of clients. Its JSON Schema is generated from this type. */

export interface TokenFile {
  readonly format: 1;
  /** An operator may add and delete entries; the node reads them when it starts. */
  readonly tokens: readonly TokenEntry[];
}

export interface TokenEntry {
  /**
   * Whose token it is; for the operator.
   * @maxLength 100
   */
  readonly name: string;
  /**
   * The hash of the token's text, in hexadecimal digits.
   * @pattern ^[0-9a-f]{64}$
   */
  readonly sha256: string;
}
