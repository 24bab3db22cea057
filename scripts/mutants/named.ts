/** The kept mutants, each tried on the scenario that must catch it. */
import type { CheckReport } from '../../model-check/report/report.ts';
import { isCaught, mutantLists, tried } from '../../test/mutants/mutant-lists.ts';
import { code, count, type Row, table } from '../pages/table.ts';

/** Writes a table with one line per mutant. Takes about a minute, unless the `reports` are given, by list and mutant. */
export async function namedMutants(reports?: readonly (readonly CheckReport[])[]): Promise<string> {
  const rows: Row[] = [];
  for (const [place, list] of mutantLists.entries()) {
    for (const [index, mutant] of list.mutants.entries()) {
      const report = reports?.[place]?.[index] ?? (await tried(list, mutant));
      const steps = report.counterexample === undefined ? '' : count(report.counterexample.steps.length);
      rows.push([code(mutant.file), mutant.breaks, mutant.scenario, mutant.property, isCaught(mutant, report) ? 'yes' : '**no**', steps]);
    }
  }
  const heads = ['file', 'what is broken', 'scenario', 'property', 'caught'].map((head) => ({ head }));
  return table([...heads, { head: 'steps', isNumber: true }], rows);
}
