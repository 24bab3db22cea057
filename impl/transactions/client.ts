/**
 * The requests of clients, at the transaction manager. Rounds 1 and 2 find the managers and read ⌊f/2⌋ + 1 replicas of each
 * item; then the commit begins.
 */
import type { Identifier } from '../identifier-space/interval.ts';
import { andThen, indicate, type NodeId, next, send } from '../kernel/protocol.ts';
import { arm } from '../kernel/timers.ts';
import { majority } from '../places/placement.ts';
import { withAcceptor } from './acceptor.ts';
import type { Copy } from './holdings.ts';
import { allPlaces, byKeyAndPlace, instanceOf, keysOf, managerPlaces, placesOf } from './instances.ts';
import type { Enlist, Enlisted } from './messages.ts';
import type { TransactionsEffect, TransactionsNext } from './protocol.ts';
import { BLANK } from './replicas.ts';
import type { Commit, Found, Log, Run } from './requests.ts';
import { reserve } from './reserving.ts';
import { knownTitles, ownerOf, toOwners } from './routing.ts';
import { type Reading, type Reserving, type State, withEntry, withoutEntry } from './state.ts';
import { highestOf } from './titles.ts';
import type { Operation, Outcome, Titles, Transaction, TransactionId } from './transaction.ts';

/** Round 1: asks all places of the managers and of the replicas. A pessimistic transaction reserves its items instead. */
export function onRun(state: State, run: Run): TransactionsNext {
  const id = nextId(state);
  const begun = { ...state, begun: state.begun + 1 };
  if (run.pessimistic === true) return andThen(next(begun, ...deadline(state, id)), (after) => reserve(after, id, run));
  const keys = keysOf(run);
  const places = [...new Set([...managerPlaces(state.config, state.self), ...allPlaces(state.config, keys)])];
  const clients = withEntry(state.clients, id, { phase: 'reading', run, addresses: {}, copies: [], titles: {} } as const);
  const enlist: Enlist = { type: 'enlist', transaction: id, manager: state.self, keys, places };
  return next({ ...begun, clients }, ...deadline(state, id), ...toOwners(state, enlist));
}

/** Begins with round 3: the client knows the versions already. */
export function onCommit(state: State, { name, log }: Commit): TransactionsNext {
  const id = nextId(state);
  const transaction = { id, managers: managersAt(state), operations: operationsOf(log) };
  return commit({ ...state, begun: state.begun + 1 }, transaction, name, log, {}, deadline(state, id));
}

/** All items are reserved, and were read with their reservations: goes on to round 3, with the tokens. */
export function onAllReserved(state: State, id: TransactionId, client: Reserving): TransactionsNext {
  const log = logOf(client);
  const operations = operationsOf(log).map((operation) => {
    const places = placesOf(state.config, operation.key).filter((place) => instanceOf(operation.key, place) in client.tokens);
    const tokens = Object.fromEntries(places.map((place) => [place, client.tokens[instanceOf(operation.key, place)]]));
    return { ...operation, tokens };
  });
  return commit(state, { id, managers: managersAt(state), operations }, client.run.name, log, client.titles, []);
}

/** Round 2, at the owner of `places`: answers with its address and its copies. */
export function onEnlist(state: State, { transaction, manager, keys }: Enlist, places: readonly Identifier[]): TransactionsNext {
  if (places.length === 0) return next(state);
  const copies = keys.flatMap((key) =>
    placesOf(state.config, key)
      .filter((place) => places.includes(place))
      .map((place): Copy => {
        const { version, value } = state.replicas[instanceOf(key, place)] ?? BLANK;
        return { key, place, version, value };
      }),
  );
  const titles = knownTitles(state, keys);
  return next(state, send(manager, { type: 'enlisted', transaction, places, copies, titles }));
}

/** End of round 2: a majority of the managers' places, and of each item's replicas, has answered. */
export function onEnlisted(state: State, from: NodeId, { transaction: id, places, copies, titles }: Enlisted): TransactionsNext {
  const client = state.clients[id];
  if (client?.phase !== 'reading') return next(state);
  const addresses = places.reduce((all, place) => withEntry(all, place, from), client.addresses);
  const fresh = copies.filter((copy) => !client.copies.some(({ key, place }) => key === copy.key && place === copy.place));
  const known = highestOf(client.titles, titles);
  const reading: Reading = { ...client, addresses, copies: [...client.copies, ...fresh].sort(byKeyAndPlace), titles: known };
  const standing = managerPlaces(state.config, state.self);
  const found = standing.filter((place) => addresses[place] !== undefined);
  // Enough: ⌊f/2⌋ + 1 replicas of each item are read, and a majority of the managers is found.
  const isEnough = unread(state, reading).length === 0 && found.length >= majority(standing.length);
  if (!isEnough) return next({ ...state, clients: withEntry(state.clients, id, reading) });
  const managers = managersAt(state, addresses);
  const log = logOf(reading);
  return commit(state, { id, managers, operations: operationsOf(log) }, client.run.name, log, known, []);
}

/** Tells the outcome to the client, if the client still waits, and cancels its deadlines. */
export function answer(state: State, id: TransactionId, outcome: Outcome): TransactionsNext {
  const client = state.clients[id];
  if (client === undefined) return next(state);
  const after = { ...state, clients: withoutEntry(state.clients, id) };
  const timers: readonly TransactionsEffect[] =
    state.config.deadlineMs === undefined
      ? []
      : (['deadline', 'giveUp'] as const).map((type) => ({ type: 'cancelTimer', timer: { type, transaction: id } }) as const);
  const name = client.phase === 'committing' ? client.name : client.run.name;
  if (outcome.type === 'aborted') return next(after, ...timers, indicate({ type: 'aborted', name, keys: outcome.keys }));
  return next(after, ...timers, indicate({ type: 'committed', name, reads: client.phase === 'committing' ? client.log.reads : [] }));
}

/** The items of which fewer than ⌊f/2⌋ + 1 replicas have answered. */
export function unread({ config }: State, { run, copies }: Pick<Reading, 'run' | 'copies'>): readonly Identifier[] {
  return keysOf(run).filter((key) => copies.filter((copy) => copy.key === key).length < majority(config.degree));
}

/**
 * Round 3: sends `prepare` to all replicas. This node's own acceptor records the transaction first, so that after a restart
 * the node brings it to an end.
 */
function commit(
  state: State,
  untitled: Transaction,
  name: string,
  log: Log,
  read: Titles,
  effects: readonly TransactionsEffect[],
): TransactionsNext {
  const keys = untitled.operations.map(({ key }) => key);
  const titles = highestOf(read, knownTitles(state, keys));
  const transaction = Object.keys(titles).length === 0 ? untitled : { ...untitled, titles };
  const clients = withEntry(state.clients, transaction.id, { phase: 'committing', name, log } as const);
  const leading = withEntry(state.leading, transaction.id, { phase: 'counting', reports: {} } as const);
  const after = withAcceptor({ ...state, clients, leading }, { transaction, promised: 0, accepted: {} });
  return next(after, ...effects, ...toOwners(after, { type: 'prepare', transaction, places: allPlaces(state.config, keys) }));
}

/** One operation per item: a write also validates the read of the same item. */
function operationsOf({ reads, writes }: Log): readonly Operation[] {
  const readOnly = reads.filter(({ key }) => !writes.some((write) => write.key === key));
  const operations: readonly Operation[] = [
    ...readOnly.map(({ key, version }) => ({ type: 'read', key, version }) as const),
    ...writes.map((write) => ({ type: 'write', ...write }) as const),
  ];
  return [...operations].sort((a, b) => a.key - b.key);
}

function logOf({ run, copies }: Pick<Reading, 'run' | 'copies'>): Log {
  const newest = (key: Identifier): Found => {
    const { version, value } = copies
      .filter((copy) => copy.key === key)
      .reduce((best, each) => (each.version > best.version ? each : best));
    return { key, version, value };
  };
  return { reads: run.reads.map(newest), writes: run.writes.map(({ key, value }) => ({ ...newest(key), value })) };
}

/**
 * The managers: this node first, even if it has left and another node owns its place. The others are the nodes that answered
 * in round 2, or else the owners that this node knows.
 */
function managersAt(state: State, addresses: Reading['addresses'] = {}): readonly NodeId[] {
  const [, ...others] = managerPlaces(state.config, state.self);
  return [state.self, ...others.map((place) => addresses[place] ?? ownerOf(state, place))];
}

function nextId({ self, begun }: State): TransactionId {
  return `${self}.${begun + 1}`;
}

function deadline({ config }: State, transaction: TransactionId): readonly TransactionsEffect[] {
  return arm({ type: 'deadline', transaction }, config.deadlineMs);
}
