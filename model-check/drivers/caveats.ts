/** Warnings for a verdict that says less than a reader might think. */
import type { Scenario } from '../scenario.ts';

/**
 * Returns one clause for each caveat: no property was judged, or some actions never happened although all states were
 * visited. Properties about such actions were not tested.
 */
export function caveatsOf(
  scenario: Scenario,
  exhausted: boolean,
  fired: { readonly [action: string]: number },
  leftOut: number,
): readonly string[] {
  const never = exhausted ? Object.keys(fired).filter((action) => fired[action] === 0) : [];
  return [
    ...(claimsNothing(scenario) ? ['judged nothing: the scenario has no properties'] : []),
    ...(leftOut === 0 ? [] : [`judged only within the constraint, which left out ${leftOut} ${leftOut === 1 ? 'step' : 'steps'}`]),
    ...('view' in scenario ? ['states with the same view count as one, and only one of them was explored'] : []),
    ...(never.length === 0 ? [] : [`never fired: ${never.join(', ')}`]),
  ];
}

function claimsNothing(scenario: Scenario): boolean {
  const ofTheSpec = 'spec' in scenario ? scenario.spec.properties : {};
  return [ofTheSpec, scenario.properties ?? {}, scenario.refines ?? {}].every((claims) => Object.keys(claims).length === 0);
}
