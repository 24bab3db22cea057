/**
 * Answers that come late. Members promise, accept and vote at any time, also when enough others have done so. The claimant
 * proposes in a step of its own, when it has heard of ⌊f/2⌋ + 1 promises, whichever these are. That is how messages
 * behave.
 */
import { type ActionDef, action } from '../kernel/spec.ts';
import { isLocked, slotOf, speaks, takesPart, withCarrier, withClaim, withTransaction } from './carriers.ts';
import { accept, type BallotOf, begun, claimableIn, isInTurn, letRead, type Promised, withProposal } from './claiming.ts';
import { type Claim, type ClassState, claimKey, type Frame, LOCKED, NOTHING, type Told } from './state.ts';
import { prepare, type Vote } from './voting.ts';

export interface Proposed {
  readonly epoch: number;
  readonly ballot: number;
  /** The places whose promises the claimant has heard of; ascending. */
  readonly heard: readonly number[];
  /** The member that is the claimant itself, and accepts at once. Null: the claimant is not a member. */
  readonly own: string | null;
}

export function latePromise(frame: Frame): ActionDef<ClassState, Promised> {
  return action({
    doc: 'A member promises, and tells the claimant what it has. It promises even when the claimant has heard enough.',
    params: () =>
      frame.ballotsOf.flatMap((ballot) =>
        claimableIn(frame).flatMap((place) => frame.carriers.map((name) => ({ ...ballot, place, name }))),
      ),
    when: (state, { epoch, ballot, place, name }) => {
      const carrier = state.carriers[name];
      if (!takesPart(name, carrier, epoch) || carrier.promised >= ballot) return false;
      const claim = state.claims[claimKey(epoch, ballot)];
      return claim === null ? isInTurn(state, frame, place) : claim.place === place && claim.isDriven;
    },
    then: (state, { epoch, ballot, place, name }) => {
      const carrier = state.carriers[name];
      const claim: Claim = state.claims[claimKey(epoch, ballot)] ?? { ...begun(frame, place, carrier), told: [] };
      const sealed = withCarrier(state, name, { ...carrier, promised: ballot });
      const { accepted, knows } = carrier;
      const told = [...(claim.told ?? []), { place: carrier.place, accepted, knows }].sort((a, b) => a.place - b.place);
      return claim.proposed === null ? withClaim(sealed, epoch, ballot, { ...claim, told }) : sealed;
    },
  });
}

export function propose(frame: Frame): ActionDef<ClassState, Proposed> {
  const accepting = accept(frame);
  return action({
    doc: 'A claimant that has heard of enough promises proposes the highest configuration that they told of, else itself at the place. If it is a member, it accepts at once.',
    params: ({ claims }) =>
      frame.ballotsOf.flatMap(({ epoch, ballot }) =>
        subsetsOf(claims[claimKey(epoch, ballot)]?.told ?? [], frame.quorum.promise).flatMap((heard) =>
          [null, ...frame.carriers].map((own) => ({ epoch, ballot, heard, own })),
        ),
      ),
    when: (state, { epoch, ballot, heard, own }) => {
      const claim = state.claims[claimKey(epoch, ballot)];
      if (claim === null || !claim.isDriven || claim.proposed !== null) return false;
      const told = heardBy(claim, heard);
      if (told.length !== heard.length) return false;
      return own === null || accepting.when(proposed(state, epoch, ballot, heard), { epoch, ballot, name: own });
    },
    then: (state, { epoch, ballot, heard, own }) => {
      const asked = proposed(state, epoch, ballot, heard);
      return own === null ? asked : accepting.then(asked, { epoch, ballot, name: own });
    },
  });

  function proposed(state: ClassState, epoch: number, ballot: number, heard: readonly number[]): ClassState {
    const claim = state.claims[claimKey(epoch, ballot)];
    if (claim === null) return state;
    return withProposal(state, frame, epoch, ballot, { ...heardBy(claim, heard).reduce(letRead, claim), told: [] });
  }
}

export function lateAccept(frame: Frame): ActionDef<ClassState, BallotOf> {
  const original = accept(frame);
  const isChosen = ({ claims }: ClassState, { epoch, ballot }: BallotOf) => claims[claimKey(epoch, ballot)]?.isChosen === true;
  return {
    ...original,
    when: (state, param) => original.when(isChosen(state, param) ? reopened(state, param) : state, param),
    then: (state, param) => {
      if (!isChosen(state, param)) return original.then(state, param);
      const { carriers } = original.then(reopened(state, param), param);
      return withCarrier(state, param.name, carriers[param.name]);
    },
  };
}

/** The state as if the claim were not chosen yet. */
function reopened(state: ClassState, { epoch, ballot }: BallotOf): ClassState {
  const claim = state.claims[claimKey(epoch, ballot)];
  return claim === null ? state : withClaim(state, epoch, ballot, { ...claim, isChosen: false });
}

export function latePrepare(frame: Frame): ActionDef<ClassState, Vote> {
  const original = prepare(frame);
  return {
    ...original,
    doc: 'A member votes as before; or it locks an item of a transaction that is committed, if it still speaks under the named epoch.',
    when: (state, vote) => original.when(state, vote) || isLate(state, vote),
    then: (state, vote) => {
      if (state.transactions[vote.transaction].outcome === 'open') return original.then(state, vote);
      const carrier = state.carriers[vote.name];
      const knows = carrier.knows.map((each, i) => (i === slotOf(frame, vote.transaction, vote.item) ? LOCKED : each));
      const committed = state.transactions[vote.transaction];
      const byInstalled = committed.byInstalled || !frame.founders.includes(carrier.configuration[carrier.place]);
      return withTransaction(withCarrier(state, vote.name, { ...carrier, knows }), vote.transaction, { ...committed, byInstalled });
    },
  };

  function isLate(state: ClassState, { transaction, item, name, version }: Vote): boolean {
    const [carrier, committed] = [state.carriers[name], state.transactions[transaction]];
    if (committed.outcome !== 'committed' || committed.version !== version || committed.epoch !== carrier.epoch) return false;
    return speaks(name, carrier) && carrier.knows[slotOf(frame, transaction, item)] === NOTHING && !isLocked(frame, carrier, item);
  }
}

function heardBy(claim: Claim, heard: readonly number[]): readonly Told[] {
  return (claim.told ?? []).filter(({ place }) => heard.includes(place));
}

/** The sets of `size` of these places; each ascending. */
function subsetsOf(told: readonly Told[], size: number): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  return told.flatMap(({ place }, i) => subsetsOf(told.slice(i + 1), size - 1).map((rest) => [place, ...rest]));
}
