/** The messages of Paxos Commit, by name, and the finite universe of them that the bounds allow. */

/** A resource manager's vote. */
export type Vote = 'prepared' | 'aborted';

export const VOTES: readonly Vote[] = ['prepared', 'aborted'];

/** A vote that an acceptor has accepted, and in which ballot; null: none yet. */
export type Accepted = { readonly ballot: number; readonly vote: Vote } | null;

/** The processes that take part, the sets of acceptors that decide, and the ballots. */
export interface Bounds {
  readonly managers: readonly string[];
  readonly acceptors: readonly string[];
  /** Any two of them have an acceptor in common. */
  readonly majorities: readonly (readonly string[])[];
  /** Ascending; ballot 0 belongs to the resource manager itself. */
  readonly ballots: readonly number[];
}

/** A leader asks the acceptors what they have accepted in this instance, and to accept nothing lower. */
export function phase1a(manager: string, ballot: number): string {
  return `phase1a ${manager} ${ballot}`;
}

/** An acceptor's answer. */
export function phase1b(manager: string, ballot: number, acceptor: string, accepted: Accepted): string {
  const what = accepted === null ? 'nothing' : `${accepted.vote} in ${accepted.ballot}`;
  return `phase1b ${manager} ${ballot} ${acceptor}: ${what}`;
}

/** A leader, or in ballot 0 the resource manager itself, proposes its vote. */
export function phase2a(manager: string, ballot: number, vote: Vote): string {
  return `phase2a ${manager} ${ballot} ${vote}`;
}

/** An acceptor has accepted it. */
export function phase2b(manager: string, ballot: number, acceptor: string, vote: Vote): string {
  return `phase2b ${manager} ${ballot} ${acceptor} ${vote}`;
}

/** All that an acceptor may have accepted when it promises `ballot`. */
export function acceptedBefore(ballot: number, ballots: readonly number[]): readonly Accepted[] {
  const lower = ballots.filter((each) => each < ballot);
  return [null, ...lower.flatMap((each) => VOTES.map((vote) => ({ ballot: each, vote })))];
}

export function allMessages({ managers, acceptors, ballots }: Bounds): readonly string[] {
  const led = ballots.filter((ballot) => ballot > 0);
  return [
    'commit',
    'abort',
    ...managers.flatMap((manager) => [
      ...led.map((ballot) => phase1a(manager, ballot)),
      ...led.flatMap((ballot) =>
        acceptors.flatMap((acceptor) => acceptedBefore(ballot, ballots).map((accepted) => phase1b(manager, ballot, acceptor, accepted))),
      ),
      ...ballots.flatMap((ballot) => VOTES.map((vote) => phase2a(manager, ballot, vote))),
      ...ballots.flatMap((ballot) => acceptors.flatMap((acceptor) => VOTES.map((vote) => phase2b(manager, ballot, acceptor, vote)))),
    ]),
  ];
}
