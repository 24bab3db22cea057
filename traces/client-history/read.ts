/** Reads and validates a history. Each complaint names the file and the line. */
import { validate } from '#compiled/history-line.js';
import { isRecord } from '../../impl/kernel/plain-data.ts';
import { printable } from '../../impl/kernel/printable.ts';
import type { ExactNumber, History } from '../../spec/serialisability/history.ts';
import { isText, requireArgument, requireName } from '../format/arguments.ts';
import { BadTrace } from '../format/bad-trace.ts';
import { decoderWith, validateWith } from '../format/decoder.ts';
import { readJsonBytes } from '../format/json-text.ts';
import { linesIn, type RawLine } from '../format/line-splitter.ts';
import { knownFields } from './fields.ts';
import { HISTORY_FORMAT, type HistoryLine, type TransactionLine } from './line.ts';

export interface HistoryReading {
  /** Whether fields that the format does not know are refused; when omitted, they are ignored. */
  readonly strict?: boolean;
  /** Receives one line for each ignored field that resembles a known one; each name once. */
  onNote?(note: string): void;
}

const asHistoryLine = decoderWith<HistoryLine>(validateWith(validate));

/** Reads a history from its text; `file` is the name in complaints. Throws `BadTrace`. */
export function parseHistory(file: string, text: string, options: HistoryReading = {}): History {
  requireOptions(file, options);
  requireArgument('text', text, 'the text of a history', isText);
  return historyOf(file, linesIn(file, [new TextEncoder().encode(text)]), options);
}

/** Reads a history from the bytes of a file that were read before. Throws `BadTrace`. */
export function historyFromChunks(file: string, chunks: Iterable<Uint8Array>, options: HistoryReading = {}): History {
  return historyOf(file, linesIn(file, chunks), options);
}

/** Throws `BadTrace` unless they are the arguments of a reading. */
export function requireOptions(file: unknown, options: unknown): void {
  requireName('file', file);
  requireArgument('options', options, 'an object with strict and onNote, or nothing', (value) => {
    if (!isRecord(value)) return false;
    const { strict = false, onNote = isText } = value;
    return typeof strict === 'boolean' && typeof onNote === 'function';
  });
}

function historyOf(file: string, lines: Iterable<RawLine>, options: HistoryReading): History {
  const reading = new Reading(file, options);
  for (const line of lines) reading.take(line);
  return reading.history();
}

class Reading {
  readonly #file: string;
  readonly #options: HistoryReading;
  readonly #transactions: TransactionLine[] = [];
  /** The line of each transaction, by its id. */
  readonly #known = new Map<string, number>();
  readonly #noted = new Set<string>();
  #hasHeader = false;
  /** The number of the first of the trailing empty lines; null when the last line is not empty. */
  #empty: number | null = null;

  constructor(file: string, options: HistoryReading) {
    this.#file = file;
    this.#options = options;
  }

  take({ number, bytes }: RawLine): void {
    const content = number === 1 ? withoutByteOrderMark(bytes) : bytes;
    if (content.length === 0) {
      this.#empty ??= number;
      return;
    }
    if (this.#empty !== null) throw new BadTrace(this.#file, this.#empty, 'the line is empty; only the last lines of a history may be');
    const line = this.#decode(number, content);
    if (line.type === 'header') this.#takeHeader(number);
    else this.#takeTransaction(number, line);
  }

  /** Call it after the last line. */
  history(): History {
    if (!this.#hasHeader)
      throw new BadTrace(this.#file, null, `the file is empty; a history begins with a header of format "${HISTORY_FORMAT}"`);
    if (this.#transactions.length === 0)
      throw new BadTrace(this.#file, null, 'no transaction follows the header, so there is nothing to judge');
    return this.#transactions;
  }

  #takeHeader(number: number): void {
    if (this.#hasHeader) throw new BadTrace(this.#file, number, 'a second header; a file holds one history');
    this.#hasHeader = true;
  }

  #takeTransaction(number: number, line: TransactionLine): void {
    if (!this.#hasHeader) throw new BadTrace(this.#file, number, 'the first line is a transaction; a history begins with its header');
    const before = this.#known.get(line.id);
    if (before !== undefined) throw new BadTrace(this.#file, number, `a second transaction "${line.id}"; the first is in line ${before}`);
    this.#known.set(line.id, number);
    const complaint = complaintAbout(line);
    if (complaint !== null) throw new BadTrace(this.#file, number, complaint);
    this.#transactions.push(line);
  }

  #decode(number: number, bytes: Uint8Array): HistoryLine {
    const json = readJsonBytes(bytes, { bigints: true });
    if ('complaint' in json) throw new BadTrace(this.#file, number, json.complaint, json.column);
    const exact = this.#options.strict === true ? json.valid : this.#withKnownFields(number, json.valid);
    // A schema knows no bigints. The rounded number that it sees instead has the same type and sign.
    const decoded = asHistoryLine(rounded(exact));
    // The decoding edge: `exact` differs from the decoded value in bigints only.
    if ('valid' in decoded) return exact as HistoryLine;
    const hint = number === 1 ? `; a history begins with a header of format "${HISTORY_FORMAT}"` : '';
    throw new BadTrace(this.#file, number, `no line of a history: ${decoded.complaint}${hint}`);
  }

  #withKnownFields(number: number, value: unknown): unknown {
    const { line, strays } = knownFields(value);
    for (const { path, name, meant } of strays) {
      if (meant === null || this.#noted.has(name)) continue;
      this.#noted.add(name);
      const note = `${this.#file}:${number}: ${path} got the unknown field "${name}", ignored; did you mean "${meant}"?`;
      this.#options.onNote?.(printable(note));
    }
    return line;
  }
}

/** The rules that a schema cannot express: one sentence on the first that is broken, else null. */
function complaintAbout({ id, began, ended, operations }: TransactionLine): string | null {
  if (ended !== null && ended < began) return `transaction "${id}" ended at ${ended}, before it began at ${began}`;
  const last = new Map<string, ExactNumber>();
  for (const { type, item, version } of operations) {
    if (type === 'read') continue;
    if (version === 0) return `transaction "${id}" writes version 0 of "${item}", which is there in the beginning`;
    const own = last.get(item) ?? 0;
    if (version <= own) return `transaction "${id}" writes version ${version} of "${item}" after its own version ${own}`;
    last.set(item, version);
  }
  return null;
}

function rounded(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(rounded);
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rounded(each)])) : value;
}

/** The byte order mark with which some editors begin a file. */
function withoutByteOrderMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
