/** Refuses limits of the search that contradict each other, or the properties. */
import { isLiveness, type Properties } from '../../spec/kernel/spec.ts';
import type { Scenario } from '../scenario.ts';
import { refusal } from './shape.ts';

/** Throws `ModelError` for a limit under which a verdict would not be sound, or that does nothing. */
export function refuseContradictoryLimits(scenario: Scenario): void {
  const { constraint, actionConstraint, view, symmetric, deadlock, mayEndIn } = scenario;
  const properties: Properties<unknown> = { ...('spec' in scenario ? scenario.spec.properties : {}), ...scenario.properties };
  const limit = [constraint && 'constraint', actionConstraint && 'actionConstraint', view && 'view'].find((each) => each !== undefined);
  if (symmetric !== undefined && limit !== undefined)
    throw refusal(limit, 'a function beside symmetric parts', { expected: 'one or the other', remedy: 'leave out one of them' });
  const graph = Object.entries(properties).find(([, { kind }]) => kind === 'recoverable' || isLiveness(kind));
  if (view !== undefined && graph !== undefined) {
    const expected = 'no view: what can follow a state is not known of others with its view';
    throw refusal('view', `a function beside the ${graph[1].kind} property ${graph[0]}`, { expected, remedy: 'leave out one of them' });
  }
  if (mayEndIn !== undefined && deadlock !== 'error')
    throw refusal('mayEndIn', 'a function', { expected: "nothing without deadlock: 'error'", remedy: "write deadlock: 'error'" });
  if (deadlock === 'error' && 'deadlock' in properties)
    throw refusal('properties.deadlock', 'a name that is taken', { expected: 'another name', remedy: 'rename the property' });
}
