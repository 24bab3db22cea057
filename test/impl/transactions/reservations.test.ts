import { describe, expect, test } from 'vitest';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import type { Message, Reserve } from '../../../impl/transactions/messages.ts';
import type { TransactionsNext } from '../../../impl/transactions/protocol.ts';
import type { Timer } from '../../../impl/transactions/requests.ts';
import { type Config, runningMember, type State } from '../../../impl/transactions/state.ts';
import { transactions } from '../../../impl/transactions/step.ts';
import type { Transaction } from '../../../impl/transactions/transaction.ts';

const config: Config = { identifiers: 12, degree: 1, managers: 1, members: [0, 4, 8], leaseMs: 1000 };
const owner = runningMember(8, config);

const receive = (state: State, message: Message, from: NodeId = 0): TransactionsNext =>
  transactions.step(state, { type: 'receive', from, message });
const reserve = (manager: NodeId): Reserve => ({ type: 'reserve', transaction: `${manager}.1`, manager, key: 5, places: [5] });
const granted = ({ effects }: TransactionsNext) =>
  effects.flatMap((effect) => (effect.type === 'send' && effect.message.type === 'reserved' ? [[effect.to, effect.message.token]] : []));
const voteOf = (state: State, manager: NodeId, token?: number) => {
  const tokens = token === undefined ? {} : { tokens: { 5: token } };
  const transaction: Transaction = {
    id: `${manager}.1`,
    managers: [manager],
    operations: [{ type: 'write', key: 5, version: 0, value: 'x', ...tokens }],
  };
  return receive(state, { type: 'prepare', transaction, places: [5] }).state.cast[transaction.id]?.votes['5@5'];
};

describe('a reservation', () => {
  const held = receive(owner, reserve(0));
  const contested = receive(held.state, reserve(4), 4);

  test('is granted to the first, with a token; the next one waits', () => {
    expect([granted(held), granted(contested)]).toEqual([[[0, 1]], []]);
  });

  test('is granted once to a transaction that asks twice', () => {
    expect(granted(receive(held.state, reserve(0)))).toEqual([]);
  });

  test('goes on with a higher token when its holder lets go', () => {
    expect(granted(receive(contested.state, { type: 'release', transaction: '0.1', key: 5, places: [5] }))).toEqual([[4, 2]]);
  });

  test('goes on when its lease runs out, but not by the timer of an earlier holder', () => {
    const lease = (token: number): Timer => ({ type: 'lease', instance: '5@5', token });
    const after = transactions.step(contested.state, { type: 'timeout', timer: lease(1) });
    expect(granted(after)).toEqual([[4, 2]]);
    expect(granted(transactions.step(after.state, { type: 'timeout', timer: lease(1) }))).toEqual([]);
  });

  test('lets its holder prepare, by its token, and nobody else', () => {
    expect([voteOf(held.state, 0, 1), voteOf(held.state, 0, 0), voteOf(held.state, 4), voteOf(held.state, 4, 1)]).toEqual([
      'prepared',
      'abort',
      'abort',
      'abort',
    ]);
    expect(voteOf(owner, 4)).toBe('prepared');
  });

  test('that was lost does not let its former holder prepare', () => {
    const { state } = transactions.step(contested.state, { type: 'timeout', timer: { type: 'lease', instance: '5@5', token: 1 } });
    expect([voteOf(state, 0, 1), voteOf(state, 4, 2)]).toEqual(['abort', 'prepared']);
  });
});
