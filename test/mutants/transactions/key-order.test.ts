/**
 * Records of transactions are read by ascending key, wherever their order shows in effects. Where the sorting is left out,
 * the audit of each step refuses the reducer. Scenarios seldom bring a node with two open transactions to these lines, so
 * the steps are taken here by themselves.
 */
import { expect, test } from 'vitest';
import type { Event } from '../../../impl/kernel/protocol.ts';
import type { Transactions } from '../../../impl/transactions/protocol.ts';
import { type Config, runningMember, type State } from '../../../impl/transactions/state.ts';
import { transactions } from '../../../impl/transactions/step.ts';
import type { Transaction } from '../../../impl/transactions/transaction.ts';
import { checkedReducer } from '../../../model-check/world/reducer.ts';
import { type BrokenLine, broken } from '../mutant.ts';

const CONFIG: Config = { identifiers: 12, degree: 1, managers: 3, members: [0, 4, 8] };
const SELF = 4;

const IDS = ['0.1', '0.2'];

function transactionOf(id: string, at: number): Transaction {
  return { id, managers: CONFIG.members, operations: [{ type: 'write', key: at + 1, version: 0, value: 'x' }] };
}

/** A record of both transactions, with what `keep` says for each. */
function both<T>(keep: (transaction: Transaction) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(IDS.map((id, at) => [id, keep(transactionOf(id, at))]));
}

const blank = runningMember(SELF, CONFIG);
const managing: State = { ...blank, acceptors: both((transaction) => ({ transaction, promised: 0, accepted: {} })) };
const voting: State = { ...blank, cast: both((transaction) => ({ type: 'vote', transaction, votes: { '1@4': 'prepared' } })) };

const START: Event<Transactions> = { type: 'start' };
const SUSPECT: Event<Transactions> = { type: 'suspect', node: 0 };

interface Unsorted extends BrokenLine {
  readonly state: State;
  readonly event: Event<Transactions>;
}

const UNSORTED: readonly Unsorted[] = [
  {
    breaks: 'which transaction is taken over first',
    file: 'transactions/leadership.ts',
    line: 'valuesOf(state.acceptors).find',
    becomes: 'Object.values(state.acceptors).find',
    state: managing,
    event: SUSPECT,
  },
  {
    breaks: 'what a manager resumes first',
    file: 'transactions/leadership.ts',
    line: 'valuesOf(state.acceptors).reduce',
    becomes: 'Object.values(state.acceptors).reduce',
    state: managing,
    event: START,
  },
  {
    breaks: 'what a participant pursues first',
    file: 'transactions/step.ts',
    line: 'keysOf(state.cast)',
    becomes: 'Object.keys(state.cast)',
    state: voting,
    event: START,
  },
  {
    breaks: 'about what a manager asks around first',
    file: 'transactions/leadership.ts',
    line: 'valuesOf(acceptors).map',
    becomes: 'Object.values(acceptors).map',
    state: managing,
    event: { type: 'suspect', node: 8 },
  },
  {
    breaks: 'about what a participant asks around first',
    file: 'transactions/leadership.ts',
    line: 'valuesOf(cast).map',
    becomes: 'Object.values(cast).map',
    state: voting,
    event: SUSPECT,
  },
];

test.each(UNSORTED)('the reducer is refused if the order of keys decides $breaks', async (mutant) => {
  const { state, event } = mutant;
  expect(checkedReducer(transactions, CONFIG.members).step(SELF, state, event).effects.length).toBeGreaterThan(1);
  const unsorted = await broken<{ transactions: typeof transactions }>(mutant, 'transactions/step.ts');
  expect(() => checkedReducer(unsorted.transactions, CONFIG.members).step(SELF, state, event)).toThrow(/depends on the order of keys/);
});
