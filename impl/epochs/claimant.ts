/**
 * A claim, from the survey to the installed configuration. The survey comes first and seals nothing (a pre-vote): a node
 * that reaches no majority never raises an epoch. It also copies the data, so that the members are sealed only for as long
 * as it takes to send what has changed since.
 */
import { withRecord } from '../kernel/by-number.ts';
import { indicate, type NodeId, next, send } from '../kernel/protocol.ts';
import { withNumber } from '../kernel/sorted-set.ts';
import { majority } from '../places/placement.ts';
import { joined, replaced, within } from './entries.ts';
import { learn, surveying } from './going-on.ts';
import { acknowledged } from './handing-over.ts';
import { installed } from './member.ts';
import type { Accepted, Installed, Message, Outranked, Responsible, Sealed, Surveyed } from './messages.ts';
import { changed, includes, inside, merged, outside, type Piece } from './pieces.ts';
import type { EpochsEffect, EpochsNext } from './protocol.ts';
import { type Acceptance, isHigher, isSameBallot, type Role, withRole } from './role.ts';
import { askAboutEpoch, carriersOf, placeOf, sendToCarriers, withRoute } from './routing.ts';
import { type Claim, type Copy, type Kept, knownIn, MOST_TRIES, placesOf, type Route, type State } from './state.ts';

/** Claims the parts that this node neither carries nor claims. */
export function onResponsible(state: State, asked: Responsible): EpochsNext {
  const held = [...state.carried, ...state.claims].filter(({ place }) => place === asked.place);
  return begin(state, outside(placeOf(asked), held), 'place');
}

/** Begins to survey: one claim for each part with one epoch and, as far as is known, one carrier. A leaver claims nothing. */
export function begin(state: State, pieces: readonly Piece[], kind: Claim['kind']): EpochsNext {
  if (state.leaving !== undefined) return next(state);
  const parts = pieces
    .flatMap((piece) => cutByCarriers(state, piece))
    .flatMap((piece) => knownIn(state, piece).map((known) => ({ ...piece, ...known })));
  const blank = { phase: 'surveying', answered: [], copies: [], seen: null, highest: 0, ballot: null, proposed: null, tries: 0 } as const;
  const claims = parts.map(({ place, from, to, epoch, configuration }): Claim => {
    return { kind, place, from, to, epoch, configuration, ...blank };
  });
  return askAll({ ...state, claims: byPlace([...state.claims, ...claims]) }, claims);
}

function cutByCarriers(state: State, piece: Piece): readonly Piece[] {
  const known = carriersOf(state, piece).map(placeOf);
  return [...known, ...outside(placeOf(piece), known)];
}

/** Sends what the claims wait for to each place that has not answered. */
export function askAll(state: State, claims: readonly Claim[]): EpochsNext {
  const missing = (claim: Claim) => placesOf(state.config).filter((place) => !claim.answered.includes(place));
  return next(state, ...claims.flatMap((claim) => missing(claim).flatMap((place) => ask(state, claim, place))));
}

/** Surveys again for the claims that have learned of another epoch since `before`. */
export function askAgainUnderNewEpochs(before: State, state: State): EpochsNext {
  const isNew = ({ place, from, to, epoch, phase }: Claim) =>
    phase === 'surveying' && inside(before.claims, { from, to }).some((old) => old.place === place && old.epoch !== epoch);
  return before.claims === state.claims ? next(state) : askAll(state, state.claims.filter(isNew));
}

/** Asks what has become of proposals of this node that it claims no more. The carriers that it knows may all have gone. */
export function askAboutKept(state: State): readonly EpochsEffect[] {
  const claimed = (each: Kept) => state.claims.filter(({ place }) => place === each.place);
  const left = state.kept.flatMap((kept) => outside(placeOf(kept), claimed(kept)));
  return left.flatMap((piece) =>
    placesOf(state.config).flatMap((place): readonly EpochsEffect[] => [
      indicate({ type: 'lookup', ...piece, place }),
      ...askAboutEpoch(state, { ...piece, place }),
    ]),
  );
}

/** Looks whether the members have heard of the epoch that this node has installed. */
export function askUntold(state: State): readonly EpochsEffect[] {
  return state.untold.flatMap((piece) => askAboutEpoch(state, piece));
}

/** Sends what the claim waits for to one place. */
export function ask(state: State, claim: Claim, at: number): readonly EpochsEffect[] {
  return sendToCarriers(state, { ...placeOf(claim), place: at }, (part, node) => question(claim, part, node));
}

function question(claim: Claim, part: Piece, node: NodeId): Message {
  const { kind, epoch, ballot, copies, proposed } = claim;
  if (claim.phase === 'choosing' && ballot !== null && proposed !== null)
    return { type: 'choose', ...part, epoch, ballot, configuration: proposed };
  if (claim.phase === 'sealing' && ballot !== null)
    return { type: 'seal', ...part, epoch, ballot, since: copyFrom(copies, part.place, node)?.changes ?? 0 };
  return { type: 'survey', ...part, epoch, isCopied: kind === 'place' };
}

/**
 * Counts an answer to the survey. An answer under a later epoch counts, and those under earlier ones count no more. A member
 * under an earlier epoch is told of the later one.
 */
export function onSurveyed(state: State, from: NodeId, told: Surveyed): EpochsNext {
  const { epoch, place, round, changes, items } = told;
  const { configuration, hops } = told;
  const carried = { ...placeOf(told), role: configuration[place], hops };
  const knowing = acknowledged(learn(withRoute(state, { ...placeOf(told), node: from }), told), carried);
  const late = inside(knowing.known, told).filter((known) => known.epoch > epoch);
  const counted = changeClaims(knowing, told, (claim) => {
    if (claim.phase !== 'surveying' || claim.epoch > epoch) return claim;
    // The answer to a question about the epoch holds no copy. Taken for one, it would hide what the member has.
    const copies =
      items === null ? claim.copies : withRecord(claim.copies, { place, node: from, changes, items: within(items, claim) }, 'place');
    return { ...claim, copies, answered: withNumber(claim.answered, place), highest: Math.max(claim.highest, round) };
  });
  const heard = outside(placeOf(told), late);
  const untold = knowing.untold.flatMap((each) => (each.place === place ? outside(each, heard) : [each]));
  const more = askRest(knowing, counted, told, (claim) => isLost(counted, claim));
  return next({ ...counted, untold }, ...late.map((known) => send(from, installed(known))), ...more);
}

/** Asks for the classes for which the answer had no room. An answer that comes twice asks for nothing. */
function askRest(before: State, after: State, told: Surveyed | Sealed, mayAsk: (claim: Claim) => boolean): readonly EpochsEffect[] {
  if (told.goesOn !== true) return [];
  const isNew = ({ place }: Claim) =>
    before.claims.some((each) => each.place === place && includes(each, told.to - 1) && !each.answered.includes(told.place));
  const rest = after.claims.filter((claim) => claim.from === told.to && !claim.answered.includes(told.place) && isNew(claim));
  return rest.filter(mayAsk).flatMap((claim) => ask(after, claim, told.place));
}

/** Counts a promise, with what the member has accepted and what has changed since the copy of its data. */
export function onSealed(state: State, from: NodeId, told: Sealed): EpochsNext {
  const { place, since, accepted } = told;
  const counted = changeClaims(state, told, (claim) => {
    if (claim.phase !== 'sealing' || claim.answered.includes(place) || !isOfBallot(claim, told)) return claim;
    const before = since === 0 ? [] : (copyFrom(claim.copies, place, from)?.items ?? []);
    const items = replaced(before, within(told.items, claim));
    const copies = claim.kind === 'place' ? withRecord(claim.copies, { place, node: from, changes: since, items }, 'place') : [];
    return { ...claim, copies, answered: withNumber(claim.answered, place), seen: higherOf(claim.seen, accepted) };
  });
  return next(counted, ...askRest(state, counted, told, () => true));
}

export function onAccepted(state: State, told: Accepted): EpochsNext {
  const counted = changeClaims(state, told, (claim) =>
    claim.phase === 'choosing' && isOfBallot(claim, told) ? { ...claim, answered: withNumber(claim.answered, told.place) } : claim,
  );
  return next(counted);
}

/** A rival has a higher ballot: lets it finish, and waits longer each time. */
export function onOutranked(state: State, told: Outranked): EpochsNext {
  const waiting = changeClaims(state, told, (claim) => {
    if (!isOfBallot(claim, told)) return claim;
    const highest = Math.max(claim.highest, told.round);
    return { ...surveying(claim), phase: 'outranked', highest, tries: Math.min(claim.tries + 1, MOST_TRIES) };
  });
  return next(waiting);
}

export function onInstalled(state: State, news: Installed): EpochsNext {
  const { from, to, epoch, configuration } = news;
  return next(learn(state, { from, to, epoch, configuration }));
}

/** Takes each claim as far as its answers allow. Each turn begins a phase with no answers, so it ends. */
export function proceed(state: State): EpochsNext {
  const effects: EpochsEffect[] = [];
  let after = state;
  for (let ready = readyIn(after); ready !== undefined; ready = readyIn(after)) {
    const advanced = advance(after, ready);
    after = advanced.state;
    effects.push(...advanced.effects);
  }
  return next(after, ...effects);
}

function readyIn(state: State): Claim | undefined {
  const enough = majority(state.config.placed.degree);
  return state.claims.find((claim) => {
    if (claim.answered.length < enough) return false;
    return claim.phase === 'surveying' ? claim.kind === 'renewal' || isLost(state, claim) : true;
  });
}

/** Whether the carrier of the claimed place is suspected. An answer of it may have left before it crashed, so it proves nothing. */
function isLost(state: State, claim: Claim): boolean {
  return carriersOf(state, claim).every(({ node }) => node === state.self || state.suspected.includes(node));
}

function advance(state: State, claim: Claim): EpochsNext {
  switch (claim.phase) {
    case 'surveying':
      return seal(state, claim);
    case 'sealing':
      return propose(state, claim);
    default:
      return install(state, claim);
  }
}

/** Begins a ballot above all that this node has heard of or has used. */
function seal(state: State, claim: Claim): EpochsNext {
  const round = Math.max(claim.highest, state.round) + 1;
  const sealing: Claim = { ...claim, phase: 'sealing', answered: [], ballot: { round, node: state.self } };
  return askAll(withClaim({ ...state, round }, claim, sealing), [sealing]);
}

/** Proposes the highest configuration that a promise told of. If there is none, proposes its own, and keeps what it has read. */
function propose(state: State, claim: Claim): EpochsNext {
  const { place, epoch, configuration, ballot, answered } = claim;
  const role: Role = { since: epoch + 1, round: ballot?.round ?? 0, node: state.self };
  const own = claim.kind === 'renewal' ? configuration : withRole(configuration, place, role);
  const proposed = claim.seen?.configuration ?? own;
  const choosing: Claim = { ...claim, phase: 'choosing', answered: [], copies: [], proposed };
  const items = claim.copies
    .filter((copy) => answered.includes(copy.place))
    .reduce<Kept['items']>((all, copy) => joined(all, copy.items), []);
  const isOwn = claim.kind === 'place' && claim.seen === null;
  const kept = isOwn ? byPlace([...state.kept, { ...placeOf(claim), epoch, role, items }]) : state.kept;
  return askAll(withClaim({ ...state, kept }, claim, choosing), [choosing]);
}

/** The proposal is chosen: goes on under it, and tells the members of both configurations. A new member may be a rival. */
function install(state: State, claim: Claim): EpochsNext {
  const { epoch, configuration, ...piece } = { ...placeOf(claim), epoch: claim.epoch + 1, configuration: claim.proposed ?? [] };
  const after = learn(state, { ...piece, epoch, configuration });
  const carriers = [state, after].flatMap((known) => placesOf(state.config).flatMap((place) => carriersOf(known, { ...piece, place })));
  const isFirst = (each: Route, i: number) => carriers.findIndex((other) => other.node === each.node && other.from === each.from) === i;
  const others = carriers.filter((each, i) => each.node !== state.self && isFirst(each, i));
  const places = placesOf(state.config).map((place) => ({ ...piece, place }));
  // A route may name this node for a place that it does not carry.
  const missing = places.flatMap((each) =>
    outside<Piece>(
      each,
      after.carried.filter(({ place }) => place === each.place),
    ),
  );
  return next(
    { ...after, untold: merged([...after.untold, ...missing]) },
    ...others.map(({ node, from, to }) => send(node, installed({ from, to, epoch, configuration }))),
  );
}

function changeClaims(state: State, piece: Piece, change: (claim: Claim) => Claim): State {
  return { ...state, claims: state.claims.flatMap((claim) => changed(claim, piece, (part) => [change(part)])) };
}

function withClaim(state: State, before: Claim, after: Claim): State {
  return { ...state, claims: state.claims.map((each) => (each === before ? after : each)) };
}

function copyFrom(copies: readonly Copy[], at: number, from: NodeId): Copy | undefined {
  return copies.find(({ place, node }) => place === at && node === from);
}

function higherOf(a: Acceptance | null, b: Acceptance | null): Acceptance | null {
  if (a === null || b === null) return a ?? b;
  return isHigher(b.ballot, a.ballot) ? b : a;
}

function isOfBallot({ epoch, ballot }: Claim, told: Sealed | Accepted | Outranked): boolean {
  return epoch === told.epoch && ballot !== null && isSameBallot(ballot, told.ballot);
}

function byPlace<P extends Piece>(pieces: readonly P[]): readonly P[] {
  return [...pieces].sort((a, b) => a.place - b.place || a.from - b.from);
}
