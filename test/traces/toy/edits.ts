/** Ways to spoil a trace: bytes as they are on disk, or lines sealed again so that only their meaning is wrong. */

import { asTraceLine } from '../../../traces/format/as-trace-line.ts';
import { CHAIN_START, chained, type Unchained } from '../../../traces/format/chain.ts';
import type { TraceLine } from '../../../traces/format/line.ts';
import type { Files } from './recorded-run.ts';

export function linesOf(text: string): readonly TraceLine[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const decoded = asTraceLine(JSON.parse(line));
      if ('complaint' in decoded) throw new Error(decoded.complaint);
      return decoded.valid;
    });
}

/** The text of these lines with a chain that fits: what a forger would write. */
export function sealed(lines: readonly TraceLine[]): string {
  let before = CHAIN_START;
  let whole = '';
  for (const { chain: _, ...line } of lines) {
    const { text, chain } = chained(before, line as Unchained);
    whole += text;
    before = chain;
  }
  return whole;
}

/** The run with the lines of one file changed and sealed again. */
export function forged(files: Files, name: string, change: (line: TraceLine, index: number) => TraceLine | readonly TraceLine[]): Files {
  const text = files[name];
  if (text === undefined) throw new Error(`no file ${name}`);
  return { ...files, [name]: sealed(linesOf(text).flatMap(change)) };
}
