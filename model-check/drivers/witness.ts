/** Finds a shortest way to a state that meets a `reachable` property. */

import type { Properties } from '../../spec/kernel/spec.ts';
import { readScenario } from '../edge/scenario-shape.ts';
import { listed, nearest } from '../edge/shown.ts';
import { ModelError } from '../engine/system/model-error.ts';
import type { CheckOptions } from '../options.ts';
import type { CheckReport, Counterexample } from '../report/report.ts';
import type { Scenario } from '../scenario.ts';
import { check } from './check.ts';

/** The kinds of properties of which a state can be a witness. */
const KINDS: readonly string[] = ['reachable', 'recoverable'];

export interface Witness {
  /** `met`: some state meets the property. `unmet`: none does. `inconclusive`: a bound was hit before one was found. */
  readonly verdict: 'met' | 'unmet' | 'inconclusive';
  /** The way there, in the form of a counterexample. */
  readonly way?: Counterexample;
  /** The check that has searched for it: of the same scenario, with the opposite of the property as its only claim. */
  readonly report: CheckReport;
}

/** Searches for a shortest way to a state that meets `property`. Throws `ModelError`, also for an unknown property. */
export async function findWitness(scenario: Scenario, property: string, options: CheckOptions = {}): Promise<Witness> {
  const report = await check(denying(readScenario(scenario), property), options);
  const { counterexample: way, verdict } = report;
  return {
    verdict: verdict === 'violates' ? 'met' : verdict === 'holds' ? 'unmet' : 'inconclusive',
    ...(way === undefined ? {} : { way }),
    report,
  };
}

/** The same scenario, which claims nothing but that no state meets the property. */
function denying(scenario: Scenario, name: string): Scenario {
  const claims = claimsOf(scenario);
  const witnesses = Object.keys(claims).filter((each) => KINDS.includes(claims[each].kind));
  const property = Object.hasOwn(claims, name) ? claims[name] : undefined;
  if (property === undefined || property.kind === 'step' || !KINDS.includes(property.kind)) {
    const near = nearest(name, witnesses);
    const expected = witnesses.length === 0 ? 'the scenario to have one' : `one of ${listed(witnesses)}`;
    throw new ModelError(
      `${scenario.name}: property: got "${name}", expected a property that is reachable or recoverable, ${expected}; ${near === null ? 'name one of them' : `write ${near}`}`,
    );
  }
  const { holds, doc = name } = property;
  const denied: Properties<never> = {
    [name]: { kind: 'always', doc: `never: ${doc}`, holds: (state) => !holds(state), explain: () => `this state meets it: ${doc}` },
  };
  const { expect: _, refines: __, ...rest } = scenario;
  if ('protocol' in rest) return { ...rest, properties: denied };
  const { inductive: ___, spec, ...others } = rest;
  return { ...others, spec: { ...spec, properties: {} }, properties: denied };
}

function claimsOf(scenario: Scenario): Properties<never> {
  return 'spec' in scenario ? { ...scenario.spec.properties, ...scenario.properties } : scenario.properties;
}
