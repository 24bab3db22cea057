/**
 * Reads values of the Informal Trace Format of Apalache and Quint (ADR-015 of Apalache) as plain JSON. `model-check/report/itf.ts`
 * writes them.
 */
import { isRecord, type Value } from '../../impl/kernel/plain-data.ts';
import { setOf } from '../../spec/kernel/sorted-set.ts';

/** Whole numbers with more digits are refused. */
const MOST_DIGITS = 400;

/** A value that is not in the format. `path` leads to it. */
export class NotItf extends Error {
  override readonly name = 'NotItf';
  readonly path: string;

  constructor(path: string, complaint: string) {
    super(`${path === '' ? 'the value' : path}: ${complaint}`);
    this.path = path;
  }
}

/**
 * A value of the format as plain JSON. Whole numbers that a double does not keep become texts. Sets become arrays in order, maps
 * become records where all keys are texts or numbers, and otherwise arrays of pairs. Throws `NotItf`.
 */
export function fromItf(value: Value, path = ''): Value {
  if (Array.isArray(value)) return value.map((item, i) => fromItf(item, `${path}[${i}]`));
  if (!isRecord(value)) return value;
  const [special, ...others] = Object.keys(value).filter((key) => key.startsWith('#'));
  if (special === undefined) return isNone(value) ? null : fieldsOf(value, path);
  if (others.length > 0 || Object.keys(value).length > 1) throw new NotItf(path, `got ${special} beside other fields, expected it alone`);
  return tagged(special, value[special], path);
}

function tagged(tag: string, inside: Value, path: string): Value {
  switch (tag) {
    case '#bigint':
      return wholeNumber(inside, path);
    case '#unserializable':
      return typeof inside === 'string' && /^-?\d/.test(inside) && Number.isFinite(Number(inside)) ? Number(inside) : inside;
    case '#tup':
      return fromItf(listIn(inside, tag, path), path);
    case '#set':
      return setOf(...listIn(inside, tag, path).map((item, i) => elementOf(fromItf(item, `${path}[${i}]`))));
    case '#map':
      return mapOf(listIn(inside, tag, path), path);
    default:
      throw new NotItf(path, `got the tag ${JSON.stringify(tag)}, expected #bigint, #set, #map, #tup or #unserializable`);
  }
}

function isNone({ tag, value, ...others }: Readonly<Record<string, Value>>): boolean {
  const isUnit = isRecord(value) && Array.isArray(value['#tup']) && value['#tup'].length === 0;
  return tag === 'None' && isUnit && Object.keys(others).length === 0;
}

function fieldsOf(record: Readonly<Record<string, Value>>, path: string): Value {
  return Object.fromEntries(Object.entries(record).map(([key, entry]) => [key, fromItf(entry, path === '' ? key : `${path}.${key}`)]));
}

function wholeNumber(text: Value, path: string): Value {
  if (typeof text !== 'string' || !/^-?\d+$/.test(text))
    throw new NotItf(path, `got ${shown(text)}, expected the digits of a #bigint as a text`);
  if (text.length > MOST_DIGITS) throw new NotItf(path, `got ${text.length} digits, expected at most ${MOST_DIGITS}`);
  const exact = BigInt(text);
  const double = Number(exact);
  return BigInt(double) === exact ? double : String(exact);
}

function listIn(value: Value, tag: string, path: string): readonly Value[] {
  if (Array.isArray(value)) return value;
  throw new NotItf(path, `got ${shown(value)}, expected a list in ${tag}`);
}

function mapOf(pairs: readonly Value[], path: string): Value {
  const entries = pairs.map((pair, i): readonly [Value, Value] => {
    if (!Array.isArray(pair) || pair.length !== 2)
      throw new NotItf(`${path}[${i}]`, `got ${shown(pair)}, expected a pair of key and value`);
    return [fromItf(pair[0], `${path}[${i}]`), fromItf(pair[1], `${path}[${i}]`)];
  });
  if (!entries.every(([key]) => typeof key === 'string' || typeof key === 'number')) return setOf(...entries.map((pair) => [...pair]));
  const keys = new Set(entries.map(([key]) => String(key)));
  if (keys.size < entries.length) throw new NotItf(path, 'got a #map with one key twice, expected each key once');
  if (keys.has('__proto__')) throw new NotItf(path, 'got the key "__proto__", expected another one');
  return Object.fromEntries(entries.map(([key, entry]) => [String(key), entry]));
}

function elementOf(value: Value): string | number | boolean | null | object {
  // The decoding edge: what JSON holds is one of these.
  return value as string | number | boolean | null | object;
}

function shown(value: Value): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
