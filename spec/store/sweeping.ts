/**
 * How a record is forgotten whose coordinator does not forget it: it is gone, or a resolver has found the outcome out. Any node that
 * has a record may sweep it. A message that comes late is then refused, because of a newer version of the home item.
 */
import { setOf } from '../kernel/sorted-set.ts';
import { type ActionDef, action } from '../kernel/spec.ts';
import type { Frame } from './frame.ts';
import { type AtItem, atItems, counted, madeBy, saysOver, withDatum, withoutVoid, withTransaction, wouldCount } from './parts.ts';
import { type Datum, lastEpoch, NOBODY, type StoreState, speaks, type Transaction } from './state.ts';

/** A place of the home class of a transaction. */
export interface AtRecord {
  readonly transaction: string;
  readonly name: string;
}

function atRecords({ forgets, names, carriers, classOfCarrier, homeOf }: Frame): readonly AtRecord[] {
  if (forgets !== 'swept') return [];
  return names.flatMap((transaction) =>
    carriers.filter((name) => classOfCarrier[name] === homeOf[transaction]).map((name) => ({ transaction, name })),
  );
}

export function tellOfCommit(frame: Frame): ActionDef<StoreState, AtItem> {
  return action({
    doc: 'A sweeper, which knows the items of a commit but not its writes, tells a member. The member takes the write of its lock over, releases the lock, and acknowledges.',
    params: () => (frame.forgets === 'swept' ? atItems(frame) : []),
    when: (state, at) => {
      const { outcomes, isForgotten, swept } = state.transactions[at.transaction];
      const carrier = state.carriers[at.name];
      if (!outcomes.includes('committed') || isForgotten || !speaks(carrier)) return false;
      const own = frame.itemsOf[at.transaction].indexOf(at.item);
      return carrier.data[at.item].locks.includes(at.transaction) || wouldCount(swept[own], carrier);
    },
    then: (state, at) => {
      const { transaction, item, name } = at;
      const told = withDatum(state, name, item, released(state, frame, at));
      const before = state.transactions[transaction];
      const own = frame.itemsOf[transaction].indexOf(item);
      const swept = before.swept.map((poll, i) => (i === own ? counted(poll, state.carriers[name]) : poll));
      return withTransaction(told, transaction, { ...before, swept });
    },
  });
}

function released(state: StoreState, frame: Frame, { transaction, item, name }: AtItem): Datum {
  const { version, locks } = state.carriers[name].data[item];
  const isWritten = locks.includes(transaction) && frame.writesOf[transaction].includes(item);
  const after = {
    version: isWritten ? Math.max(version, madeBy(state, frame, transaction, item)) : version,
    locks: withoutOwn(locks, transaction),
  };
  return withoutVoid(state, frame, item, after);
}

function withoutOwn(locks: readonly string[], transaction: string): readonly string[] {
  return locks.filter((each) => each !== transaction);
}

export function touch(frame: Frame): ActionDef<StoreState, string> {
  return action({
    doc: 'A sweeper writes an item again, with the same value. Members of the last epoch that have no lock on it take a newer version, if they are ⌊f/2⌋ + 1.',
    params: () => homeItems(frame),
    when: (state, item) => {
      const free = freeOf(state, frame, item);
      return free.length >= frame.majority && Number.isInteger(newestOf(state, free, item));
    },
    then: (state, item) => {
      const free = freeOf(state, frame, item);
      const version = newestOf(state, free, item) + 0.5;
      return free.reduce((before, name) => withDatum(before, name, item, { version, locks: [] }), state);
    },
  });
}

function homeItems({ forgets, names, homeItemOf }: Frame): readonly string[] {
  return forgets === 'swept' ? setOf(...names.map((name) => homeItemOf[name])) : [];
}

function carriersOf({ carriers, classOfCarrier, classOf }: Frame, item: string): readonly string[] {
  return carriers.filter((name) => classOfCarrier[name] === classOf[item]);
}

/** The members of the last configuration that have no lock on an item, and could vote for a write. */
function freeOf({ carriers, classes }: StoreState, { classOf }: Frame, item: string): readonly string[] {
  const ofClass = classes[classOf[item]];
  return ofClass.configurations[lastEpoch(ofClass)].filter((name) => {
    const { epoch, data } = carriers[name];
    return speaks(carriers[name]) && epoch === lastEpoch(ofClass) && data[item].locks.length === 0;
  });
}

function newestOf({ carriers }: StoreState, names: readonly string[], item: string): number {
  return Math.max(...names.map((name) => carriers[name].data[item].version));
}

export function hearTouch(frame: Frame): ActionDef<StoreState, { readonly item: string; readonly name: string }> {
  return action({
    doc: 'A member hears of a value that a sweeper has written again.',
    params: () => homeItems(frame).flatMap((item) => carriersOf(frame, item).map((name) => ({ item, name }))),
    when: (state, { item, name }) => {
      const newest = newestOf(state, carriersOf(frame, item), item);
      return speaks(state.carriers[name]) && !Number.isInteger(newest) && state.carriers[name].data[item].version < newest;
    },
    then: (state, { item, name }) => {
      const version = newestOf(state, carriersOf(frame, item), item);
      return withDatum(state, name, item, withoutVoid(state, frame, item, { ...state.carriers[name].data[item], version }));
    },
  });
}

export function settle(frame: Frame): ActionDef<StoreState, AtRecord> {
  return action({
    doc: 'A member of the home class tells a sweeper that it has accepted the outcome, or that the transaction is over. It is asked when all places have a commit. When all f members of one epoch have told so, the record may be forgotten.',
    params: () => atRecords(frame),
    when: (state, { transaction, name }) => {
      const { outcomes, isForgotten, settled, swept } = state.transactions[transaction];
      const carrier = state.carriers[name];
      if (outcomes.length === 0 || isForgotten || !speaks(carrier) || !wouldCount(settled, carrier)) return false;
      if (outcomes.includes('committed') && swept.some(({ by }) => by.length < frame.places)) return false;
      const { accepted } = carrier.records[transaction];
      return accepted === null ? saysOver(state, frame, transaction, carrier) : outcomes.includes(accepted.outcome);
    },
    then: (state, { transaction, name }) => {
      const before = state.transactions[transaction];
      const settled = counted(before.settled, state.carriers[name]);
      return withTransaction(state, transaction, settled.by.length < frame.places ? { ...before, settled } : forgotten(before));
    },
  });
}

export function sayOver(frame: Frame): ActionDef<StoreState, AtRecord> {
  return action({
    doc: 'A member of the home class that has no record, and a newer version than was read, tells that the transaction is over. When fewer than ⌊f/2⌋ + 1 members of one epoch have not told so, its locks and records mean nothing more.',
    params: () => atRecords(frame),
    when: (state, { transaction, name }) => {
      const { status, over, isOver } = state.transactions[transaction];
      const carrier = state.carriers[name];
      return status !== 'new' && !isOver && speaks(carrier) && wouldCount(over, carrier) && saysOver(state, frame, transaction, carrier);
    },
    then: (state, { transaction, name }) => {
      const before = state.transactions[transaction];
      const over = counted(before.over, state.carriers[name]);
      return withTransaction(
        state,
        transaction,
        over.by.length <= frame.places - frame.majority ? { ...before, over } : { ...forgotten(before), isOver: true },
      );
    },
  });
}

function forgotten(transaction: Transaction): Transaction {
  const none = transaction.swept.map(() => NOBODY);
  return { ...transaction, told: none, swept: none, settled: NOBODY, over: NOBODY, isForgotten: true };
}

export function release(frame: Frame): ActionDef<StoreState, AtItem> {
  return action({
    doc: 'A member hears that a transaction is over, and releases its lock. It writes nothing.',
    params: () => (frame.forgets === 'swept' ? atItems(frame) : []),
    when: ({ transactions, carriers }, { transaction, item, name }) =>
      transactions[transaction].isOver && speaks(carriers[name]) && carriers[name].data[item].locks.includes(transaction),
    then: (state, { transaction, item, name }) => {
      const { version, locks } = state.carriers[name].data[item];
      return withDatum(state, name, item, { version, locks: withoutOwn(locks, transaction) });
    },
  });
}
