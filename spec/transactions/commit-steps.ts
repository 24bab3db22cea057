/**
 * The messages that clients' nodes and participants owe to each other in the rounds of a commit: enlisting, preparing,
 * voting. Source: the SELFMAN slides, "Atomic commit on a SON", steps 1 to 4.
 */
import type { Identifier } from '../identifier-space/interval.ts';
import { equal } from '../kernel/canonical.ts';
import { setOf } from '../kernel/sorted-set.ts';
import type { Properties } from '../kernel/spec.ts';
import type { Found, Managed, PeerState, Vote, Wish } from './peer.ts';
import {
  allKept,
  eachTurn,
  isSame,
  isSent,
  type Letter,
  type LetterOf,
  lettersIn,
  managerPlacesOf,
  ownerIn,
  ownPlaces,
  replicasOf,
  type Said,
  type Talk,
  type Turn,
} from './turn.ts';

const managersAreSought = eachTurn((turn) => {
  const { id: self, before, after } = turn;
  return readingIn(after).every(([id, { run }]) => {
    const keys = keysIn(run);
    const places = setOf(...managerPlacesOf(after, self), ...keys.flatMap((key) => replicasOf(after, key)));
    return id in before.clients || areReached(turn, { type: 'enlist', transaction: id, manager: self, keys }, places);
  });
}, 'A transaction begins with a question to its managers, and to all replicas of its items.');

const enlistsAreAnswered = eachTurn((turn) => {
  const { id: self, after, heard, sent } = turn;
  return lettersIn(heard, 'enlist').every(({ message: { transaction, manager, keys, places: asked } }) => {
    const places = asked.filter((place) => ownPlaces(turn).includes(place));
    if (places.length === 0 || manager === self) return true;
    const copies = keys.flatMap((key) =>
      places.filter((place) => replicasOf(after, key).includes(place)).map((place) => copyAt(after, key, place)),
    );
    const isRight = (message: LetterOf<'enlisted'>) => equal(message.places, places) && equal(setOf(...message.copies), setOf(...copies));
    return lettersIn(sent, 'enlisted').some(({ to, message }) => to === manager && message.transaction === transaction && isRight(message));
  });
}, 'A node answers for each of its places that is asked for, with what its replicas hold of the items.');

/** Otherwise a commit would be prepared in vain, or by managers that nobody has found. */
const commitsBeginInTime = eachTurn(({ id: self, before, after, heard }) => {
  const hasEnough = ({ run, copies }: { readonly run: Wish; readonly copies: readonly Found[] }, found: readonly Identifier[]) => {
    const places = managerPlacesOf(after, self);
    const isRead = (key: Identifier) => copies.filter((copy) => copy.key === key).length * 2 > after.config.degree;
    return places.filter((place) => found.includes(place)).length * 2 > places.length && keysIn(run).every(isRead);
  };
  const isPremature = ([id, client]: [string, Reading]) => {
    const now = after.clients[id];
    if (now === undefined || now.phase === 'reading') return now !== undefined && hasEnough(now, foundIn(now));
    const answers = lettersIn(heard, 'enlisted').filter(({ message }) => message.transaction === id);
    const copies = setOf(...client.copies, ...answers.flatMap(({ message }) => message.copies));
    return !hasEnough({ run: client.run, copies }, [...foundIn(client), ...answers.flatMap(({ message }) => message.places)]);
  };
  return !readingIn(before).some(isPremature);
}, 'A commit begins when a majority of the managers and of the replicas of each item has answered: not before, and not later.');

const answersAreNoted = eachTurn(({ before, after, heard }) => {
  return lettersIn(heard, 'enlisted').every(({ from, message: { transaction: id, places, copies } }) => {
    const [old, now] = [before.clients[id], after.clients[id]];
    if (old?.phase !== 'reading' || now?.phase !== 'reading') return isSame(old, now) || old?.phase === 'reading';
    const others = copies.filter((copy) => !old.copies.some((each) => each.key === copy.key && each.place === copy.place));
    const addresses = { ...old.addresses, ...Object.fromEntries(places.map((place) => [place, from])) };
    return equal(now.addresses, addresses) && equal(setOf(...now.copies), setOf(...old.copies, ...others));
  });
}, 'The answer of each place is noted with its sender, once.');

const preparesGoToAll = eachTurn((turn) => {
  const { before, after } = turn;
  return Object.entries(after.clients).every(([id, { phase }]) => {
    if (phase !== 'committing' || before.clients[id]?.phase === 'committing') return true;
    const { transaction } = after.acceptors[id];
    const places = setOf(...transaction.operations.flatMap(({ key }) => replicasOf(after, key)));
    return areReached(turn, { type: 'prepare', transaction }, places);
  });
}, 'All replicas of all items are asked to prepare.');

const commitsUseWhatWasRead = eachTurn(({ id: self, before, after, heard }) => {
  return Object.entries(before.clients).every(([id, client]) => {
    if (client.phase === 'committing' || after.clients[id]?.phase !== 'committing') return true;
    const { operations, managers } = after.acceptors[id].transaction;
    const news = lettersIn(heard, 'enlisted', 'reserved').filter(({ message }) => message.transaction === id);
    const copies: readonly Found[] = [
      ...client.copies,
      ...news.flatMap(({ message }) => ('copies' in message ? message.copies : [message])),
    ];
    const versions = (key: Identifier) => copies.filter((copy) => copy.key === key).map(({ version }) => version);
    const isNewest = ({ key, version }: Managed['operations'][number]) => version === Math.max(...versions(key));
    const areRight =
      equal(
        operations.map(({ key }) => key),
        keysIn(client.run),
      ) && operations.every(isNewest);
    const [, ...others] = managerPlacesOf(after, self);
    const found = client.phase === 'reading' ? client.addresses : {};
    const answered = (place: Identifier) => news.find(({ message }) => 'places' in message && message.places.includes(place))?.from;
    const expected = [self, ...others.map((place) => answered(place) ?? found[place] ?? ownerIn(after, place))];
    return areRight && equal(managers, expected);
  });
}, 'A commit is over the newest versions that were read, of all items. Its managers are its own node first, and then those that answered for their places.');

const preparesAreAnswered = eachTurn((turn) => {
  const { id: self, before, after, heard, sent } = turn;
  return lettersIn(heard, 'prepare').every(({ message: { transaction, places } }) => {
    if (transaction.id in after.outcomes) return true;
    const asked = instancesAt(
      after,
      transaction,
      places.filter((place) => ownPlaces(turn).includes(place)),
    );
    const votes = after.cast[transaction.id]?.votes ?? {};
    const isNew = (instance: string) => before.cast[transaction.id]?.votes[instance] === undefined;
    const areOnly = Object.keys(votes).every((instance) => asked.includes(instance) || !isNew(instance));
    const isCast = asked.every((instance) => votes[instance] !== undefined) && areOnly;
    const others = asked.length === 0 ? [] : transaction.managers.filter((manager) => manager !== self);
    return isCast && others.every((to) => isSent(sent, to, { type: 'vote', transaction, votes }));
  });
}, 'Asked to prepare, first or again, a participant votes for each of its replicas, and tells every manager all of its votes.');

const votesAreMeant = eachTurn(({ before, after, starts, heard, sent }) => {
  const votes = lettersIn(sent, 'vote');
  const isAsked = (id: string) => starts || lettersIn(heard, 'prepare').some(({ message }) => message.transaction.id === id);
  return votes.every(({ to, message }) => {
    const { transaction } = message;
    const isRight = transaction.id in after.outcomes || isSame(after.cast[transaction.id], message);
    const isOnce = votes.filter((each) => each.to === to && each.message.transaction.id === transaction.id).length === 1;
    return (
      transaction.managers.includes(to) && isOnce && isRight && (isAsked(transaction.id) || isBegun(heard, before, after, transaction))
    );
  });
}, 'A participant sends the votes that it has on its books, to managers, once each time it is asked or has restarted.');

const votesAreRepeated = eachTurn(({ id: self, before, after, starts, sent }) => {
  return Object.values(before.cast).every(({ transaction, votes }) => {
    if (!starts || transaction.id in after.outcomes || Object.keys(votes).length === 0) return true;
    return transaction.managers.every((to) => to === self || isSent(sent, to, { type: 'vote', transaction, votes }));
  });
}, 'After a restart a participant repeats its votes to all managers.');

/** Two locks that exclude each other, and versions: the table of the rules. */
const votesFollowTheRules = eachTurn(({ before, after }) => {
  return Object.entries(after.cast).every(([id, { transaction, votes }]) =>
    Object.entries(votes).every(([instance, vote]) => {
      const isOld = before.cast[id]?.votes[instance] !== undefined;
      return isOld || vote === voteBy(before, after, transaction, instance);
    }),
  );
}, 'A replica prepares a read of its present version that nobody writes. It prepares a write over its version or a later one, unless somebody else has locked it.');

const outcomesAreDone = eachTurn((turn) => {
  const { before, after } = turn;
  const news = Object.entries(after.outcomes).filter(([id]) => !(id in before.outcomes));
  return news.every(([id, { type }]) => {
    const transaction = before.acceptors[id]?.transaction ?? before.cast[id]?.transaction;
    if (transaction === undefined) return true;
    return transaction.operations.every(({ type: kind, key, version, value }) =>
      replicasOf(after, key)
        .filter((place) => ownPlaces(turn).includes(place))
        .every((place) => {
          const [old, now] = [before, after].map((state) => copyAt(state, key, place));
          const isWritten = type === 'committed' && kind === 'write' && old.version <= version;
          // One outcome may let a client here begin, and end at once, in the same step: then its write is the last.
          if (news.length > 1) return isWritten ? now.version > version : now.version >= old.version;
          return equal(now, isWritten ? { key, place, version: version + 1, value: value ?? null } : old);
        }),
    );
  });
}, 'A commit makes the next version at each replica of what was written, unless it has a newer one; an abort changes nothing.');

const passedOnIsMeant = eachTurn((turn) => {
  const { after, heard, sent, before } = turn;
  return sent.every(({ to, message }) => {
    if (!isPlaced(message)) return true;
    const places = message.places.filter((place) => ownerIn(after, place) === to && !ownPlaces(turn).includes(place));
    if (places.length !== message.places.length) return false;
    const isPassedOn = heard.some(({ message: before }) => isPlaced(before) && equal({ ...before, places: message.places }, message));
    if (message.type === 'prepare') return isPassedOn || isNewCommit(before, after, message.transaction.id);
    return message.type !== 'enlist' || isPassedOn || !(message.transaction in before.clients);
  });
}, 'A message for places of other members goes to the members that are responsible for these, at first or passed on.');

export const commitSteps: Properties<Talk> = {
  participantsDoTheirPart: allKept(
    {
      managersAreSought,
      enlistsAreAnswered,
      commitsBeginInTime,
      answersAreNoted,
      preparesGoToAll,
      commitsUseWhatWasRead,
      preparesAreAnswered,
      votesAreMeant,
      votesAreRepeated,
      votesFollowTheRules,
      outcomesAreDone,
      passedOnIsMeant,
    },
    'Clients and participants enlist, prepare and vote as the rounds of the commit have it, and say nothing else.',
  ),
};

type Client = PeerState['clients'][string];
type Reading = Extract<Client, { readonly phase: 'reading' }>;
type PlacedLetter = LetterOf<'enlist' | 'prepare'>;

function isPlaced(message: Letter): message is PlacedLetter {
  return message.type === 'enlist' || message.type === 'prepare';
}

function readingIn({ clients }: PeerState): readonly [string, Reading][] {
  return Object.entries(clients).flatMap(([id, client]): [string, Reading][] => (client.phase === 'reading' ? [[id, client]] : []));
}

function foundIn({ addresses }: Reading): readonly Identifier[] {
  return Object.keys(addresses).map(Number);
}

function keysIn({ reads, writes }: Wish): readonly Identifier[] {
  return setOf(...reads, ...writes.map(({ key }) => key));
}

/** Whether such a message has gone to every place that is not this node's own. */
function areReached(turn: Turn, message: object, places: readonly Identifier[]): boolean {
  const isSame = ({ places: _, ...rest }: PlacedLetter) => equal(rest, message);
  const reached = turn.sent.flatMap(({ to, message: each }) =>
    isPlaced(each) && isSame(each) ? each.places.filter((place) => ownerIn(turn.after, place) === to) : [],
  );
  return places.every((place) => ownPlaces(turn).includes(place) || reached.includes(place));
}

function copyAt({ replicas }: PeerState, key: Identifier, place: Identifier) {
  const { version, value } = replicas[`${key}@${place}`] ?? { version: 0, value: null };
  return { key, place, version, value };
}

function instancesAt(state: PeerState, { operations }: Managed, places: readonly Identifier[]): readonly string[] {
  return operations.flatMap(({ key }) =>
    replicasOf(state, key)
      .filter((place) => places.includes(place))
      .map((place) => `${key}@${place}`),
  );
}

/** `after`: what a transaction has reserved in this very step counts, as its own node reserves, and prepares at once. */
function voteBy({ replicas, reservations }: PeerState, after: PeerState, { id, operations }: Managed, instance: string): Vote {
  const [key, place] = instance.split('@').map(Number);
  const operation = operations.find((each) => each.key === key);
  const { version, readers, writers } = replicas[instance] ?? { version: 0, readers: [], writers: [] };
  if (operation === undefined) return 'abort';
  const mine = operation.tokens?.[place];
  const { token, holder } = (mine === undefined ? reservations : after.reservations)[instance] ?? { token: 0, holder: null };
  const mayPass = mine === undefined ? holder === null || holder.transaction === id : holder?.transaction === id && token === mine;
  const isWrite = operation.type === 'write';
  const inTheWay = [...writers, ...(isWrite ? readers : [])].filter((other) => other !== id);
  const isRecent = isWrite ? operation.version >= version : operation.version === version;
  return mayPass && inTheWay.length === 0 && isRecent ? 'prepared' : 'abort';
}

/** A node that is a participant of its own transaction votes when it begins. */
function isBegun(heard: readonly Said[], before: PeerState, { clients, outcomes }: PeerState, { id }: Managed): boolean {
  const isOverAtOnce = id in outcomes && !(id in before.outcomes);
  return (clients[id] !== undefined || isOverAtOnce) && lettersIn(heard, 'vote', 'prepare').length === 0;
}

function isNewCommit(before: PeerState, after: PeerState, id: string): boolean {
  return before.clients[id]?.phase !== 'committing' && (after.clients[id]?.phase === 'committing' || id in after.outcomes);
}
