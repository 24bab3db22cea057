/** A counter: additions, and reads. */
import type { Model } from '../model.ts';

export type CounterCall =
  | { readonly do: 'read'; readonly value: bigint }
  /** `now`: the value after the addition, if the client was told; else null. */
  | { readonly do: 'add'; readonly amount: bigint; readonly now: bigint | null };

export const counter: Model<bigint, CounterCall> = {
  initial: 0n,
  step(held, call) {
    if (call.do === 'read') return call.value === held ? held : null;
    const after = held + call.amount;
    return call.now === null || call.now === after ? after : null;
  },
  isRead: (call) => call.do === 'read',
  textOf: String,
  nameOf: (call) => (call.do === 'read' ? `read ${call.value}` : `add ${call.amount} ${call.now}`),
};
