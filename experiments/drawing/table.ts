/** Tables in Markdown. */

/** The first `textColumns` columns are flush left. The others hold numbers and are flush right. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[], textColumns = 1): string {
  const rule = headings.map((_, column) => (column < textColumns ? '---' : '--:'));
  return [headings, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
