import { expect, test } from 'vitest';
import type { TransactionsEvent, TransactionsNext } from '../../../impl/transactions/protocol.ts';
import { type Config, runningMember, type State } from '../../../impl/transactions/state.ts';
import { transactions } from '../../../impl/transactions/step.ts';
import type { Transaction } from '../../../impl/transactions/transaction.ts';

const config: Config = { identifiers: 12, degree: 1, managers: 3, members: [0, 4, 8] };
const write = (key: number) => [{ type: 'write', key, version: 0, value: 'x' }] as const;
const first: Transaction = { id: '4.1', managers: [4, 8, 0], operations: write(4) };
const second: Transaction = { id: '0.1', managers: [0, 4, 8], operations: write(0) };

const happen = (state: State, event: TransactionsEvent): TransactionsNext => transactions.step(state, event);
const asked = ({ effects }: TransactionsNext) =>
  effects.flatMap((effect) => (effect.type === 'send' && effect.message.type === 'ask' ? [effect.to] : []));

const vote = (state: State, from: number, transaction: Transaction, instance: string): TransactionsNext =>
  happen(state, { type: 'receive', from, message: { type: 'vote', transaction, votes: { [instance]: 'prepared' } } });

test('a node that suspects a manager when it first hears of the transaction asks the first of the others, once', () => {
  const watching = vote(runningMember(8, config), 4, first, '4@4');
  expect([watching.state.watched, asked(watching)]).toEqual([[0, 4], []]);
  const suspecting = happen(watching.state, { type: 'suspect', node: 0 });
  const hearing = vote(suspecting.state, 0, second, '0@0');
  expect(asked(hearing)).toEqual([4]);
  expect(asked(vote(hearing.state, 0, second, '0@0'))).toEqual([]);
});
