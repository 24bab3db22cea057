/** Properties of one step of one node: its notes, the nodes that it watches, and its timers. */
import type { Identifier } from '../identifier-space/interval.ts';
import { areSameBag } from '../kernel/bag.ts';
import { equal } from '../kernel/canonical.ts';
import { ascending } from '../kernel/sorted-set.ts';
import { always, type Properties } from '../kernel/spec.ts';
import { awaiting, foundBy } from './conduct.ts';
import { type Deed, type Detection, type Mind, pointers } from './deed.ts';

/** "Each node maintains a passive list; stores every locally stored crashed node" (slides). */
export const theLostAreRemembered = always<Deed>((deed) => {
  const { before, after } = deed;
  const lost = lostIn(deed);
  const others = before.passive.filter((node) => !lost.includes(node) && !foundBy(deed).includes(node));
  return equal(after.passive, [...lost, ...others].slice(0, before.config.passiveListLength));
}, 'A lost node, or one named by an operator, goes to the head of the passive list. Only found nodes leave it, and the oldest ones when it is full.');

/** "Alive node indicative of merger" (slides). */
export const detectionsWait = always<Deed>((deed) => {
  const { before, event, after } = deed;
  const isTick = event.type === 'timeout' && event.timer.type === 'tick';
  const waiting = before.queue.slice(isTick ? 1 : 0);
  const fresh = detectionsIn(deed).filter(({ node }) => waiting.every((each) => each.node !== node));
  return equal(
    after.queue,
    [...waiting, ...fresh].filter(({ node }) => !foundBy(deed).includes(node)),
  );
}, 'A tick treats the first detection; a node that is new to the queue waits at its end until then, or until it is found.');

export const candidatesAreSoughtOnce = always<Deed>(({ before, event, after }) => {
  const isNewBeginning =
    (event.type === 'request' && event.request.type === 'neighbours') || (event.type === 'timeout' && event.timer.type === 'retry');
  if (isNewBeginning) return after.sought.length === 0;
  const isTold = event.type === 'receive' && event.message.type === 'trymerge' && before.config.fanout > 1;
  const told = isTold ? [event.message.predecessor, event.message.successor] : [];
  return equal(after.sought, ascending([...before.sought, ...told]));
}, 'With gossip a node notes the candidates that it looks up, until its neighbours change or it tries again.');

export const suspicionsAreNoted = always<Deed>(({ before, event, after }) => {
  const { suspected } = before;
  const begun = event.type === 'suspect' ? ascending([...suspected, event.node]) : suspected;
  const held = event.type === 'restore' ? begun.filter((node) => node !== event.node) : begun;
  return equal(
    after.suspected,
    held.filter((node) => watchedBy(after).includes(node)),
  );
}, 'A node suspects exactly the nodes that its detector suspects, as long as it watches them.');

export const theRingIsNoted = always<Deed>(({ before, event, after }) => {
  const request = event.type === 'request' ? event.request : null;
  const neighbours =
    request?.type === 'neighbours' ? { predecessor: request.predecessor, successor: request.successor } : before.neighbours;
  const contacts = request?.type === 'contacts' ? ascending(request.nodes).filter((node) => node !== before.self) : before.contacts;
  return equal([after.neighbours, after.contacts], [neighbours, contacts]);
}, 'The neighbours and contacts of a node are those that its ring named last, except the node itself.');

/** The "external mechanism" of the slides. */
export const theBootstrapListGoesRound = always<Deed>(({ before, event, after }) => {
  const isRetry = event.type === 'timeout' && event.timer.type === 'retry';
  const { length } = before.config.bootstrap;
  const isUsed = isRetry && awaiting(before).length === 0 && length > 0;
  return after.turn === (isUsed ? (before.turn + 1) % length : before.turn);
}, 'Only a retry that takes a node of the bootstrap list moves on in that list.');

export const watchingFollows = always<Deed>(({ before, after, effects }) => {
  const asked = (type: 'monitor' | 'unmonitor') => effects.flatMap((effect) => (effect.type === type ? [effect.node] : []));
  const [old, now] = [watchedBy(before), watchedBy(after)];
  const without = (nodes: readonly Identifier[], others: readonly Identifier[]) => nodes.filter((node) => !others.includes(node));
  return areSameBag(asked('monitor'), without(now, old)) && areSameBag(asked('unmonitor'), without(old, now));
}, 'In each step a node begins to watch the nodes that it now points to or remembers, and stops watching the others, once each.');

export const timersRunAsLongAsTheyShould = always<Deed>(({ before, event, after, effects }) => {
  const { tickMs, retryMs, lookForSelfMs } = before.config;
  const fired = event.type === 'timeout' ? event.timer.type : null;
  const kept = before.armed.filter((timer) => timer !== fired);
  const due: readonly (readonly [string, number])[] = [
    ...(after.queue.length > 0 ? [['tick', tickMs] as const] : []),
    ...(retryMs !== undefined && isSearching(after) ? [['retry', retryMs] as const] : []),
  ];
  const fresh = due.filter(([timer]) => !kept.includes(timer));
  const isForSelf = lookForSelfMs !== undefined && (event.type === 'start' || fired === 'lookForSelf');
  const wanted = [...fresh, ...(isForSelf ? [['lookForSelf', lookForSelfMs] as const] : [])];
  const set = effects.flatMap((effect) => (effect.type === 'setTimer' ? [`${effect.timer.type} ${effect.afterMs}`] : []));
  const isArmed = equal([...after.armed].sort(), [...kept, ...fresh.map(([timer]) => timer)].sort());
  return isArmed && equal([...set].sort(), wanted.map((each) => each.join(' ')).sort());
}, 'A node sets a timer, for its own pause, when a reason for it begins, or when it has run out and the reason lasts.');

export const nothingElseIsDone = always<Deed>(
  ({ before, after, effects }) =>
    after.self === before.self &&
    (after.config === before.config || equal(after.config, before.config)) &&
    effects.every(({ type }) => type !== 'cancelTimer' && type !== 'persist' && type !== 'stop'),
  'A node keeps its place and its settings, sets timers only, keeps nothing on disk, and never ends.',
);

export const noting: Properties<Deed> = {
  theLostAreRemembered,
  detectionsWait,
  candidatesAreSoughtOnce,
  suspicionsAreNoted,
  theRingIsNoted,
  theBootstrapListGoesRound,
  watchingFollows,
  timersRunAsLongAsTheyShould,
  nothingElseIsDone,
};

/** A node that it points to, or remembers, is lost; or an operator names a node. */
function lostIn({ before, event }: Deed): readonly Identifier[] {
  if (event.type === 'suspect') return watchedBy(before).includes(event.node) ? [event.node] : [];
  const isNamed = event.type === 'request' && event.request.type === 'merge' && event.request.with !== before.self;
  return isNamed ? [event.request.with] : [];
}

/** Those that an event tells of: they may be of another ring. */
function detectionsIn({ before, event }: Deed): readonly Detection[] {
  const { self, config, passive, turn } = before;
  const { fanout, bootstrap } = config;
  switch (event.type) {
    case 'restore':
      return passive.includes(event.node) ? [{ node: event.node, fanout, again: false }] : [];
    case 'request':
      if (event.request.type !== 'merge' || event.request.with === self) return [];
      return [{ node: event.request.with, fanout, again: false }];
    case 'receive': {
      const { message } = event;
      if (message.type !== 'enqueue' || message.id === self) return [];
      return [{ node: message.id, fanout: message.fanout, again: false }];
    }
    case 'timeout': {
      if (event.timer.type !== 'retry') return [];
      const up = awaiting(before);
      return (up.length > 0 ? up : bootstrap.slice(turn, turn + 1)).map((node) => ({ node, fanout, again: true }));
    }
    default:
      return [];
  }
}

function isSearching(mind: Mind): boolean {
  return mind.config.bootstrap.length > 0 || awaiting(mind).length > 0;
}

/** "Ping passive lists periodically" (slides): it has them watched, as it has those that it points to. */
function watchedBy(mind: Mind): readonly Identifier[] {
  return ascending([...pointers(mind), ...mind.passive]);
}
