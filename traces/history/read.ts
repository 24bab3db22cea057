/** Reads a history, and refuses what is none: each complaint names the file and the line. */
import { readFileSync } from 'node:fs';
import type { History } from '../../spec/serialisability/history.ts';
import { BadTrace } from '../format/bad-trace.ts';
import { decoderOf } from '../format/schema.ts';
import { HISTORY_FORMAT, type HistoryLine, type TransactionLine } from './line.ts';

const asHistoryLine = decoderOf<HistoryLine>('history-line.json');

/** Throws `BadTrace`. */
export function readHistory(file: string): History {
  return parseHistory(file, textOf(file));
}

/** `file` is the name to report. Throws `BadTrace`. */
export function parseHistory(file: string, text: string): History {
  const [first, ...others] = linesOf(text).map((line, index) => ({ number: index + 1, line: parse(file, index + 1, line) }));
  if (first === undefined)
    throw new BadTrace(file, null, `the file is empty; a history begins with a header of format "${HISTORY_FORMAT}"`);
  if (first.line.type !== 'header') throw new BadTrace(file, 1, 'the first line is a transaction; a history begins with its header');
  const known = new Map<string, number>();
  const history = others.map(({ number, line }) => {
    if (line.type === 'header') throw new BadTrace(file, number, 'a second header; a file holds one history');
    const before = known.get(line.id);
    if (before !== undefined) throw new BadTrace(file, number, `a second transaction "${line.id}"; the first is in line ${before}`);
    known.set(line.id, number);
    const complaint = complaintAbout(line);
    if (complaint !== null) throw new BadTrace(file, number, complaint);
    return line;
  });
  if (history.length === 0) throw new BadTrace(file, null, 'no transaction stands behind the header, so there is nothing to judge');
  return history;
}

/** What a schema cannot say. */
function complaintAbout({ id, began, ended, operations }: TransactionLine): string | null {
  if (ended !== null && ended < began) return `transaction "${id}" ended at ${ended}, before it began at ${began}`;
  const last = new Map<string, number>();
  for (const { type, item, version } of operations) {
    if (type === 'read') continue;
    if (version === 0) return `transaction "${id}" writes version 0 of "${item}", which is there in the beginning`;
    const own = last.get(item) ?? 0;
    if (version <= own) return `transaction "${id}" writes version ${version} of "${item}" behind its own version ${own}`;
    last.set(item, version);
  }
  return null;
}

/** The last line may lack its newline. */
function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function parse(file: string, number: number, text: string): HistoryLine {
  const decoded = asHistoryLine(parseJson(file, number, text));
  if ('valid' in decoded) return decoded.valid;
  const hint = number === 1 ? `; a history begins with a header of format "${HISTORY_FORMAT}"` : '';
  throw new BadTrace(file, number, `no line of a history: ${decoded.complaint}${hint}`);
}

function parseJson(file: string, number: number, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadTrace(file, number, `no JSON: ${messageOf(error)}`);
  }
}

function textOf(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    throw new BadTrace(file, null, `cannot be read: ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
