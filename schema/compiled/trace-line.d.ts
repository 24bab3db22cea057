/** A validator as ajv makes it: it leaves the errors of its last call on itself. */
export declare const validate: {
  (value: unknown): boolean;
  readonly errors?: readonly import('ajv').ErrorObject[] | null;
};
