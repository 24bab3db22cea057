/**
 * The duties of a node that routes by fingers, at each event: what it learns, where its lookups go, and which nodes it watches.
 * Properties of one step of one node, whatever the others do. Sources: the SELFMAN slides, slides 12, 13 and 18;
 * `docs/protocols/fingers.md`.
 */
import { halfOpen, type Identifier, steps } from '../identifier-space/interval.ts';
import { areSameBag } from '../kernel/bag.ts';
import { equal } from '../kernel/canonical.ts';
import { rememberingRecent } from '../kernel/remembering.ts';
import { always, type Properties } from '../kernel/spec.ts';
import { type Deed, dependedOn, type Lookup, type Message, type Mind, type Neighbours, neighboursOf, type Told } from './deed.ts';
import { learned, placeOf, placesToAskFor } from './learning.ts';

export const conduct: Properties<Deed> = {
  nodesLearnWhatTheyAreTold: always((deed) => {
    const { after } = deed;
    const { mind } = courseOf(deed);
    const { heir, fingers, suspected } = mind;
    const isTold = equal(sidesOf(after), sidesOf(mind)) && after.heir === heir && after.hasLeft === mind.hasLeft;
    return isTold && equal(after.fingers, fingers) && equal(after.suspected, suspected);
  }, 'A node has the right table of all nodes that it knows, and remembers the suspicions that matter, of neighbours and possible fingers.'),
  lookupsGoOnOrWait: always((deed) => {
    const { waiting, sent } = courseOf(deed);
    const isOf = ({ message }: Sent) => message.type === 'lookup';
    return (
      equal(deed.after.waiting, withRoomFor(waiting, deed.before.config.waitingAtMost)) &&
      areSameBag(sentIn(deed).filter(isOf), sent.filter(isOf))
    );
  }, 'A lookup goes to the known node nearest to its key, or past it to the successor, and back. It waits only where there is no such node, and there is room.'),
  ownersAnswer: always((deed) => {
    const { sent, told } = courseOf(deed);
    const isOf = ({ message }: Sent) => message.type !== 'lookup';
    return areSameBag(sentIn(deed).filter(isOf), sent.filter(isOf)) && areSameBag(toldIn(deed), told);
  }, 'The owner of a key answers its lookup, each client is told its owner, and a sender hears of a nearer node for its table.'),
  dependenciesAreWatched: always(({ before, after, effects }) => {
    const [old, now] = [dependedOn(before), dependedOn(after)];
    const changes = (type: string) => effects.flatMap((effect) => (effect.type === type && 'node' in effect ? [effect.node] : []));
    const isBegun = equal(
      changes('monitor'),
      now.filter((node) => !old.includes(node)),
    );
    return (
      isBegun &&
      equal(
        changes('unmonitor'),
        old.filter((node) => !now.includes(node)),
      )
    );
  }, 'A node begins to watch each node that it comes to depend on, and stops when it depends on the node no more.'),
  refreshesAreTimed: always(({ before, event, effects }) => {
    const timers = effects.flatMap((effect) => (effect.type === 'setTimer' ? [effect.afterMs] : []));
    const { refreshAfterMs } = before.config;
    const isDue = refreshAfterMs !== undefined && (event.type === 'start' || event.type === 'timeout');
    const isOther = effects.some(({ type }) => ['cancelTimer', 'persist', 'choose', 'stop'].includes(type));
    return !isOther && equal(timers, isDue ? [refreshAfterMs] : []);
  }, 'A node that refreshes its table again and again sets its timer when it starts and after each pause.'),
};

interface Sent {
  readonly to: Identifier;
  readonly message: Message;
}

/** The result that a step must have. */
interface Course {
  readonly mind: Mind;
  readonly waiting: readonly Lookup[];
  readonly sent: readonly Sent[];
  readonly told: readonly Told[];
}

/** Several properties of one step ask for it, one after another. */
const courseOf = rememberingRecent(1, (deed: Deed): Course => {
  const mind = learned(deed.before, deed.event);
  const begin: Course = { mind, waiting: [], ...saidAtOnce(deed) };
  return inHand(deed).reduce((course, lookup) => carriedOn(course, lookup), begin);
});

/** The lookups of a step: those that waited, and then those that it begins or takes in. Of equal ones for tables, one is enough. */
function inHand({ before, event }: Deed): readonly Lookup[] {
  const ask = (key: Identifier, purpose: 'client' | 'finger'): Lookup => ({
    type: 'lookup',
    key,
    origin: before.self,
    purpose,
    direction: 'onward',
    target: null,
  });
  const fresh = (): readonly Lookup[] => {
    if (event.type === 'receive')
      return event.message.type === 'lookup' && !isOver(event.message) ? [{ ...event.message, target: null }] : [];
    if (event.type === 'suspect') return placesLost(before, event.node).map((place) => ask(place, 'finger'));
    const isRefresh = event.type === 'timeout' || (event.type === 'request' && event.request.type === 'refresh');
    if (isRefresh) return placesToAskFor(before).map((place) => ask(place, 'finger'));
    return event.type === 'request' && event.request.type === 'lookup' ? [ask(event.request.key, 'client')] : [];
  };
  const isNew = (lookup: Lookup) => lookup.purpose === 'client' || !before.waiting.some((each) => isSameQuestion(each, lookup));
  return [...before.waiting, ...fresh().filter(isNew)];
}

/** Where there is no room for all, the last one for a table is dropped, or else the last of a client, until there is. */
function withRoomFor(waiting: readonly Lookup[], room: number | undefined): readonly Lookup[] {
  if (room === undefined || waiting.length <= room) return waiting;
  const last = waiting.findLastIndex(({ purpose }) => purpose === 'finger');
  return withRoomFor(waiting.toSpliced(last, 1), room);
}

/** Leavers without an heir have sent it to and fro: its origin asks again. */
function isOver({ turns = 0 }: Lookup): boolean {
  return turns >= 8;
}

/** The place in the table that a suspected finger leaves, unless the ring names a node for it. */
function placesLost(before: Mind, node: Identifier): readonly Identifier[] {
  const place = placeOf(before, node);
  return place !== null && placesToAskFor(before).includes(place) ? [place] : [];
}

function isSameQuestion(one: Lookup, other: Lookup): boolean {
  return one.purpose === other.purpose && one.key === other.key && one.origin === other.origin;
}

/** The messages and answers that an event calls for, lookups that go on aside. */
function saidAtOnce({ before, event }: Deed): Pick<Course, 'sent' | 'told'> {
  if (event.type !== 'receive') return { sent: [], told: [] };
  const { from, message } = event;
  if (message.type === 'found') return { sent: [], told: message.purpose === 'client' ? [{ key: message.key, owner: from }] : [] };
  const predecessor = before.neighbours?.predecessor;
  const isUsed =
    message.type === 'lookup' && message.target !== null && predecessor !== undefined && !before.suspected.includes(predecessor);
  // The predecessor is at the target of the sender or between it and this node.
  const isNearer =
    isUsed &&
    message.target !== null &&
    steps(predecessor, before.self, before.config.keys) <= steps(message.target, before.self, before.config.keys);
  return { sent: isNearer && predecessor !== before.self ? [{ to: from, message: { type: 'nearer', node: predecessor } }] : [], told: [] };
}

function carriedOn(course: Course, lookup: Lookup): Course {
  const { mind } = course;
  const { key, origin, purpose } = lookup;
  if (mind.neighbours !== null && halfOpen(mind.neighbours.predecessor, mind.self, mind.config.keys).includes(key)) {
    if (origin !== mind.self) return { ...course, sent: [...course.sent, { to: origin, message: { type: 'found', key, purpose } }] };
    return purpose === 'client' ? { ...course, told: [...course.told, { key, owner: mind.self }] } : course;
  }
  if (isHeirless(mind)) return turned(course, lookup);
  const onward = lookup.direction === 'onward' ? nearestTo(mind, lookup) : undefined;
  const to = onward ?? wayBack(mind, lookup);
  if (to === null) return { ...course, waiting: [...course.waiting, lookup] };
  const direction = onward === undefined ? 'back' : 'onward';
  return { ...course, sent: [...course.sent, { to, message: { ...lookup, direction, target: placeOf(mind, to) } }] };
}

/** Of the trusted nodes that a node knows, the last one on the walk from it to the key. */
function nearestTo(mind: Mind, lookup: Lookup): Identifier | undefined {
  if (mind.neighbours === null) return undefined;
  const known = [...mind.fingers, ...neighboursOf(mind)].filter((node) => !mind.suspected.includes(node));
  return halfOpen(mind.self, lookup.key, mind.config.keys).findLast((place) => known.includes(place));
}

function isHeirless({ neighbours, heir, hasLeft, suspected }: Mind): boolean {
  return neighbours === null && hasLeft === true && !(heir !== null && !suspected.includes(heir));
}

/**
 * A node that has left without an heir that it trusts tries the nodes that it knows, one at each turn, but for the origin. The
 * nodes up to the key come first, the nearest to the key at the head. The nodes past the key follow, clockwise.
 */
function turned(course: Course, lookup: Lookup): Course {
  const { mind } = course;
  const { key, origin, turns = 0 } = lookup;
  const isKnown = (place: Identifier) => mind.fingers.includes(place) && place !== origin;
  const before = halfOpen(mind.self, key, mind.config.keys).filter(isKnown).toReversed();
  const past = halfOpen(key, mind.self, mind.config.keys).filter(isKnown);
  const ways = key === mind.self ? before : [...before, ...past];
  if (ways.length === 0) return { ...course, waiting: [...course.waiting, lookup] };
  const to = ways[turns % ways.length];
  const direction = before.includes(to) ? 'onward' : 'back';
  return { ...course, sent: [...course.sent, { to, message: { ...lookup, direction, target: placeOf(mind, to), turns: turns + 1 } }] };
}

/** Where a lookup goes that has no node to go to before its key. Null: it waits. */
function wayBack(mind: Mind, lookup: Lookup): Identifier | null {
  const { self, neighbours, heir, suspected } = mind;
  const successor = neighbours?.successor === self ? neighbours.predecessor : neighbours?.successor;
  const member = lookup.direction === 'back' ? neighbours?.predecessor : successor;
  const to = neighbours === null ? heir : (member ?? null);
  return to === null || suspected.includes(to) ? null : to;
}

function sidesOf({ neighbours }: Mind): Neighbours | null {
  return neighbours === null ? null : { predecessor: neighbours.predecessor, successor: neighbours.successor };
}

function sentIn({ effects }: Deed): readonly Sent[] {
  return effects.flatMap((effect) => (effect.type === 'send' ? [{ to: effect.to, message: effect.message }] : []));
}

function toldIn({ effects }: Deed): readonly Told[] {
  return effects.flatMap((effect) => (effect.type === 'indicate' ? [{ key: effect.output.key, owner: effect.output.owner }] : []));
}
