/** A table without a frame. */
import Table, { type HorizontalAlignment } from 'cli-table3';
import { coloursFor, type Terminal } from './streams.ts';

export interface Column {
  readonly head: string;
  readonly align?: HorizontalAlignment;
}

/** One row of cells; `below` is a line under it that spans the table. */
export interface Row {
  readonly cells: readonly string[];
  readonly below?: string;
}

const NO_FRAME = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ' },
};

/** The table as text for `stream`, which decides on colours. */
export function plainTable(columns: readonly Column[], rows: readonly Row[], stream: Terminal): string {
  const { bold } = coloursFor(stream);
  const table = new Table({
    head: columns.map(({ head }) => bold(head)),
    colAligns: columns.map(({ align = 'left' }) => align),
    chars: NO_FRAME,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  for (const { cells } of rows) table.push([...cells]);
  const [head = '', ...lines] = table.toString().split('\n');
  return [head, ...lines.flatMap((line, i) => [line, rows[i]?.below])]
    .filter((line) => line !== undefined)
    .map((line) => line.trimEnd())
    .join('\n');
}
