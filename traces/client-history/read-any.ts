/** Reads the history of any known format. */
import type { History } from '../../spec/serialisability/history.ts';
import { BadTrace } from '../format/bad-trace.ts';
import { joined } from '../format/bytes.ts';
import { ReadingBudget } from '../format/reading-budget.ts';
import { requireJson } from './data/read-data.ts';
import { requireRoom, type SourceText, sourceOf } from './data/source.ts';
import { recordedCalls } from './formats/calls.ts';
import { type Attempt, attemptsOf } from './formats/event.ts';
import { jepsenEvents } from './formats/jepsen-data.ts';
import { jepsenLogEvents } from './formats/jepsen-log.ts';
import { ENOUGH_BYTES, FORMATS, type Format, formatOf, modelOf } from './formats/recognise.ts';
import { isTransactionModel, type ModelName } from './model-names.ts';
import { type ModelledObjects, modelledAs, modelledCalls } from './objects/object-models.ts';
import { areSingle } from './objects/versioned.ts';
import { type HistoryReading, historyFromChunks } from './read.ts';
import { callTransactions } from './transactions/calls.ts';
import { elleTransactions } from './transactions/elle.ts';
import type { ReadTransactions } from './transactions/observed.ts';
import { polysiTransactions } from './transactions/polysi.ts';

export interface AnyReading extends HistoryReading {
  /** When omitted, the file tells. */
  readonly format?: Format;
  /** When omitted, the operations tell. */
  readonly model?: ModelName;
  /** Whether each value is a pair of a key and the value proper, as `jepsen.independent` writes them. */
  readonly isKeyed?: boolean;
  /** The room for a text of another system. When omitted, 32 MiB. */
  readonly textBudget?: ReadingBudget;
}

const MOST_TEXT_BYTES = 33_554_432;

/** A history as it was read, ready to be judged. */
export type ReadHistory =
  /** Transactions with versions whose numbers give their order. */
  | { readonly kind: 'versions'; readonly history: History }
  | { readonly kind: 'transactions'; readonly read: ReadTransactions }
  | { readonly kind: 'objects'; readonly source: SourceText; readonly modelled: ModelledObjects };

/** `file` is the name in complaints. Throws `BadTrace`. */
export function readAny(file: string, chunks: readonly Uint8Array[], options: AnyReading): ReadHistory {
  const format = options.format ?? formatOf(beginningOf(chunks));
  if (format === null) {
    throw new BadTrace(file, 1, `not a history of a known format: expected ${FORMATS.join(', ')}; choose one with --format`, 1);
  }
  if (format === 'selfman') return { kind: 'versions', history: historyFromChunks(file, chunks, options) };
  requireRoom(file, chunks, options.textBudget ?? new ReadingBudget(MOST_TEXT_BYTES));
  const source = sourceOf(file, chunks);
  switch (format) {
    case 'calls':
      return readCalls(source);
    case 'polysi':
      return { kind: 'transactions', read: polysiTransactions(source) };
    default:
      return readAttempts(attemptsIn(source, format), source, format, options);
  }
}

function readCalls(source: SourceText): ReadHistory {
  const calls = recordedCalls(source);
  if (areSingle(calls)) return { kind: 'objects', source, modelled: modelledCalls(calls) };
  return { kind: 'transactions', read: callTransactions(calls, source) };
}

type AttemptFormat = 'log' | 'json' | 'edn';

function readAttempts(attempts: readonly Attempt[], source: SourceText, format: AttemptFormat, options: AnyReading): ReadHistory {
  const model = options.model ?? modelOf(source, attempts);
  if (isTransactionModel(model)) return { kind: 'transactions', read: elleTransactions(attempts, source, model) };
  // The log of Jepsen is that of its etcd test, where a failed compare-and-set has seen another value. Knossos drops failures.
  const failedCas = format === 'log' ? 'observed' : 'ignored';
  return { kind: 'objects', source, modelled: modelledAs(model, attempts, { source, isKeyed: options.isKeyed ?? false, failedCas }) };
}

function attemptsIn(source: SourceText, format: AttemptFormat): readonly Attempt[] {
  switch (format) {
    case 'log':
      return attemptsOf(source, jepsenLogEvents(source));
    case 'json':
      requireJson(source);
      return attemptsOf(source, jepsenEvents(source, 'json'));
    case 'edn':
      return attemptsOf(source, jepsenEvents(source, 'edn'));
  }
}

function beginningOf(chunks: readonly Uint8Array[]): string {
  const first: Uint8Array[] = [];
  let length = 0;
  for (const chunk of chunks) {
    if (length >= ENOUGH_BYTES) break;
    first.push(chunk);
    length += chunk.length;
  }
  return new TextDecoder().decode(joined(first).subarray(0, ENOUGH_BYTES));
}
