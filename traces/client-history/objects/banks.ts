/** Reads events as operations on a bank: transfers, and reads of all accounts. */
import type { Balances, BankCall } from '../../../spec/linearisability/models/bank.ts';
import { type Datum, shown, textOf, wordOf } from '../data/datum.ts';
import type { SourceText } from '../data/source.ts';
import type { Attempt } from '../formats/event.ts';
import { type ObjectHistory, objectsIn, type Reading, requireField, wholeNumber } from './judged.ts';

export function banksIn(attempts: readonly Attempt[], reading: Reading): ObjectHistory<BankCall> {
  const { source } = reading;
  return objectsIn(attempts, reading, ({ does, outcome, asked, answered, at }): BankCall | null => {
    switch (does) {
      case 'read':
        return outcome === 'ok' ? { do: 'read', balances: balancesIn(source, answered, at) } : null;
      case 'transfer': {
        const amount = wholeNumber(source, requireField(source, asked, 'amount', at), at, 'amount');
        const [from, to] = ['from', 'to'].map((side) => accountOf(requireField(source, asked, side, at)));
        return outcome === 'fail' ? null : { do: 'transfer', from, to, amount };
      }
    }
    return source.fail(at, `f: got ${does}, expected read or transfer`);
  });
}

function balancesIn(source: SourceText, value: Datum | null, at: number): Balances {
  if (value?.is !== 'map') {
    return source.fail(
      value?.at ?? at,
      `got ${value === null ? 'nil' : shown(value)}, expected the balance of each account, as in {1 10, 2 0}`,
    );
  }
  return new Map(
    value.entries.map(({ key, value: balance }) => [accountOf(key), wholeNumber(source, balance, at, `balance of ${accountOf(key)}`)]),
  );
}

/** In JSON, an account is a number in transfers and a text in reads. */
function accountOf(datum: Datum): string {
  return wordOf(datum) ?? textOf(datum);
}
