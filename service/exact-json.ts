/** JSON whose numbers stay as they were written: a double would round 2⁵³ + 1, and lose 1e400. */
import { faultIn, type JsonFault, type JsonPath } from '../traces/format/json-grammar.ts';

/** The most objects and arrays around a value. */
const DEEPEST = 200;

/** A number, as its text. */
class ExactNumber {
  readonly token: string;

  constructor(token: string) {
    this.token = token;
  }
}

/** The first mistake in the text of a JSON value; null: there is none. */
export function faultInJson(text: string): JsonFault | null {
  return faultIn(text, { deepest: DEEPEST, onNumber: () => true });
}

/** The value with its numbers as they are written, or the mistake. `exactText` prints it. */
export function readExactly(text: string): { readonly valid: unknown } | JsonFault {
  const numbers: { readonly token: string; readonly path: JsonPath }[] = [];
  const fault = faultIn(text, {
    deepest: DEEPEST,
    onNumber: (token, path) => {
      numbers.push({ token, path: path() });
      return true;
    },
  });
  if (fault !== null) return fault;
  const root = { value: JSON.parse(text) as unknown };
  for (const { token, path } of numbers) put(root, ['value', ...path], new ExactNumber(token));
  return { valid: root.value };
}

function put(root: object, path: JsonPath, value: ExactNumber): void {
  let at = root as { [step: string | number]: unknown };
  for (const step of path.slice(0, -1)) at = at[step] as typeof at;
  at[path[path.length - 1]] = value;
}

/** A value that `readExactly` has read, as text without spaces. */
export function exactText(value: unknown): string {
  if (value instanceof ExactNumber) return value.token;
  if (Array.isArray(value)) return `[${value.map(exactText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, field]) => `${JSON.stringify(key)}:${exactText(field)}`);
  return `{${fields.join(',')}}`;
}
