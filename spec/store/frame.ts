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
    homeOf: Object.fromEntries(named.map(([name, { items }]) => [name, classOf[items[0]]])),
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
    const entries = blankEntries(frame, classOfCarrier[name]);
    return { status: place < 0 ? 'absent' : 'live', place: Math.max(place, 0), epoch: 0, isSealed: false, ...entries };
  };
  const transaction = (name: string): Transaction => ({
    status: 'new',
    after: [],
    bases: itemsOf[name].map(() => 0),
    epochs: itemsOf[name].map(() => 0),
    votes: itemsOf[name].map(() => []),
    outcomes: [],
    told: itemsOf[name].map(() => NOBODY),
    isForgotten: false,
  });
  const ballot: Ballot = { step: 'new', outcome: null, seen: null, poll: NOBODY };
  const reader: Reader = { status: 'new', after: [], poll: NOBODY, version: 0, lockedOver: -1 };
  return {
    carriers: Object.fromEntries(carriers.map((name) => [name, carrier(name)])),
    classes: Object.fromEntries(classNames.map((name) => [name, { configurations: [foundersOf(name)], claim: null }])),
    transactions: Object.fromEntries(names.map((name) => [name, transaction(name)])),
    ballots: Object.fromEntries(names.flatMap((name) => allBallots.map((number) => [ballotKey(name, number), ballot]))),
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

/** The version that a transaction makes after it has read `base`. No two transactions make the same one. */
export function versionAfter({ names }: Frame, base: number, name: string): number {
  return (Math.floor(base / names.length) + 1) * names.length + names.indexOf(name);
}

/** The value of a version: the name of the transaction that has made it. */
export function contentOf({ names }: Frame, version: number): Content {
  return version === 0 ? null : names[version % names.length];
}

function founderOf(ofClass: string, place: number): string {
  return `${ofClass}${place}`;
}

function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i);
}
