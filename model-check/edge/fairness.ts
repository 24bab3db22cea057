/** Refuses fairness of unknown actions, and liveness properties that the scenario cannot judge. */
import type { Fairness } from '../../spec/kernel/fairness.ts';
import { isLiveness, type Properties } from '../../spec/kernel/spec.ts';
import type { Scenario } from '../scenario.ts';
import { CAUSES } from '../world/occasions.ts';
import { refusal } from './shape.ts';
import { listed, nearest, shown } from './shown.ts';

/** Kinds of events that are counted with what they carry: `receive Vote`. */
const NAMED_EVENT = /^(receive|timeout|request) ./;

/** Throws `ModelError` for a fairness constraint on an unknown action, and for symmetry beside a liveness property. */
export function refuseOtherFairness(scenario: Scenario): void {
  const isKnown = (action: string) =>
    'spec' in scenario ? Object.hasOwn(scenario.spec.actions, action) : CAUSES.includes(action) || NAMED_EVENT.test(action);
  const known = 'spec' in scenario ? Object.keys(scenario.spec.actions) : CAUSES;
  const ofSpec = 'spec' in scenario ? (scenario.spec.fairness ?? []) : [];
  refuseUnknown('spec.fairness', ofSpec, isKnown, known);
  refuseUnknown('fairness', scenario.fairness ?? [], isKnown, known);
  refuseSymmetry(scenario);
}

function refuseUnknown(where: string, fairness: readonly Fairness[], isKnown: (action: string) => boolean, known: readonly string[]): void {
  for (const [i, { actions }] of fairness.entries()) {
    for (const action of actions) {
      if (isKnown(action)) continue;
      const near = nearest(action, known);
      throw refusal(`${where}[${i}]`, shown(action), {
        expected: known.length === 0 ? 'the name of an action, and there are none' : `one of the actions ${listed(known)}`,
        remedy: near === null ? 'name the action that may not be put off for ever' : `write ${near}`,
      });
    }
  }
}

/** States of one orbit differ in the steps that fairness is about, so a way round between orbits says nothing. */
function refuseSymmetry(scenario: Scenario): void {
  const properties: Properties<unknown> = { ...('spec' in scenario ? scenario.spec.properties : {}), ...scenario.properties };
  const live = Object.entries(properties).find(([, { kind }]) => isLiveness(kind));
  if (scenario.symmetric === undefined || live === undefined) return;
  throw refusal('symmetric', `symmetric parts beside the liveness property ${live[0]}`, {
    expected: 'one or the other',
    remedy: 'leave out `symmetric`, or judge the property in a scenario of its own',
  });
}
