/** Reads the files of another program's trace. */
import { isRecord } from '../../impl/kernel/plain-data.ts';
import { messageOf } from '../../model-check/engine/system/model-error.ts';
import { BadTrace } from '../format/bad-trace.ts';
import { chunksOf, heapBudget } from '../format/file-chunks.ts';
import { readJson } from '../format/json-text.ts';
import type { ForeignFormat, ForeignRecord, ForeignTrace, Hole } from './foreign-record.ts';
import { fromItf, NotItf } from './itf-values.ts';
import { type TextLine, textLinesIn } from './text-lines.ts';
import { BadUpdate, requireUpdates } from './variable-updates.ts';
import { CLOCK_LINE, readVectorClocks } from './vector-clocks.ts';

/** Makes the record of a line; null: the line has no event. */
export type ParseLine = (line: string, number: number) => unknown;

interface Reading {
  /** Omitted: the first line tells. */
  readonly format?: ForeignFormat;
  /** Needed for `lines`. */
  readonly parse?: ParseLine;
}

/** Reads these files as one trace, one after the other. Throws `BadTrace`. */
export function readForeign(files: readonly string[], reading: Reading, budget = heapBudget()): ForeignTrace {
  const [first, ...others] = files.map((file) => readForeignChunks(file, chunksOf(file, budget), reading));
  if (first === undefined) throw new BadTrace('(no file)', null, 'no trace to read');
  if (others.length > 0 && (first.format === 'itf' || first.format === 'shiviz'))
    throw new BadTrace(
      others[0].files[0],
      null,
      `got ${files.length} files, expected one: a trace of the format ${first.format} is one file`,
    );
  return others.reduce(joined, first);
}

/** Reads one file that comes in pieces; `file` is the name in complaints. Throws `BadTrace`. */
export function readForeignChunks(file: string, chunks: Iterable<Uint8Array>, { format, parse }: Reading): ForeignTrace {
  const lines = [...textLinesIn(file, chunks)];
  const found = format ?? (parse === undefined ? recognised(file, lines) : 'lines');
  switch (found) {
    case 'itf':
      return readItf(file, lines);
    case 'shiviz':
      return readVectorClocks(file, lines);
    case 'updates':
      return readUpdates(file, lines);
    case 'lines':
      if (parse === undefined)
        throw new BadTrace(file, null, 'parse: got nothing, expected a function in the mapping that makes a record of a line');
      return readLines(file, lines, parse);
  }
}

function joined(first: ForeignTrace, next: ForeignTrace): ForeignTrace {
  return {
    format: first.format,
    files: [...first.files, ...next.files],
    records: [...first.records, ...next.records],
    causes: [...first.causes, ...next.causes],
    ignored: first.ignored + next.ignored,
    holes: [...first.holes, ...next.holes],
  };
}

function recognised(file: string, lines: readonly TextLine[]): ForeignFormat {
  const first = lines.find(({ text }) => text.trim() !== '');
  if (first === undefined) throw new BadTrace(file, null, 'the file is empty; a trace has an event at least');
  if (CLOCK_LINE.test(first.text)) return 'shiviz';
  const text = first.text.trimStart();
  if (!text.startsWith('{')) {
    const expected = 'JSON, or a process with its vector clock; name the format, or give the mapping a function `parse`';
    throw new BadTrace(file, first.number, `the format is not known: got ${shown(text)}, expected ${expected}`, 1);
  }
  const read = readJson(text);
  const isLine = 'valid' in read && isRecord(read.valid) && !Object.hasOwn(read.valid, 'states');
  return isLine ? 'updates' : 'itf';
}

/** A file that is one JSON value. Its lines are joined, so that a mistake has its line and column. */
function readItf(file: string, lines: readonly TextLine[]): ForeignTrace {
  const text = lines.map((line) => line.text).join('\n');
  const read = readJson(text);
  if ('complaint' in read) {
    const before = text.slice(0, (read.column ?? 1) - 1);
    const line = before.split('\n').length;
    throw new BadTrace(file, line, read.complaint, before.length - before.lastIndexOf('\n'));
  }
  const { valid } = read;
  if (!isRecord(valid) || !Array.isArray(valid.states))
    throw new BadTrace(file, null, 'got other JSON, expected an object with "states", a list, as ITF has it');
  const { states, loop } = valid;
  if (states.length === 0) throw new BadTrace(file, null, 'states: got an empty list, expected a state at least');
  const isLasso = loop !== undefined && loop !== null;
  const back = isLasso ? loopIn(file, loop, states.length) : null;
  const indices = [...states.keys(), ...(back === null ? [] : [back])];
  const records = indices.map(
    (index): ForeignRecord => ({ file, line: index + 1, host: '', value: variablesIn(file, index, states[index]) }),
  );
  return { format: 'itf', files: [file], records, causes: records.map(() => ({})), ignored: 0, holes: [] };
}

function loopIn(file: string, loop: unknown, states: number): number {
  const index = isRecord(loop) ? Number(loop['#bigint']) : loop;
  if (typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < states) return index;
  throw new BadTrace(file, null, `loop: got ${JSON.stringify(loop)}, expected the index of a state, 0 … ${states - 1}`);
}

function variablesIn(file: string, index: number, state: unknown): unknown {
  if (!isRecord(state))
    throw new BadTrace(file, null, `states[${index}]: got ${JSON.stringify(state)?.slice(0, 40)}, expected an object of variables`);
  const { '#meta': _, ...variables } = state;
  try {
    const known = Object.entries(variables).filter(([, value]) => !isAbsent(value));
    return Object.fromEntries(known.map(([name, value]) => [plainName(name), fromItf(value, name)]));
  } catch (error) {
    if (!(error instanceof NotItf)) throw error;
    throw new BadTrace(file, null, `states[${index}].${error.message}`);
  }
}

/** `model-check/report/itf.ts` says so of a variable that a state does not have. */
function isAbsent(value: unknown): boolean {
  return isRecord(value) && value['#unserializable'] === 'absent';
}

/** Quint writes `module::variable`; its own variables, such as `mbt::actionTaken`, keep their names. */
function plainName(name: string): string {
  return name.startsWith('mbt::') ? name : name.slice(name.lastIndexOf('::') + (name.includes('::') ? 2 : 1));
}

/** A file with one JSON object per line. */
function readUpdates(file: string, lines: readonly TextLine[]): ForeignTrace {
  const parse = (text: string, line: number, isLast: boolean): unknown => {
    const read = readJson(text);
    if ('complaint' in read) {
      if (isLast) return TORN;
      throw new BadTrace(file, line, read.complaint, read.column);
    }
    if (!isRecord(read.valid))
      throw new BadTrace(file, line, `got ${shown(text)}, expected an object with an event, updates of variables, or both`, 1);
    for (const [name, value] of Object.entries(read.valid)) {
      if (!isVariable(name)) continue;
      try {
        requireUpdates(value);
      } catch (error) {
        if (!(error instanceof BadUpdate)) throw error;
        throw new BadTrace(file, line, `${name}: ${error.message}`, text.indexOf(JSON.stringify(name)) + 1);
      }
    }
    return read.valid;
  };
  return { ...ofLines(file, lines, parse), format: 'updates' };
}

/** The fields of a line of updates beside the variables. */
const OTHER_FIELDS: ReadonlySet<string> = new Set(['event', 'event_args', 'clock', 'sender', 'time', 'desc']);

/** Whether a field of a line of updates is a variable. */
export function isVariable(name: string): boolean {
  return !OTHER_FIELDS.has(name);
}

function readLines(file: string, lines: readonly TextLine[], parse: ParseLine): ForeignTrace {
  const ask = (text: string, line: number): unknown => {
    try {
      return parse(text, line) ?? null;
    } catch (error) {
      throw new BadTrace(file, line, `parse of the mapping threw: ${messageOf(error)}`);
    }
  };
  return { ...ofLines(file, lines, ask), format: 'lines' };
}

const TORN = Symbol('torn');

function ofLines(
  file: string,
  lines: readonly TextLine[],
  parse: (text: string, line: number, isLast: boolean) => unknown,
): Omit<ForeignTrace, 'format'> {
  const records: ForeignRecord[] = [];
  const holes: Hole[] = [];
  for (const { number, text, isLast } of lines) {
    const value = text.trim() === '' ? null : parse(text, number, isLast);
    if (value === TORN) holes.push({ kind: 'torn', file, line: number, says: 'the file stops within this line' });
    else if (value !== null) records.push({ file, line: number, host: '', value });
  }
  return { files: [file], records, causes: records.map(() => ({})), ignored: lines.length - records.length - holes.length, holes };
}

function shown(text: string): string {
  return JSON.stringify(text.length <= 40 ? text : `${text.slice(0, 40)}…`);
}
