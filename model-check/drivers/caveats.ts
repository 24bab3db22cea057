/** What a verdict does not say, though one might think so. */
import type { Scenario } from '../scenario.ts';

/**
 * One clause each: that no property was judged; which actions never happened, once all states have been visited, so that
 * what is promised of them was not tested.
 */
export function caveatsOf(scenario: Scenario, exhausted: boolean, fired: { readonly [action: string]: number }): readonly string[] {
  const never = exhausted ? Object.keys(fired).filter((action) => fired[action] === 0) : [];
  return [
    ...(claimsNothing(scenario) ? ['judged nothing: the scenario has no properties'] : []),
    ...(never.length === 0 ? [] : [`never fired: ${never.join(', ')}`]),
  ];
}

function claimsNothing(scenario: Scenario): boolean {
  const ofTheSpec = 'spec' in scenario ? scenario.spec.properties : {};
  return [ofTheSpec, scenario.properties ?? {}, scenario.refines ?? {}].every((claims) => Object.keys(claims).length === 0);
}
