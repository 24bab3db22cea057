/** Finds the scenarios among the exports of a model file. */
import { isRecord } from '../../impl/kernel/plain-data.ts';
import { inShort, isPromise, messageOf } from '../../model-check/engine/system/model-error.ts';
import { type Scenario, scenario as scenarioOf } from '../../model-check/scenario.ts';
import type { Spec } from '../../spec/kernel/spec.ts';
import { BadOption } from '../addresses.ts';
import type { Module } from './import-module.ts';
import { placeOf } from './module-error.ts';
import type { Parameters } from './parameters.ts';

interface Export {
  readonly name: string;
  readonly value: unknown;
  /** Whether the command line names this export, or it is the default. Only then is a function called. */
  readonly isMeant: boolean;
}

export interface ModelFile {
  /** Its name in messages. */
  readonly file: string;
  readonly url: string;
  /** The export that the command line names. */
  readonly name?: string;
}

/** Names that Node adds to the exports of a CommonJS module. */
const ADDED = ['module.exports', '__esModule'];
const MOST_NAMES = 12;
const DEEPEST = 10;
const WANTED = 'a scenario, a spec, an array of them, or a function that makes them';

/**
 * All scenarios that a module exports: by themselves, in arrays, or made by a function that is the default or is named.
 * Specs count where there is no scenario, and where they are named. Throws `BadOption`.
 */
export async function scenariosIn(module: Module, model: ModelFile, parameters: Parameters): Promise<readonly Found[]> {
  const exports = exportsOf(module, model);
  const found: Found[] = [];
  for (const { name, value, isMeant } of exports) {
    if (typeof value === 'function' && !isMeant) continue;
    found.push(
      ...(await unpacked(value, { model, parameters, isMeant, at: `${model.file}#${name}`, expression: `model.${name}`, depth: 0 })),
    );
  }
  const scenarios = found.filter(({ isBareSpec }) => !isBareSpec);
  const chosen = scenarios.length > 0 ? scenarios : found;
  if (chosen.length === 0) throw new BadOption(nothingIn(exports, model.file));
  return chosen.filter(({ scenario }, i) => chosen.findIndex((each) => each.scenario === scenario) === i);
}

/** The exports to look at: the one that is named, or all. */
function exportsOf(module: Module, { file, name }: ModelFile): readonly Export[] {
  const names = Object.keys(module).filter((each) => !ADDED.includes(each));
  if (names.length === 0) throw new BadOption(`${file}: got no exports, expected ${WANTED}; export a scenario`);
  if (name === undefined) return names.map((each) => ({ name: each, value: module[each], isMeant: each === 'default' }));
  if (names.includes(name)) return [{ name, value: module[name], isMeant: true }];
  throw new BadOption(
    `${file}: got no export "${name}", expected one of ${names.slice(0, MOST_NAMES).join(', ')}; write ${file}#${names[0]}`,
  );
}

function nothingIn(exports: readonly Export[], file: string): string {
  const names = exports.slice(0, MOST_NAMES).map(({ name }) => name);
  const made = exports.find(({ value, isMeant }) => typeof value === 'function' && !isMeant);
  const advice =
    made === undefined
      ? 'export a scenario, which says which nodes and properties there are'
      : `name a function to call it: ${file}#${made.name}`;
  return `${file}: got no scenario in ${names.join(', ')}, expected ${WANTED}; ${advice}`;
}

export interface Found {
  readonly scenario: Scenario;
  /** Whether it was a spec by itself. */
  readonly isBareSpec: boolean;
  /** An expression that has the exported value, where `model` has the exports. */
  readonly expression: string;
}

interface Place {
  readonly model: ModelFile;
  readonly parameters: Parameters;
  readonly isMeant: boolean;
  /** The path to the value, for messages. */
  readonly at: string;
  readonly expression: string;
  readonly depth: number;
}

/** The scenarios in a value. Exports that are something else have none; within arrays and results they are refused. */
async function unpacked(value: unknown, place: Place): Promise<readonly Found[]> {
  const { at, isMeant, depth, expression, parameters } = place;
  const inside = (name: string, within: string): Place => ({
    ...place,
    at: `${at}${name}`,
    expression: within,
    depth: depth + 1,
    isMeant: true,
  });
  if (depth > DEEPEST) throw new BadOption(`${at.slice(0, 100)}…: got something nested too deep, expected ${WANTED}; export an array`);
  if (isScenario(value)) return [{ scenario: value, isBareSpec: false, expression }];
  if (isSpec(value)) return [{ scenario: scenarioOf({ spec: value }), isBareSpec: true, expression }];
  if (isPromise(value)) return unpacked(await told(place, () => value), inside('', `(await ${expression})`));
  if (typeof value === 'function' && isMeant)
    return unpacked(await told(place, () => madeBy(value, place)), inside('()', `(await ${expression}(${parameters.asText}))`));
  if (Array.isArray(value) && (isMeant || value.some((each) => isScenario(each) || isSpec(each)))) {
    const parts = await Promise.all(value.map((each, i) => unpacked(each, inside(`[${i}]`, `${expression}[${i}]`))));
    return parts.flat();
  }
  if (depth === 0) return [];
  throw new BadOption(`${at}: got ${inShort(value)}, expected ${WANTED}; return or list one of them`);
}

function madeBy(make: CallableFunction, { parameters, at }: Place): unknown {
  return parameters.callWith((given) => Reflect.apply(make, undefined, [given]), make, at);
}

/** Runs code of the user. Throws `BadOption` when it throws. */
async function told(place: Place, run: () => unknown): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof BadOption) throw error;
    const { url, file } = place.model;
    throw new BadOption(`${placeOf(error, url, file)}: ${place.at} threw (${messageOf(error)}), expected ${WANTED}; mend that line`);
  }
}

function isScenario(value: unknown): value is Scenario {
  if (!isRecord(value)) return false;
  return isRecord(value.spec) || (isRecord(value.protocol) && ('nodes' in value || 'properties' in value || 'network' in value));
}

function isSpec(value: unknown): value is Spec<unknown> {
  return isRecord(value) && 'init' in value && isRecord(value.actions) && isRecord(value.properties);
}
