/** Writes a counterexample as a regression test: as data, or as a test for vitest. */
import { basename, dirname, extname, relative, resolve, sep } from 'node:path';
import { retrace } from '../model-check/drivers/retrace.ts';
import type { Counterexample } from '../model-check/report/report.ts';
import type { Scenario } from '../model-check/scenario.ts';
import { BadOption } from './addresses.ts';
import { writeText } from './json-file.ts';
import type { Origin } from './models/scenario-source.ts';

const EXPECTED = 'a file that ends in .json, or in .test.ts, .test.js or .test.mjs';

/** Refuses a file of another kind before anything is searched. Throws `BadOption`. */
export function refuseUnsavable(file: string, scenario: Scenario, origin: Origin | null): void {
  if ('inductive' in scenario)
    throw new BadOption(
      `--save-as: got ${scenario.name}, expected a scenario that is not inductive; a counterexample to induction begins in any state`,
    );
  if (file.endsWith('.json')) return;
  if (!/\.test\.[cm]?[jt]s$/.test(file)) throw new BadOption(`--save-as: got ${file}, expected ${EXPECTED}; name such a file`);
  if (origin === null)
    throw new BadOption(`--save-as: got ${file}, expected a .json file, as ${scenario.name} is not in a file of yours; name such a file`);
}

/**
 * Saves the counterexample. Its steps are taken once more at first, as a test will do. Throws `BadOption` if they do not show
 * the violation by themselves, and `CannotWrite`.
 */
export async function saveCounterexample(
  file: string,
  scenario: Scenario,
  { property, because, initial, steps, cycleStart }: Counterexample,
  origin: Origin | null,
): Promise<void> {
  const told = steps.map(({ says, label }) => ({ says, label }));
  const recording = {
    ...{ scenario: scenario.name, property, because, initial, steps: told },
    ...(cycleStart === undefined ? {} : { cycleStart }),
  };
  const { end } = await retrace(scenario, recording);
  if (end !== 'broken')
    throw new BadOption(
      `--save-as: got a violation of ${property}, which the states after its steps decide and not the steps alone; test the whole scenario instead`,
    );
  const text = JSON.stringify(recording, null, 2);
  writeText(file, extname(file) === '.json' || origin === null ? `${text}\n` : testOf(file, text, property, origin));
}

function testOf(file: string, recording: string, property: string, { file: model, expression, isBareSpec }: Origin): string {
  const from = relative(dirname(resolve(file)), resolve(model))
    .split(sep)
    .join('/');
  const module = from.startsWith('.') ? from : `./${from}`;
  return [
    `/** Fails while these steps break ${property}. Written by selfman from ${basename(model)}. */`,
    ...(isBareSpec ? ["import { scenario } from 'selfman/model-check';"] : []),
    "import { testCounterexample } from 'selfman/vitest';",
    `import * as model from ${JSON.stringify(module)};`,
    '',
    `testCounterexample(${isBareSpec ? `scenario({ spec: ${expression} })` : expression}, ${recording});`,
    '',
  ].join('\n');
}
