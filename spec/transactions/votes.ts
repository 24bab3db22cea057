/**
 * Votes of replicas, and what they amount to. An item is prepared when a majority of its replicas is, and lost when
 * no majority can be any more. A transaction commits if all its items are prepared, and aborts if one is lost.
 */
export type Vote = 'prepared' | 'abort';

export type Outcome = 'committed' | 'aborted';

/** By instance; one that is missing is not settled. */
export type Votes = Readonly<Record<string, Vote>>;

/** The instances of one transaction: for each item, one per replica. */
export type Items = readonly (readonly string[])[];

/** Whether a majority of the replicas of each item has voted to commit. */
export function isPreparedBy(items: Items, votes: Votes): boolean {
  return items.every((item) => having(item, votes, 'prepared') * 2 > item.length);
}

/** The outcome that these votes settle, whatever the other votes are; null if those still matter. */
export function settledBy(items: Items, votes: Votes): Outcome | null {
  if (items.some((item) => having(item, votes, 'abort') * 2 >= item.length)) return 'aborted';
  return isPreparedBy(items, votes) ? 'committed' : null;
}

function having(item: readonly string[], votes: Votes, vote: Vote): number {
  return item.filter((instance) => votes[instance] === vote).length;
}

/** All ways to vote in some, or none, of these instances. */
export function waysToVote(instances: readonly string[]): readonly Votes[] {
  return instances.reduce(
    (ways: readonly Votes[], instance) =>
      ways.flatMap((way): readonly Votes[] => [way, { ...way, [instance]: 'prepared' }, { ...way, [instance]: 'abort' }]),
    [{}],
  );
}
