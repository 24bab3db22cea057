/**
 * The duties of a node that replicates, at each event: what it asks and tells, and when it asks again. Properties of one step
 * of one node, whatever the others do. Restorations are not judged here. Source: `docs/protocols/replication.md`.
 */
import { halfOpen, type Identifier } from '../identifier-space/interval.ts';
import { areSameBag } from '../kernel/bag.ts';
import { equal } from '../kernel/canonical.ts';
import { rememberingRecent } from '../kernel/remembering.ts';
import { always, type Properties } from '../kernel/spec.ts';
import { answering, inOrder, isHigher } from './answering.ts';
import { awaitedBy, courseOf } from './course.ts';
import { type Arc, type Deed, type Mind, sentIn, toldIn } from './deed.ts';

/** The course of a step is asked for by several properties, one after another. */
const courseIn = rememberingRecent(1, ({ before, event }: Deed) => courseOf(before, event));

export const conduct: Properties<Deed> = {
  ...answering,
  roundsAskEachReplica: always((deed) => {
    const requests = sentIn(deed).filter(({ message }) => message.type === 'read' || message.type === 'write');
    return areSameBag(requests, courseIn(deed).requests);
  }, 'Each round asks all replicas of the item: a replica at once if its owner is known, and otherwise when the owner is found.'),
  unknownOwnersAreLookedUp: always((deed) => {
    if (mayRestore(deed)) return true;
    const sought = toldIn(deed).flatMap((output) => (output.type === 'lookup' ? [output.place] : []));
    const owed = deed.event.type === 'timeout' ? [...new Set(awaited(deed.before))] : courseIn(deed).sought;
    return areSameBag(sought, owed);
  }, 'A node looks up the owner of each place that it must ask, if the owner is unknown. When its timer ends, it looks up all owners that it waits for.'),
  operationsGoOnByAnswers: always((deed) => {
    const { after } = deed;
    const { operations, clock } = courseIn(deed).mind;
    return equal(after.operations, operations) && after.clock === clock;
  }, 'An operation counts each valid answer once, and goes on when a majority has answered, a write with the version after the newest.'),
  clientsAreTold: always((deed) => {
    const told = toldIn(deed).filter(({ type }) => type === 'got' || type === 'stored');
    return areSameBag(told, courseIn(deed).told);
  }, 'A client is told the end of its operation when the last round has a majority, with the value and the version of that round.'),
  routesAreThoseFound: always((deed) => {
    const { before, event, after } = deed;
    const forgotten = event.type === 'timeout' ? awaited(before) : [];
    const { routes } = courseIn(deed).mind;
    return equal(
      after.routes,
      routes.filter(({ place }) => !forgotten.includes(place)),
    );
  }, 'A node knows the owner that the last lookup of a place found, until it has waited too long for that place to answer.'),
  theStoreStaysWithoutAReason: always((deed) => {
    const { before, event, after } = deed;
    const isOfAnother = event.type === 'receive' && (event.message.type === 'read' || event.message.type === 'write');
    if (isOfAnother || mayRestore(deed) || before.restorations.length > 0) return true;
    const { mind } = courseIn(deed);
    return after.store === mind.store || equal(inOrder(after), inOrder(mind));
  }, 'Without a request of another node, the store changes only by writes of the node itself, and where its places move.'),
  timersFollowTheWait: always(({ before, after, effects }) => {
    const timers = effects.filter(({ type }) => type === 'setTimer' || type === 'cancelTimer');
    const { askAgainAfterMs } = before.config;
    const [timer] = timers;
    if (askAgainAfterMs === undefined) return timer === undefined;
    if (awaited(after).length > 0) return timers.length === 1 && timer.type === 'setTimer' && timer.afterMs === askAgainAfterMs;
    return awaited(before).length === 0 ? timer === undefined : timers.length === 1 && timer.type === 'cancelTimer';
  }, 'A node that waits for an answer arms its timer again at each step, and cancels it when it waits no more.'),
  nobodyWritesToItself: always((deed) => {
    const isOther = deed.effects.every(({ type }) => ['send', 'indicate', 'setTimer', 'cancelTimer'].includes(type));
    return isOther && sentIn(deed).every(({ to }) => to !== deed.before.self);
  }, 'A node sends messages to others only, and its own answers count within the step.'),
  placesAreThoseOfTheRing: always(({ before, event, after }) => {
    if (event.type !== 'request' || event.request.type !== 'responsible') return true;
    const range = { from: event.request.predecessor, to: before.self };
    return areSameBag(
      after.store.holdings.flatMap((each) => placesIn(each, before)),
      placesIn(range, before),
    );
  }, 'A node holds exactly the places that the ring makes it responsible for.'),
  aLeaverGivesAllAway: always((deed) => {
    const { before, event, after } = deed;
    if (event.type !== 'request' || event.request.type !== 'leave') return true;
    const { heir } = event.request;
    const given = sentIn(deed).flatMap(({ to, message }) =>
      to === heir && message.type === 'handOver' ? placesIn(message.gift, before) : [],
    );
    const restored = before.store.holdings.filter((each) => each.restored).flatMap((each) => placesIn(each, before));
    return after.store.holdings.length === 0 && areSameBag(given, restored);
  }, 'A leaver keeps no place, and hands each restored one over to its heir.'),
  aGiftIsTakenInOrKept: always(({ before, event, after }) => {
    if (event.type !== 'receive' || event.message.type !== 'handOver') return true;
    const { gift } = event.message;
    const isVoid = before.store.heard.some((each) => isHigher(each.claim, gift.claim) && placesIn(each, before).some(isIn(gift, before)));
    const restored = after.store.holdings.filter((each) => each.restored).flatMap((each) => placesIn(each, before));
    const isTaken = placesIn(gift, before).every((place) => restored.includes(place));
    return isVoid || isTaken || after.gifts.some((each) => equal(each, gift));
  }, 'A node that is handed places takes them in, or keeps the gift until the places are its own. A gift is void once the node has heard of a higher epoch.'),
};

/** Whether a step may be one of a restoration or of a hand-over. */
function mayRestore({ event }: Deed): boolean {
  if (event.type === 'request') return event.request.type === 'responsible' || event.request.type === 'leave';
  return event.type === 'receive' && ['fetch', 'fetched', 'handOver'].includes(event.message.type);
}

/** The places that owe an answer to an operation or to a restoration. */
function awaited(mind: Mind): readonly Identifier[] {
  const { size, degree } = mind.config.placed;
  const forClients = mind.operations.flatMap((operation) => awaitedBy(mind, operation));
  const toRestore = mind.restorations.flatMap(({ readings }) =>
    readings.flatMap(({ turn, left }) => (left === null ? [] : [(left.to + (turn * size) / degree) % size])),
  );
  return [...forClients, ...toRestore];
}

function placesIn({ from, to }: Arc, { config }: Mind): readonly Identifier[] {
  return halfOpen(from, to, config.placed.size);
}

function isIn(arc: Arc, mind: Mind): (place: Identifier) => boolean {
  return (place) => placesIn(arc, mind).includes(place);
}
