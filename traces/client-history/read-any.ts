/** Reads the history of any known format. */
import type { History } from '../../spec/serialisability/history.ts';
import { BadTrace } from '../format/bad-trace.ts';
import { requireJson } from './data/read-data.ts';
import { requireRoom, type SourceText, sourceOf } from './data/source.ts';
import { type Attempt, attemptsOf } from './formats/event.ts';
import { jepsenEvents } from './formats/jepsen-data.ts';
import { jepsenLogEvents } from './formats/jepsen-log.ts';
import { ENOUGH_BYTES, FORMATS, type Format, formatOf, modelOf } from './formats/recognise.ts';
import type { ModelName } from './model-names.ts';
import { type ModelledObjects, modelledAs } from './objects/object-models.ts';
import { type HistoryReading, historyFromChunks } from './read.ts';

export interface AnyReading extends HistoryReading {
  /** When omitted, the file tells. */
  readonly format?: Format;
  /** When omitted, the operations tell. */
  readonly model?: ModelName;
  /** Whether each value is a pair of a key and the value proper, as `jepsen.independent` writes them. */
  readonly isKeyed?: boolean;
}

/** A history as it was read, ready to be judged. */
export type ReadHistory =
  /** Transactions with versions whose numbers give their order. */
  | { readonly kind: 'versions'; readonly history: History }
  | { readonly kind: 'objects'; readonly source: SourceText; readonly modelled: ModelledObjects };

/** `file` is the name in complaints. Throws `BadTrace`. */
export function readAny(file: string, chunks: readonly Uint8Array[], options: AnyReading): ReadHistory {
  const format = options.format ?? formatOf(beginningOf(chunks));
  if (format === null) {
    throw new BadTrace(file, 1, `not a history of a known format: expected ${FORMATS.join(', ')}; choose one with --format`, 1);
  }
  if (format === 'selfman') return { kind: 'versions', history: historyFromChunks(file, chunks, options) };
  requireRoom(file, chunks);
  const source = sourceOf(file, chunks);
  const attempts = attemptsIn(source, format);
  const model = options.model ?? modelOf(source, attempts);
  const reading = { source, isKeyed: options.isKeyed ?? false };
  // The log of Jepsen is that of its etcd test, where a failed compare-and-set has seen another value. Knossos drops failures.
  return {
    kind: 'objects',
    source,
    modelled: modelledAs(model, attempts, { ...reading, failedCas: format === 'log' ? 'observed' : 'ignored' }),
  };
}

function attemptsIn(source: SourceText, format: Exclude<Format, 'selfman'>): readonly Attempt[] {
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
  return new TextDecoder().decode(Buffer.concat(first).subarray(0, ENOUGH_BYTES));
}
