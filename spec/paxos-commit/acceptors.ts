/** The actions of acceptors: phases 1b and 2b of Paxos, in each instance separately. */
import { put } from '../kernel/record.ts';
import { action, type Spec } from '../kernel/spec.ts';
import { type Bounds, phase1a, phase1b, phase2a, phase2b, VOTES, type Vote } from './messages.ts';
import { entry, type Ledger, type PaxosCommit, sent } from './state.ts';

export function acceptorActions({ managers, acceptors, ballots }: Bounds): Spec<PaxosCommit>['actions'] {
  const each = acceptors.flatMap((acceptor) => managers.map((manager) => ({ acceptor, manager })));
  const led = ballots.filter((ballot) => ballot > 0);
  const questions: readonly Question[] = each.flatMap((who) => led.map((ballot) => ({ ...who, ballot })));
  const proposals: readonly Proposal[] = each.flatMap((who) =>
    ballots.flatMap((ballot) => VOTES.map((vote) => ({ ...who, ballot, vote }))),
  );
  return {
    Phase1b: action<PaxosCommit, Question>({
      doc: 'An acceptor promises a higher ballot, and tells what it has accepted.',
      params: () => questions,
      when: ({ msgs, ledgers }, { manager, acceptor, ballot }) =>
        msgs[phase1a(manager, ballot)] && ledgers[entry(manager, acceptor)].promised < ballot,
      then: (state, { manager, acceptor, ballot }) => {
        const { accepted } = state.ledgers[entry(manager, acceptor)];
        const noted = withLedger(state, entry(manager, acceptor), { promised: ballot, accepted });
        return sent(noted, phase1b(manager, ballot, acceptor, accepted));
      },
    }),
    Phase2b: action<PaxosCommit, Proposal>({
      doc: 'An acceptor accepts a vote in a ballot that is not below its promise.',
      params: () => proposals,
      when: ({ msgs, ledgers }, { manager, acceptor, ballot, vote }) =>
        msgs[phase2a(manager, ballot, vote)] && ledgers[entry(manager, acceptor)].promised <= ballot,
      then: (state, { manager, acceptor, ballot, vote }) => {
        const noted = withLedger(state, entry(manager, acceptor), { promised: ballot, accepted: { ballot, vote } });
        return sent(noted, phase2b(manager, ballot, acceptor, vote));
      },
    }),
  };
}

interface Question {
  readonly manager: string;
  readonly acceptor: string;
  readonly ballot: number;
}

interface Proposal extends Question {
  readonly vote: Vote;
}

function withLedger(state: PaxosCommit, at: string, ledger: Ledger): PaxosCommit {
  return put(state, 'ledgers', put(state.ledgers, at, ledger));
}
