/** Refuses scenarios in which a property would silently be lost: two of the same name, or an expected violation of an unknown one. */
import type { Scenario } from '../scenario.ts';
import { refusal } from './shape.ts';
import { listed, nearest, shown } from './shown.ts';

/** Throws `ModelError` when a property would be lost. */
export function refuseLosses(scenario: Scenario): void {
  const own = Object.keys('spec' in scenario ? scenario.spec.properties : {});
  const added = Object.keys(scenario.properties ?? {});
  const refined = Object.keys(scenario.refines ?? {});
  refuseTwice('properties', added, own, 'the spec');
  refuseTwice('refines', refined, [...own, ...added], 'the properties');
  if (scenario.expect?.verdict === 'violates')
    refuseUnclaimed(scenario.expect.property, [...own, ...added, ...refined, ...othersIn(scenario)]);
}

/** The names of claims that are not properties. */
function othersIn(scenario: Scenario): readonly string[] {
  const inductive = 'spec' in scenario ? scenario.inductive : undefined;
  return [
    ...(scenario.deadlock === 'error' ? ['deadlock'] : []),
    ...(inductive === undefined ? [] : [...Object.keys(inductive.invariant ?? {}), 'within']),
  ];
}

/** Refuses two properties of the same name. */
function refuseTwice(where: string, names: readonly string[], taken: readonly string[], by: string): void {
  const twice = names.find((name) => taken.includes(name));
  if (twice === undefined) return;
  throw refusal(`${where}.${twice}`, 'a name that is taken', {
    expected: `a name that ${by} does not have`,
    remedy: 'rename one of the two',
  });
}

function refuseUnclaimed(property: string, claims: readonly string[]): void {
  if (claims.includes(property)) return;
  const near = nearest(property, claims);
  throw refusal('expect.property', shown(property), {
    expected: claims.length === 0 ? 'the name of a property, and there are none' : `one of the properties ${listed(claims)}`,
    remedy: near === null ? 'name the property that is violated' : `write ${near}`,
  });
}
