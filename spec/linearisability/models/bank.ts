/**
 * Accounts, as one object: transfers between them, and reads of all. Nobody says what the accounts held in the beginning. So
 * a state is the sum of the transfers until the first read, which tells it.
 */
import type { Model } from '../model.ts';

export type Balances = ReadonlyMap<string, bigint>;

export type BankCall =
  | { readonly do: 'read'; readonly balances: Balances }
  | { readonly do: 'transfer'; readonly from: string; readonly to: string; readonly amount: bigint };

export interface Accounts {
  /** Whether `balances` are those of the accounts; else they are changes since the beginning. */
  readonly areKnown: boolean;
  readonly balances: Balances;
}

export const bank: Model<Accounts, BankCall> = {
  initial: { areKnown: false, balances: new Map() },
  step(held, call) {
    if (call.do === 'transfer') {
      if (call.from === call.to || call.amount === 0n) return held;
      const moved = new Map(held.balances);
      moved.set(call.from, (moved.get(call.from) ?? 0n) - call.amount);
      moved.set(call.to, (moved.get(call.to) ?? 0n) + call.amount);
      return { ...held, balances: moved };
    }
    if (!held.areKnown) return { areKnown: true, balances: call.balances };
    return [...call.balances].every(([account, balance]) => (held.balances.get(account) ?? 0n) === balance) ? held : null;
  },
  isRead: (call) => call.do === 'read',
  textOf: ({ areKnown, balances }) => `${areKnown} ${textOf(balances)}`,
  nameOf: (call) => (call.do === 'read' ? `read ${textOf(call.balances)}` : JSON.stringify([call.from, call.to, String(call.amount)])),
};

function textOf(balances: Balances): string {
  const sorted = [...balances].filter(([, balance]) => balance !== 0n).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(sorted.map(([account, balance]) => [account, String(balance)]));
}
