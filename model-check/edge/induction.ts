/** Refuses what cannot be judged by induction, or contradicts it. */
import type { Properties } from '../../spec/kernel/spec.ts';
import type { Scenario } from '../scenario.ts';
import { pathTo, refusal } from './shape.ts';

/** Throws `ModelError` for a part of the scenario that an inductive check could not honour. */
export function refuseBesideInduction(scenario: Scenario): void {
  if ('protocol' in scenario || scenario.inductive === undefined) return;
  const { spec, inductive, bound, view, actionConstraint, deadlock, symmetric, refines } = scenario;
  const other = Object.entries({ bound, view, actionConstraint, deadlock, symmetric, refines }).find(([, value]) => value !== undefined);
  if (other !== undefined)
    throw refusal(other[0], 'one beside inductive', {
      expected: 'none: an inductive check takes one step from each state of the type bound',
      remedy: 'leave it out, or write a second scenario',
    });
  const invariant: Properties<unknown> = inductive.invariant ?? {};
  for (const [name, { kind }] of Object.entries(invariant)) {
    if (kind !== 'always')
      throw refusal(pathTo('inductive.invariant', name), `a ${kind} property`, {
        expected: 'one that is always true of a state',
        remedy: kind === 'step' ? 'move it to properties: claims about steps are judged, too' : 'leave it out',
      });
  }
  const all: Properties<unknown> = { ...spec.properties, ...scenario.properties, ...invariant };
  if (Object.hasOwn(all, 'within'))
    throw refusal('inductive', 'a property with the name within', { expected: 'another name', remedy: 'rename the property' });
  if (!Object.values(inductive.invariant ?? all).some(({ kind }) => kind === 'always'))
    throw refusal('inductive.invariant', 'no conjunct', { expected: 'at least one', remedy: 'write the invariant' });
}
