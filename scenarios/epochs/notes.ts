/** Notes of a node on what it has promised, accepted, proposed and voted, class by class: read off what a step has changed. */
import { type Item, itemsOf } from '../../impl/epochs/entries.ts';
import type { Epochs } from '../../impl/epochs/protocol.ts';
import { type Acceptance, type Ballot, type Configuration, isSameBallot, isSameRole, type Role } from '../../impl/epochs/role.ts';
import { type Claim, classCount, type Member, membersAt, placesOf, type State } from '../../impl/epochs/state.ts';
import type { Event } from '../../impl/kernel/protocol.ts';

export type Note = Promised | Accepted | Proposed | Voted | Gave | Took;

interface Noted {
  readonly class: number;
  readonly place: number;
  readonly epoch: number;
}

export interface Promised extends Noted {
  readonly type: 'promised';
  readonly ballot: Ballot;
  readonly accepted: Acceptance | null;
  readonly items: readonly Item[];
}

export interface Accepted extends Noted {
  readonly type: 'accepted';
  readonly ballot: Ballot;
  readonly configuration: Configuration;
}

export interface Proposed extends Noted {
  readonly type: 'proposed';
  readonly kind: Claim['kind'];
  readonly ballot: Ballot;
  readonly configuration: Configuration;
  /** The items that the claimant has read for its own role; empty if it proposes another one's. */
  readonly items: readonly Item[];
}

export interface Voted extends Noted {
  readonly type: 'voted';
  readonly write: string;
}

/** The role as it was when it was handed over. */
export interface Gave extends Noted {
  readonly type: 'gave';
  readonly role: Role;
  readonly hops: number;
  readonly configuration: Configuration;
  readonly promised: Ballot | null;
  readonly accepted: Acceptance | null;
  readonly items: readonly Item[];
}

export interface Took extends Noted {
  readonly type: 'took';
  readonly role: Role;
  readonly hops: number;
}

export function notesOn(before: State, after: State, event: Event<Epochs>): readonly Note[] {
  if (before.carried === after.carried && before.claims === after.claims && before.store === after.store) return [];
  const classes = Array.from({ length: classCount(after.config) }, (_, i) => i);
  return classes.flatMap((each) => [
    ...proposalIn(before, after, each),
    ...placesOf(after.config).flatMap((place) => deeds(before, after, each, place)),
    ...voteIn(before, after, event, each),
  ]);
}

function proposalIn(before: State, after: State, ofClass: number): readonly Note[] {
  const choosing = claimsOn(after, ofClass).filter(({ phase }) => phase === 'choosing');
  const isNew = (claim: Claim) =>
    !claimsOn(before, ofClass).some((each) => each.phase === 'choosing' && isSameBallot(each.ballot, claim.ballot));
  return choosing.filter(isNew).flatMap(({ kind, place, epoch, ballot, proposed }): readonly Note[] => {
    if (ballot === null || proposed === null) return [];
    const own = after.kept.find(
      (each) => each.place === place && each.from <= ofClass && ofClass < each.to && isSameRole(proposed[place], each.role),
    );
    const items = (own?.items ?? []).filter((item) => item.class === ofClass);
    return [{ type: 'proposed', class: ofClass, place, epoch, kind, ballot, configuration: proposed, items }];
  });
}

function deeds(before: State, after: State, ofClass: number, place: number): readonly Note[] {
  const piece = { place, from: ofClass, to: ofClass + 1 };
  const [was, is] = [membersAt(before, piece)[0], membersAt(after, piece)[0]];
  if (was !== undefined && is === undefined && after.given !== before.given) return gave(was, after, ofClass, itemsOf(before.store, piece));
  if (is !== undefined && is.hops > (was?.hops ?? 0))
    return [{ type: 'took', class: ofClass, place, epoch: is.epoch, role: is.role, hops: is.hops }];
  if (was === undefined || is === undefined || was.epoch !== is.epoch || !isSameRole(was.role, is.role)) return [];
  const { epoch } = is;
  if (is.accepted !== null && !isSameBallot(was.accepted?.ballot ?? null, is.accepted.ballot))
    return [{ type: 'accepted', class: ofClass, place, epoch, ...is.accepted }];
  if (is.promised === null || isSameBallot(was.promised, is.promised)) return [];
  return [
    { type: 'promised', class: ofClass, place, epoch, ballot: is.promised, accepted: was.accepted, items: itemsOf(before.store, piece) },
  ];
}

function gave(
  { place, role, epoch, configuration, promised, accepted, hops }: Member,
  { given }: State,
  ofClass: number,
  items: readonly Item[],
): readonly Note[] {
  const isGiven = given.some((each) => each.place === place && each.from <= ofClass && ofClass < each.to && isSameRole(each.role, role));
  return isGiven ? [{ type: 'gave', class: ofClass, place, epoch, role, hops: hops + 1, configuration, promised, accepted, items }] : [];
}

function voteIn(before: State, after: State, event: Event<Epochs>, ofClass: number): readonly Note[] {
  if (event.type !== 'request' || event.request.type !== 'keep' || event.request.class !== ofClass || before.store === after.store)
    return [];
  const { place, epoch, key } = event.request;
  return [{ type: 'voted', class: ofClass, place, epoch, write: key }];
}

function claimsOn({ claims }: State, ofClass: number): readonly Claim[] {
  return claims.filter(({ from, to }) => from <= ofClass && ofClass < to);
}
