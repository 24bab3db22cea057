/** Judges another program's trace by a spec: is there a run of the spec that explains it? */
import { getHeapStatistics } from 'node:v8';
import { messageOf } from '../../model-check/engine/system/model-error.ts';
import { BadTrace } from '../format/bad-trace.ts';
import type { ConformanceReport, Reason } from './conformance-report.ts';
import type { ForeignTrace } from './foreign-record.ts';
import { Frontiers } from './frontier.ts';
import { mappingOf } from './given-mapping.ts';
import type { Mapping } from './mapping.ts';
import { observationsOf } from './observation.ts';
import { readForeign } from './read-foreign.ts';
import { nameOf, unexplained } from './refusals.ts';
import { Renamings } from './renamings.ts';
import { type Found, type Point, Search, stepsOf } from './search.ts';
import type { State } from './steps.ts';

export interface ConformanceOptions {
  /** The most states that the search looks at; 1,000,000 when omitted. */
  readonly budget?: number;
  /** The name of the mapping in complaints. */
  readonly name?: string | undefined;
}

export const DEFAULT_BUDGET = 1_000_000;
/** In characters of remembered states, as a part of the heap. A character takes a byte or two. */
const PART_OF_HEAP = 8;
const MOST_ENABLED = 20;

/** Judges the trace in these files. Throws `BadTrace` for bad files, a bad mapping, and a spec that throws. */
export function conformance<S>(files: readonly string[], mapping: Mapping<S>, options: ConformanceOptions = {}): ConformanceReport {
  const given = mappingOf(mapping, options.name ?? 'mapping');
  return conformanceOf(readForeign(files, given), given, options);
}

/** Judges a trace that was read. `mapping` was validated. Throws `BadTrace`. */
export function conformanceOf(trace: ForeignTrace, mapping: Mapping<unknown>, options: ConformanceOptions = {}): ConformanceReport {
  const { budget = DEFAULT_BUDGET, name = 'mapping' } = options;
  if (trace.records.length === 0) throw new BadTrace(trace.files[0], null, 'the trace holds no event: there is nothing to replay');
  try {
    return judged(trace, mapping, budget);
  } catch (error) {
    if (error instanceof BadTrace) throw error;
    throw new BadTrace(name, null, messageOf(error));
  }
}

/** The report on a trace without a model: it is well formed, and no more is known. */
export function unjudged(trace: ForeignTrace): ConformanceReport {
  const { records, holes } = trace;
  const says = `no model says what these events mean; the ${records.length} events are in one causal order, and nothing else is judged`;
  return {
    verdict: 'inconclusive',
    ...shared(trace),
    events: { inFiles: records.length, explained: 0, ignored: trace.ignored, processes: processesIn(trace) },
    byAction: {},
    neverSeen: [],
    search: { states: 0, hadChoices: false, furthest: 0 },
    reasons: [...holes, { kind: 'model', says }],
    unexplained: [],
    enabled: [],
  };
}

function judged(trace: ForeignTrace, mapping: Mapping<unknown>, budget: number): ConformanceReport {
  const observations = observationsOf(trace, mapping);
  const demands = observations.flatMap((each) => (each === null ? [] : [each]));
  if (demands.length === 0) throw new BadTrace(trace.files[0], null, 'no record says anything: there is nothing to replay');
  const frontiers = new Frontiers(trace, observations);
  const isLinear = processesIn(trace) === 1;
  // Of several processes, the number of explained events does not tell which are left.
  const renamings = mapping.symmetric === undefined || !isLinear ? null : new Renamings(mapping.symmetric, demands);
  const characters = Math.floor(getHeapStatistics().heap_size_limit / PART_OF_HEAP);
  const search = new Search(frontiers, mapping, renamings, { states: budget, characters });
  for (const state of search.steps.initial) requireSound(search, state);
  return reportOf(trace, mapping, search, search.run(), demands.length);
}

function requireSound(search: Search, state: State): void {
  const broken = search.steps.broken(null, state);
  if (broken !== null) throw new TypeError(`an initial state of the spec breaks its property "${broken.property}": ${broken.says}`);
}

function reportOf(trace: ForeignTrace, mapping: Mapping<unknown>, search: Search, found: Found, events: number): ConformanceReport {
  const { end, mayEnd, stopped, states, hadChoices, furthest, furthestCount } = found;
  const reasons = reasonsFor(trace, found);
  const best: Point | undefined = end ?? furthest[0];
  const byAction = countsOf(best);
  const isExplained = end !== null;
  // A hole at the end of a file explains nothing of the events that precede it.
  const isOpen = isExplained ? reasons.length > 0 : reasons.some(({ kind }) => kind !== 'torn');
  const verdict = isOpen ? 'inconclusive' : isExplained ? 'conforms' : 'diverged';
  return {
    verdict,
    spec: mapping.spec.name,
    ...shared(trace),
    events: {
      inFiles: trace.records.length,
      explained: best?.explained ?? 0,
      ignored: trace.ignored + trace.records.length - events,
      processes: processesIn(trace),
    },
    byAction,
    neverSeen: search.steps.actions.filter((action) => !Object.hasOwn(byAction, action)),
    search: { states, hadChoices, furthest: furthestCount },
    reasons,
    unexplained:
      isExplained || best === undefined
        ? []
        : search.readyAt(best).map((observation) => unexplained(search, mapping, best.state, observation)),
    enabled: (isExplained && mayEnd) || best === undefined || stopped !== null ? [] : enabledIn(search, best.state),
    ...(best === undefined ? {} : { state: best.state.value }),
  };
}

/** A hole leaves open what happened in it. */
function reasonsFor({ holes }: ForeignTrace, { end, mayEnd, stopped, states, isCutShort }: Found): readonly Reason[] {
  const reasons: Reason[] = [...holes];
  if (stopped === 'states')
    reasons.push({ kind: 'budget', says: `${states - 1} states were looked at, and more are left; raise --budget` });
  if (stopped === 'memory')
    reasons.push({ kind: 'memory', says: `the states that are remembered fill the memory that is set aside for them` });
  if (end === null && isCutShort)
    reasons.push({ kind: 'hidden', says: 'more hidden actions between two events than `mostHidden` of the mapping might explain more' });
  if (end !== null && !mayEnd)
    reasons.push({ kind: 'unfinished', says: 'all events are explained, but the run cannot end there: its tail is missing' });
  return reasons;
}

function shared({ format, files }: ForeignTrace): Pick<ConformanceReport, 'format' | 'files'> {
  return { format, files };
}

function processesIn({ records }: ForeignTrace): number {
  return new Set(records.map(({ host }) => host)).size;
}

function countsOf(point: Point | undefined): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { action } of stepsOf(point?.way ?? null)) if (action !== null) counts.set(action, (counts.get(action) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function enabledIn(search: Search, state: State): readonly string[] {
  const enabled: string[] = [];
  for (const action of search.steps.actions) {
    for (const attempt of search.steps.attempts(action, state, null)) {
      if (attempt.isEnabled) enabled.push(nameOf(attempt));
      if (enabled.length === MOST_ENABLED) return enabled;
    }
  }
  return enabled;
}
