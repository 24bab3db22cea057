/** A spec with one rule changed: its own actions, some of them replaced or added. The specs themselves stay sound. */
import { check } from '../../model-check/drivers/check.ts';
import { scenario } from '../../model-check/scenario.ts';
import type { Spec } from '../../spec/kernel/spec.ts';

export interface SpecMutant {
  /** The fault, as part of a sentence. */
  readonly breaks: string;
  /** The property that must fail, and the length of a shortest counterexample. */
  readonly property: string;
  readonly steps: number;
}

/** `spec` with these actions in place of its own. */
export function withActions<S>(spec: Spec<S>, changed: Spec<S>['actions']): Spec<S> {
  return { ...spec, actions: { ...spec.actions, ...changed } };
}

/** The verdict on a spec, in the terms of `SpecMutant`. */
export async function verdictOn<S>(spec: Spec<S>) {
  const report = await check(scenario({ name: 'mutant', teaches: 'A rule is left out.', cost: 'fast', spec }));
  return { verdict: report.verdict, property: report.property, steps: report.counterexample?.steps.length };
}

/** The verdict that catches `mutant`. */
export function caught({ property, steps }: SpecMutant) {
  return { verdict: 'violates', property, steps };
}
