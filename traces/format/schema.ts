/** Checks values from outside against the JSON Schemas that are generated from the types, and says in words what is wrong. */
import { createRequire } from 'node:module';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isRecord } from './canonical-json.ts';
import type { TraceLine } from './line.ts';

/** Null when the value has the shape; otherwise one clause that says what is wrong, and where. */
export type Check = (value: unknown) => string | null;

/** `valid` in place of `as`: the shape was checked. */
export type Guard<T> = { readonly complaint: string } | { readonly valid: T };

// By the package's own name, so that the same line works in the sources and in what is published.
const load = createRequire(import.meta.url);

let traceLine: ValidateFunction | undefined;

/** Decodes one line of a trace. */
export function asTraceLine(value: unknown): Guard<TraceLine> {
  traceLine ??= compile(load('selfman/schema/trace-line.json'));
  const complaint = complaintOf(traceLine, value);
  return complaint === null ? { valid: value as TraceLine } : { complaint };
}

/** A check made from a JSON Schema, as it is generated from a type. */
export function checkOf(schema: unknown): Check {
  const validate = compile(schema);
  return (value) => complaintOf(validate, value);
}

function compile(schema: unknown): ValidateFunction {
  const told = discriminated(schema);
  if (!isRecord(told)) throw new TypeError('a JSON Schema is an object');
  return new Ajv({ discriminator: true, strict: false }).compile(told);
}

/** With unions told apart by `type`, the complaint is about the member that was meant, not about all of them. */
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

function complaintOf(validate: ValidateFunction, value: unknown): string | null {
  if (validate(value)) return null;
  const [error] = validate.errors ?? [];
  return error === undefined ? 'does not match its schema' : inWords(error, value);
}

function inWords(error: ErrorObject, value: unknown): string {
  const where = error.instancePath === '' ? '' : `${error.instancePath} `;
  if (error.keyword === 'additionalProperties') return `${where}has an unknown field "${String(error.params.additionalProperty)}"`;
  if (error.keyword === 'discriminator') return `${where}has the unknown type ${JSON.stringify(error.params.tagValue ?? null)}`;
  if (error.instancePath === '' && !isRecord(value)) return `is no object but ${JSON.stringify(value)?.slice(0, 40)}`;
  return `${where}${error.message ?? 'is wrong'}`;
}
