/** The scenarios of a chapter of the course, with what was found in each. */
import type { Scenario } from '../../model-check/scenario.ts';
import { allScenarios } from '../../scenarios/all.ts';
import { code, count, table } from './table.ts';

/** A table of the scenarios with these names, or whose names begin so (`dks/crash/…`). Throws if there is none. */
export function scenariosNamed(names: readonly string[]): string {
  const rows = names.flatMap((name) => named(name).map((each) => [code(each.name), each.teaches, foundIn(each)]));
  return table(
    ['scenario', 'teaches', 'found'].map((head) => ({ head })),
    rows,
  );
}

function named(name: string): readonly Scenario[] {
  const isMeant = (each: Scenario) => (name.endsWith('/…') ? each.name.startsWith(name.slice(0, -1)) : each.name === name);
  const found = allScenarios.filter(isMeant);
  if (found.length === 0) throw new Error(`no scenario is named ${name}`);
  return found;
}

function foundIn({ expect, cost }: Scenario): string {
  if (expect === undefined) return '';
  if (expect.verdict === 'holds') return `holds in ${count(expect.distinct)} states${cost === 'slow' ? ' (slow)' : ''}`;
  return `violates ${code(expect.property)} in ${expect.steps} ${expect.steps === 1 ? 'step' : 'steps'}${cost === 'slow' ? ' (slow)' : ''}`;
}
