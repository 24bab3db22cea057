/** JSON Schemas as ajv compiles them here. */
import { isRecord } from '../impl/kernel/plain-data.ts';

export const SCHEMA_OPTIONS = { discriminator: true, strict: false } as const;

/** Makes `type` the discriminator of unions, so that a complaint is about the member that was meant, not about all. */
export function discriminated(schema: unknown): object {
  const told = withTags(schema, schema);
  if (!isRecord(told)) throw new TypeError('a JSON Schema is an object');
  return told;
}

function withTags(schema: unknown, root: unknown): unknown {
  if (Array.isArray(schema)) return schema.map((each) => withTags(each, root));
  if (!isRecord(schema)) return schema;
  const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withTags(value, root)]));
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
