/** Describes values in error messages: short, on one line, whatever they are. */
import { distance } from 'fastest-levenshtein';

const LONGEST = 60;
/** The most names that one message lists. */
const MOST_NAMES = 12;

/** Describes `value` in words. Never throws, not even for a value that cannot be read. */
export function shown(value: unknown): string {
  try {
    return described(value);
  } catch {
    // A proxy may throw whenever it is read.
    return 'an object that cannot be read';
  }
}

function described(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return cut(JSON.stringify(value));
    case 'undefined':
      return 'nothing';
    case 'function':
      return 'a function';
    case 'bigint':
      return cut(`the bigint ${value}`);
    case 'symbol':
      return 'a symbol';
    case 'object':
      return describedObject(value);
    default:
      return Object.is(value, -0) ? '-0' : String(value);
  }
}

function describedObject(value: object | null): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : `an array of ${value.length}`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) {
    const keys = Object.keys(value);
    return keys.length === 0 ? 'an empty object' : cut(`an object with ${keys.join(', ')}`);
  }
  const name: unknown = Reflect.get(Object(Reflect.get(value, 'constructor')), 'name');
  return typeof name === 'string' && name !== '' ? cut(`an instance of ${name}`) : 'an object of a class';
}

/** Lists the names, at most 12 of them: `a, b, c` or `a, b, … and 30 more`. */
export function listed(names: readonly string[]): string {
  if (names.length <= MOST_NAMES) return names.join(', ');
  return `${names.slice(0, MOST_NAMES).join(', ')} … and ${names.length - MOST_NAMES} more`;
}

/** The one among `names` that `name` most likely stands for; null when none is near. */
export function nearest(name: string, names: readonly string[]): string | null {
  const word = name.slice(0, LONGEST).toLowerCase();
  const far = (other: string): number => distance(word, other.slice(0, LONGEST).toLowerCase());
  const [first] = [...names].sort((a, b) => far(a) - far(b));
  return first !== undefined && far(first) <= Math.max(2, Math.floor(word.length / 2)) ? first : null;
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
