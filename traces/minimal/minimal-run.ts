/**
 * Finds a small part of a run that still diverges at the same event, in the same way. First the causal past of that event, then
 * that without events that are not needed (Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002).
 */
import { causalPast, eventsOf, type RunEvent } from '../causal-order/run-events.ts';
import type { MessageId } from '../format/line.ts';
import { oneRun } from '../format/one-run.ts';
import { afterStep, NOTHING_OUTSTANDING, notEnabled, type Outstanding } from '../format/outstanding.ts';
import { type NodeTrace, readTrace } from '../format/read.ts';
import { replayTraces } from '../replay/replay.ts';
import type { Replayables } from '../replay/replayable.ts';
import type { DivergenceKind, ReplayReport } from '../replay/report.ts';
import { isAt } from './explanation.ts';
import { type Rebuilt, rebuilt } from './rebuilt.ts';

/** A part of a run that diverges as the whole does. */
export interface MinimalRun {
  /** The text of each file, by the name of the trace that it is a part of. */
  readonly files: ReadonlyMap<string, string>;
  readonly events: number;
  /** Whether nothing more can be left out, one event at a time; false: the budget was spent before. */
  readonly isLeast: boolean;
}

/** The most events that are replayed to find a smaller part, in all. */
const MOST_REPLAYED = 500_000;
const MOST_TRIES = 400;

/** The part; null: the run did not diverge, or no part of it is known to. `report` is that of these traces. */
export function minimalRun(report: ReplayReport, traces: readonly NodeTrace[], protocols: Replayables): MinimalRun | null {
  const { verdict, first } = report;
  if (verdict !== 'diverged' || first === undefined) return null;
  const events = eventsOf(traces);
  const bad = events.find((event) => isAt(event, first.at));
  if (bad === undefined) return null;
  const search = new Shrinking(bad, first.kind as DivergenceKind, protocols);
  const upTo = events.slice(0, events.indexOf(bad) + 1);
  const found = [causalPast(events, bad), upTo].find((part) => search.diverges(part));
  if (found === undefined) return null;
  const { part, isLeast } = search.shrunk(found);
  return { files: rebuilt(part).files, events: part.length, isLeast };
}

class Shrinking {
  readonly #bad: RunEvent;
  readonly #kind: DivergenceKind;
  readonly #protocols: Replayables;
  #replayed = 0;
  #tries = 0;

  constructor(bad: RunEvent, kind: DivergenceKind, protocols: Replayables) {
    this.#bad = bad;
    this.#kind = kind;
    this.#protocols = protocols;
  }

  /** Whether the part diverges first at the same event, in the same way. */
  diverges(part: readonly RunEvent[]): boolean {
    this.#tries += 1;
    this.#replayed += part.length;
    const run = rebuilt(part);
    const { verdict, first } = replayTraces(tracesOf(run), this.#protocols);
    if (verdict !== 'diverged' || first === undefined || first.kind !== this.#kind) return false;
    return first.at.file === this.#bad.trace.file && first.at.line === run.lineOf(this.#bad);
  }

  /** Leaves out pieces of half the events, then of a quarter, and so on to single ones. */
  shrunk(whole: readonly RunEvent[]): { readonly part: readonly RunEvent[]; readonly isLeast: boolean } {
    let part = whole;
    for (let size = Math.ceil(part.length / 2); size >= 1; ) {
      const before = part.length;
      // Later events first: what depends on an event goes before it.
      for (let to = part.length; to > 0; to -= size) {
        if (this.#tries >= MOST_TRIES || this.#replayed >= MOST_REPLAYED) return { part, isLeast: false };
        const candidate = this.#without(part, new Set(part.slice(Math.max(0, to - size), to)));
        if (candidate === null || !this.diverges(candidate)) continue;
        part = candidate;
        to = Math.min(to, part.length);
      }
      if (size > 1) size = Math.ceil(size / 2);
      else if (part.length === before) break;
    }
    return { part, isLeast: true };
  }

  /** Without these events, and without what cannot be without them; null: then the bad event could not be, or nothing is left out. */
  #without(part: readonly RunEvent[], left: ReadonlySet<RunEvent>): readonly RunEvent[] | null {
    const lost = new Set<MessageId>();
    const open = new Map<NodeTrace, Outstanding>();
    const choices = withChoices(part, left);
    const kept = part.filter((event) => {
      const { trace, line } = event;
      const before = open.get(trace);
      // A life without its boot is none.
      const isAlive = before !== undefined || line.input.type === 'boot';
      const isPossible = event === this.#bad || notEnabled(before ?? NOTHING_OUTSTANDING, line.input) === null;
      const isCaused = line.input.type !== 'receive' || !lost.has(line.input.mid);
      if (!choices.has(event) && isAlive && isPossible && isCaused) {
        open.set(trace, afterStep(before ?? NOTHING_OUTSTANDING, line.input, line.outputs));
        return true;
      }
      for (const output of line.outputs) if (output.type === 'send') lost.add(output.mid);
      return false;
    });
    return kept.length < part.length && kept.includes(this.#bad) ? kept : null;
  }
}

/** A choice and its answer go together. */
function withChoices(part: readonly RunEvent[], left: ReadonlySet<RunEvent>): ReadonlySet<RunEvent> {
  const all = new Set(left);
  const last = new Map<NodeTrace, RunEvent>();
  for (const event of part) {
    const before = last.get(event.trace);
    last.set(event.trace, event);
    if (event.line.input.type !== 'chosen' || before === undefined) continue;
    if (all.has(event) || all.has(before)) all.add(event).add(before);
  }
  return all;
}

function tracesOf({ files }: Rebuilt): readonly NodeTrace[] {
  return oneRun([...files].map(([file, text]) => readTrace(file, Buffer.from(text))));
}
