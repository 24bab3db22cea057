/** Loads scenarios from the files that a command line names: `./my-model.ts`, or `./my-model.ts#export`. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readScenario } from '../../model-check/edge/scenario-shape.ts';
import { ModelError } from '../../model-check/engine/system/model-error.ts';
import { type Scenario, titled } from '../../model-check/scenario.ts';
import { BadOption } from '../addresses.ts';
import { type Found, scenariosIn } from './exported-scenarios.ts';
import { importModule } from './import-module.ts';
import { offerOwnFaces } from './own-faces.ts';
import { Parameters, type ParameterText } from './parameters.ts';

/** A scenario of a model file. */
export interface LoadedScenario extends Found {
  /** The file, as it was named on the command line. */
  readonly file: string;
}

/** More scenarios than this are hardly meant. */
const MOST_SCENARIOS = 10_000;
const MOST_NAMES = 12;

const FILE = /\.[cm]?[jt]s(#.*)?$/;

/** Whether an argument names a file of JavaScript or TypeScript, and not a scenario. */
export function isModelFile(argument: string): boolean {
  return FILE.test(argument);
}

/** Loads the scenarios of all `files`, in their order. Throws `BadOption`. */
export async function loadModels(files: readonly string[], given: readonly ParameterText[]): Promise<readonly LoadedScenario[]> {
  offerOwnFaces();
  const parameters = new Parameters(given);
  const loaded: LoadedScenario[] = [];
  for (const file of files) {
    for (const each of await loadModel(file, parameters)) if (!loaded.some(({ scenario }) => scenario === each.scenario)) loaded.push(each);
    if (loaded.length > MOST_SCENARIOS)
      throw new BadOption(`${file}: got more than ${MOST_SCENARIOS} scenarios, expected fewer; export fewer`);
  }
  parameters.refuseUnread(files);
  const named = loaded.map((each) => ({ ...each, scenario: validated(each.scenario, each.file) }));
  refuseTwins(named);
  return named;
}

async function loadModel(argument: string, parameters: Parameters): Promise<readonly LoadedScenario[]> {
  const at = argument.indexOf('#');
  const [file, name] = at < 0 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)];
  const path = resolve(file);
  if (!existsSync(path)) throw new BadOption(`${file}: got no such file, expected a model; check the path`);
  if (!statSync(path).isFile()) throw new BadOption(`${file}: got a folder, expected a file; name the files in it`);
  const { href: url } = pathToFileURL(path);
  const model = { file, url, ...(name === undefined ? {} : { name }) };
  const scenarios = await scenariosIn(await importModule(url, file), model, parameters);
  return scenarios.map((found) => ({ ...found, file }));
}

/** Adds a name, and reads the scenario once, so that its mistakes are told with the file. A check reads it again. */
function validated(scenario: Scenario, file: string): Scenario {
  try {
    readScenario(scenario);
    return titled(scenario);
  } catch (error) {
    throw error instanceof ModelError ? new BadOption(`${file}: ${error.message}`) : error;
  }
}

function refuseTwins(loaded: readonly LoadedScenario[]): void {
  const names = loaded.map(({ scenario }) => scenario.name);
  const twins = [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
  if (twins.length === 0) return;
  throw new BadOption(
    `scenario: got more than one named ${twins.slice(0, MOST_NAMES).join(', ')}; expected different names; give each scenario a name`,
  );
}
