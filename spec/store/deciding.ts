/** The outcome: Paxos at the places of the home class. The coordinator proposes in ballot 0, resolvers in higher ones. */
import { put } from '../kernel/record.ts';
import { setOf } from '../kernel/sorted-set.ts';
import { type ActionDef, action } from '../kernel/spec.ts';
import type { Frame } from './frame.ts';
import { type AtHome, atHomes, counted, saysOver, withBallot, withCarrier, withTransaction, wouldCount } from './parts.ts';
import { type Ballot, ballotKey, type Carrier, NOBODY, type OutcomeRecord, type StoreState, speaks } from './state.ts';

export function promise(frame: Frame): ActionDef<StoreState, AtHome> {
  return action({
    doc: 'A member of the home class promises a resolver to take part in no lower ballot, and tells what it has accepted. With ⌊f/2⌋ + 1 promises of one epoch the resolver proposes the outcome accepted in the highest ballot, else to abort. A resolver begins because some carrier has a lock, or a record.',
    params: () => atHomes(frame).filter(({ ballot }) => ballot > 0),
    when: (state, { transaction, ballot, name }) => {
      const carrier = state.carriers[name];
      const { step, poll } = state.ballots[ballotKey(transaction, ballot)];
      if (!speaks(carrier) || carrier.records[transaction].promised > ballot || saysOver(state, frame, transaction, carrier)) return false;
      if (step === 'new') return isLocked(state, frame, transaction) || (frame.forgets === 'swept' && isKnown(state, frame, transaction));
      return step === 'promising' && wouldCount(poll, carrier);
    },
    then: (state, { transaction, ballot, name }) => {
      const carrier = state.carriers[name];
      const { accepted } = carrier.records[transaction];
      const { poll, seen } = state.ballots[ballotKey(transaction, ballot)];
      const known = carrier.epoch > poll.epoch ? null : seen;
      const highest = (accepted?.ballot ?? -1) > (known?.ballot ?? -1) ? accepted : known;
      const after: Ballot = { step: 'promising', outcome: null, seen: highest, poll: counted(poll, carrier) };
      const promised = withRecord(state, name, transaction, { promised: ballot, accepted });
      return withBallot(promised, transaction, ballot, after.poll.by.length < frame.majority ? after : proposal(after));
    },
  });
}

function proposal({ seen }: Ballot): Ballot {
  return { step: 'proposing', outcome: seen?.outcome ?? 'aborted', seen: null, poll: NOBODY };
}

/** Whether a carrier, even one that was replaced, has a lock of the transaction. */
function isLocked({ carriers }: StoreState, frame: Frame, transaction: string): boolean {
  return frame.carriers.some((name) => Object.values(carriers[name].data).some(({ locks }) => locks.includes(transaction)));
}

/** Whether a carrier has a record of the transaction. */
function isKnown({ carriers }: StoreState, frame: Frame, transaction: string): boolean {
  return frame.carriers
    .filter((name) => frame.classOfCarrier[name] === frame.homeOf[transaction])
    .some((name) => carriers[name].records[transaction].promised > 0 || carriers[name].records[transaction].accepted !== null);
}

export function accept(frame: Frame): ActionDef<StoreState, AtHome> {
  return action({
    doc: 'A member of the home class accepts what a ballot proposes, unless it has promised a higher one. With ⌊f/2⌋ + 1 acceptances of one epoch the outcome is decided, and a coordinator tells its client.',
    params: () => atHomes(frame),
    when: (state, { transaction, ballot, name }) => {
      const carrier = state.carriers[name];
      const { step, outcome, poll } = state.ballots[ballotKey(transaction, ballot)];
      if (outcome === null || !speaks(carrier) || saysOver(state, frame, transaction, carrier)) return false;
      const { promised, accepted } = carrier.records[transaction];
      if (promised > ballot) return false;
      return accepted?.ballot !== ballot || (step === 'proposing' && wouldCount(poll, carrier));
    },
    then: (state, { transaction, ballot, name }) => {
      const { step, outcome, poll } = state.ballots[ballotKey(transaction, ballot)];
      if (outcome === null) return state;
      const carrier = state.carriers[name];
      const accepted = withRecord(state, name, transaction, { promised: ballot, accepted: { ballot, outcome } });
      if (step !== 'proposing') return accepted;
      const after = counted(poll, carrier);
      if (after.by.length < frame.deciding) return withBallot(accepted, transaction, ballot, { step, outcome, seen: null, poll: after });
      const before = state.transactions[transaction];
      const status = ballot === 0 ? outcome : before.status;
      const decided = withTransaction(accepted, transaction, { ...before, status, outcomes: setOf(...before.outcomes, outcome) });
      return withBallot(decided, transaction, ballot, { step: 'done', outcome, seen: null, poll: NOBODY });
    },
  });
}

export function withRecord(state: StoreState, name: string, transaction: string, record: OutcomeRecord): StoreState {
  const carrier: Carrier = state.carriers[name];
  return withCarrier(state, name, put(carrier, 'records', put(carrier.records, transaction, record)));
}
