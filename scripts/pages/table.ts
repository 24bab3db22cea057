/** Tables of Markdown. */

export interface Column {
  readonly head: string;
  readonly isNumber?: true;
}

export type Row = readonly string[];

/** Writes a table, one line per row. A cell may hold any text on one line. */
export function table(columns: readonly Column[], rows: readonly Row[]): string {
  const ruler = columns.map(({ isNumber }) => (isNumber ? '--:' : '---'));
  return [columns.map(({ head }) => head).map(cell), ruler, ...rows.map((row) => row.map(cell))].map(line).join('\n');
}

export function code(text: string): string {
  return `\`${text}\``;
}

export function count(number: number): string {
  return number.toLocaleString('en-US');
}

function line(cells: Row): string {
  return `| ${cells.join(' | ')} |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
