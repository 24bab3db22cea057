import { describe, expect, test } from 'vitest';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import type { HandOver, Message, Prepare } from '../../../impl/transactions/messages.ts';
import type { TransactionsNext } from '../../../impl/transactions/protocol.ts';
import { type Config, runningMember, type State } from '../../../impl/transactions/state.ts';
import { transactions } from '../../../impl/transactions/step.ts';
import type { Transaction } from '../../../impl/transactions/transaction.ts';

const config: Config = { identifiers: 12, degree: 1, managers: 1, members: [0, 4, 8] };
const AFTER = [0, 4, 6, 8];
const transaction: Transaction = { id: '0.1', managers: [0], operations: [{ type: 'write', key: 5, version: 0, value: 'five' }] };
const prepare: Prepare = { type: 'prepare', transaction, places: [5] };
const newcomer: State = { ...runningMember(6, config), members: AFTER };

const receive = (state: State, message: Message, from: NodeId = 0): TransactionsNext =>
  transactions.step(state, { type: 'receive', from, message });
const sent = ({ effects }: TransactionsNext) =>
  effects.flatMap((effect) => (effect.type === 'send' ? [[effect.to, effect.message.type]] : []));

/** Node 8 hears that node 6 is its new predecessor. */
function handedOver(owner: State): { readonly owner: State; readonly message: HandOver } {
  const { state, effects } = transactions.step(owner, { type: 'request', request: { type: 'members', members: AFTER } });
  const message = effects.flatMap((effect) => (effect.type === 'send' && effect.message.type === 'handOver' ? [effect.message] : [])).at(0);
  if (message === undefined) throw new Error('nothing was handed over');
  return { owner: state, message };
}

describe('a node comes in between', () => {
  const promised = receive(runningMember(8, config), prepare).state;

  test('the lock and the vote move with the replica, and the giver keeps neither', () => {
    const { owner, message } = handedOver(promised);
    expect(message.replicas).toEqual({ '5@5': { version: 0, value: null, readers: [], writers: ['0.1'] } });
    expect(message.cast.map(({ votes }) => votes)).toEqual([{ '5@5': 'prepared' }]);
    expect([owner.replicas, owner.cast, owner.from]).toEqual([{}, {}, 6]);
  });

  test('the new owner repeats the votes, and does not vote again', () => {
    const { message } = handedOver(promised);
    const taken = receive(newcomer, message, 8);
    expect(sent(taken)).toEqual([[0, 'vote']]);
    expect(receive(taken.state, prepare).state.cast).toEqual(taken.state.cast);
  });

  test('what comes before the hand-over waits for it, and is done then', () => {
    const early = receive(newcomer, { type: 'decision', transaction, outcome: { type: 'committed' }, places: [5] });
    expect(early.state.held).toHaveLength(1);
    const { state } = receive(early.state, handedOver(promised).message, 8);
    expect([state.replicas['5@5'], state.cast, state.held]).toEqual([{ version: 1, value: 'five', readers: [], writers: [] }, {}, []]);
  });

  test('a request to prepare that comes once more, when all is over, is not taken for the first one', () => {
    const over = receive(promised, { type: 'decision', transaction, outcome: { type: 'committed' }, places: [5] }).state;
    const { owner, message } = handedOver(over);
    expect(sent(receive(owner, prepare))).toEqual([[6, 'prepare']]);
    const again = receive(receive(newcomer, message, 8).state, prepare);
    expect([sent(again), again.state.cast]).toEqual([[], {}]);
  });

  test('a node that has stopped being a member hands everything over', () => {
    const { state, effects } = transactions.step(promised, { type: 'request', request: { type: 'members', members: [0, 4] } });
    expect([state.from, state.replicas]).toEqual([null, {}]);
    expect(effects.flatMap((effect) => (effect.type === 'send' ? [effect.to] : []))).toEqual([0]);
  });
});
