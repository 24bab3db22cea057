/** The messages that a replica and the transactions that reserve it owe to each other: the pessimistic variant, message by message. */
import type { Identifier } from '../identifier-space/interval.ts';
import { equal } from '../kernel/canonical.ts';
import { setOf } from '../kernel/sorted-set.ts';
import type { Properties } from '../kernel/spec.ts';
import type { PeerState, Queue, Reserver } from './peer.ts';
import { allKept, eachTurn, isSame, lettersIn, ownerIn, ownPlaces, replicasOf, type Talk, type Turn } from './turn.ts';

const FREE: Queue = { token: 0, holder: null, waiting: [] };

const reservationsAreQueued = eachTurn((turn) => {
  const { before, after, heard } = turn;
  return lettersIn(heard, 'reserve').every(({ message: { transaction, manager, key, places } }) =>
    places.every((place) => {
      if (transaction in before.outcomes || !ownPlaces(turn).includes(place)) return true;
      const { holder, waiting } = after.reservations[`${key}@${place}`] ?? FREE;
      return [holder, ...waiting].some((each) => each?.transaction === transaction && each.manager === manager);
    }),
  );
}, 'A replica that is asked for is reserved for the asker, or the asker waits.');

const turnsAreKept = eachTurn((turn) => {
  const { before, after, heard, starts } = turn;
  return Object.keys({ ...before.reservations, ...after.reservations }).every((instance) => {
    const [old, now] = [before, after].map(({ reservations }) => reservations[instance] ?? FREE);
    const isIn = ({ transaction }: Reserver) => [now.holder, ...now.waiting].some((each) => each?.transaction === transaction);
    const left = old.waiting.filter(isIn);
    const queue = [...(now.holder === null ? [] : [now.holder]), ...now.waiting];
    const isKept = now.holder !== null && equal(now.holder, old.holder) && now.token === old.token;
    const inOrder = queue.filter((each) => left.some((one) => equal(one, each)));
    const isFirst = isKept || now.holder === null || left.length === 0 || equal(queue[0], left[0]);
    return starts || (isFirst && equal(inOrder, left) && (heard.length === 0 || mayLeave(turn, instance, old, now)));
  });
}, 'Transactions that wait for a replica get it in order of arrival, and lose it only when they let go or are over.');

const grantsAreTold = eachTurn(({ id: self, before, after, sent }) => {
  const isTold = (instance: string, { token, holder }: Queue) => {
    if (holder === null || holder.manager === self || token === (before.reservations[instance] ?? FREE).token) return true;
    const [key, place] = instance.split('@').map(Number);
    const { version, value } = after.replicas[instance] ?? { version: 0, value: null };
    const granted = { transaction: holder.transaction, key, place, version, value, token };
    return lettersIn(sent, 'reserved').some(({ to, message }) => {
      const { transaction } = message;
      return (
        to === holder.manager &&
        equal(
          { transaction, key: message.key, place: message.place, version: message.version, value: message.value, token: message.token },
          granted,
        )
      );
    });
  };
  return Object.entries(after.reservations).every(([instance, queue]) => isTold(instance, queue));
}, 'The holder of a reservation is told so, with its token and what the replica holds.');

const grantsAreMeant = eachTurn(({ before, after, sent }) => {
  return lettersIn(sent, 'reserved').every(({ message: { key, place, token } }) => {
    const [old, now] = [before, after].map(({ reservations }) => reservations[`${key}@${place}`] ?? FREE);
    return old.token < token && token <= now.token;
  });
}, 'Nobody is told of a reservation that was not made in this step.');

const releasesAreHeard = eachTurn((turn) => {
  const { after, heard } = turn;
  return lettersIn(heard, 'release').every(({ message: { transaction, key, places } }) =>
    places.every((place) => {
      const { holder, waiting } = after.reservations[`${key}@${place}`] ?? FREE;
      return !ownPlaces(turn).includes(place) || [holder, ...waiting].every((each) => each?.transaction !== transaction);
    }),
  );
}, 'A transaction that lets go of a replica neither has it nor waits for it.');

const nextIsAskedFor = eachTurn((turn) => {
  const { id: self, before, after, sent } = turn;
  return Object.entries(after.clients).every(([id, client]) => {
    if (client.phase !== 'reserving' || isSame(before.clients[id], client)) return true;
    const wanted = wantedBy(after, client);
    if (wanted === undefined) return false;
    const { key, place } = wanted;
    const message = { type: 'reserve', transaction: id, manager: self, key, places: [place] };
    return ownPlaces(turn).includes(place) || sent.some((said) => said.to === ownerIn(after, place) && equal(said.message, message));
  });
}, 'A transaction reserves place by place, in one order for all, until it has a majority of each item.');

const reservesAreMeant = eachTurn(({ id: self, before, after, heard, sent }) => {
  return lettersIn(sent, 'reserve').every(({ message: { transaction, manager, key, places } }) => {
    const isPassedOn = lettersIn(heard, 'reserve').some(({ message }) => message.transaction === transaction);
    const client = after.clients[transaction];
    if (isPassedOn) return true;
    if (client?.phase !== 'reserving' || manager !== self || isSame(before.clients[transaction], client)) return false;
    return isSame({ key, place: places[0] }, wantedBy(after, client)) && places.length === 1;
  });
}, 'A transaction asks for the replica that is the next one in order, and once.');

const grantsAreNoted = eachTurn(({ before, after, heard }) => {
  return lettersIn(heard, 'reserved').every(({ message: { transaction, key, place, version, token } }) => {
    const [old, now] = [before.clients[transaction], after.clients[transaction]];
    if (old?.phase !== 'reserving' || now?.phase !== 'reserving') return true;
    const others = (each: { readonly key: Identifier; readonly place: Identifier }) => each.key !== key || each.place !== place;
    const found = now.copies.find((copy) => !others(copy));
    const isKept = old.copies.filter(others).every((copy) => now.copies.some((each) => equal(each, copy)));
    const tokens = Object.entries({ ...old.tokens, [`${key}@${place}`]: token });
    return isKept && found?.version === version && tokens.every(([instance, each]) => now.tokens[instance] === each);
  });
}, 'A transaction notes each reservation that it has got, with the token of the last one for a place.');

/** Judged of clients that wait no longer, and of reservations that are granted too late. */
const lettingGoIsTold = eachTurn((turn) => {
  const { before, after, heard } = turn;
  const ended = Object.entries(before.clients).flatMap(([id, client]) =>
    client.phase === 'reserving' && after.clients[id] === undefined && !(id in after.outcomes)
      ? setOf(...client.run.reads, ...client.run.writes.map(({ key }) => key)).map((key) => ({ id, key }))
      : [],
  );
  const late = lettersIn(heard, 'reserved').flatMap(({ message: { transaction: id, key } }) =>
    before.clients[id]?.phase === 'reserving' ? [] : [{ id, key }],
  );
  return [...ended, ...late].every(({ id, key }) => isReleased(turn, id, key));
}, 'A transaction that has ended before its commit lets go of all that it has reserved or asked for, granted late or not.');

export const reservationSteps: Properties<Talk> = {
  reservationsDoTheirPart: allKept(
    {
      reservationsAreQueued,
      turnsAreKept,
      grantsAreTold,
      grantsAreMeant,
      releasesAreHeard,
      nextIsAskedFor,
      reservesAreMeant,
      grantsAreNoted,
      lettingGoIsTold,
    },
    'Reservations are queued, granted, told and let go in order.',
  ),
};

/** Whether those that have gone had a reason: no message about something else sends anybody away. */
function mayLeave({ after, heard }: Turn, instance: string, old: Queue, now: Queue): boolean {
  const isGone = ({ transaction }: Reserver) => ![now.holder, ...now.waiting].some((each) => each?.transaction === transaction);
  const gone = [...(old.holder === null ? [] : [old.holder]), ...old.waiting].filter(isGone);
  const isReleasing = (id: string) =>
    lettersIn(heard, 'release').some(({ message: { transaction, key } }) => transaction === id && instance.startsWith(`${key}@`));
  return gone.every(({ transaction }) => transaction in after.outcomes || isReleasing(transaction) || hasEnded(after, heard, transaction));
}

/** Whether the transaction has ended at its own node, which holds this replica, and lets go at once. */
function hasEnded({ clients }: PeerState, heard: Turn['heard'], transaction: string): boolean {
  return clients[transaction] === undefined && lettersIn(heard, 'reserved').some(({ message }) => message.transaction === transaction);
}

interface Wanted {
  readonly key: Identifier;
  readonly place: Identifier;
}

function wantedBy(state: PeerState, client: Extract<PeerState['clients'][string], { readonly phase: 'reserving' }>): Wanted | undefined {
  const { run, copies } = client;
  const having = (key: Identifier) => copies.filter((copy) => copy.key === key).map(({ place }) => place);
  const key = setOf(...run.reads, ...run.writes.map((write) => write.key)).find((each) => having(each).length * 2 <= state.config.degree);
  if (key === undefined) return undefined;
  const place = setOf(...replicasOf(state, key)).find((each) => !having(key).includes(each));
  return place === undefined ? undefined : { key, place };
}

function isReleased(turn: Turn, id: string, key: Identifier): boolean {
  const { after, sent } = turn;
  const released = lettersIn(sent, 'release').filter(({ message }) => message.transaction === id && message.key === key);
  return replicasOf(after, key).every((place) => {
    if (!ownPlaces(turn).includes(place))
      return released.some(({ to, message }) => to === ownerIn(after, place) && message.places.includes(place));
    const { holder, waiting } = after.reservations[`${key}@${place}`] ?? FREE;
    return [holder, ...waiting].every((each) => each?.transaction !== id);
  });
}
