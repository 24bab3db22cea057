/** Calls on objects in a few words. */
import type { BankCall } from '../../../spec/linearisability/models/bank.ts';
import type { CounterCall } from '../../../spec/linearisability/models/counter.ts';
import type { RegisterCall } from '../../../spec/linearisability/models/register.ts';
import type { VersionedCall } from '../../../spec/linearisability/models/versioned-register.ts';

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

export function versionedInWords(call: VersionedCall): string {
  if (call.do === 'read') return `read ${call.value} (version ${call.version})`;
  const demand = call.ifVersion === null ? (call.ifAbsent ? ' if absent' : '') : ` if version ${call.ifVersion}`;
  if (call.do === 'refused') return `write${demand}, refused`;
  return `write ${call.value}${demand} (version ${call.version ?? 'not told'})`;
}
