/**
 * A digest of model files, so that machines share the scenarios of a model only if both have the same model. It is of the
 * files, of those that they import by a relative path, of the parameters, and of the scenarios.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { scenarioText } from '../../model-check/drivers/scenario-text.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { BadOption } from '../addresses.ts';
import type { ParameterText } from '../models/parameters.ts';

/** A model of more files than this is hardly meant. */
const MOST_FILES = 10_000;

/** The specifiers of `import`, `export … from`, `import(…)` and `require(…)` that begin with a dot. */
const RELATIVE = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*(["'`])(\.{1,2}\/[^"'`\n]+)\1/g;

/** The parts of a model: its files as on the command line, the parameters, and all scenarios that come of them. */
export interface Given {
  readonly files: readonly string[];
  readonly parameters: readonly ParameterText[];
  readonly scenarios: readonly Scenario[];
}

/** 16 hexadecimal digits. Parameters count for themselves: the text of a function does not show them. Throws `BadOption`. */
export function modelDigest({ files, parameters, scenarios }: Given): string {
  const hash = createHash('sha256');
  for (const text of parameters.map((each) => JSON.stringify(each)).sort()) hash.update(`\0${text}`);
  for (const text of textsOf(files).sort()) hash.update(`\0${text}`);
  for (const text of scenarios.map(scenarioText).sort()) hash.update(`\0${text}`);
  return hash.digest('hex').slice(0, 16);
}

/** The text of each file, with its path from the model that leads to it: the folder of the model itself may differ. */
function textsOf(files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const path = resolve(file.replace(/#.*$/, ''));
    return [...importedFrom(path)].map(([each, text]) => `${relative(dirname(path), each).split(sep).join('/')}\0${text}`);
  });
}

function importedFrom(path: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const open = [path];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (texts.has(file) || !existsSync(file) || !statSync(file).isFile()) continue;
    if (texts.size === MOST_FILES)
      throw new BadOption(`${path}: got a model that imports more than ${MOST_FILES} files, expected fewer; check it without --via`);
    const text = readFileSync(file, 'utf8');
    texts.set(file, text);
    for (const [, , specifier] of text.matchAll(RELATIVE)) open.push(...placesOf(join(dirname(file), specifier)));
  }
  return texts;
}

/** CommonJS may leave out the ending of a file. */
function placesOf(path: string): readonly string[] {
  return [path, `${path}.js`, `${path}.cjs`, `${path}.json`, join(path, 'index.js')];
}
