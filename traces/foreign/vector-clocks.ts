/**
 * Logs with vector clocks, as ShiViz reads them: a line with the process and its clock as JSON, then a line with the event.
 * Each process counts its own events from 1. So a missing event shows, and so does a second run in the same file.
 */
import { isRecord } from '../../impl/kernel/plain-data.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import { BadTrace } from '../format/bad-trace.ts';
import { readJson } from '../format/json-text.ts';
import type { ForeignRecord, ForeignTrace, Hole } from './foreign-record.ts';
import type { TextLine } from './text-lines.ts';

type Clock = Readonly<Record<string, number>>;

export const CLOCK_LINE = /^(\S+) (\{.*\})\s*$/;

/** Reads the lines of one file. Throws `BadTrace`. */
export function readVectorClocks(file: string, lines: Iterable<TextLine>): ForeignTrace {
  const records: ForeignRecord[] = [];
  const holes: Hole[] = [];
  let open: Omit<ForeignRecord, 'value'> | null = null;
  let ignored = 0;
  for (const { number, text, isLast } of lines) {
    if (open === null) {
      if (text.trim() === '') ignored += 1;
      else if (isLast && CLOCK_LINE.exec(text) === null) holes.push(torn(file, number));
      else open = eventIn(file, number, text);
    } else {
      records.push({ ...open, value: text.trimEnd() });
      open = null;
    }
  }
  if (open !== null) holes.push(torn(file, open.line));
  const hosts = hostsOf(records, holes);
  const inOrder = inCausalOrder(records);
  const causes = inOrder.map((record) => causesOf(record, hosts, holes));
  return { format: 'shiviz', files: [file], records: inOrder, causes, ignored, holes };
}

/** An event comes after all that it knows of, and knows more than each of these. */
function inCausalOrder(records: readonly ForeignRecord[]): readonly ForeignRecord[] {
  const known = new Map(records.map((record) => [record, Object.values(record.clock ?? {}).reduce((sum, count) => sum + count, 0)]));
  return [...records].sort((a, b) => (known.get(a) ?? 0) - (known.get(b) ?? 0));
}

function torn(file: string, line: number): Hole {
  return { kind: 'torn', file, line, says: 'the file stops within this event' };
}

function eventIn(file: string, line: number, text: string): Omit<ForeignRecord, 'value'> {
  const found = CLOCK_LINE.exec(text);
  if (found === null)
    throw new BadTrace(file, line, `got ${shown(text)}, expected the name of a process, a blank, and its vector clock as JSON`, 1);
  const [, host, json] = found;
  const read = readJson(json);
  if ('complaint' in read) throw new BadTrace(file, line, read.complaint, host.length + 1 + (read.column ?? 1));
  const clock = read.valid;
  if (!isClock(clock))
    throw new BadTrace(file, line, 'expected a vector clock: for each process a whole number, at least 1', host.length + 2);
  if (!Object.hasOwn(clock, host))
    throw new BadTrace(file, line, `the clock of ${host} has no entry for ${host} itself; it counts its own events`);
  return { file, line, host, clock };
}

function isClock(value: unknown): value is Clock {
  return isRecord(value) && Object.values(value).every((count) => Number.isSafeInteger(count) && Number(count) >= 1);
}

/** The events of one process. */
interface Host {
  readonly events: Map<number, ForeignRecord>;
  /** The numbers of its events, ascending. */
  readonly numbers: readonly number[];
}

/** The events of each process. Throws `BadTrace` where no process can have counted so. */
function hostsOf(records: readonly ForeignRecord[], holes: Hole[]): ReadonlyMap<string, Host> {
  const hosts = new Map<string, { readonly events: Map<number, ForeignRecord>; readonly numbers: number[] }>();
  for (const record of records) {
    const { file, line, host: name, clock = {} } = record;
    const host = hosts.get(name) ?? { events: new Map<number, ForeignRecord>(), numbers: [] };
    hosts.set(name, host);
    const number = clock[name];
    const earlier = host.events.get(number);
    if (earlier !== undefined)
      throw new BadTrace(
        file,
        line,
        `event ${number} of ${name} is there twice, first in line ${earlier.line}; two runs in one file must be cut apart`,
      );
    host.events.set(number, record);
    host.numbers.push(number);
  }
  const sorted = new Map([...hosts].map(([name, { events, numbers }]) => [name, { events, numbers: ascending(numbers) }]));
  for (const [name, host] of sorted) requireCounting(name, host, holes);
  return sorted;
}

function requireCounting(name: string, { events, numbers }: Host, holes: Hole[]): void {
  let [last, before]: [number, Clock] = [0, {}];
  for (const number of numbers) {
    const record = events.get(number);
    if (record === undefined) continue;
    const { file, line, clock = {} } = record;
    if (number > last + 1) holes.push({ kind: 'gap', file, line, says: `events ${last + 1} to ${number - 1} of ${name} are missing` });
    const forgotten = Object.keys(before).find((other) => (clock[other] ?? 0) < before[other]);
    if (forgotten !== undefined) {
      const counts = `${clock[forgotten] ?? 0} events of ${forgotten}, and its event before ${before[forgotten]}`;
      throw new BadTrace(file, line, `the clock of ${name} runs backwards: event ${number} knows ${counts}`);
    }
    [last, before] = [number, clock];
  }
}

/** How many events of each other process come before this one. */
function causesOf(record: ForeignRecord, hosts: ReadonlyMap<string, Host>, holes: Hole[]): Clock {
  const { file, line, host: name, clock = {} } = record;
  const causes: [string, number][] = [];
  for (const [other, number] of Object.entries(clock)) {
    if (other === name) continue;
    const host = hosts.get(other);
    const cause = host?.events.get(number);
    if (cause === undefined) {
      holes.push({ kind: 'gap', file, line, says: `it follows event ${number} of ${other}, which is missing` });
    } else if ((cause.clock?.[name] ?? 0) >= clock[name]) {
      throw new BadTrace(
        file,
        line,
        `event ${clock[name]} of ${name} and event ${number} of ${other} (line ${cause.line}) each come before the other`,
      );
    }
    causes.push([other, countUpTo(host?.numbers ?? [], number)]);
  }
  return Object.fromEntries(causes);
}

/** How many of the ascending numbers are at most `most`. */
function countUpTo(numbers: readonly number[], most: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}

function shown(text: string): string {
  return JSON.stringify(text.length <= 40 ? text : `${text.slice(0, 40)}…`);
}
