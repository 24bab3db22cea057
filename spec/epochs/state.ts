/**
 * One class of replicas: f places, and a sequence of configurations that say which roles speak for them. The members
 * of the configuration of epoch e agree by Paxos on that of epoch e + 1 (as in SMART, Rambo and Vertical Paxos).
 * There are no messages here: an action reads what a message would have told, at any time.
 *
 * A role is one place from the epoch on in which it was installed. A carrier is the node that acts in a role: a role
 * that is handed over goes on with another carrier. A carrier that is down does nothing for a while; all that it
 * knows is on its disk.
 */
export type Role = string;

/** By place, the role that speaks for it. */
export type Configuration = readonly Role[];

/** The state of one write at a carrier: unknown, locked or committed. */
export const NOTHING = 0;
export const LOCKED = 1;
export const WRITTEN = 2;

export interface Carrier {
  /** `absent`: not in a role yet. `gave`: the role is handed over. `coming`: the role is on its way to this carrier. */
  readonly status: 'absent' | 'live' | 'gave' | 'coming' | 'dead';
  readonly place: number;
  /** The highest epoch that it knows to be installed, and the configuration of that epoch. */
  readonly epoch: number;
  readonly configuration: Configuration;
  /** Its promise in the instance that decides what follows. Above 0 the carrier is sealed: no votes, no answers. */
  readonly promised: number;
  readonly accepted: Accepted | null;
  /** By transaction and item: `NOTHING`, `LOCKED` or `WRITTEN`. */
  readonly knows: readonly number[];
}

export interface Accepted {
  readonly ballot: number;
  readonly configuration: Configuration;
}

/** One ballot in the instance that decides what follows on an epoch. */
export interface Claim {
  /** The place that is claimed; `RENEWAL`: none, the configuration goes on as it is under the next epoch. */
  readonly place: number;
  readonly from: Configuration;
  /** Places whose members have promised, until the claimant proposes; ascending. */
  readonly promisedBy: readonly number[];
  /** The highest that one of them had accepted before. */
  readonly seen: Accepted | null;
  readonly knows: readonly number[];
  /** With late answers only: the promises given, until the claimant proposes; by ascending place. */
  readonly told?: readonly Told[];
  /** Null: the claimant still reads. */
  readonly proposed: Configuration | null;
  /** Ascending; empty again when the proposal is chosen. */
  readonly acceptedBy: readonly number[];
  /** False: the claimant has given up, or is dead. */
  readonly isDriven: boolean;
  readonly isChosen: boolean;
}

/** The answer of a member that promises. */
export interface Told {
  readonly place: number;
  readonly accepted: Accepted | null;
  readonly knows: readonly number[];
}

export const RENEWAL = -1;

/** A transaction that writes each item of the class. */
export interface Transaction {
  /** The epoch that it names. Null: it has not begun. */
  readonly epoch: number | null;
  /** The version that it has read; its write makes the next one. */
  readonly version: number;
  /** By item: the places that have prepared it, ascending; empty when it is decided. */
  readonly preparedAt: readonly (readonly number[])[];
  readonly outcome: 'open' | 'committed' | 'aborted';
  /** Whether a role that was installed later has voted for a transaction that is committed. */
  readonly byInstalled: boolean;
}

/** A client that reads once. */
export interface Reader {
  /** Transactions that were committed when it began, ascending. Null: it has not begun. */
  readonly must: readonly number[] | null;
  /** The epoch of the first answer: only answers of this epoch count. */
  readonly epoch: number | null;
  /** Places that have answered; ascending. */
  readonly by: readonly number[];
  /** Those of `must` whose write or lock an answer showed; ascending. */
  readonly saw: readonly number[];
}

export interface ClassState {
  readonly carriers: Readonly<Record<string, Carrier>>;
  /** By `claimKey`. Null: nobody has claimed with this ballot. */
  readonly claims: Readonly<Record<string, Claim | null>>;
  /** By epoch: the configurations that were chosen. More than one only if agreement is broken. */
  readonly chosen: Readonly<Record<string, readonly Configuration[]>>;
  readonly transactions: Readonly<Record<string, Transaction>>;
  /** True: from now on no carrier dies, and only dead ones are suspected. */
  readonly isCalm: boolean;
  readonly reader: Reader;
}

/** The events that a class may go through, and how many of each. */
export interface Bounds {
  /** The replication factor f. */
  readonly places: number;
  readonly transactions: number;
  /** Items that each transaction writes; 1 if omitted. More than one only without decisions. */
  readonly items?: number;
  /** In how many epochs, from 0 on, a member may be suspected. */
  readonly epochs: number;
  /** Ballots in each epoch; as an array: by epoch. */
  readonly ballots: number | readonly number[];
  /** Places that may be claimed. Omitted: all of them, claimed in turn, because they are symmetric. */
  readonly claimable?: readonly number[];
  /** May a configuration be renewed as it is while suspicions go on? False if omitted. */
  readonly renewals?: boolean;
  /** Places whose first carrier may hand its role over; none if omitted. */
  readonly handedOver?: readonly number[];
  /** Does a client read? False if omitted. */
  readonly reader?: boolean;
  /** False: no transaction is decided, and its locks stay. True if omitted. */
  readonly decisions?: boolean;
  /** How many may die before it is calm, when the class must repair itself. Omitted: it is never calm. */
  readonly deaths?: number;
  /**
   * May answers come late? Then the claimant proposes in a step of its own, with any ⌊f/2⌋ + 1 of the promises given.
   * Members still promise, accept and vote when enough others have. False if omitted: the last promise that is needed
   * makes the proposal, which has fewer states.
   */
  readonly isLate?: boolean;
  /** Omitted: ⌊f/2⌋ + 1 of each. */
  readonly quorums?: { readonly promise: number; readonly accept: number };
}

/** Derived from the bounds alone: the carriers, and the configurations that can be chosen. */
export interface Frame extends Bounds {
  readonly majority: number;
  readonly quorum: { readonly promise: number; readonly accept: number };
  readonly allPlaces: readonly number[];
  readonly allTransactions: readonly number[];
  readonly allItems: readonly number[];
  readonly ballotsOf: readonly { readonly epoch: number; readonly ballot: number }[];
  /** The configuration of epoch 0. */
  readonly founders: Configuration;
  readonly carriers: readonly string[];
  /** Carriers that stand by to repair the class when it is calm. */
  readonly rescuers: readonly string[];
  readonly lastEpoch: number;
  readonly isDecided: boolean;
}

export function frameOf(bounds: Bounds): Frame {
  const allPlaces = upTo(bounds.places);
  const majority = Math.floor(bounds.places / 2) + 1;
  const ballotsIn = (epoch: number) => (typeof bounds.ballots === 'number' ? bounds.ballots : (bounds.ballots[epoch] ?? 0));
  const ballotsOf = upTo(bounds.epochs).flatMap((epoch) => upTo(ballotsIn(epoch)).map((i) => ({ epoch, ballot: i + 1 })));
  const founders = allPlaces.map((place) => `p${place}`);
  // A repair takes one epoch for a pending ballot, and one for each dead carrier.
  const rescuers = upTo(bounds.deaths === undefined ? 0 : bounds.deaths + 1).map((i) => `r${i}`);
  const claimants = ballotsOf.map(({ epoch, ballot }) => claimantOf(epoch, ballot));
  const heirs = (bounds.handedOver ?? []).map((place) => heirOf(place));
  return {
    ...bounds,
    majority,
    quorum: bounds.quorums ?? { promise: majority, accept: majority },
    allPlaces,
    allTransactions: upTo(bounds.transactions),
    allItems: upTo(bounds.items ?? 1),
    ballotsOf,
    founders,
    carriers: [...founders, ...claimants, ...heirs, ...rescuers],
    rescuers,
    lastEpoch: bounds.epochs + rescuers.length,
    isDecided: bounds.decisions !== false,
  };
}

export function initialState(frame: Frame): ClassState {
  const { founders } = frame;
  const absent: Carrier = { ...blankCarrier(frame), status: 'absent' };
  const carrierOf = (name: string): Carrier =>
    founders.includes(name) ? { ...absent, status: 'live', place: founders.indexOf(name) } : absent;
  const unbegun: Transaction = {
    epoch: null,
    version: 0,
    preparedAt: frame.allItems.map(() => []),
    outcome: 'open',
    byInstalled: false,
  };
  return {
    carriers: Object.fromEntries(frame.carriers.map((name) => [name, carrierOf(name)])),
    claims: Object.fromEntries(frame.ballotsOf.map(({ epoch, ballot }) => [claimKey(epoch, ballot), null])),
    chosen: Object.fromEntries(upTo(frame.lastEpoch + 1).map((epoch) => [epoch, epoch === 0 ? [founders] : []])),
    transactions: Object.fromEntries(frame.allTransactions.map((transaction) => [transaction, unbegun])),
    isCalm: false,
    reader: { must: null, epoch: null, by: [], saw: [] },
  };
}

/** A live carrier of place 0 that knows nothing. */
export function blankCarrier(frame: Frame): Carrier {
  const knows = frame.allTransactions.flatMap(() => frame.allItems.map(() => NOTHING));
  return { status: 'live', place: 0, epoch: 0, configuration: frame.founders, promised: 0, accepted: null, knows };
}

export function claimKey(epoch: number, ballot: number): string {
  return `${epoch}.${ballot}`;
}

/** The role, and its carrier, that a claim would install. */
export function claimantOf(epoch: number, ballot: number): Role {
  return `c${claimKey(epoch, ballot)}`;
}

/** The carrier to which the first carrier of a place hands its role over. */
export function heirOf(place: number): string {
  return `p${place}h`;
}

/** A role that was handed over keeps its name. */
export function roleOf(carrier: string): Role {
  return carrier.endsWith('h') ? carrier.slice(0, -1) : carrier;
}

export function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i);
}

export function sameConfiguration(a: Configuration, b: Configuration): boolean {
  return a.length === b.length && a.every((role, place) => role === b[place]);
}
