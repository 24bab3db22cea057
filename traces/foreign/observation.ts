/** A record of a trace as a demand on one step of the spec. */
import { isRecord, type Value } from '../../impl/kernel/plain-data.ts';
import { messageOf } from '../../model-check/engine/system/model-error.ts';
import { equal } from '../../spec/kernel/canonical.ts';
import { setOf } from '../../spec/kernel/sorted-set.ts';
import { BadTrace } from '../format/bad-trace.ts';
import { changes } from '../format/changes.ts';
import type { Change } from '../format/line.ts';
import type { ForeignRecord, ForeignTrace } from './foreign-record.ts';
import { saidBy } from './given-mapping.ts';
import type { Mapping, Said } from './mapping.ts';
import { isVariable } from './read-foreign.ts';
import { BadUpdate, treatAsSet, updated } from './variable-updates.ts';

/** A demand on one step. */
export interface Observation {
  readonly record: ForeignRecord;
  /** Names of actions; null: any. */
  readonly actions: readonly string[] | null;
  /** Null: those that the action lists. */
  readonly params: readonly unknown[] | null;
  readonly mayStutter: boolean;
  /** Whether it is about the state in which the run begins. */
  readonly isInitial: boolean;
  allows(param: unknown, before: Value): boolean;
  /** Compares the state after the step with the record; null: they agree. */
  differs(after: Value, before: Value, param: unknown): Mismatch | null;
}

/** How a state is not what the record says. */
export interface Mismatch {
  readonly says: string;
  readonly diff: readonly Change[];
}

/** The demands of the trace, in its order; null: a record that says nothing. Throws `BadTrace`. */
export function observationsOf(trace: ForeignTrace, mapping: Mapping<unknown>): readonly (Observation | null)[] {
  return trace.records.map((record, i) => {
    const said =
      mapping.event === undefined ? plainlySaid(trace, record, i, mapping) : asked(record, () => saidBy(mapping.event?.(record)));
    return said === null ? null : observationOf(record, said, mapping, trace.format === 'itf' && i === 0);
  });
}

/** Runs a function of the mapping. Throws `BadTrace` at the record where it threw. */
export function asked<T>({ file, line }: Pick<ForeignRecord, 'file' | 'line'>, ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof BadTrace) throw error;
    throw new BadTrace(file, line, `the mapping threw: ${messageOf(error)}`);
  }
}

function observationOf(record: ForeignRecord, said: Said<unknown>, mapping: Mapping<unknown>, isInitial: boolean): Observation {
  const { action, params, mayStutter = false } = said;
  const actions = action === undefined ? null : typeof action === 'string' ? [action] : action;
  const known = Object.keys(mapping.spec.actions);
  const stranger = actions?.find((each) => !known.includes(each));
  if (stranger !== undefined)
    throw new BadTrace(record.file, record.line, `the event ${JSON.stringify(stranger)} is not known; the actions are ${known.join(', ')}`);
  const view = viewOf(mapping);
  return {
    record,
    actions,
    params: params ?? null,
    mayStutter,
    isInitial,
    allows: (param, before) => said.allows?.(param, before) ?? true,
    differs(after, before, param) {
      const { variables } = said;
      if (variables !== undefined) {
        const diff = Object.entries(variables).flatMap(([name, value]) => changes(view(after)[name] ?? null, value ?? null, `/${name}`));
        if (diff.length > 0) return { says: 'the variables differ', diff };
      }
      if (record.value !== null && mapping.event === undefined && isRecord(record.value) && variables === undefined) {
        const wrong = wrongUpdates(record, record.value, view(before), view(after));
        if (wrong !== null) return wrong;
      }
      if (said.accepts === undefined || said.accepts(after, before, param)) return null;
      return { says: 'the mapping does not accept the state after it', diff: changes(view(before), view(after)) };
    },
  };
}

/** The updates of the variables that the record names; nothing is said of the others. */
function wrongUpdates(
  { file, line }: ForeignRecord,
  value: Readonly<Record<string, Value>>,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Mismatch | null {
  const diff: Change[] = [];
  for (const [name, updates] of Object.entries(value)) {
    if (!isVariable(name)) continue;
    if (!Object.hasOwn(before, name))
      throw new BadTrace(
        file,
        line,
        `the variable ${JSON.stringify(name)} is not known; the variables are ${Object.keys(before).join(', ')}`,
      );
    try {
      const recorded = updated(before[name], updates);
      const found = after[name];
      const got = treatAsSet(updates) && Array.isArray(found) ? setOf(...found) : found;
      if (!equal(recorded, got)) diff.push(...changes(got, recorded, `/${name}`));
    } catch (error) {
      if (!(error instanceof BadUpdate)) throw error;
      return { says: `${name}: ${error.message}`, diff: [] };
    }
  }
  return diff.length === 0 ? null : { says: 'the variables differ', diff };
}

function viewOf({ view }: Mapping<unknown>): (state: Value) => Readonly<Record<string, unknown>> {
  return (state) => {
    const shown = view === undefined ? state : view(state);
    if (isRecord(shown)) return shown;
    throw new TypeError(`view: got ${typeof shown}, expected an object of variables by name`);
  };
}

/** Reads a record without a function of the mapping: its event is the action, and its variables are those of the view. */
function plainlySaid(trace: ForeignTrace, record: ForeignRecord, i: number, mapping: Mapping<unknown>): Said<unknown> {
  const { file, line, value } = record;
  if (trace.format === 'updates' && isRecord(value)) return saidByUpdates(record, value, mapping);
  if (trace.format === 'itf' && isRecord(value)) return saidByState(trace, i, value);
  throw new BadTrace(
    file,
    line,
    `event: got nothing, expected a function in the mapping, as a trace of the format ${trace.format} has no actions`,
  );
}

function saidByUpdates({ file, line }: ForeignRecord, value: Readonly<Record<string, Value>>, { spec }: Mapping<unknown>): Said<unknown> {
  const { event, event_args: args } = value;
  if (event !== undefined && typeof event !== 'string')
    throw new BadTrace(file, line, `event: got ${JSON.stringify(event)}, expected the name of an action`);
  if (event === undefined && !Object.keys(value).some(isVariable))
    throw new BadTrace(file, line, 'got neither an event nor a variable, expected one at least');
  if (event !== undefined && !Object.hasOwn(spec.actions, event)) {
    throw new BadTrace(
      file,
      line,
      `the event ${JSON.stringify(event)} is not known; the actions are ${Object.keys(spec.actions).join(', ')}`,
    );
  }
  const named = event === undefined ? { mayStutter: true } : { action: event };
  if (!Array.isArray(args) || args.length === 0) return named;
  return { ...named, allows: (param) => equal(param ?? null, args.length === 1 ? args[0] : args) };
}

/** The first state is where the run begins. A later one that repeats its predecessor comes from a stutter. */
function saidByState({ records }: ForeignTrace, i: number, value: Readonly<Record<string, Value>>): Said<unknown> {
  const { 'mbt::actionTaken': taken, 'mbt::nondetPicks': picks, ...rest } = value;
  const variables = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith('mbt::')));
  const before = i === 0 ? undefined : records[i - 1]?.value;
  const isSame = isRecord(before) && equal({ ...before, ...variables }, before);
  const action = typeof taken === 'string' && taken !== '' && taken !== 'init' && i > 0 ? { action: taken } : {};
  // So this project writes the parameter of an action. The picks of Quint have the names of its variables.
  const isOurs = 'action' in action && isRecord(picks) && Object.keys(picks).join() === 'param';
  return { ...action, ...(isOurs ? { params: [picks.param] } : {}), variables, mayStutter: isSame };
}
