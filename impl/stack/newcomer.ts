/**
 * A newcomer that is to choose its identifier. It has not joined yet, and members need not know its wish. It looks up the
 * last grains of all zones, and some random places. Then it asks each owner for its neighbours. The policy of placement makes
 * a place out of what it has seen.
 */
import type { Identifier } from '../identifier-space/interval.ts';
import { type Effect, indicate, type Next, type NodeId, next, type Protocol, send } from '../kernel/protocol.ts';
import { adviseNewcomer } from '../placement/advice.ts';
import type { Message as PlacerMessage } from '../placement/messages.ts';
import { anchorPlace, ownsPlace, type Sighting, type Zoning, zonesOf } from '../placement/zones.ts';
import type { Message as RingMessage } from '../relaxed-ring/messages.ts';

/** As whole nodes say it to each other. */
type Message = { readonly layer: 'ring'; readonly inner: RingMessage } | { readonly layer: 'placer'; readonly inner: PlacerMessage };

interface Config {
  readonly zoning: Zoning;
  /** The members that it asks in turn; at least one. */
  readonly contacts: readonly NodeId[];
  /** Beginnings of grains, drawn at random: so ranges without an anchor are seen, too. */
  readonly places: readonly Identifier[];
  /** After this pause it asks again, in milliseconds. */
  readonly retryMs: number;
  /** The number of pauses after which it goes without advice. */
  readonly giveUpAfter: number;
}

interface State {
  readonly self: NodeId;
  readonly config: Config;
  /** The answers of owners. */
  readonly seen: readonly Sighting[];
  readonly retries: number;
}

export interface Newcomer {
  readonly config: Config;
  readonly state: State;
  readonly message: Message;
  readonly request: never;
  readonly timer: 'retry';
  /** The beginning of the grain to enter. Null: nobody has answered, so one place is as good as another. */
  readonly output: { readonly type: 'advised'; readonly place: Identifier | null };
  readonly durable: never;
}

type NewcomerNext = Next<Newcomer>;

export const newcomer: Protocol<Newcomer> = {
  name: 'newcomer',
  init: (self, config) => next({ self, config, seen: [], retries: 0 }),
  step(state, event) {
    switch (event.type) {
      case 'start':
        return next(state, ...ask(state));
      case 'timeout':
        return onRetry(state);
      case 'receive':
        return onMessage(state, event.from, event.message);
      default:
        return next(state);
    }
  },
};

function onRetry(state: State): NewcomerNext {
  const after = { ...state, retries: state.retries + 1 };
  return after.retries > state.config.giveUpAfter ? next(after, ...advised(null)) : next(after, ...ask(after));
}

/** Looks up all places that no node seen owns. A lookup may be lost, so another member is asked each time. */
function ask(state: State): readonly Effect<Newcomer>[] {
  const { self, config, retries } = state;
  const contact = config.contacts[retries % config.contacts.length];
  const lookups = unseenIn(state).map((key) =>
    send(contact, { layer: 'ring', inner: { type: 'lookup', key, origin: self, direction: 'onward' } } as const),
  );
  return [...lookups, { type: 'setTimer', timer: 'retry', afterMs: config.retryMs }];
}

/** Members may believe that the newcomer is one of them, and say what does not concern it. */
function onMessage(state: State, from: NodeId, { layer, inner }: Message): NewcomerNext {
  if (layer === 'ring' && inner.type === 'found') {
    const isNew = unseenIn(state).includes(inner.key);
    return isNew ? next(state, send(from, { layer: 'placer', inner: { type: 'probe' } } as const)) : next(state);
  }
  if (layer !== 'placer' || inner.type !== 'seen') return next(state);
  const { predecessor, successor } = inner;
  const others = state.seen.filter(({ node }) => node !== from);
  const after = { ...state, seen: [...others, { node: from, predecessor, successor, machine: null }] };
  if (unseenIn(after).length > 0) return next(after);
  return next(after, ...advised(adviseNewcomer(state.config.zoning, after.seen, null).place));
}

function unseenIn({ config, seen }: State): readonly Identifier[] {
  const { zoning, places } = config;
  const wanted = [...zonesOf(zoning).map((zone) => anchorPlace(zoning, zone)), ...places];
  return wanted.filter((key) => !seen.some((each) => ownsPlace(zoning, each, key)));
}

function advised(place: Identifier | null): readonly Effect<Newcomer>[] {
  return [indicate({ type: 'advised', place } as const), { type: 'cancelTimer', timer: 'retry' }, { type: 'stop' }];
}
