import { describe, expect, test } from 'vitest';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import type { Fetch, Fetched, HandOver, Message } from '../../../impl/transactions/messages.ts';
import type { TransactionsEvent, TransactionsNext } from '../../../impl/transactions/protocol.ts';
import { type Config, durableOf, runningMember, type State } from '../../../impl/transactions/state.ts';
import { transactions } from '../../../impl/transactions/step.ts';
import type { Transaction } from '../../../impl/transactions/transaction.ts';
import { LockStep } from './lock-step.ts';

const config: Config = { identifiers: 12, degree: 3, managers: 1, members: [1, 2, 5, 9, 11] };
const CLAIM = { round: 1, node: 2 };
const TAKEN = { from: 11, to: 1 };
const write = { type: 'write', key: 1, version: 0, value: 'one' } as const;
const transaction: Transaction = { id: '11.1', managers: [11], operations: [write] };
const titled: Transaction = { ...transaction, id: '11.2', titles: { 1: CLAIM } };

const happen = (state: State, event: TransactionsEvent): TransactionsNext => transactions.step(state, event);
const receive = (state: State, message: Message, from: NodeId = 5): TransactionsNext => happen(state, { type: 'receive', from, message });
const gone = (state: State, node: NodeId): TransactionsNext => happen(state, { type: 'request', request: { type: 'gone', node } });
const sent = ({ effects }: TransactionsNext) =>
  effects.flatMap((effect) => (effect.type === 'send' ? [{ to: effect.to, ...effect.message }] : []));

const claiming = gone(runningMember(2, config), 1);
const told = (turn: number, rest: Partial<Fetched> = {}): Fetched => ({
  type: 'fetched',
  range: TAKEN,
  turn,
  claim: CLAIM,
  title: { round: 0, node: 0 },
  replicas: {},
  open: [],
  heard: [],
  ...rest,
});
const restored = receive(receive(claiming.state, told(1)).state, told(2), 9);

describe('a member is gone', () => {
  test('its successor claims its places, and asks the owners of the other replicas', () => {
    expect(sent(claiming)).toEqual([
      { to: 5, type: 'fetch', asker: 2, range: TAKEN, turn: 1, claim: CLAIM },
      { to: 9, type: 'fetch', asker: 2, range: TAKEN, turn: 2, claim: CLAIM },
    ]);
    expect([claiming.state.from, claiming.state.restorations]).toEqual([11, [{ ...TAKEN, claim: CLAIM, told: [] }]]);
  });

  test('nobody else takes anything over', () => {
    const { state } = gone(runningMember(9, config), 1);
    expect([state.members, state.from, state.restorations]).toEqual([[2, 5, 9, 11], 5, []]);
  });

  test('both others must have told before the place is spoken for', () => {
    const half = receive(claiming.state, told(1));
    expect([half.state.restorations.length, half.state.titles]).toEqual([1, []]);
    expect([restored.state.restorations, restored.state.titles]).toEqual([[], [{ ...TAKEN, claim: CLAIM }]]);
  });

  test('what comes for the place before that waits', () => {
    const early = receive(claiming.state, { type: 'prepare', transaction: titled, places: [1] }, 11);
    expect([sent(early), early.state.held.length]).toEqual([[], 1]);
    const late = receive(receive(early.state, told(1)).state, told(2));
    expect(sent(late)).toEqual([{ to: 11, type: 'vote', transaction: titled, votes: { '1@1': 'prepared' } }]);
    expect(late.state.held).toEqual([]);
  });

  test('an answer for part of the range is taken for that part', () => {
    const part = receive(claiming.state, told(1, { range: { from: 0, to: 1 } })).state;
    expect(part.restorations.map(({ from, to, told: turns }) => [from, to, turns.length])).toEqual([
      [11, 0, 0],
      [0, 1, 1],
    ]);
  });

  test('an answer to another claim is none', () => {
    expect(receive(claiming.state, told(1, { claim: { round: 1, node: 5 } })).state).toEqual(claiming.state);
  });

  test('an answer of a node that is known to be replaced does not count', () => {
    const heard = [{ from: 2, to: 5, claim: { round: 1, node: 6 } }];
    const { state } = receive(receive(claiming.state, told(1)).state, told(2, { heard }));
    expect(state.restorations).toHaveLength(1);
    expect(receive(state, told(1, { title: { round: 1, node: 6 } })).state.restorations).toEqual([]);
  });

  test('a claimant that was overtaken waits, and claims again when another owner is gone', () => {
    const title = { ...TAKEN, claim: { round: 3, node: 5 } };
    const overtaken = receive(claiming.state, { type: 'overtaken', title });
    expect(sent(overtaken)).toEqual([]);
    expect(receive(receive(overtaken.state, told(1)).state, told(2)).state.titles).toEqual([]);
    const again = gone(overtaken.state, 5);
    expect(again.state.restorations).toEqual([{ ...TAKEN, claim: { round: 4, node: 2 }, told: [] }]);
    expect(sent(again).map(({ to, type }) => [to, type])).toEqual([
      [9, 'fetch'],
      [9, 'fetch'],
    ]);
    expect(receive(again.state, { type: 'overtaken', title }).effects).toEqual([]);
  });

  test('a restart begins with asking the replicas that have not answered', () => {
    const half = receive(claiming.state, told(1)).state;
    const { state } = transactions.init(2, config, durableOf(half));
    expect(sent(happen(state, { type: 'start' }))).toEqual([{ to: 9, type: 'fetch', asker: 2, range: TAKEN, turn: 2, claim: CLAIM }]);
  });

  test('with a reminder, those are asked again after a while', () => {
    const patient = gone(runningMember(2, { ...config, remindMs: 1000 }), 1);
    expect(patient.effects.at(-1)).toEqual({ type: 'setTimer', timer: { type: 'refetch' }, afterMs: 1000 });
    expect(sent(happen(patient.state, { type: 'timeout', timer: { type: 'refetch' } }))).toEqual(sent(patient));
    const done = receive(receive(patient.state, told(1)).state, told(2));
    expect(done.effects.at(-1)).toEqual({ type: 'cancelTimer', timer: { type: 'refetch' } });
    expect(happen(done.state, { type: 'timeout', timer: { type: 'refetch' } }).effects).toEqual([]);
  });
});

describe('a replica that is read', () => {
  const fetch: Fetch = { type: 'fetch', asker: 2, range: TAKEN, turn: 1, claim: CLAIM };
  const prepared = receive(runningMember(5, config), { type: 'prepare', transaction, places: [5] }, 11).state;
  const read = receive(prepared, fetch, 2);

  test('tells its data, and its locks with their transactions, and remembers the claim', () => {
    expect(sent(read)).toEqual([
      { to: 2, ...told(1, { replicas: { '1@1': { version: 0, value: null, readers: [], writers: ['11.1'] } }, open: [transaction] }) },
    ]);
    expect(read.state.heard).toEqual([{ ...TAKEN, claim: CLAIM }]);
  });

  test('refuses a lower claim', () => {
    const later = receive(read.state, { ...fetch, claim: { round: 2, node: 0 } });
    expect(sent(receive(later.state, fetch))).toEqual([{ to: 2, type: 'overtaken', title: { ...TAKEN, claim: { round: 2, node: 0 } } }]);
  });

  test('votes abort from then on, if a transaction relies on the failed owner', () => {
    const other = { ...transaction, id: '11.3' };
    const { state } = receive(receive(runningMember(5, config), fetch).state, { type: 'prepare', transaction: other, places: [5] }, 11);
    expect(state.cast['11.3']?.votes).toEqual({ '1@5': 'abort' });
  });

  test('passes the question on, if the places are not its own', () => {
    expect(sent(receive(runningMember(9, config), fetch))).toEqual([{ to: 5, ...fetch }]);
  });

  test('holds it while it restores the places itself', () => {
    const restoring = gone(gone(runningMember(2, config), 1).state, 11);
    const asked: Fetch = { type: 'fetch', asker: 9, range: { from: 4, to: 5 }, turn: 2, claim: { round: 1, node: 9 } };
    expect(receive(restoring.state, asked, 9).state.held).toEqual([...restoring.state.held, asked]);
  });
});

describe('a restored place', () => {
  test('casts no vote in place of the failed node', () => {
    const { state } = receive(restored.state, { type: 'prepare', transaction, places: [1] }, 11);
    expect(state.cast).toEqual({});
  });

  test('keeps the lock that it found, asks what became of it, and hears', () => {
    const replicas = { '1@1': { version: 0, value: null, readers: [], writers: ['11.1'] } };
    const found = receive(receive(claiming.state, told(1)).state, told(2, { replicas, open: [transaction] }));
    expect(sent(found)).toEqual([{ to: 11, type: 'ask', transaction, votes: {} }]);
    const refused = receive(found.state, { type: 'prepare', transaction: titled, places: [1] }, 11).state;
    expect(refused.cast['11.2']?.votes).toEqual({ '1@1': 'abort' });
    const heard = receive(found.state, { type: 'decision', transaction, outcome: { type: 'committed' }, places: [] }, 11).state;
    expect([heard.replicas['1@1'], heard.cast]).toEqual([{ version: 1, value: 'one', readers: [], writers: [] }, {}]);
    const { state } = transactions.init(2, config, durableOf(found.state));
    expect(sent(happen(state, { type: 'start' }))).toEqual([{ to: 11, type: 'ask', transaction, votes: {} }]);
  });

  test('takes no lock of a transaction whose outcome is known', () => {
    const replicas = { '1@1': { version: 0, value: null, readers: [], writers: ['11.1'] } };
    const known = receive(claiming.state, { type: 'decision', transaction, outcome: { type: 'aborted', keys: [1] }, places: [] }, 11).state;
    const { state } = receive(receive(known, told(1)).state, told(2, { replicas, open: [transaction] }));
    expect([state.replicas, state.cast, state.restorations]).toEqual([{}, {}, []]);
  });
});

describe('a hand-over', () => {
  const gift: HandOver = {
    type: 'handOver',
    ...TAKEN,
    replicas: { '1@1': { version: 7, value: 'late', readers: [], writers: [] } },
    cast: [],
    reservations: {},
    outcomes: {},
    titles: [],
    restorations: [],
    heard: [],
  };

  test('that comes when the places have been claimed is void', () => {
    expect(receive(claiming.state, gift, 1).state.replicas).toEqual({});
    expect(receive(restored.state, gift, 1).state.replicas).toEqual({});
  });

  test('in a higher epoch than its own is taken', () => {
    const higher = { ...TAKEN, claim: { round: 2, node: 5 } };
    const { state } = receive(restored.state, { ...gift, titles: [higher] }, 1);
    expect([state.replicas['1@1']?.version, state.titles, state.from]).toEqual([7, [higher], 11]);
  });

  test('passes on the epochs, and the places that are not restored yet', () => {
    const members = [0, 2, 5, 9, 11];
    const moved = happen(claiming.state, { type: 'request', request: { type: 'members', members } });
    const message = sent(moved).find(({ type }) => type === 'handOver');
    expect(message).toMatchObject({ to: 0, restorations: [{ from: 11, to: 0, claim: CLAIM, told: [] }] });
    expect([moved.state.from, moved.state.restorations]).toEqual([0, [{ from: 0, to: 1, claim: CLAIM, told: [] }]]);
    const newcomer = { ...runningMember(0, { ...config, members }), from: null };
    const taken = receive(newcomer, { ...gift, to: 0, replicas: {}, restorations: [{ from: 11, to: 0, claim: CLAIM, told: [] }] }, 2);
    expect(sent(taken).map(({ to, type }) => [to, type])).toEqual([
      [5, 'fetch'],
      [9, 'fetch'],
    ]);
  });
});

test('all nodes together: a transaction commits by the vote of a restored place', () => {
  const nodes = new LockStep(config, [1]);
  for (const at of [2, 11]) nodes.request(at, { type: 'gone', node: 1 });
  nodes.rounds();
  nodes.request(11, { type: 'run', name: 'a', reads: [], writes: [{ key: 1, value: 'one' }] });
  nodes.rounds();
  expect(nodes.outputs).toEqual([{ type: 'committed', name: 'a', reads: [] }]);
  expect(nodes.states.get(2)?.replicas['1@1']).toEqual({ version: 1, value: 'one', readers: [], writers: [] });
});
