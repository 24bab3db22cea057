/** The abstract machine by itself, on a circle small enough to see every way in which keys can move. */

import { type Scenario, scenario } from '../../model-check/scenario.ts';
import { lookupConsistency } from '../../spec/lookup-consistency/responsibility.ts';
import { holds } from '../expectations.ts';

export const lookupConsistencyScenarios: readonly Scenario[] = [
  scenario({
    name: 'lookup-consistency/6-keys',
    teaches: 'Nodes that only take what nobody has never share a key, whatever they give up and when.',
    spec: lookupConsistency(6, [0, 2, 4], [0, 2]),
    cost: 'fast',
    expect: holds(64, 379, 6),
  }),
];
