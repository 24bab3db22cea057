/**
 * How a member answers a claimant. A survey changes nothing. A promise seals the member under this epoch for good: it votes
 * and answers no more until it goes on under the next one. A member answers each ballot that is as high as its promise, so
 * a claimant that vanishes blocks nobody. A member under an earlier epoch stays silent; the claimant tells it the epoch.
 */
import { type NodeId, next, send } from '../kernel/protocol.ts';
import { walkItems } from './entries.ts';
import type { Choose, Installed, Seal, Sealed, Survey } from './messages.ts';
import { changed, inside, outside, type Piece } from './pieces.ts';
import type { EpochsEffect, EpochsNext } from './protocol.ts';
import { type Acceptance, type Ballot, isHigher } from './role.ts';
import { placeOf } from './routing.ts';
import { mostInCopy, wholeClasses } from './size.ts';
import { type Carried, type Given, type Known, type Member, membersAt, type State } from './state.ts';

export function onSurvey(state: State, from: NodeId, survey: Survey): EpochsNext {
  const { changes } = state.store;
  const answers = membersAt(state, survey).map((member) => {
    const told = survey.isCopied ? toldOf(state, member, 0) : { ...placeOf(member), items: null };
    const round = member.promised?.round ?? 0;
    const { epoch, configuration, hops } = member;
    return send(from, { type: 'surveyed', epoch, configuration, round, hops, changes, ...told } as const);
  });
  return next(state, ...answers, ...elsewhere(state, from, survey));
}

export function onSeal(state: State, from: NodeId, asked: Seal): EpochsNext {
  const { epoch, ballot, since } = asked;
  const { refused, asPromised } = asMembers(state, from, asked);
  const sealed = (member: Member) => {
    return send(from, { type: 'sealed', epoch, ballot, accepted: member.accepted, since, ...toldOf(state, member, since) } as const);
  };
  const after = asPromised.reduce((before, { accepted, ...part }) => withPromise(before, part, ballot, accepted), state);
  return next(after, ...asPromised.map(sealed), ...refused, ...elsewhere(state, from, asked));
}

export function onChoose(state: State, from: NodeId, asked: Choose): EpochsNext {
  const { epoch, ballot, configuration } = asked;
  const { refused, asPromised } = asMembers(state, from, asked);
  const after = asPromised.reduce((before, part) => withPromise(before, part, ballot, { ballot, configuration }), state);
  const answers = asPromised.map((member) => send(from, { type: 'accepted', ...placeOf(member), epoch, ballot } as const));
  return next(after, ...answers, ...refused, ...elsewhere(state, from, asked));
}

export function installed({ from, to, epoch, configuration }: Known): Installed {
  return { type: 'installed', from, to, epoch, configuration };
}

/** As much of the piece as fits into one message, with the items that were changed after change number `since`. */
function toldOf(state: State, member: Member, since: number): Piece & Pick<Sealed, 'items' | 'goesOn'> {
  const { items, end } = wholeClasses(walkItems(state.store, member, since), mostInCopy(state.config));
  return end === null ? { ...placeOf(member), items } : { ...placeOf(member), to: end, items, goesOn: true };
}

/** The members that take part in the ballot, and the answers of those that do not. */
function asMembers(state: State, from: NodeId, asked: Seal | Choose) {
  const members = membersAt(state, asked);
  const ahead = members.filter(({ epoch }) => epoch > asked.epoch);
  const taking = members.filter(({ epoch }) => epoch === asked.epoch);
  const isBelow = ({ promised }: Member) => promised !== null && isHigher(promised, asked.ballot);
  const outranked = taking.filter(isBelow).map((member): EpochsEffect => {
    const { epoch, ballot } = asked;
    return send(from, { type: 'outranked', ...placeOf(member), epoch, ballot, round: member.promised?.round ?? 0 });
  });
  const told = ahead.map((member): EpochsEffect => send(from, installed(member)));
  return { asPromised: taking.filter((member) => !isBelow(member)), refused: [...told, ...outranked] };
}

/** Answers for the parts that this node does not carry: it has handed them over, or knows a later epoch. */
function elsewhere(state: State, from: NodeId, asked: Piece & { readonly epoch: number }): readonly EpochsEffect[] {
  const rest = outside(placeOf(asked), membersAt(state, asked));
  const given = rest.flatMap((part) => inside<Given>(state.given, part).filter(({ place }) => place === part.place));
  const known = rest.flatMap((part) => outside(part, given)).flatMap((part) => inside(state.known, part));
  return [
    ...given.map((each) => send(from, { type: 'moved', ...placeOf(each), node: each.heir } as const)),
    ...known.filter(({ epoch }) => epoch > asked.epoch).map((each) => send(from, installed(each))),
  ];
}

function withPromise(state: State, piece: Piece, promised: Ballot, accepted: Acceptance | null): State {
  const sealed = (part: Carried) => [{ ...part, promised, accepted }];
  const carried = state.carried.flatMap((each) => (each.place === piece.place ? changed(each, piece, sealed) : [each]));
  return { ...state, carried };
}
