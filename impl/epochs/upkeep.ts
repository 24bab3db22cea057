/** The upkeep of a node: its disk, its timers, and what its failure detector watches. */
import { andThen, indicate, next } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import { watchEffects } from '../kernel/watching.ts';
import { askAboutKept, askAll, askUntold, begin } from './claimant.ts';
import { askGivers } from './copying.ts';
import { surveying } from './going-on.ts';
import { askAboutGifts, resend } from './handing-over.ts';
import { askForHeirs, withRetryCounted } from './leaving.ts';
import type { Timer } from './messages.ts';
import { common, outside } from './pieces.ts';
import type { EpochsEffect, EpochsNext } from './protocol.ts';
import { carriersOf, placeOf } from './routing.ts';
import { speakingIn } from './speaking.ts';
import { type Durable, MOST_DOUBLED, placesOf, type State } from './state.ts';

/** Sends again what was not answered, and begins again where a rival has had the higher ballot. */
export function onRetry(state: State): EpochsNext {
  const claims = state.claims.map((claim) => (claim.phase === 'outranked' ? surveying(claim) : claim));
  const asked = askAll({ ...withRetryCounted(slower(state)), claims }, claims);
  const lookups = claims.flatMap((claim) =>
    placesOf(state.config)
      .filter((place) => !claim.answered.includes(place))
      .map((place): EpochsEffect => indicate({ type: 'lookup', ...placeOf(claim), place })),
  );
  // The carrier that has not heard may be another one than this node believes.
  const strangers = state.untold.map((piece): EpochsEffect => indicate({ type: 'lookup', ...placeOf(piece) }));
  const asking = [...askAboutKept(state), ...askUntold(state), ...askForHeirs(state), ...askGivers(state), ...askAboutGifts(state)];
  const again = next(asked.state, ...lookups, ...strangers, ...asked.effects, ...asking);
  return andThen(again, resend);
}

function slower(state: State): State {
  return state.doubled === undefined ? state : { ...state, doubled: Math.min(state.doubled + 1, MOST_DOUBLED) };
}

/** An answer may have come: the next time is a short one. */
export function faster(state: State): State {
  return state.doubled === undefined || state.doubled === 0 ? state : { ...state, doubled: 0 };
}

/** A seal ends only with the next epoch. So a carrier that stays sealed runs a ballot for the configuration as it is. */
export function onRenew(state: State): EpochsNext {
  const sealed = state.carried.filter(({ promised }) => promised !== null);
  const idle = sealed.flatMap((each) =>
    outside(
      placeOf(each),
      state.claims.filter((claim) => common(claim, each) !== null),
    ),
  );
  return begin(state, idle, 'renewal');
}

/** Writes to disk first what has changed there. */
export function persisted(before: State, after: EpochsNext): EpochsNext {
  const { state, effects } = after;
  if (state === before || DURABLE.every((field) => isSame(before[field], state[field]))) return after;
  return next(state, persist(state), ...effects);
}

const DURABLE = ['carried', 'given', 'agreed', 'kept', 'known', 'untold', 'store', 'round'] as const;

export function persist(state: State): EpochsEffect {
  const { carried, given, agreed, kept, known, untold, store, round } = state;
  const record: Durable = { carried, given, agreed, kept, known, untold, store, round };
  return { type: 'persist', record };
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, i) => each === b[i]);
}

/** Tells the layer above when what this node speaks for has changed. */
export function told(before: State, { state, effects }: EpochsNext): EpochsNext {
  if (isSame(before.carried, state.carried) && isSame(before.known, state.known)) return next(state, ...effects);
  return next(state, ...effects, indicate({ type: 'speaks', pieces: speakingIn(state) }));
}

/** Watches the carriers of the claimed places, and forgets suspicions of others. */
export function watching(before: State, { state, effects }: EpochsNext): EpochsNext {
  const now = watchedIn(state);
  const suspected = state.suspected.filter((node) => now.includes(node));
  const after = suspected.length === state.suspected.length ? state : { ...state, suspected };
  const isSame = SOURCES.every((field) => before[field] === state[field]);
  return isSame ? next(after, ...effects) : next(after, ...effects, ...watchEffects(watchedIn(before), now));
}

/** The fields that say which nodes are watched. */
const SOURCES = ['claims', 'carried', 'routes', 'given', 'known'] as const;

function watchedIn(state: State): readonly number[] {
  const surveyed = state.claims.filter(({ kind, phase }) => kind === 'place' && phase === 'surveying');
  return ascending(surveyed.flatMap((claim) => carriersOf(state, claim).map(({ node }) => node))).filter((node) => node !== state.self);
}

/** Arms a timer when a node begins to wait, and again when the timer has run out. `ran`: which one has, or both at a start. */
export function timed(before: State, after: EpochsNext, ran: readonly Timer['type'][]): EpochsNext {
  return andThen(after, (state) =>
    next(state, ...armed(before, state, ran.includes('retry'), 'retry'), ...armed(before, state, ran.includes('renew'), 'renew')),
  );
}

function armed(before: State, state: State, isOver: boolean, type: Timer['type']): readonly EpochsEffect[] {
  const afterMs = delayOf(state, type);
  if (afterMs === undefined) return [];
  const [was, is] = [!isOver && waits(before, type), waits(state, type)];
  if (is && !was) return [{ type: 'setTimer', timer: { type }, afterMs }];
  return was && !is ? [{ type: 'cancelTimer', timer: { type } }] : [];
}

function waits({ claims, kept, untold, moves, given, carried, leaving }: State, type: Timer['type']): boolean {
  if (type === 'renew') return carried.some(({ promised }) => promised !== null);
  if (leaving !== undefined) return true;
  return claims.length > 0 || kept.length > 0 || untold.length > 0 || moves.length > 0 || given.some(({ isTaken }) => !isTaken);
}

/** A claimant that was outranked waits longer each time, so that of two rivals one has the time to finish. */
function delayOf({ config, claims, doubled = 0 }: State, type: Timer['type']): number | undefined {
  if (type === 'renew') return config.renewMs;
  const tries = claims.reduce((most, claim) => Math.max(most, claim.tries), 0);
  return config.retryMs === undefined ? undefined : config.retryMs * 2 ** Math.max(tries, doubled);
}
