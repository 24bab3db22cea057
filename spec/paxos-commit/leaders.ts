/**
 * The actions of leaders: phases 1a and 2a of Paxos in ballots above 0, and announcing the outcome.
 *
 * A leader that finds a vote accepted must propose the one of the highest ballot; one that finds none proposes to abort.
 * TLC counts a step once for each majority, and each ballot, that allows it; so these are parameters here.
 */
import { action, type Spec } from '../kernel/spec.ts';
import { type Accepted, acceptedBefore, type Bounds, phase1a, phase1b, phase2a, phase2b, VOTES, type Vote } from './messages.ts';
import { type PaxosCommit, sent } from './state.ts';

export function leaderActions(bounds: Bounds): Spec<PaxosCommit>['actions'] {
  const { managers, majorities, ballots } = bounds;
  const led = ballots.filter((ballot) => ballot > 0);
  const questions = managers.flatMap((manager) => led.map((ballot) => ({ manager, ballot })));
  const answered = questions.flatMap((question) => majorities.map((majority) => ({ ...question, majority })));
  const seen = ballots.flatMap((ballot) => majorities.map((majority) => ({ ballot, majority })));
  return {
    Phase1a: action<PaxosCommit, Ballot>({
      doc: 'A leader begins a ballot, at any time, once or again.',
      params: () => questions,
      when: () => true,
      then: (state, { manager, ballot }) => sent(state, phase1a(manager, ballot)),
    }),
    Phase2a: action<PaxosCommit, Answered>({
      doc: 'A majority has answered a leader, which proposes for the first time in this ballot.',
      params: () => answered,
      when: (state, { manager, ballot, majority }) =>
        VOTES.every((vote) => !state.msgs[phase2a(manager, ballot, vote)]) &&
        majority.every((acceptor) => answerOf(state, bounds, manager, ballot, acceptor) !== undefined),
      then: (state, { manager, ballot, majority }) => {
        const answers = majority.map((acceptor) => answerOf(state, bounds, manager, ballot, acceptor) ?? null);
        return sent(state, phase2a(manager, ballot, safeVote(answers)));
      },
    }),
    DecideC: action<PaxosCommit, readonly Seen[]>({
      doc: 'All managers are decided to be prepared.',
      params: () => product(managers.map(() => seen)),
      when: (state, each) => managers.every((manager, i) => isDecided(state, manager, each[i], 'prepared')),
      then: (state) => sent(state, 'commit'),
    }),
    DecideA: action<PaxosCommit, Seen & { readonly manager: string }>({
      doc: 'One manager is decided to have aborted.',
      params: () => managers.flatMap((manager) => seen.map((each) => ({ ...each, manager }))),
      when: (state, { manager, ...each }) => isDecided(state, manager, each, 'aborted'),
      then: (state) => sent(state, 'abort'),
    }),
  };
}

interface Ballot {
  readonly manager: string;
  readonly ballot: number;
}

interface Answered extends Ballot {
  readonly majority: readonly string[];
}

/** Where a majority has been seen to accept. */
export interface Seen {
  readonly ballot: number;
  readonly majority: readonly string[];
}

/** Undefined while the acceptor has not answered. */
export function answerOf(
  { msgs }: PaxosCommit,
  { ballots }: Bounds,
  manager: string,
  ballot: number,
  acceptor: string,
): Accepted | undefined {
  return acceptedBefore(ballot, ballots).find((accepted) => msgs[phase1b(manager, ballot, acceptor, accepted)]);
}

export function safeVote(answers: readonly Accepted[]): Vote {
  const highest = answers.reduce((best, each) => (each !== null && (best === null || each.ballot > best.ballot) ? each : best), null);
  return highest === null ? 'aborted' : highest.vote;
}

export function isDecided({ msgs }: PaxosCommit, manager: string, { ballot, majority }: Seen, vote: Vote): boolean {
  return majority.every((acceptor) => msgs[phase2b(manager, ballot, acceptor, vote)]);
}

function product<E>(choices: readonly (readonly E[])[]): readonly (readonly E[])[] {
  return choices.reduce<readonly (readonly E[])[]>((all, each) => all.flatMap((before) => each.map((one) => [...before, one])), [[]]);
}
