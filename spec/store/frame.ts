/** The bounds of a store, with what follows from them. */
import {
  type Ballot,
  type Bounds,
  ballotKey,
  type Carrier,
  type Content,
  type Entries,
  NO_RECORD,
  NOBODY,
  type Reader,
  type StoreState,
  type Transaction,
  type Wish,
} from './state.ts';

export interface Frame extends Bounds {
  readonly allPlaces: readonly number[];
  /** ⌊f/2⌋ + 1: the votes, the promises and the answers of a read that are needed. */
  readonly majority: number;
  /** The acceptances that decide. */
  readonly deciding: number;
  readonly classNames: readonly string[];
  readonly items: readonly string[];
  readonly classOf: Readonly<Record<string, string>>;
  /** By class, from epoch 1 on: the carrier that it may bring. */
  readonly newcomers: Readonly<Record<string, readonly string[]>>;
  readonly carriers: readonly string[];
  /** By carrier. */
  readonly classOfCarrier: Readonly<Record<string, string>>;
  readonly names: readonly string[];
  readonly itemsOf: Readonly<Record<string, readonly string[]>>;
  readonly writesOf: Readonly<Record<string, readonly string[]>>;
  /** By transaction: the item whose version says that it is over. */
  readonly homeItemOf: Readonly<Record<string, string>>;
  readonly homeOf: Readonly<Record<string, string>>;
  readonly allBallots: readonly number[];
  readonly readerNames: readonly string[];
  readonly itemOf: Readonly<Record<string, string>>;
}

export function frameOf(bounds: Bounds): Frame {
  const { places, classes, transactions, epochs, ballots, readers = [], acceptances } = bounds;
  const majority = Math.floor(places / 2) + 1;
  const classNames = classes.map((_, i) => 'AB'[i]);
  const named = transactions.map((wish, i) => [`t${i + 1}`, wish] as const);
  const newcomers = Object.fromEntries(classNames.map((name, i) => [name, upTo(epochs[i]).map((epoch) => `${name}n${epoch + 1}`)]));
  const carriersOf = (name: string) => [...upTo(places).map((place) => founderOf(name, place)), ...newcomers[name]];
  const classOf = Object.fromEntries(classes.flatMap((items, i) => items.map((item) => [item, classNames[i]])));
  return {
    ...bounds,
    allPlaces: upTo(places),
    majority,
    deciding: acceptances ?? majority,
    classNames,
    items: classes.flat(),
    classOf,
    newcomers,
    carriers: classNames.flatMap(carriersOf),
    classOfCarrier: Object.fromEntries(classNames.flatMap((name) => carriersOf(name).map((carrier) => [carrier, name]))),
    names: named.map(([name]) => name),
    itemsOf: Object.fromEntries(named.map(([name, { items }]) => [name, items])),
    writesOf: Object.fromEntries(named.map(([name, { items, writes }]) => [name, writes ?? items])),
    homeItemOf: Object.fromEntries(named.map(([name, wish]) => [name, homeItem(wish)])),
    homeOf: Object.fromEntries(named.map(([name, wish]) => [name, classOf[homeItem(wish)]])),
    allBallots: upTo(ballots + 1),
    readerNames: readers.map((_, i) => `r${i + 1}`),
    itemOf: Object.fromEntries(readers.map((item, i) => [`r${i + 1}`, item])),
  };
}

export function initialState(frame: Frame): StoreState {
  const { allPlaces, classNames, carriers, classOfCarrier, names, itemsOf, allBallots, readerNames } = frame;
  const foundersOf = (name: string) => allPlaces.map((place) => founderOf(name, place));
  const carrier = (name: string): Carrier => {
    const place = foundersOf(classOfCarrier[name]).indexOf(name);
    const isLocked = frame.areVanished === true && place >= 0 && place < frame.majority;
    const entries = isLocked ? lockedEntries(frame, classOfCarrier[name]) : blankEntries(frame, classOfCarrier[name]);
    return { status: place < 0 ? 'absent' : 'live', place: Math.max(place, 0), epoch: 0, isSealed: false, ...entries };
  };
  const transaction = (name: string): Transaction => ({
    status: frame.areVanished === true ? 'vanished' : 'new',
    after: [],
    bases: itemsOf[name].map(() => 0),
    epochs: itemsOf[name].map(() => 0),
    votes: itemsOf[name].map(() => []),
    outcomes: [],
    told: itemsOf[name].map(() => NOBODY),
    swept: itemsOf[name].map(() => NOBODY),
    settled: NOBODY,
    over: NOBODY,
    isForgotten: false,
    isOver: false,
  });
  const ballot: Ballot = { step: 'new', outcome: null, seen: null, poll: NOBODY };
  const late: Ballot = { ...ballot, step: 'stopped', outcome: 'committed' };
  const ballotOf = (number: number) => (frame.areVanished === true && number === 0 ? late : ballot);
  const reader: Reader = { status: 'new', after: [], poll: NOBODY, version: 0, lockedOver: -1 };
  return {
    carriers: Object.fromEntries(carriers.map((name) => [name, carrier(name)])),
    classes: Object.fromEntries(classNames.map((name) => [name, { configurations: [foundersOf(name)], claim: null }])),
    transactions: Object.fromEntries(names.map((name) => [name, transaction(name)])),
    ballots: Object.fromEntries(names.flatMap((name) => allBallots.map((number) => [ballotKey(name, number), ballotOf(number)]))),
    readers: Object.fromEntries(readerNames.map((name) => [name, reader])),
  };
}

/** The entries of a place of this class that knows nothing. */
export function blankEntries({ items, classOf, names, homeOf }: Frame, ofClass: string): Entries {
  const own = items.filter((item) => classOf[item] === ofClass);
  const atHome = names.filter((name) => homeOf[name] === ofClass);
  return {
    data: Object.fromEntries(own.map((item) => [item, { version: 0, locks: [] }])),
    records: Object.fromEntries(atHome.map((name) => [name, NO_RECORD])),
  };
}

function lockedEntries(frame: Frame, ofClass: string): Entries {
  const { data, records } = blankEntries(frame, ofClass);
  const locksOn = (item: string) => frame.names.filter((name) => frame.itemsOf[name].includes(item));
  return { data: Object.fromEntries(Object.keys(data).map((item) => [item, { version: 0, locks: locksOn(item) }])), records };
}

/** The version that a transaction makes after it has read `base`. No two transactions make the same one. */
export function versionAfter({ names }: Frame, base: number, name: string): number {
  return (Math.floor(base / names.length) + 1) * names.length + names.indexOf(name);
}

/** The value of a version: the name of the transaction that has made it. */
export function contentOf({ names }: Frame, version: number): Content {
  const written = Math.floor(version);
  return written === 0 ? null : names[written % names.length];
}

function homeItem({ items, writes = items }: Wish): string {
  return items.find((item) => writes.includes(item)) ?? items[0];
}

function founderOf(ofClass: string, place: number): string {
  return `${ofClass}${place}`;
}

function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i);
}
