/**
 * The layers around epochs, no more of them than it needs. Above: items that are written once. Of several writers of an item
 * at most one is to succeed, and a member keeps what comes first. A write is committed when ⌊f/2⌋ + 1 members have kept it
 * under the epoch that it names. Below: a ring that tells a node which places are its own when it suspects another node.
 *
 * Each node also notes what it has promised, accepted, proposed and voted, in its durable record. No rule reads the notes;
 * they show a world of nodes as the spec sees it.
 */
import { itemsOf, withItems, within } from '../../impl/epochs/entries.ts';
import type { Give, Leave, Locate, Message, Responsible, RouteFound, Timer } from '../../impl/epochs/messages.ts';
import type { Epochs } from '../../impl/epochs/protocol.ts';
import { carriersOf } from '../../impl/epochs/routing.ts';
import { type Config, type Durable, knownIn, placesOf, type State } from '../../impl/epochs/state.ts';
import { encode } from '../../impl/kernel/plain-data.ts';
import { andThen, type Effect, type Event, type Next, type NodeId, next, type Protocol, send } from '../../impl/kernel/protocol.ts';
import { withNumber, withoutNumber } from '../../impl/kernel/sorted-set.ts';
import type { Version } from '../../impl/places/version.ts';
import { type Note, notesOn } from './notes.ts';

export interface Registers {
  readonly config: RegisterConfig;
  readonly state: RegisterState;
  readonly message: Message | Write;
  readonly request: Responsible | Give | RouteFound | Leave | Locate | Begin;
  readonly timer: Timer;
  readonly output: never;
  readonly durable: { readonly record: Durable; readonly notes: readonly Note[] };
}

export interface RegisterConfig extends Config {
  /** The places that become this node's when it suspects the node that has them. */
  readonly inherits: readonly Inherited[];
  /** Omitted: the ring finds no node. */
  readonly finds?: readonly Found[];
  /** Classes whose item is on the disks of all carriers in the beginning; its name is that of the class. Omitted: none. */
  readonly stored?: readonly number[];
}

/** The node that the ring names when a place is looked up. */
export interface Found {
  readonly place: number;
  readonly node: NodeId;
}

export interface Inherited {
  readonly node: NodeId;
  readonly place: number;
  readonly from: number;
  readonly to: number;
}

export interface RegisterState {
  readonly inner: State;
  readonly inherits: readonly Inherited[];
  /** The watched nodes that the failure detector suspects; ascending. A layer that begins to watch one of them is told. */
  readonly suspects: readonly NodeId[];
  readonly notes: readonly Note[];
  /** The record that the layer has last written to disk. */
  readonly disk: Durable | null;
}

/** Begins a write of the item of a class, under the epoch that the writer knows. */
export interface Begin {
  readonly type: 'begin';
  readonly class: number;
  /** The name of the write, unique. */
  readonly write: string;
}

export interface Write {
  readonly type: 'write';
  readonly place: number;
  readonly class: number;
  readonly epoch: number;
  readonly write: string;
}

type RegistersNext = Next<Registers>;

/** Each item is written once, so all versions are equal. */
const ONCE: Version = { counter: 1, writer: 0, boot: 1 };

/** `protocol` between these layers. */
export function registers(protocol: Protocol<Epochs>): Protocol<Registers> {
  return {
    name: protocol.name,
    init: (self, config, durable) => {
      const record = durable?.record ?? diskWith(protocol.init(self, config).state, config.stored ?? []);
      const { state, effects } = protocol.init(self, config, record ?? undefined);
      const nothing = { inherits: config.inherits, suspects: [], notes: durable?.notes ?? [], disk: record };
      return outward({ inner: state, ...nothing }, effects);
    },
    step: (state, event) => step(protocol, state, event),
    typeInvariant: ({ inner }) => protocol.typeInvariant?.(inner) ?? [],
  };
}

/** The disk of a node that has kept the items of some classes before; null: of none. */
function diskWith({ carried, given, agreed, kept, known, untold, store, round }: State, classes: readonly number[]): Durable | null {
  if (classes.length === 0) return null;
  const items = classes.map((each) => ({ class: each, key: `${each}`, version: ONCE, value: `${each}` }));
  const filled = carried.reduce((before, { place, ...range }) => withItems(before, place, within(items, range)), store);
  return { carried, given, agreed, kept, known, untold, store: filled, round };
}

function step(protocol: Protocol<Epochs>, state: RegisterState, event: Event<Registers>): RegistersNext {
  switch (event.type) {
    case 'suspect':
      return onSuspect(protocol, state, event.node);
    case 'restore':
      return below(protocol, { ...state, suspects: withoutNumber(state.suspects, event.node) }, event);
    case 'start':
      return below(protocol, state, event, ...watchedBy(state));
    case 'request':
      return event.request.type === 'begin'
        ? onBegin(state, event.request)
        : below(protocol, state, { type: 'request', request: event.request });
    case 'receive':
      return event.message.type === 'write'
        ? onWrite(protocol, state, event.message)
        : below(protocol, state, { type: 'receive', from: event.from, message: event.message });
    default:
      return below(protocol, state, event);
  }
}

/** The ring tells the node what is its own now; then the layer hears of the suspicion. */
function onSuspect(protocol: Protocol<Epochs>, state: RegisterState, node: NodeId): RegistersNext {
  const own = state.inherits.filter((each) => each.node === node);
  const hints = own.map(({ place, from, to }): Event<Epochs> => ({ type: 'request', request: { type: 'responsible', place, from, to } }));
  return inTurn(protocol, { ...state, suspects: withNumber(state.suspects, node) }, [...hints, { type: 'suspect', node }]);
}

function inTurn(protocol: Protocol<Epochs>, state: RegisterState, events: readonly Event<Epochs>[]): RegistersNext {
  return events.reduce<RegistersNext>((before, each) => andThen(before, (after) => below(protocol, after, each)), next(state));
}

function onBegin(state: RegisterState, { class: ofClass, write }: Begin): RegistersNext {
  const { inner } = state;
  const [{ epoch }] = knownIn(inner, { from: ofClass, to: ofClass + 1 });
  const carriers = placesOf(inner.config).flatMap((place) => carriersOf(inner, { place, from: ofClass, to: ofClass + 1 }));
  return next(state, ...carriers.map(({ node, place }) => send(node, { type: 'write', place, class: ofClass, epoch, write } as const)));
}

/** Keeps a write, unless another one was kept here. */
function onWrite(protocol: Protocol<Epochs>, state: RegisterState, { place, class: ofClass, epoch, write }: Write): RegistersNext {
  const piece = { place, from: ofClass, to: ofClass + 1 };
  if (itemsOf(state.inner.store, piece).length > 0) return next(state);
  const request = { type: 'keep', place, class: ofClass, epoch, key: write, version: ONCE, value: write } as const;
  return below(protocol, state, { type: 'request', request });
}

/** The layer takes a step. If it begins to watch a node that is suspected already, it is told so. */
function below(protocol: Protocol<Epochs>, state: RegisterState, event: Event<Epochs>, ...more: readonly Effect<Epochs>[]): RegistersNext {
  const { state: inner, effects } = protocol.step(state.inner, event);
  const noted = notesOn(state.inner, inner, event);
  const notes = noted.length === 0 ? state.notes : inOrder([...state.notes, ...noted]);
  const suspects = state.suspects.filter((node) => !effects.some((effect) => effect.type === 'unmonitor' && effect.node === node));
  const told = effects.flatMap((effect): readonly Event<Epochs>[] =>
    effect.type === 'monitor' && suspects.includes(effect.node) ? [{ type: 'suspect', node: effect.node }] : [],
  );
  const found = effects.flatMap((effect) => (effect.type === 'indicate' ? hintsFor(inner, effect.output) : []));
  const stepped = outward({ ...state, inner, suspects, notes }, [...more, ...effects], noted.length > 0);
  const news = [...told, ...found];
  return news.length === 0 ? stepped : andThen(stepped, (after) => inTurn(protocol, after, news));
}

/** The answers of the ring when a place is looked up. */
function hintsFor({ config }: State, output: Epochs['output']): readonly Event<Epochs>[] {
  if (output.type !== 'lookup') return [];
  const { finds = [] } = config as RegisterConfig;
  const { type: _, ...piece } = output;
  return finds
    .filter(({ place }) => place === output.place)
    .map(({ node }) => ({ type: 'request', request: { ...piece, type: 'route', node } }));
}

/** The effects as they leave the node. Notes are written beside the last record; what the layer tells above is used up here. */
function outward(state: RegisterState, effects: readonly Effect<Epochs>[], isNoted = false): RegistersNext {
  const { notes } = state;
  const disk = effects.reduce((record, effect) => (effect.type === 'persist' ? effect.record : record), state.disk);
  const writes = isNoted && disk !== null && !effects.some(({ type }) => type === 'persist');
  const own = effects.flatMap((effect): readonly Effect<Registers>[] => {
    if (effect.type === 'indicate') return [];
    return [effect.type === 'persist' ? { type: 'persist', record: { record: effect.record, notes } } : effect];
  });
  const before: readonly Effect<Registers>[] = writes ? [{ type: 'persist', record: { record: disk, notes } }] : [];
  return next({ ...state, disk }, ...before, ...own);
}

function watchedBy({ inherits }: RegisterState): readonly Effect<Epochs>[] {
  return [...new Set(inherits.map(({ node }) => node))].map((node) => ({ type: 'monitor', node }));
}

/** In whatever order they were made, so that equal sets of notes are equal values. */
function inOrder(notes: readonly Note[]): readonly Note[] {
  return [...notes].sort((a, b) => (encode(a) < encode(b) ? -1 : 1));
}
