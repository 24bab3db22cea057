/** The index of the decision records. */

export interface Titled {
  readonly path: string;
  readonly title: string;
}

/** The page that lists the records, in the order of their numbers. */
export function recordsPage(records: readonly Titled[]): string {
  const items = records.map(({ path, title }) => `- [${title}](/${path})`);
  return ['# Decision records', '', 'Each record says what was decided, why, and what was left.', '', ...items, ''].join('\n');
}
