/** The recording of this project's own client (`new Client({ record })`): calls and answers, each a line of JSON. */
import type { ExactNumber } from '../../../spec/serialisability/history.ts';
import { type Datum, fieldOf, shown, textOf, wordOf } from '../data/datum.ts';
import { requireJson, valuesIn } from '../data/read-data.ts';
import type { SourceText } from '../data/source.ts';

export interface RecordedCall {
  readonly id: string;
  readonly client: string;
  /** The offset of the call. */
  readonly at: number;
  readonly began: ExactNumber;
  /** Null: there is no answer. */
  readonly ended: ExactNumber | null;
  readonly outcome: 'ok' | 'refused' | 'failed' | 'unknown';
  /** The keys that it is about. */
  readonly keys: ReadonlySet<string>;
  /** The versions that were read, or that had to be there. */
  readonly seen: readonly Seen[];
  /** The keys that must have had no value. */
  readonly absent: readonly string[];
  readonly writes: readonly Written[];
}

export interface Seen {
  readonly key: string;
  readonly version: string;
  /** The value as a text; undefined: it is not told. */
  readonly value: string | undefined;
}

export interface Written {
  readonly key: string;
  readonly value: string;
  /** Null: the client was not told. */
  readonly version: string | null;
}

/** The version of a key that was never written. */
export const UNWRITTEN = '0.0.0';
/** The text of a value that is not there; JSON has no such text. */
export const NO_VALUE = 'nothing';

/** Throws `BadTrace`. */
export function recordedCalls(source: SourceText): readonly RecordedCall[] {
  requireJson(source);
  const calls = new Map<string, Datum>();
  const answers = new Map<string, Datum>();
  for (const line of valuesIn(source, 'json')) {
    const type = wordIn(source, line, 'type');
    if (type === 'client') continue;
    if (type !== 'call' && type !== 'answer') source.fail(line.at, `type: got ${type}, expected client, call or answer`);
    const of = type === 'call' ? calls : answers;
    const id = wordIn(source, line, 'id');
    if (of.has(id)) source.fail(line.at, `a second ${type} ${id}; ids are unique`);
    of.set(id, line);
  }
  for (const [id, { at }] of answers) if (!calls.has(id)) source.fail(at, `got the answer to ${id}, expected its call in the same file`);
  if (calls.size === 0) source.fail(source.text.length, 'got no call, expected at least one; there is nothing to judge');
  return [...calls].map(([id, call]) => recordedCall(source, id, call, answers.get(id) ?? null));
}

const OUTCOMES: readonly RecordedCall['outcome'][] = ['ok', 'refused', 'failed', 'unknown'];

function recordedCall(source: SourceText, id: string, call: Datum, answer: Datum | null): RecordedCall {
  const told = answer === null ? 'unknown' : wordIn(source, answer, 'outcome');
  const outcome =
    OUTCOMES.find((each) => each === told) ?? source.fail(answer?.at ?? 0, `outcome: got ${told}, expected ${OUTCOMES.join(', ')}`);
  const began = timeIn(source, call);
  const ended = answer === null ? null : timeIn(source, answer);
  if (answer !== null && ended !== null && ended < began)
    source.fail(answer.at, `at: got ${ended}, expected a time after that of the call, ${began}`);
  const versions = new Map(
    (outcome === 'ok' && answer !== null ? listIn(source, answer, 'writes') : []).map((each) => [
      wordIn(source, each, 'key'),
      wordIn(source, each, 'version'),
    ]),
  );
  const demands = listIn(source, call, 'if');
  const keys = [...demands, ...listIn(source, call, 'writes')].map((each) => wordIn(source, each, 'key'));
  const asked = listIn(source, call, 'reads').map(
    (each) => wordOf(each) ?? source.fail(each.at, `reads: got ${shown(each)}, expected a key`),
  );
  return {
    id,
    keys: new Set([...asked, ...keys]),
    client: wordIn(source, call, 'client'),
    at: call.at,
    began,
    ended,
    outcome,
    seen: [
      ...demands.filter((each) => fieldOf(each, 'version') !== null).map((each) => seenIn(source, each)),
      ...(outcome === 'ok' && answer !== null ? listIn(source, answer, 'reads') : []).map((each) => seenIn(source, each, NO_VALUE)),
    ],
    absent: demands.filter((each) => fieldOf(each, 'version') === null).map((each) => wordIn(source, each, 'key')),
    writes: listIn(source, call, 'writes').map((each) => {
      const key = wordIn(source, each, 'key');
      const value = fieldOf(each, 'value');
      const version = versions.get(key) ?? null;
      if (outcome === 'ok' && version === null)
        source.fail(answer?.at ?? each.at, `writes: got no version of ${JSON.stringify(key)}, expected that of each write`);
      return { key, value: value === null ? NO_VALUE : textOf(value), version };
    }),
  };
}

function seenIn(source: SourceText, datum: Datum, otherwise?: string): Seen {
  const value = fieldOf(datum, 'value');
  return {
    key: wordIn(source, datum, 'key'),
    version: wordIn(source, datum, 'version'),
    value: value === null ? otherwise : textOf(value),
  };
}

function wordIn(source: SourceText, datum: Datum, field: string): string {
  const found = fieldOf(datum, field);
  const word = found === null ? null : wordOf(found);
  return word ?? source.fail(found?.at ?? datum.at, `${field}: got ${found === null ? 'nothing' : shown(found)}, expected a text`);
}

function timeIn(source: SourceText, datum: Datum): ExactNumber {
  const found = fieldOf(datum, 'at');
  const time = found?.is === 'scalar' ? found.value : null;
  if (typeof time === 'number' || typeof time === 'bigint') return time;
  return source.fail(found?.at ?? datum.at, `at: got ${found === null ? 'nothing' : shown(found)}, expected a number`);
}

function listIn(source: SourceText, datum: Datum, field: string): readonly Datum[] {
  const found = fieldOf(datum, field);
  if (found?.is === 'list') return found.items;
  return source.fail(found?.at ?? datum.at, `${field}: got ${found === null ? 'nothing' : shown(found)}, expected a list`);
}
