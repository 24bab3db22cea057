/** The forms in which a counterexample is written. */
import { itfOf } from '../model-check/report/itf.ts';
import type { Counterexample } from '../model-check/report/report.ts';
import { sequenceDiagram } from '../model-check/report/sequence-diagram.ts';
import { spaceTimeDiagram } from '../model-check/report/space-time-diagram.ts';

/** By name: what it is, for `--help`. `words` is not among them: it tells more than a counterexample. */
const FORMATS = {
  text: 'a space-time diagram',
  mermaid: 'the source of a Mermaid sequence diagram',
  itf: 'the trace format of Apalache and Quint',
  json: 'every state as data',
} as const;

export type Format = 'words' | keyof typeof FORMATS;

export const FORMAT_NAMES: readonly Format[] = ['words', 'text', 'mermaid', 'itf', 'json'];

export const FORMATS_IN_WORDS = `write nothing else, as ${Object.entries(FORMATS)
  .map(([name, what]) => `${name} (${what})`)
  .join(', ')}; left out: words, a story with a diagram`;

/** Writes the counterexample of `scenario` in a form other than words. `columns`: the greatest width of a diagram. */
export function formatted(format: Exclude<Format, 'words'>, scenario: string, counterexample: Counterexample, columns: number): string {
  const { steps, property, cycleStart } = counterexample;
  switch (format) {
    case 'text':
      return spaceTimeDiagram(steps, property, columns, cycleStart);
    case 'mermaid':
      return sequenceDiagram(steps, property, cycleStart);
    case 'itf':
      return asJson(itfOf(scenario, counterexample));
    case 'json':
      return asJson({ scenario, ...counterexample });
  }
}

function asJson(value: object): string {
  return JSON.stringify(value, null, 2);
}
