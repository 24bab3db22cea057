/** A history of clients, judged: the verdict, and why. */

import { DEFAULT_BOUNDS } from '../../traces/client-history/bounds.ts';
import { type AnyReport, reportOnAny } from '../../traces/client-history/report-any.ts';
import { utf8 } from '../../traces/format/bytes.ts';
import type { Frame, Recording } from './recording.ts';

/** The most steps of a search for an order; a reader waits for it. */
const STEPS = 2_000_000;
const MOST_REASONS = 200;

/** Throws `BadTrace` for a text that is no history. */
export function judgedHistory(name: string, text: string): Recording {
  const report: AnyReport = reportOnAny(name, [utf8(text)], { bounds: { ...DEFAULT_BOUNDS, steps: STEPS } });
  const frames = report.because
    .slice(0, MOST_REASONS)
    .map((says): Frame => ({ state: { report: withoutPicture(report) }, step: { says, changes: [], label: null }, lights: [] }));
  return {
    title: `${name}: ${report.verdict}`,
    says:
      report.because.length === 0
        ? 'The answers that clients saw can be explained.'
        : 'The answers that clients saw cannot be explained, for these reasons.',
    frames: [{ state: { report: withoutPicture(report) }, step: null, lights: [] }, ...frames],
  };
}

/** The picture is drawn, not told. */
function withoutPicture(report: AnyReport): object {
  return Object.fromEntries(Object.entries(report).filter(([field]) => field !== 'picture' && field !== 'because'));
}
