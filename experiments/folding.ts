/** Folds the paragraphs of a page into lines of at most 100 columns. */

const WIDTH = 100;

/** Folds the paragraphs of `page`. Headings, tables and images stay as they are. */
export function folded(page: string): string {
  return page.split('\n\n').map(foldedBlock).join('\n\n');
}

function foldedBlock(block: string): string {
  if (/^(?:#|\||!\[|```)/.test(block)) return block;
  const lines: string[] = [];
  for (const word of block.split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join('\n');
}
