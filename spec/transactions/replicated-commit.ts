/**
 * Atomic commit over replicas as an abstract machine, for one transaction. Each replica votes once, and all nodes that
 * learn the outcome learn the same one. It may be a commit when a majority of the replicas of each item has voted for it,
 * and an abort at any time. When somebody knows it, the votes have served, and are forgotten.
 *
 * With one replica per item this is TCommit of Gray and Lamport (`spec/atomic-commit`), seen from those who learn.
 */
import { put } from '../kernel/record.ts';
import { type ActionDef, action, always, reachable, type Spec, step } from '../kernel/spec.ts';
import { type Items, isPreparedBy, type Outcome, type Votes, waysToVote } from './votes.ts';

export interface ReplicatedCommit {
  /** By instance, the votes so far. */
  readonly cast: Votes;
  /** The outcomes that nodes know, by node. */
  readonly known: Readonly<Record<string, Outcome | 'nothing'>>;
}

interface FirstToLearn {
  readonly observer: string;
  readonly outcome: Outcome;
  /** The votes that are cast at the same moment. */
  readonly votes: Votes;
}

/** The machine for the replicas of these items, and for the nodes that want to know. */
export function replicatedCommit(items: Items, observers: readonly string[]): Spec<ReplicatedCommit> {
  return {
    name: 'replicated-commit',
    init: [{ cast: {}, known: nobodyOf(observers) }],
    actions: {
      vote: vote(items),
      decide: action<ReplicatedCommit, FirstToLearn>({
        doc: 'The first node learns the outcome.',
        params: (state) =>
          waysOn(items, state).flatMap((votes) =>
            observers.flatMap((observer) => (['committed', 'aborted'] as const).map((outcome) => ({ observer, outcome, votes }))),
          ),
        when: (state, { outcome, votes }) =>
          !isDecided(state) && (outcome === 'aborted' || isPreparedBy(items, { ...state.cast, ...votes })),
        then: (state, { observer, outcome }) => ({ cast: {}, known: { ...state.known, [observer]: outcome } }),
      }),
      hear: hear(observers),
    },
    properties: {
      allKnowTheSame: always(
        ({ known }) => new Set(Object.values(known).filter((outcome) => outcome !== 'nothing')).size <= 1,
        'Nobody knows that a transaction is committed, and somebody else that it is aborted.',
      ),
      outcomesStay: step(
        (before, after) =>
          observers.every((observer) => before.known[observer] === 'nothing' || after.known[observer] === before.known[observer]),
        'A node that knows an outcome keeps it.',
      ),
      mayCommit: reachable((state) => outcomeIn(state) === 'committed', 'The transaction commits.'),
      mayAbort: reachable((state) => outcomeIn(state) === 'aborted', 'The transaction aborts.'),
    },
  };
}

export function vote<S extends ReplicatedCommit>(items: Items): ActionDef<S, Votes> {
  return action<S, Votes>({
    doc: 'Replicas vote.',
    params: (state) => waysOn(items, state),
    when: (state, votes) => !isDecided(state) && Object.keys(votes).length > 0,
    then: (state, votes) => ({ ...state, cast: { ...state.cast, ...votes } }),
  });
}

export function hear<S extends ReplicatedCommit>(observers: readonly string[]): ActionDef<S, string> {
  return action<S, string>({
    doc: 'Another node learns it, too.',
    params: () => observers,
    when: (state, observer) => isDecided(state) && state.known[observer] === 'nothing',
    then: (state, observer) => ({ ...state, known: put(state.known, observer, outcomeIn(state) ?? 'nothing') }),
  });
}

/** The votes of replicas that have not voted: some of them, or none. */
function waysOn(items: Items, { cast }: Pick<ReplicatedCommit, 'cast'>): readonly Votes[] {
  return waysToVote(items.flat().filter((instance) => cast[instance] === undefined));
}

/** Whether some node knows the outcome. */
export function isDecided(state: Pick<ReplicatedCommit, 'known'>): boolean {
  return outcomeIn(state) !== undefined;
}

export function nobodyOf(observers: readonly string[]): ReplicatedCommit['known'] {
  return Object.fromEntries(observers.map((observer) => [observer, 'nothing']));
}

export function outcomeIn({ known }: Pick<ReplicatedCommit, 'known'>): Outcome | undefined {
  return Object.values(known).find((outcome) => outcome !== 'nothing');
}
