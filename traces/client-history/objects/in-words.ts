/** Calls on objects in a few words. */
import type { BankCall } from '../../../spec/linearisability/models/bank.ts';
import type { CounterCall } from '../../../spec/linearisability/models/counter.ts';
import type { RegisterCall } from '../../../spec/linearisability/models/register.ts';

export function registerInWords(call: RegisterCall): string {
  if (call.do !== 'cas') return `${call.do} ${call.value}`;
  return `cas ${call.from} → ${call.to}${call.took ? '' : ', refused'}`;
}

export function counterInWords(call: CounterCall): string {
  if (call.do === 'read') return `read ${call.value}`;
  return `add ${call.amount}${call.now === null ? '' : `, now ${call.now}`}`;
}

export function bankInWords(call: BankCall): string {
  if (call.do === 'transfer') return `transfer ${call.amount} from ${call.from} to ${call.to}`;
  return `read ${[...call.balances].map(([account, balance]) => `${account}: ${balance}`).join(', ')}`;
}
