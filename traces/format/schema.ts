/** Checks values from outside against the JSON Schemas that are generated from the types, and explains mistakes in words. */
import { createRequire } from 'node:module';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isRecord } from '../../impl/kernel/plain-data.ts';
import { printable } from '../../impl/kernel/printable.ts';
import type { TraceLine } from './line.ts';

/** Returns null for a valid value; otherwise one clause that says what is wrong, and where. */
export type Check = (value: unknown) => string | null;

/** The result of a check: the valid value, or a complaint in one clause. */
export type Decoded<T> = { readonly valid: T } | { readonly complaint: string };

/** Decodes one line of a trace. */
export const asTraceLine = decoderOf<TraceLine>('trace-line.json');

/**
 * A decoder for the type `T` from which `schema/<file>` was generated. The file is read and compiled at the first use.
 */
export function decoderOf<T>(file: string): (value: unknown) => Decoded<T> {
  const validate = validatorOf(file);
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

/** As `decoderOf`, with the first mistake as data. */
export function verifierOf<T>(file: string): (value: unknown) => { readonly valid: T } | { readonly mistake: Mistake } {
  const validate = validatorOf(file);
  return (value) => {
    const [error] = validate(value);
    return error === undefined ? { valid: value as T } : { mistake: mistakeOf(error) };
  };
}

/** Returns the errors; none for a valid value. */
function validatorOf(file: string): (value: unknown) => readonly ErrorObject[] {
  let validate: ValidateFunction | undefined;
  return (value) => {
    validate ??= compile(schemaIn(file));
    return validate(value) ? [] : (validate.errors ?? []);
  };
}

function mistakeOf({ keyword, instancePath, params, message = 'another value' }: ErrorObject): Mistake {
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

/** The JSON of `schema/<file>`. It is imported by the package's own name, so that one line works in the sources and when published. */
export function schemaIn(file: string): unknown {
  return createRequire(import.meta.url)(`selfman/schema/${file}`);
}

function compile(schema: unknown): ValidateFunction {
  const told = discriminated(schema);
  if (!isRecord(told)) throw new TypeError('a JSON Schema is an object');
  return new Ajv({ discriminator: true, strict: false }).compile(told);
}

/** Makes `type` the discriminator of unions, so that a complaint is about the member that was meant, not about all. */
function discriminated(schema: unknown, root: unknown = schema): unknown {
  if (Array.isArray(schema)) return schema.map((each) => discriminated(each, root));
  if (!isRecord(schema)) return schema;
  const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, discriminated(value, root)]));
  const { anyOf, ...others } = inside;
  if (!Array.isArray(anyOf) || !anyOf.every((member) => hasTypeTag(member, root))) return inside;
  return { ...others, type: 'object', required: ['type'], discriminator: { propertyName: 'type' }, oneOf: anyOf };
}

function hasTypeTag(member: unknown, root: unknown): boolean {
  const definition = isRecord(member) && typeof member.$ref === 'string' ? resolve(member.$ref, root) : member;
  if (!isRecord(definition) || !isRecord(definition.properties)) return false;
  const tag = definition.properties.type;
  return isRecord(tag) && typeof tag.const === 'string';
}

function resolve(ref: string, root: unknown): unknown {
  const steps = ref.replace(/^#\//, '').split('/');
  return steps.reduce<unknown>((inside, step) => (isRecord(inside) ? inside[step] : undefined), root);
}

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
