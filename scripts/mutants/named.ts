/** The kept mutants, each tried on the scenario that must catch it. */
import { isCaught, mutantLists, tried } from '../../test/mutants/mutant-lists.ts';
import { code, count, type Row, table } from '../pages/table.ts';

/** Writes a table with one line per mutant. Takes about a minute. */
export async function namedMutants(): Promise<string> {
  const rows: Row[] = [];
  for (const list of mutantLists) {
    for (const mutant of list.mutants) {
      const report = await tried(list, mutant);
      const steps = report.counterexample === undefined ? '' : count(report.counterexample.steps.length);
      rows.push([code(mutant.file), mutant.breaks, mutant.scenario, mutant.property, isCaught(mutant, report) ? 'yes' : '**no**', steps]);
    }
  }
  const heads = ['file', 'what is broken', 'scenario', 'property', 'caught'].map((head) => ({ head }));
  return table([...heads, { head: 'steps', isNumber: true }], rows);
}
