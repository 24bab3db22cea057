/** The scenarios, loaded when they are first asked for. */
import type { Scenario } from '../../model-check/scenario.ts';
import { groupOf } from './scenario-groups.ts';

export async function allOfThem(): Promise<readonly Scenario[]> {
  return (await import('../../scenarios/all.ts')).allScenarios;
}

/** The scenario of this name, or the only one whose name ends with it; null: there is none. */
export async function scenarioNamed(name: string): Promise<Scenario | null> {
  const exact = (await groupOf(name)).find((scenario) => scenario.name === name);
  if (exact !== undefined) return exact;
  const all = await allOfThem();
  const ending = all.filter((scenario) => scenario.name.endsWith(`/${name}`));
  return ending.length === 1 ? ending[0] : null;
}
