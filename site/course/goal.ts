/** The goal of a task, as a property that the search can break. */
import type { Scenario } from '../../model-check/scenario.ts';
import { always, type Property } from '../../spec/kernel/spec.ts';
import type { Task } from './tasks.ts';

/** The scenario with one property, `goal`: it is broken exactly where the task is solved. Throws if the scenario lacks the task's property. */
export function withGoal(scenario: Scenario, { goal }: Task): Scenario {
  const { name, teaches, cost } = scenario;
  if ('spec' in scenario) {
    const spec = { ...scenario.spec, properties: { goal: broken(scenario.spec.properties[goal], goal) } };
    return { name, teaches, cost, spec };
  }
  const { expect: _, refines: __, symmetric: ___, ...rest } = scenario;
  return { ...rest, properties: { goal: broken(scenario.properties?.[goal], goal) } };
}

function broken<S>(property: Property<S> | undefined, name: string): Property<S> {
  if (property === undefined) throw new Error(`goal: got ${name}, expected a property of the scenario`);
  if (property.kind !== 'reachable') return property;
  return always<S>((state) => !property.holds(state), property.doc ?? name);
}
