/**
 * Why the votes of a transaction are decided once, however many messages are sent: an inductive invariant of Paxos Commit.
 * Ballot 0 is that of the manager, and ballot 1 that of a leader.
 *
 * Three facts had to be added to the claim that one vote is decided. Acceptors remember what they have said. They accept only
 * what was proposed. And a leader proposes what a majority has told it.
 */
import { subsets, tuples } from '../kernel/choices.ts';
import { raised } from '../kernel/flags.ts';
import { always, type Properties } from '../kernel/spec.ts';
import { answerOf, isDecided, safeVote } from './leaders.ts';
import { type Accepted, type Bounds, phase1a, phase1b, phase2a, phase2b, VOTES, type Vote } from './messages.ts';
import { entry, initial, type Ledger, type PaxosCommit } from './state.ts';

/** The conjuncts for `bounds`, of which the ballots are 0 and 1. */
export function voteInvariant(bounds: Bounds): Properties<PaxosCommit> {
  const { managers, acceptors, majorities, ballots } = bounds;
  const everywhere = (holds: (manager: string, acceptor: string) => boolean) =>
    managers.every((manager) => acceptors.every((acceptor) => holds(manager, acceptor)));
  return {
    ledgersAreWhatWasSaid: always(
      ({ msgs, ledgers }) =>
        everywhere((manager, acceptor) => {
          const { promised, accepted } = ledgers[entry(manager, acceptor)];
          const said = ballots.flatMap((ballot) =>
            VOTES.filter((vote) => msgs[phase2b(manager, ballot, acceptor, vote)]).map((vote) => ({ ballot, vote })),
          );
          const last = said.at(-1) ?? null;
          const hasPromised = last?.ballot === 1 || ANSWERS.some((answer) => msgs[phase1b(manager, 1, acceptor, answer)]);
          return areSame(accepted, last) && promised === (hasPromised ? 1 : 0);
        }),
      'An acceptor remembers the last vote that it said it accepted, and its promise.',
    ),
    promisesAreKept: always(
      ({ msgs }) =>
        everywhere((manager, acceptor) => {
          const answers = ANSWERS.filter((answer) => msgs[phase1b(manager, 1, acceptor, answer)]);
          const before = VOTES.filter((vote) => msgs[phase2b(manager, 0, acceptor, vote)]);
          return answers.length === 0 || (answers.length === 1 && (answers[0]?.vote ?? undefined) === before[0]);
        }),
      'An acceptor that has promised ballot 1 told what it accepts in ballot 0, and accepts nothing more there.',
    ),
    acceptedWasProposed: always(
      ({ msgs }) =>
        managers.every((manager) =>
          ballots.every((ballot) => {
            const proposed = VOTES.filter((vote) => msgs[phase2a(manager, ballot, vote)]);
            const accepted = VOTES.filter((vote) => acceptors.some((acceptor) => msgs[phase2b(manager, ballot, acceptor, vote)]));
            return proposed.length <= 1 && accepted.every((vote) => proposed.includes(vote));
          }),
        ),
      'One vote at most is proposed in a ballot, and no other is accepted in it.',
    ),
    managersVoteOnce: always(
      ({ msgs, rmState }) =>
        managers.every((manager) => rmState[manager] !== 'working' || VOTES.every((vote) => !msgs[phase2a(manager, 0, vote)])),
      'A manager that still works has not voted.',
    ),
    leadersProposeWhatIsSafe: always(
      (state) =>
        managers.every((manager) =>
          VOTES.every(
            (vote) => !state.msgs[phase2a(manager, 1, vote)] || majorities.some((majority) => asks(state, bounds, manager, majority, vote)),
          ),
        ),
      'A leader proposes the vote that the answers of some majority ask for.',
    ),
    outcomesAreDecided: always(
      (state) =>
        (!state.msgs.commit || managers.every((manager) => isDecidedSomewhere(state, bounds, manager, 'prepared'))) &&
        (!state.msgs.abort || managers.some((manager) => isDecidedSomewhere(state, bounds, manager, 'aborted'))),
      'An outcome is announced only when a majority has decided the votes.',
    ),
  };
}

/** For one manager: what is announced is the same for all. It must follow from the invariant. */
export const oneOutcomeIsAnnounced = always<PaxosCommit>(
  ({ msgs }) => !(msgs.commit && msgs.abort),
  'A transaction is not announced both to commit and to abort.',
);

const ANSWERS: readonly Accepted[] = [null, ...VOTES.map((vote) => ({ ballot: 0, vote }))];

/**
 * The states of one manager's votes: any proposal in each ballot, and acceptors that have accepted it or not, and promised or
 * not. A state in which an acceptor contradicts itself is not listed, as those are too many.
 */
export function* voteStates(bounds: Bounds): Generator<PaxosCommit> {
  const [manager] = bounds.managers;
  const start = initial(bounds);
  const proposals = [null, ...VOTES];
  for (const [own, led] of tuples<Vote | null>(proposals, proposals)) {
    const lots = bounds.acceptors.map((acceptor) => lotsOf(manager, acceptor, own, led));
    for (const each of tuples(...lots)) {
      const ledgers = Object.fromEntries(each.map(({ acceptor, ledger }) => [entry(manager, acceptor), ledger]));
      const said = each.flatMap((lot) => lot.said);
      const proposed = [...(own === null ? [] : [phase2a(manager, 0, own)]), ...(led === null ? [] : [phase2a(manager, 1, led)])];
      for (const others of subsets([phase1a(manager, 1), 'commit', 'abort'])) {
        const msgs = [...said, ...proposed, ...others].reduce(raised, start.msgs);
        for (const state of ['working', 'prepared', 'committed', 'aborted'] as const)
          yield { rmState: { [manager]: state }, ledgers, msgs };
      }
    }
  }
}

/** One acceptor, and the messages that it has sent. */
interface Lot {
  readonly acceptor: string;
  readonly ledger: Ledger;
  readonly said: readonly string[];
}

function lotsOf(manager: string, acceptor: string, own: Vote | null, led: Vote | null): readonly Lot[] {
  const both = [false, true];
  return [...tuples(own === null ? [false] : both, both, led === null ? [false] : both)].map(([first, promised, second]) => {
    const before: Accepted = first && own !== null ? { ballot: 0, vote: own } : null;
    const after: Accepted = second && led !== null ? { ballot: 1, vote: led } : null;
    const said = [
      ...(before === null ? [] : [phase2b(manager, 0, acceptor, before.vote)]),
      ...(promised ? [phase1b(manager, 1, acceptor, before)] : []),
      ...(after === null ? [] : [phase2b(manager, 1, acceptor, after.vote)]),
    ];
    return { acceptor, ledger: { promised: promised || second ? 1 : 0, accepted: after ?? before }, said };
  });
}

function areSame(one: Accepted, other: Accepted): boolean {
  return one?.ballot === other?.ballot && one?.vote === other?.vote;
}

function asks(state: PaxosCommit, bounds: Bounds, manager: string, majority: readonly string[], vote: Vote): boolean {
  const answers = majority.map((acceptor) => answerOf(state, bounds, manager, 1, acceptor));
  const given = answers.filter((answer): answer is Accepted => answer !== undefined);
  return given.length === majority.length && safeVote(given) === vote;
}

function isDecidedSomewhere(state: PaxosCommit, { majorities, ballots }: Bounds, manager: string, vote: Vote): boolean {
  return ballots.some((ballot) => majorities.some((majority) => isDecided(state, manager, { ballot, majority }, vote)));
}
