/** Divides a state or a record that is too long for one line. */
import type { Unchained } from '../format/chain.ts';
import type { RecordEntry, Step } from '../format/line.ts';
import type { Outstanding } from '../format/outstanding.ts';

/** The most characters of a state in one line. */
const LONGEST_STATE = 65_536;
/** About the most characters of entries in one line. */
const MOST_ENTRIES = 65_536;

/** The snapshot of this state; a large state comes in parts. */
export function* snapshotLines(step: Step, state: unknown, outstanding: Outstanding): Generator<Unchained> {
  const armed = { timers: [...outstanding.timers.values()], monitored: outstanding.monitored };
  const text = JSON.stringify(state);
  if (text.length <= LONGEST_STATE) return yield { type: 'snapshot', step, state, ...armed };
  for (let at = 0; at < text.length; ) {
    const end = wholeEnd(text, at + LONGEST_STATE);
    yield { type: 'part', text: text.slice(at, end) };
    at = end;
  }
  yield { type: 'snapshot', step, ...armed };
}

/** The entries, as many in each part as fit into a line. */
export function* inParts(entries: readonly RecordEntry[]): Generator<readonly RecordEntry[]> {
  let part: RecordEntry[] = [];
  let characters = 0;
  for (const entry of entries) {
    part.push(entry);
    characters += JSON.stringify(entry).length;
    if (characters < MOST_ENTRIES) continue;
    yield part;
    [part, characters] = [[], 0];
  }
  if (part.length > 0) yield part;
}

/** An end at which no pair of surrogates is cut. */
function wholeEnd(text: string, end: number): number {
  return end < text.length && /[\ud800-\udbff]/.test(text[end - 1] ?? '') ? end - 1 : Math.min(end, text.length);
}
