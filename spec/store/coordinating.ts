/** The coordinator of a transaction: it reads, asks for votes, proposes to commit, or aborts, and may vanish at any time. */
import { setOf } from '../kernel/sorted-set.ts';
import { type ActionDef, action } from '../kernel/spec.ts';
import type { Frame } from './frame.ts';
import { type AtItem, atItems, baseOf, counted, endedIn, withBallot, withDatum, withTransaction, wouldCount } from './parts.ts';
import { ballotKey, NOBODY, type Outcome, type Poll, type StoreState, speaks, type Transaction } from './state.ts';

/** The version of an item that a transaction has read, and the epoch of the answer. */
export interface Sight {
  readonly version: number;
  readonly epoch: number;
}

export interface Begin {
  readonly transaction: string;
  /** By item. */
  readonly read: readonly Sight[];
}

export function begin(frame: Frame): ActionDef<StoreState, Begin> {
  return action({
    doc: 'A transaction reads its items. It may have read what any carrier shows, however old.',
    params: (state) =>
      frame.names.flatMap((transaction) =>
        choices(frame.itemsOf[transaction].map((item) => shownOf(state, frame, item))).map((read) => ({ transaction, read })),
      ),
    when: ({ transactions }, { transaction }) => transactions[transaction].status === 'new',
    then: (state, { transaction, read }) =>
      withTransaction(state, transaction, {
        ...state.transactions[transaction],
        status: 'preparing',
        after: endedIn(state, frame),
        bases: read.map(({ version }) => version),
        epochs: read.map(({ epoch }) => epoch),
      }),
  });
}

/** The versions of an item that carriers show, with their epochs. */
function shownOf({ carriers }: StoreState, frame: Frame, item: string): readonly Sight[] {
  const own = frame.carriers.filter((name) => frame.classOfCarrier[name] === frame.classOf[item]).map((name) => carriers[name]);
  return setOf(
    ...own.filter(speaks).map(({ epoch, data }): Sight => ({ epoch: frame.votesGoOn === true ? 0 : epoch, version: data[item].version })),
  );
}

/** All ways to take one of each list. */
function choices<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>((all, list) => all.flatMap((some) => list.map((each) => [...some, each])), [[]]);
}

export function vote(frame: Frame): ActionDef<StoreState, AtItem> {
  return action({
    doc: 'A member that speaks under the named epoch locks the item and votes, if it has no newer version and no lock that conflicts. It repeats its vote. A question may come late, when the transaction has ended.',
    params: () => atItems(frame),
    when: (state, { transaction, item, name }) => {
      const { status } = state.transactions[transaction];
      const carrier = state.carriers[name];
      const votes = votesFor(state, frame, transaction, item);
      if (status === 'new' || !speaks(carrier) || (frame.votesGoOn !== true && carrier.epoch !== votes.epoch)) return false;
      const { version, locks } = carrier.data[item];
      if (locks.includes(transaction)) return frame.votesGoOn === true && status === 'preparing' && wouldCount(votes, carrier);
      if (version > baseOf(state, frame, transaction, item)) return false;
      return locks.every((other) => !conflicts(frame, item, transaction, other));
    },
    then: (state, { transaction, item, name }) => {
      const { data } = state.carriers[name];
      const locked = withDatum(state, name, item, { ...data[item], locks: setOf(...data[item].locks, transaction) });
      const before = state.transactions[transaction];
      if (before.status !== 'preparing') return locked;
      const { epoch, by } = counted(votesFor(state, frame, transaction, item), state.carriers[name]);
      const isOwn = (i: number) => frame.itemsOf[transaction][i] === item;
      const epochs = before.epochs.map((each, i) => (isOwn(i) ? epoch : each));
      const votes = before.votes.map((places, i) => (isOwn(i) ? by : places));
      return withTransaction(locked, transaction, { ...before, epochs, votes });
    },
  });
}

function votesFor({ transactions }: StoreState, { itemsOf }: Frame, transaction: string, item: string): Poll {
  const { epochs, votes } = transactions[transaction];
  const own = itemsOf[transaction].indexOf(item);
  return { epoch: epochs[own], by: votes[own] };
}

/** Two reads of an item do not conflict. */
function conflicts({ writesOf }: Frame, item: string, one: string, other: string): boolean {
  return writesOf[one].includes(item) || writesOf[other].includes(item);
}

export function propose(frame: Frame): ActionDef<StoreState, string> {
  return action({
    doc: 'With votes of ⌊f/2⌋ + 1 places for each item, the coordinator proposes to commit in ballot 0.',
    params: () => frame.names,
    when: ({ transactions }, name) => {
      const { status, votes } = transactions[name];
      return status === 'preparing' && votes.every((places) => places.length >= frame.majority);
    },
    then: (state, name) => {
      const proposing = withTransaction(state, name, { ...withoutVotes(state.transactions[name]), status: 'proposing' });
      return withBallot(proposing, name, 0, { step: 'proposing', outcome: 'committed', seen: null, poll: NOBODY });
    },
  });
}

export function abort(frame: Frame): ActionDef<StoreState, string> {
  return action({
    doc: 'A coordinator that has not proposed aborts: by votes against it, or by a deadline. It tells the client and the places.',
    params: () => frame.names,
    when: ({ transactions }, name) => transactions[name].status === 'preparing',
    then: (state, name) => {
      const before = withoutVotes(state.transactions[name]);
      return withTransaction(state, name, { ...before, status: 'aborted', outcomes: setOf<Outcome>(...before.outcomes, 'aborted') });
    },
  });
}

export function vanish(frame: Frame): ActionDef<StoreState, string> {
  return action({
    doc: 'A coordinator vanishes. Its messages may still arrive.',
    params: () => (frame.vanishes === false ? [] : frame.names),
    when: ({ transactions }, name) => transactions[name].status === 'preparing' || transactions[name].status === 'proposing',
    then: (state, name) => withTransaction(stopped(state, name), name, { ...withoutVotes(state.transactions[name]), status: 'vanished' }),
  });
}

export function hearOutcome(frame: Frame): ActionDef<StoreState, string> {
  return action({
    doc: 'A coordinator whose proposal was overtaken hears what a resolver has found out, and tells the client.',
    params: () => frame.names,
    when: ({ transactions }, name) => transactions[name].status === 'proposing' && transactions[name].outcomes.length > 0,
    then: (state, name) => {
      const before = state.transactions[name];
      return withTransaction(stopped(state, name), name, { ...before, status: before.outcomes[0] });
    },
  });
}

/** Nobody counts the acceptances of ballot 0 any more. */
function stopped(state: StoreState, name: string): StoreState {
  const ballot = state.ballots[ballotKey(name, 0)];
  return ballot.step === 'proposing' ? withBallot(state, name, 0, { ...ballot, step: 'stopped', poll: NOBODY }) : state;
}

function withoutVotes(transaction: Transaction): Transaction {
  return { ...transaction, votes: transaction.votes.map(() => []) };
}
