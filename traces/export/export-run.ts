/** Writes a recorded run in the format of another tool. */

import { causalPast, eventsOf, type RunEvent } from '../causal-order/run-events.ts';
import { BadTrace } from '../format/bad-trace.ts';
import type { NodeTrace } from '../format/read.ts';
import { replayTraces } from '../replay/replay.ts';
import type { Replayables } from '../replay/replayable.ts';
import type { ReplayReport } from '../replay/report.ts';
import { asMermaid } from './mermaid.ts';
import { asOpenTelemetry } from './open-telemetry.ts';
import { asShiviz } from './shiviz.ts';
import { asItf } from './states.ts';

export const RUN_FORMATS = ['itf', 'shiviz', 'mermaid', 'otel'] as const;
export type RunFormat = (typeof RUN_FORMATS)[number];

/** The text, and what it leaves out. */
export interface Exported {
  readonly text: string;
  /** One sentence; null: it has the whole run. */
  readonly note: string | null;
}

/** The most events: viewers show no more, and states are written in full. */
const MOST: Readonly<Record<RunFormat, number>> = {
  itf: 1000,
  shiviz: 2000,
  mermaid: Number.POSITIVE_INFINITY,
  otel: Number.POSITIVE_INFINITY,
};

/**
 * Exports the run of these traces, which are in the order of node and incarnation. A diagram shows the causal past of the first
 * divergence, where there is one. Throws `BadTrace`.
 */
export function exportRun(format: RunFormat, traces: readonly NodeTrace[], protocols: Replayables): Exported {
  const events = eventsOf(traces);
  const [first] = traces;
  if (first === undefined || events.length === 0)
    throw new BadTrace(first?.file ?? '(no file)', null, 'the trace holds no event: there is nothing to export');
  if (format === 'otel') return { text: asOpenTelemetry(events), note: null };
  if (format === 'itf') {
    const replayable = protocols[first.header.protocol];
    if (replayable === undefined)
      throw new BadTrace(first.file, 1, `protocol "${first.header.protocol}" is not known, so there are no states to write`);
    const shown = events.slice(0, MOST.itf);
    return { text: asItf(replayable, traces, shown), note: noteOn(events, shown, 'first') };
  }
  const bad = divergenceIn(replayTraces(traces, protocols), events);
  const past = bad === null ? events : causalPast(events, bad);
  const shown = past.slice(-MOST[format]);
  const text = format === 'shiviz' ? asShiviz(shown) : asMermaid(shown);
  const where = bad === null ? null : `the causal past of ${bad.trace.file}:${bad.number}, the first divergence`;
  return { text, note: where ?? noteOn(events, shown, 'last') };
}

/** The sequence diagram of a run that people can read as a whole. */
export function diagramOf(traces: readonly NodeTrace[]): string {
  return asMermaid(eventsOf(traces));
}

function divergenceIn({ verdict, first }: ReplayReport, events: readonly RunEvent[]): RunEvent | null {
  if (verdict !== 'diverged' || first === undefined) return null;
  return events.find(({ trace, number }) => trace.file === first.at.file && number === first.at.line) ?? null;
}

function noteOn(events: readonly RunEvent[], shown: readonly RunEvent[], which: 'first' | 'last'): string | null {
  return shown.length === events.length ? null : `the ${which} ${shown.length} of ${events.length} events`;
}
