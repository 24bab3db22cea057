/** Scenarios as a reader may change them: more faults, or other properties. */

import type { Faults, Scenario } from '../../model-check/scenario.ts';
import { always, type Properties } from '../../spec/kernel/spec.ts';
import type { Goal } from './goal.ts';

/** Far more than anybody plays. */
const MANY = 99;

/** The scenario with as many faults as its world allows. A spec has none to lift. */
export function freely(scenario: Scenario): Scenario {
  if ('spec' in scenario) return scenario;
  const { nodes, network, faults = {}, partitions = [] } = scenario;
  const mortal = nodes.filter(({ neverCrashes }) => neverCrashes !== true).length;
  const canSuspect = nodes.some(({ falselySuspects }) => falselySuspects === undefined || falselySuspects.length > 0);
  const lifted: Faults = {
    ...faults,
    crash: mortal,
    ...(canSuspect ? { falseSuspicion: MANY } : {}),
    ...(network === 'growing-set' ? {} : { drop: MANY }),
    ...(network === 'unordered' || network === 'fifo' ? { duplicate: MANY } : {}),
    ...(partitions.length === 0 ? {} : { partition: MANY }),
  };
  return { ...scenario, faults: lifted };
}

/** The scenario with only these properties. */
export function judgedBy(scenario: Scenario, choose: (properties: Properties<unknown>) => Properties<unknown>): Scenario {
  const { refines: _, expect: __, ...rest } = scenario;
  if ('protocol' in rest) return { ...rest, properties: choose(rest.properties) };
  const { spec, properties = {} } = rest;
  return { ...rest, spec: { ...spec, properties: {} }, properties: choose({ ...spec.properties, ...properties }) };
}

/** What a search from a state looks for. */
export type Quest =
  /** Any property that breaks in a state or a step, but for these. */
  | { readonly type: 'break'; readonly except: readonly string[] }
  /** This property, broken. */
  | { readonly type: 'breakOne'; readonly property: string }
  /** A state that meets this property. */
  | { readonly type: 'meet'; readonly property: string }
  /** All properties are judged. */
  | { readonly type: 'check' };

/** The quest of a goal; null: no search finds it. */
export function questOf({ reach }: Goal): Quest | null {
  if (typeof reach === 'function') return null;
  if ('broken' in reach) return reach.broken === null ? { type: 'break', except: [] } : { type: 'breakOne', property: reach.broken };
  return 'met' in reach ? { type: 'meet', property: reach.met } : null;
}

/** The scenario whose first violation is what the quest looks for. */
export function scenarioFor(scenario: Scenario, quest: Quest): Scenario {
  switch (quest.type) {
    case 'check':
      return scenario;
    case 'break':
      return judgedBy(scenario, (properties) =>
        chosen(properties, (name, { kind }) => (kind === 'always' || kind === 'step') && !quest.except.includes(name)),
      );
    case 'breakOne':
      return judgedBy(scenario, (properties) => chosen(properties, (name) => name === quest.property));
    case 'meet':
      return judgedBy(scenario, (properties) => {
        const property = properties[quest.property];
        if (property === undefined || property.kind === 'step') return {};
        return { [quest.property]: always((state: unknown) => !property.holds(state), 'This has not been reached yet.') };
      });
  }
}

function chosen(
  properties: Properties<unknown>,
  is: (name: string, property: Properties<unknown>[string]) => boolean,
): Properties<unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([name, property]) => is(name, property)));
}
