/** Transactions as Elle has them: lists of `[:append k v]`, `[:r k list]`, `[:w k v]` and `[:r k v]`. */
import type { ObservedOperation, ObservedTransaction } from '../../../spec/isolation/observation.ts';
import { type Datum, isNil, shown, textOf, wordOf } from '../data/datum.ts';
import type { SourceText } from '../data/source.ts';
import { type Attempt, NO_PROCESS } from '../formats/event.ts';
import type { TransactionModelName } from '../model-names.ts';
import type { ReadTransactions } from './observed.ts';

/** Throws `BadTrace`. */
export function elleTransactions(attempts: readonly Attempt[], source: SourceText, model: TransactionModelName): ReadTransactions {
  const places = new Map<string, number>();
  const transactions = attempts.map((attempt, place): ObservedTransaction => {
    const { began, ended, beganAt, endedAt } = attempt;
    const id = `T${place + 1}`;
    places.set(id, began.at);
    const outcome = ended === null || ended.type === 'info' ? 'unknown' : ended.type === 'ok' ? 'committed' : 'aborted';
    // Only the answer says what was read.
    const told = outcome === 'committed' ? (ended?.value ?? null) : began.value;
    const operations = operationsIn(told, ended?.at ?? began.at, source, model);
    return {
      id,
      session: began.process === NO_PROCESS ? null : began.process,
      outcome,
      operations: outcome === 'committed' ? operations : operations.filter(({ type }) => type === 'write' || type === 'append'),
      began: beganAt,
      ended: outcome === 'unknown' ? null : endedAt,
    };
  });
  return { source, model, places, observation: { transactions, hasTimes: true, unclear: 0 } };
}

function operationsIn(value: Datum | null, at: number, source: SourceText, model: TransactionModelName): readonly ObservedOperation[] {
  if (value?.is !== 'list') return source.fail(value?.at ?? at, 'value: expected a list of operations, as in [[:append x 1] [:r y nil]]');
  return value.items.map((each) => operationIn(each, source, model));
}

function operationIn(datum: Datum, source: SourceText, model: TransactionModelName): ObservedOperation {
  if (datum.is !== 'list' || datum.items.length !== 3)
    return source.fail(datum.at, `got ${shown(datum)}, expected an operation, as in [:r x nil]`);
  const [does, key, value] = datum.items;
  const item = wordOf(key) ?? textOf(key);
  switch (wordOf(does) ?? '') {
    case 'r':
      if (model === 'rw-register') return { type: 'read', item, version: isNil(value) ? null : textOf(value) };
      return { type: 'readList', item, list: listIn(value, source) };
    case 'append':
      if (model === 'append') return { type: 'append', item, version: textOf(value) };
      break;
    case 'w':
      if (model === 'rw-register') return { type: 'write', item, version: textOf(value) };
      break;
  }
  return source.fail(does.at, `got ${shown(does)}, expected ${model === 'append' ? ':append or :r' : ':w or :r'}; the model is ${model}`);
}

function listIn(value: Datum, source: SourceText): readonly string[] {
  if (isNil(value)) return [];
  return value.is === 'list' ? value.items.map(textOf) : source.fail(value.at, `got ${shown(value)}, expected the list that was read`);
}
