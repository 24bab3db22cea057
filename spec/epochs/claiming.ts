/** How a configuration follows on another: a claim is a ballot, a promise seals and lets read, and what is accepted is installed. */
import { put } from '../kernel/record.ts';
import { setOf } from '../kernel/sorted-set.ts';
import { type ActionDef, action } from '../kernel/spec.ts';
import { takesPart, withCarrier, withClaim } from './carriers.ts';
import {
  blankCarrier,
  type Carrier,
  type Claim,
  type ClassState,
  type Configuration,
  claimantOf,
  claimKey,
  type Frame,
  RENEWAL,
  sameConfiguration,
  type Told,
  upTo,
} from './state.ts';

export interface BallotOf {
  readonly epoch: number;
  readonly ballot: number;
  readonly name: string;
}

export interface Promised extends BallotOf {
  /** That is claimed, or `RENEWAL`. */
  readonly place: number;
}

export interface Installed {
  readonly name: string;
  readonly epoch: number;
  /** The index among the configurations that were chosen for the epoch; 0 unless agreement is broken. */
  readonly which: number;
}

export function promise(frame: Frame): ActionDef<ClassState, Promised> {
  const claimable = claimableIn(frame);
  return action({
    doc: 'A member promises: it lets the claimant read, takes part in no lower ballot, and is sealed under this epoch. A claimant with enough promises proposes the highest configuration that it saw accepted, else itself at the place.',
    params: () =>
      frame.ballotsOf.flatMap((ballot) => claimable.flatMap((place) => frame.carriers.map((name) => ({ ...ballot, place, name })))),
    when: (state, { epoch, ballot, place, name }) => {
      const carrier = state.carriers[name];
      if (!takesPart(name, carrier, epoch) || carrier.promised >= ballot) return false;
      const claim = state.claims[claimKey(epoch, ballot)];
      if (claim === null) return isInTurn(state, frame, place);
      return claim.place === place && claim.isDriven && claim.proposed === null && !claim.promisedBy.includes(carrier.place);
    },
    then: (state, { epoch, ballot, place, name }) => {
      const carrier = state.carriers[name];
      const claim = state.claims[claimKey(epoch, ballot)] ?? begun(frame, place, carrier);
      const sealed = withCarrier(state, name, { ...carrier, promised: ballot });
      return proposedIfReady(sealed, frame, epoch, ballot, letRead(claim, carrier));
    },
  });
}

export function claimableIn(frame: Frame): readonly number[] {
  return [...(frame.renewals === true ? [RENEWAL] : []), ...(frame.claimable ?? frame.allPlaces)];
}

/** Places are symmetric unless some are singled out, so they are claimed in turn. */
export function isInTurn({ claims }: ClassState, frame: Frame, place: number): boolean {
  if (frame.claimable !== undefined || frame.handedOver !== undefined) return true;
  const highest = frame.ballotsOf.reduce((found, { epoch, ballot }) => Math.max(found, claims[claimKey(epoch, ballot)]?.place ?? -1), -1);
  return place <= highest + 1;
}

export function begun(frame: Frame, place: number, { configuration }: Carrier): Claim {
  const { knows } = blankCarrier(frame);
  const nobody = { promisedBy: [], seen: null, knows, proposed: null, acceptedBy: [] };
  return { place, from: configuration, ...nobody, isDriven: true, isChosen: false };
}

/** The claim with what this member told when it promised. */
export function letRead(claim: Claim, { place, accepted, knows }: Told): Claim {
  return {
    ...claim,
    promisedBy: setOf(...claim.promisedBy, place),
    seen: (accepted?.ballot ?? 0) > (claim.seen?.ballot ?? 0) ? accepted : claim.seen,
    knows: claim.knows.map((each, i) => Math.max(each, knows[i])),
  };
}

function proposedIfReady(state: ClassState, frame: Frame, epoch: number, ballot: number, claim: Claim): ClassState {
  return claim.promisedBy.length < frame.quorum.promise
    ? withClaim(state, epoch, ballot, claim)
    : withProposal(state, frame, epoch, ballot, claim);
}

/** The claimant proposes what it has read about. */
export function withProposal(state: ClassState, frame: Frame, epoch: number, ballot: number, claim: Claim): ClassState {
  const name = claimantOf(epoch, ballot);
  const own = claim.from.map((role, place) => (place === claim.place ? name : role));
  const proposed = claim.seen?.configuration ?? own;
  const asked = withClaim(state, epoch, ballot, { ...claim, promisedBy: [], seen: null, knows: blankCarrier(frame).knows, proposed });
  if (!proposed.includes(name)) return asked;
  // A claimant writes to disk what it has read before it proposes, since its proposal may be chosen without its knowledge.
  const { place, from: configuration, knows } = claim;
  return withCarrier(asked, name, { ...blankCarrier(frame), place, epoch, configuration, knows });
}

export function accept(frame: Frame): ActionDef<ClassState, BallotOf> {
  return action({
    doc: 'A member accepts a proposed configuration unless it has promised a higher ballot. Enough of them choose it.',
    params: () => frame.ballotsOf.flatMap((ballot) => frame.carriers.map((name) => ({ ...ballot, name }))),
    when: (state, { epoch, ballot, name }) => {
      const claim = state.claims[claimKey(epoch, ballot)];
      if (claim === null || !claim.isDriven || claim.proposed === null || claim.isChosen) return false;
      const carrier = state.carriers[name];
      return takesPart(name, carrier, epoch) && carrier.promised <= ballot && !claim.acceptedBy.includes(carrier.place);
    },
    then: (state, { epoch, ballot, name }) => {
      const claim = state.claims[claimKey(epoch, ballot)];
      if (claim === null || claim.proposed === null) return state;
      const carrier = state.carriers[name];
      const accepted = { ballot, configuration: claim.proposed };
      const after = withCarrier(state, name, { ...carrier, promised: ballot, accepted });
      const acceptedBy = setOf(...claim.acceptedBy, carrier.place);
      if (acceptedBy.length < frame.quorum.accept) return withClaim(after, epoch, ballot, { ...claim, acceptedBy });
      return withClaim(withChosen(after, epoch + 1, claim.proposed), epoch, ballot, { ...claim, acceptedBy: [], isChosen: true });
    },
  });
}

/** The configuration is chosen for an epoch, once. */
export function withChosen(state: ClassState, epoch: number, configuration: Configuration): ClassState {
  const known = state.chosen[epoch];
  if (known.some((each) => sameConfiguration(each, configuration))) return state;
  return put(state, 'chosen', put(state.chosen, `${epoch}`, [...known, configuration]));
}

export function install(frame: Frame): ActionDef<ClassState, Installed> {
  const later = upTo(frame.lastEpoch).map((epoch) => epoch + 1);
  return action({
    doc: 'A carrier hears of a later configuration from its claimant or from one of its members. It goes on under it, unsealed, or is out.',
    params: ({ chosen }) =>
      frame.carriers.flatMap((name) => later.flatMap((epoch) => chosen[epoch].map((_, which) => ({ name, epoch, which })))),
    when: (state, { name, epoch, which }) => {
      const carrier = state.carriers[name];
      if (carrier.status !== 'live' || carrier.epoch >= epoch) return false;
      const configuration = state.chosen[epoch][which];
      return isToldByClaimant(state, frame, epoch, configuration) || isToldByMember(state, frame, name, epoch, configuration);
    },
    then: (state, { name, epoch, which }) => goneOn(state, name, epoch, state.chosen[epoch][which]),
  });
}

function isToldByClaimant({ claims }: ClassState, frame: Frame, epoch: number, configuration: Configuration): boolean {
  return frame.ballotsOf.some(({ epoch: before, ballot }) => {
    const claim = claims[claimKey(before, ballot)];
    if (before !== epoch - 1 || claim === null || claim.proposed === null) return false;
    return claim.isDriven && claim.isChosen && sameConfiguration(claim.proposed, configuration);
  });
}

function isToldByMember({ carriers }: ClassState, frame: Frame, name: string, epoch: number, configuration: Configuration): boolean {
  return frame.carriers.some((other) => {
    if (other === name || carriers[other].status !== 'live' || carriers[other].epoch !== epoch) return false;
    return sameConfiguration(carriers[other].configuration, configuration);
  });
}

/** The carrier goes on under a later epoch: in its new instance of Paxos nothing is promised or accepted yet. */
export function goneOn(state: ClassState, name: string, epoch: number, configuration: Configuration): ClassState {
  return withCarrier(state, name, { ...state.carriers[name], epoch, configuration, promised: 0, accepted: null });
}
