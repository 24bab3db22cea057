/**
 * The duties of each node in transactions at every moment, whatever the others do. Participants keep votes and locks
 * together. Managers keep to their ballots. No node watches, waits or remembers without a reason.
 *
 * Rules of `docs/protocols/transactions.md`, one by one. Each looks at one node, so the checker need not judge all
 * combinations of nodes. A node is seen as it is: its state, what it has on disk, its armed timers, and whom it watches.
 */
import { halfOpen } from '../identifier-space/interval.ts';
import { equal } from '../kernel/canonical.ts';
import { isAscending, setOf } from '../kernel/sorted-set.ts';
import { always, type Properties, type Property, step } from '../kernel/spec.ts';
import type { Leadership, Managed, Peer, PeerRecord, PeerState, PeerTimer, Queue } from './peer.ts';

/**
 * The duties that hold even if places move, are taken over or are restored. `beginning`: what the node has before it has
 * persisted anything.
 */
export function dutiesFrom(beginning: PeerRecord): Properties<Peer> {
  return { ...duties, onDisk: onDiskAfter(beginning) };
}

const duties: Properties<Peer> = {
  voteAndLockGoTogether: always((peer) => {
    const { cast, replicas } = recordOf(peer);
    const isLocked = (id: string, instance: string, { operations }: Managed) => {
      const operation = operations.find(({ key }) => String(key) === instance.split('@')[0]);
      const { readers = [], writers = [] } = replicas[instance] ?? {};
      return operation !== undefined && (operation.type === 'read' ? readers : writers).includes(id);
    };
    return (
      Object.entries(cast).every(([id, { transaction, votes }]) =>
        Object.entries(votes).every(([instance, vote]) => vote === 'abort' || isLocked(id, instance, transaction)),
      ) && Object.values(replicas).every(({ readers, writers }) => [...readers, ...writers].every((id) => id in cast))
    );
  }, 'A replica that has prepared a transaction keeps its lock until it hears the outcome, and no lock is kept without waiting for one.'),
  speaksForItsOwnPlaces: always((peer) => {
    const { from, cast, replicas, reservations } = recordOf(peer);
    const own = from === null ? [] : halfOpen(from, peer.id, peer.state.config.identifiers);
    const instances = [
      ...Object.keys(replicas),
      ...Object.keys(reservations),
      ...Object.values(cast).flatMap(({ votes }) => Object.keys(votes)),
    ];
    return instances.every((instance) => own.includes(Number(instance.split('@')[1])));
  }, 'A node has replicas, reservations and votes for places that it is responsible for, and for no others.'),
  blankReplicasAreNotKept: always(
    (peer) =>
      Object.values(recordOf(peer).replicas).every(({ version, readers, writers }) => version + readers.length + writers.length > 0),
    'A node notes the replicas that were written or are locked, and no others.',
  ),
  aDecidedTransactionIsOver: always(({ state }) => {
    const { cast, acceptors, leading, askers, clients, outcomes, reservations } = state;
    const open = [cast, acceptors, leading, askers, clients].flatMap((record) => Object.keys(record));
    const reserving = Object.values(reservations).flatMap(({ holder, waiting }) => [...(holder === null ? [] : [holder]), ...waiting]);
    return [...open, ...reserving.map(({ transaction }) => transaction)].every((id) => !(id in outcomes));
  }, 'When a node knows an outcome, it has no vote, lock, ballot, reservation, asker or waiting client left of that transaction.'),
  managersKeepTheirVotes: always((peer) => {
    return Object.entries(recordOf(peer).acceptors).every(([id, { transaction, promised, accepted }]) => {
      const ballots = setOf(...Object.values(accepted).map(({ ballot }) => ballot));
      return (
        transaction.id === id &&
        transaction.managers.includes(peer.id) &&
        isAscending(transaction.operations.map(({ key }) => key)) &&
        ballots.length <= 1 &&
        ballots.every((ballot) => ballot <= promised)
      );
    });
  }, 'Only managers of a transaction accept its votes, all in one ballot, which is not above the one that they have promised. The transaction has one operation per item, by ascending key.'),
  leadersKeepToTheirBallots: always(
    ({ id: self, state: { leading, acceptors } }) =>
      Object.entries(leading).every(([id, leadership]) => {
        const acceptor = acceptors[id];
        if (acceptor === undefined) return false;
        const { managers } = acceptor.transaction;
        const heard = Object.keys(heardBy(leadership)).map(Number);
        if (!heard.every((node) => managers.includes(node))) return false;
        if (leadership.phase === 'counting') return managers[0] === self;
        const { ballot } = leadership;
        return ballot > 0 && managers[ballot % managers.length] === self && acceptor.promised >= ballot;
      }),
    'A leader is a manager, in a ballot of its own that it has promised itself, and hears managers only. The transaction manager counts ballot 0.',
  ),
  waitingClientsAreServed: always(
    ({ state: { clients, acceptors } }) => Object.entries(clients).every(([id, { phase }]) => phase !== 'committing' || id in acceptors),
    'A client that waits for its commit has a transaction under way that its own node manages.',
  ),
  askersAreRemembered: always(
    ({ state: { askers, acceptors } }) =>
      Object.entries(askers).every(([id, nodes]) => id in acceptors && nodes.length > 0 && isAscending(nodes)),
    'Nodes that wait for an outcome wait at a manager that does not know it yet.',
  ),
  watchesWhomItWaitsFor: always(({ id, status, state, monitored }) => {
    if (status !== 'up' || monitored === undefined) return true;
    const managers = openIn(state).flatMap((transaction) => transaction.managers);
    const awaited = setOf(...managers).filter((node) => node !== id);
    return (
      isSame(monitored, awaited) &&
      isSame(state.watched, awaited) &&
      isAscending(state.suspected) &&
      state.suspected.every((node) => awaited.includes(node))
    );
  }, 'A node watches the managers of those transactions whose outcome it waits for, and nobody else.'),
  suspicionsComeFromTheDetector: always(
    ({ status, state, suspected }) => status !== 'up' || suspected === undefined || isSame(state.suspected, setOf(...suspected)),
    'A node suspects those that its failure detector suspects, and no others.',
  ),
  timersHaveReasons: always(
    ({ status, state, timers }) => status !== 'up' || timers === undefined || timers.every((timer) => isNeeded(state, timer)),
    'No timer is armed for a transaction that is over.',
  ),
  patienceEnds: always(
    ({ status, state, timers }) => status !== 'up' || timers === undefined || areArmed(state, timers),
    'Where patience has an end, its timer is armed as long as the node waits for something.',
  ),
  reservationsAreQueues: always(
    (peer) =>
      Object.values(recordOf(peer).reservations).every(({ token, holder, waiting }) => {
        const all = [...(holder === null ? [] : [holder]), ...waiting].map(({ transaction }) => transaction);
        return (holder !== null || waiting.length === 0) && new Set(all).size === all.length && token > 0;
      }),
    'A replica that somebody waits for is reserved. Each transaction has it, or waits for it, once. Only reserved replicas are noted.',
  ),
  promisesStand: step((before, after) => {
    const [old, now] = [recordOf(before), recordOf(after)];
    return Object.entries(old.acceptors).every(
      ([id, { promised }]) => id in now.outcomes || (now.acceptors[id]?.promised ?? -1) >= promised,
    );
  }, 'Until it knows the outcome, a manager never goes back to a lower ballot, not even by a restart.'),
  votesStand: step((before, after) => {
    const [old, now] = [recordOf(before), recordOf(after)];
    if (!isSame([old.from ?? -1], [now.from ?? -1])) return true;
    return Object.entries(old.cast).every(
      ([id, { votes }]) => id in now.outcomes || Object.entries(votes).every(([instance, vote]) => now.cast[id]?.votes[instance] === vote),
    );
  }, 'Until it knows the outcome, a replica that stays where it is keeps its vote, also across a restart.'),
  reservationsAreRespected: step((before, after) => {
    const [old, now] = [recordOf(before), recordOf(after)];
    return Object.entries(now.cast).every(([id, { transaction, votes }]) =>
      Object.entries(votes).every(([instance, vote]) => {
        const isNew = vote === 'prepared' && old.cast[id]?.votes[instance] === undefined;
        return !isNew || old.from !== now.from || mayPrepare(transaction, instance, old.reservations[instance], now.reservations[instance]);
      }),
    );
  }, 'A reserved replica prepares for the holder of the reservation only, by the token of that holder.'),
  nothingIsBegunTwice: step(
    (before, after) => [0, 1].includes(recordOf(after).begun - recordOf(before).begun),
    'No two transactions have one name: a node counts them one by one, and goes on after a restart.',
  ),
  tokensRise: step((before, after) => {
    const [old, now] = [recordOf(before), recordOf(after)];
    return Object.entries(old.reservations).every(([instance, { token, holder }]) => {
      const next = now.reservations[instance];
      if (next === undefined) return old.from !== now.from;
      if (next.token < token) return false;
      return next.holder === null || next.holder.transaction === holder?.transaction || next.token > token;
    });
  }, 'Each holder of a reservation has a higher token than earlier holders.'),
};

/** The duties that hold in addition as long as no node takes places over. */
export const exclusiveLocks: Properties<Peer> = {
  locksExclude: always(
    (peer) =>
      Object.values(recordOf(peer).replicas).every(
        ({ readers, writers }) => writers.length === 0 || new Set([...readers, ...writers]).size === 1,
      ),
    'While one transaction has a replica locked for writing, no other one has it locked at all.',
  ),
};

function onDiskAfter(beginning: PeerRecord): Property<Peer> {
  return always(({ status, state, durable }) => {
    const record = durable ?? beginning;
    return status !== 'up' || Object.keys(record).every((field) => equal(Reflect.get(record, field), Reflect.get(state, field)));
  }, 'A node tells nothing that it would not know after a restart.');
}

/** All that it tells others is on its disk, and a node that is down has nothing else. */
function recordOf({ status, state, durable }: Peer): PeerRecord {
  return status === 'down' ? (durable ?? state) : state;
}

/** Reservations made in this very step count: the transaction's own node reserves, and prepares at once. */
function mayPrepare({ id, operations }: Managed, instance: string, before: Queue | undefined, after: Queue | undefined): boolean {
  const [key, place] = instance.split('@').map(Number);
  const token = operations.find((operation) => operation.key === key)?.tokens?.[place];
  if (token === undefined) return before === undefined || before.holder === null || before.holder.transaction === id;
  return after?.holder?.transaction === id && after.token === token;
}

function openIn({ cast, acceptors }: PeerRecord): readonly Managed[] {
  return [...Object.values(cast), ...Object.values(acceptors)].map(({ transaction }) => transaction);
}

function heardBy(leadership: Leadership): Readonly<Record<number, unknown>> {
  if (leadership.phase === 'counting') return leadership.reports;
  if (leadership.phase === 'asking') return leadership.promises;
  return Object.fromEntries(leadership.acceptedBy.map((node) => [node, true]));
}

function isNeeded({ clients, cast, acceptors, leading, restorations }: PeerState, timer: PeerTimer): boolean {
  switch (timer.type) {
    case 'deadline':
    case 'giveUp':
      return timer.transaction in clients;
    case 'remind':
      return timer.transaction in cast || timer.transaction in acceptors;
    case 'retry':
      return leading[timer.transaction]?.phase !== undefined && leading[timer.transaction].phase !== 'counting';
    case 'refetch':
      return restorations.length > 0;
    default:
      // The lease of an earlier holder runs out without effect.
      return true;
  }
}

function areArmed(state: PeerState, timers: readonly PeerTimer[]): boolean {
  const { config, clients, leading, reservations } = state;
  const isArmed = (type: PeerTimer['type'], id: string) =>
    timers.some((timer) => timer.type === type && 'transaction' in timer && timer.transaction === id);
  const starting = Object.entries(clients).filter(([, { phase }]) => phase !== 'committing');
  const counted = Object.entries(leading).filter(([, { phase }]) => phase !== 'counting');
  return (
    (config.remindMs === undefined || openIn(state).every(({ id }) => isArmed('remind', id))) &&
    (config.deadlineMs === undefined || starting.every(([id]) => isArmed('deadline', id))) &&
    (config.retryMs === undefined || counted.every(([id]) => isArmed('retry', id))) &&
    (config.leaseMs === undefined ||
      Object.entries(reservations).every(
        ([instance, { holder, token }]) =>
          holder === null || timers.some((timer) => timer.type === 'lease' && timer.instance === instance && timer.token === token),
      ))
  );
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}
