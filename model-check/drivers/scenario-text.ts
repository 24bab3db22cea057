/** The text of a scenario, functions included, by which a checkpoint of another scenario or of other code is recognised. */

const DEEPEST = 12;

/** Equal for equal scenarios in equal code. Functions that others call are not part of it: see `resembles` in the packed core. */
export function scenarioText(scenario: unknown): string {
  return textOf(scenario, 0);
}

function textOf(value: unknown, depth: number): string {
  if (typeof value === 'function') return `ƒ${value}`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? String(value);
  if (depth === DEEPEST) return '…';
  if (Array.isArray(value)) return `[${value.map((each) => textOf(each, depth + 1)).join()}]`;
  return `{${Object.entries(value)
    .map(([key, each]) => `${key}:${textOf(each, depth + 1)}`)
    .join()}}`;
}
