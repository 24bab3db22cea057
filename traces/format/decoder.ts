/** Decoders made of validators that were compiled from JSON Schemas, and mistakes in words. */
import type { ErrorObject } from 'ajv';
import { isRecord } from '../../impl/kernel/plain-data.ts';
import { printable } from '../../impl/kernel/printable.ts';

/** Returns null for a valid value; otherwise one clause that says what is wrong, and where. */
export type Check = (value: unknown) => string | null;

/** The result of a check: the valid value, or a complaint in one clause. */
export type Decoded<T> = { readonly valid: T } | { readonly complaint: string };

/** Returns the errors; none for a valid value. */
export type Validate = (value: unknown) => readonly ErrorObject[];

/** A compiled validator, as ajv makes it: it leaves the errors of its last call on itself. */
export interface Compiled {
  (value: unknown): boolean;
  readonly errors?: readonly ErrorObject[] | null;
}

export function validateWith(compiled: Compiled): Validate {
  return (value) => (compiled(value) ? [] : (compiled.errors ?? []));
}

/** A decoder for the type `T`, from whose schema `validate` was compiled. */
export function decoderWith<T>(validate: Validate): (value: unknown) => Decoded<T> {
  return (value) => {
    const errors = validate(value);
    // The decoding edge: the schema is made from the type.
    return errors.length === 0 ? { valid: value as T } : { complaint: complaintOf(errors, value) };
  };
}

/** Where a value does not match its schema, for an edge that tells it in words of its own. */
export interface Mistake {
  /** From the outside to the inside: names of fields, and indices. */
  readonly path: readonly string[];
  /** The name of a field that nobody knows, in the object at `path`; null: the value at `path` is wrong. */
  readonly unknown: string | null;
  /** The demand of the schema there. */
  readonly expected: string;
}

export function mistakeOf({ keyword, instancePath, params, message = 'another value' }: ErrorObject): Mistake {
  const path = instancePath.split('/').slice(1);
  if (keyword === 'additionalProperties') return { path, unknown: String(params.additionalProperty), expected: 'a field that is known' };
  return { path, unknown: null, expected: demandOf(keyword, params) ?? message };
}

/** Null: the sentence of the schema's checker must do. */
function demandOf(keyword: string, { type, limit, allowedValues }: ErrorObject['params']): string | null {
  switch (keyword) {
    case 'type':
      return TYPES[String(type)] ?? String(type);
    case 'minimum':
      return `${limit} or more`;
    case 'maximum':
      return `${limit} or less`;
    case 'enum':
      return Array.isArray(allowedValues) ? `one of ${allowedValues.join(', ')}` : null;
    default:
      return null;
  }
}

const TYPES: { readonly [type: string]: string | undefined } = {
  integer: 'a whole number',
  string: 'a text',
  array: 'a list',
  object: 'names with values',
  boolean: 'true or false',
};

function complaintOf([error]: readonly ErrorObject[], value: unknown): string {
  return error === undefined ? 'does not match its schema' : printable(inWords(error, value));
}

function inWords(error: ErrorObject, value: unknown): string {
  const where = error.instancePath === '' ? '' : `${error.instancePath} `;
  if (error.keyword === 'additionalProperties') return `${where}has an unknown field "${String(error.params.additionalProperty)}"`;
  if (error.keyword === 'discriminator') return `${where}has the unknown type ${JSON.stringify(error.params.tagValue ?? null)}`;
  if (error.instancePath === '' && !isRecord(value)) return `is not an object but ${JSON.stringify(value)?.slice(0, 40)}`;
  return `${where}${error.message ?? 'is wrong'}`;
}
