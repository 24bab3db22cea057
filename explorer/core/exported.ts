/** A run as files that others read. */
import type { Value } from '../../impl/kernel/plain-data.ts';
import { itfTrace } from '../../model-check/report/itf.ts';
import type { CounterexampleStep } from '../../model-check/report/report.ts';
import { sequenceDiagram } from '../../model-check/report/sequence-diagram.ts';
import type { Run } from './run.ts';
import { fragmentOf } from './share-code.ts';

export const RUN_FORMAT = 'selfman-run/1';

/** A run in a file: the same as the fragment of an address. */
export interface RunFile {
  readonly format: typeof RUN_FORMAT;
  readonly run: string;
  /** The steps in words, for people. */
  readonly steps: readonly string[];
}

export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** The steps up to the state that is looked at. */
function stepsOf(run: Run): readonly CounterexampleStep[] {
  return run.path(run.at).flatMap(({ step }) => (step === null ? [] : [step]));
}

function nameOf(run: Run, ending: string): string {
  return `${run.play.scenario.name.replaceAll(/[^a-z0-9+-]+/gi, '-')}${ending}`;
}

/** The run as a file that the explorer opens. */
export function asRunFile(run: Run): ExportedFile {
  const file: RunFile = { format: RUN_FORMAT, run: fragmentOf(run), steps: stepsOf(run).map(({ says }) => says) };
  return { name: nameOf(run, '.run.json'), type: 'application/json', text: `${JSON.stringify(file, null, 2)}\n` };
}

/** A test that plays the same steps, and expects the same lights. It is for a clone of the project. */
export function asRegressionTest(run: Run): ExportedFile {
  const says = stepsOf(run).map((step) => step.says);
  const broken = run.broken().map(({ property }) => property);
  const { name } = run.play.scenario;
  const text = `import { expect, test } from 'vitest';
import { Interactive } from '../model-check/drivers/interactive.ts';
import { allScenarios } from '../scenarios/all.ts';

const STEPS: readonly string[] = ${JSON.stringify(says, null, 2)};

test(${JSON.stringify(`${name}: ${broken.length === 0 ? 'no property breaks' : `${broken.join(', ')} breaks`} after ${says.length} steps`)}, () => {
  const scenario = allScenarios.find(({ name }) => name === ${JSON.stringify(name)});
  if (scenario === undefined) throw new Error('the scenario has another name now');
  const play = new Interactive(scenario);
  let before = null;
  let moment = play.begin(${run.at.moment.initial});
  for (const says of STEPS) {
    const choice = play.choices(moment).find((each) => each.says === says);
    expect(choice, says).toBeDefined();
    before = moment;
    moment = play.take(moment, choice?.number ?? -1).moment;
  }
  const broken = play.lights(moment, before).filter(({ kind, holds }) => !holds && (kind === 'always' || kind === 'step'));
  expect(broken.map(({ property }) => property)).toEqual(${JSON.stringify(broken)});
});
`;
  return { name: nameOf(run, '.test.ts'), type: 'text/plain', text };
}

/** The source of a Mermaid sequence diagram. */
export function asMermaid(run: Run): ExportedFile {
  const property = run.broken()[0]?.property ?? 'all properties hold';
  return { name: nameOf(run, '.mmd'), type: 'text/plain', text: `${sequenceDiagram(stepsOf(run), property)}\n` };
}

/** The states in the Informal Trace Format of Apalache and Quint. */
export function asItf(run: Run): ExportedFile {
  // A state of a run is plain JSON.
  const states = run
    .path(run.at)
    .map(({ moment, step }) => ({ state: moment.state as Value, meta: step === null ? {} : { says: step.says } }));
  const trace = itfTrace(states, { meta: { source: run.play.scenario.name } });
  return { name: nameOf(run, '.itf.json'), type: 'application/json', text: `${JSON.stringify(trace, null, 2)}\n` };
}
