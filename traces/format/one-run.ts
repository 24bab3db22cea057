/** Traces of one run, in order. */
import { BadTrace } from './bad-trace.ts';
import { requireTraces } from './given-traces.ts';
import type { NodeTrace } from './read.ts';

/** The traces in the order of node and incarnation. Throws `BadTrace` when they are not one run. */
export function oneRun(traces: readonly NodeTrace[]): readonly NodeTrace[] {
  requireTraces(traces);
  return inOrder(traces);
}

/** As `oneRun`, for traces that were already validated. */
export function inOrder(traces: readonly NodeTrace[]): readonly NodeTrace[] {
  // An altered header comes last, so that it is the one that does not fit the others.
  const sound = traces.filter((trace) => !hasAlteredHeader(trace));
  const candidates = [...sound, ...traces.filter(hasAlteredHeader)];
  const [first] = candidates;
  if (first === undefined) throw new BadTrace('(no file)', null, 'no trace to read');
  const seen = new Map<string, string>();
  for (const { file, header } of candidates) {
    const who = `node ${header.node}, incarnation ${header.incarnation}`;
    const other = seen.get(who);
    if (other !== undefined) throw new BadTrace(file, 1, `a second trace of ${who}; the first is ${other}`);
    seen.set(who, file);
    if (header.run !== first.header.run)
      throw new BadTrace(file, 1, `belongs to run "${header.run}", but ${first.file} to run "${first.header.run}"`);
  }
  return [...traces].sort((left, right) => left.header.node - right.header.node || left.header.incarnation - right.header.incarnation);
}

function hasAlteredHeader({ faults }: NodeTrace): boolean {
  return faults.some(({ number }) => number === 1);
}
