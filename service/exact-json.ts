/** JSON whose numbers stay as they were written: a double would round 2⁵³ + 1, and lose 1e400. */
import { type JsonText, readJsonWith } from '../traces/format/json-text.ts';

/** A number, as its text. */
class ExactNumber {
  readonly token: string;

  constructor(token: string) {
    this.token = token;
  }
}

/** The most numbers of a text that `JSON` would print in another way. Each costs as much as its depth. */
const MOST_EXACT = 10_000;

/** The value with its numbers as they are written, or the mistake. `exactText` prints it. */
export function readExactly(text: string): JsonText {
  let kept = 0;
  const numberFor = (token: string): number | ExactNumber | null => {
    if (String(Number(token)) === token) return Number(token);
    kept += 1;
    return kept > MOST_EXACT ? null : new ExactNumber(token);
  };
  const json = readJsonWith(text, { numberFor });
  if ('valid' in json || kept <= MOST_EXACT) return json;
  return { complaint: `got more than ${MOST_EXACT} numbers such as 1.0 or 1e400, expected fewer; split the request`, column: json.column };
}

/** A value that `readExactly` has read, as text without spaces. */
export function exactText(value: unknown): string {
  if (value instanceof ExactNumber) return value.token;
  if (Array.isArray(value)) return `[${value.map(exactText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, field]) => `${JSON.stringify(key)}:${exactText(field)}`);
  return `{${fields.join(',')}}`;
}
