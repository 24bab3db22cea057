/** The verdicts of docs/results.md as rows, and the page with a table that can be filtered in place of theirs. */
import { allScenarios } from '../scenarios/all.ts';

/** One scenario and its figures. Those that nobody has measured are null. */
export interface ResultRow {
  readonly scenario: string;
  readonly teaches: string;
  readonly cost: 'fast' | 'slow';
  /** The finding of the last full run; empty if the scenario was not part of one. */
  readonly found: string;
  readonly distinct: number | null;
  readonly generated: number | null;
  readonly levels: number | null;
  readonly seconds: number | null;
  /** The day of the run. */
  readonly checked: string;
}

const VERDICTS = /<!-- generated: verdicts -->.*?<!-- end -->/s;

/** A row for each scenario, in the order of the collection. */
export function resultRows(page: string): readonly ResultRow[] {
  const cells = new Map(
    (VERDICTS.exec(page)?.[0] ?? '').split('\n').flatMap((line) => {
      const row = line.split('|').map((cell) => cell.trim());
      return row.length > 10 ? [[row[1] ?? '', row] as const] : [];
    }),
  );
  return allScenarios.map(({ name, teaches, cost }) => {
    const row = cells.get(name) ?? [];
    const [, , found = '', , distinct, generated, levels, seconds, , , checked = ''] = row;
    return {
      scenario: name,
      teaches,
      cost,
      found,
      distinct: numberOf(distinct),
      generated: numberOf(generated),
      levels: numberOf(levels),
      seconds: numberOf(seconds),
      checked,
    };
  });
}

/** The page with a component in place of the table of verdicts. */
export function resultsPage(page: string): string {
  return page.replace(VERDICTS, '<ResultTable />');
}

function numberOf(cell: string | undefined): number | null {
  if (cell === undefined || cell === '') return null;
  const number = Number(cell.replaceAll(',', ''));
  return Number.isFinite(number) ? number : null;
}
