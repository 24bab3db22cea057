/** The tasks of the course, as data: a scenario, what the reader is to reach in it, and in how many steps. */

export interface Task {
  /** The number of its chapter, with a letter from the second task of a chapter on. */
  readonly id: string;
  readonly scenario: string;
  /** The name of a property of the scenario. */
  readonly goal: string;
  /** An `always` or `step` property is to be broken, a `reachable` one met, and the way back to a `recoverable` one closed. */
  readonly reach: 'broken' | 'met' | 'closed';
  /** The length of a shortest solution. More steps are allowed, and counted. */
  readonly atLeast: number;
  /** The task in one sentence. */
  readonly asks: string;
}

export const TASKS: readonly Task[] = [
  {
    id: '01',
    scenario: 'baselines/generations/unstructured/beyond-ttl',
    goal: 'existingItemsAreFound',
    reach: 'broken',
    atLeast: 3,
    asks: 'End the search without an answer, though node 3 has the item.',
  },
  {
    id: '02',
    scenario: 'lookup-consistency/6-keys',
    goal: 'someKeyIsBeingHandedOver',
    reach: 'met',
    atLeast: 1,
    asks: 'Find a moment when a key belongs to nobody.',
  },
  {
    id: '03',
    scenario: 'fingers/lookup/worked-example',
    goal: 'fromNode6To12',
    reach: 'met',
    atLeast: 2,
    asks: 'Send the lookup of key 7 from node 0 to node 6, and on to node 12.',
  },
  {
    id: '04',
    scenario: 'baselines/chord/join',
    goal: 'oneAnswerPerKey',
    reach: 'broken',
    atLeast: 13,
    asks: 'Make two members of the ring name two owners of one key.',
  },
  {
    id: '05',
    scenario: 'baselines/chord-failures/no-ring',
    goal: 'atLeastOneRing',
    reach: 'broken',
    atLeast: 5,
    asks: 'Lose the ring with one crash.',
  },
  {
    id: '06',
    scenario: 'baselines/dks/crash/newcomer/lock',
    goal: 'everyLockIsReleased',
    reach: 'closed',
    atLeast: 3,
    asks: 'Leave a lock that no node can release any more.',
  },
  {
    id: '07',
    scenario: 'relaxed-ring/join/every-key-owned',
    goal: 'atLeastOneResponsible',
    reach: 'broken',
    atLeast: 2,
    asks: 'Find the moment when keys 1 to 4 have no owner.',
  },
  {
    id: '08',
    scenario: 'relaxed-ring/join/no-bush',
    goal: 'noBushWithoutSuspicion',
    reach: 'broken',
    atLeast: 2,
    asks: 'Make a bush without any suspicion.',
  },
  {
    id: '08b',
    scenario: 'baselines/relaxed-ring-published/join/lost/bush-stays',
    goal: 'perfectRingOfMembers',
    reach: 'closed',
    atLeast: 5,
    asks: 'Make a bush that stays for ever, with one lost message.',
  },
  {
    id: '09',
    scenario: 'relaxed-ring/lookup/during-2-joins',
    goal: 'twoOwnersInTurn',
    reach: 'met',
    atLeast: 7,
    asks: 'Let two clients hear of two owners of key 4, each of them rightly.',
  },
  {
    id: '10',
    scenario: 'relaxed-ring/crash/during-join',
    goal: 'atMostOneResponsible',
    reach: 'broken',
    atLeast: 8,
    asks: 'Give keys 1 to 4 two owners with one crash.',
  },
  {
    id: '11',
    scenario: 'relaxed-ring/suspicion/by-both',
    goal: 'atMostOneResponsible',
    reach: 'broken',
    atLeast: 3,
    asks: 'Isolate node 8 by two false suspicions, until its keys have two owners.',
  },
  {
    id: '12',
    scenario: 'failure-detector/delay/delay-exceeds-patience',
    goal: 'mistakesAreCounted',
    reach: 'broken',
    atLeast: 18,
    asks: 'Make the detector wrong more often than its patience can explain.',
  },
  {
    id: '13',
    scenario: 'relaxed-ring/leave/4-neighbours',
    goal: 'aPerfectRingOf2',
    reach: 'met',
    atLeast: 10,
    asks: 'Let nodes 4 and 8 leave, and end with a perfect ring of two.',
  },
  {
    id: '13b',
    scenario: 'relaxed-ring/leave/lost/once',
    goal: 'theLeaverEnds',
    reach: 'closed',
    atLeast: 2,
    asks: 'Lose one message, so that the leaver waits for ever.',
  },
  {
    id: '14',
    scenario: 'ring-merge/merge/1+2',
    goal: 'oneRing',
    reach: 'met',
    atLeast: 5,
    asks: 'Make one ring of the three nodes.',
  },
  {
    id: '14b',
    scenario: 'ring-merge/lost/once',
    goal: 'oneRingInTheEnd',
    reach: 'closed',
    atLeast: 5,
    asks: 'Stop the merge for good with one lost message.',
  },
  {
    id: '15',
    scenario: 'replication/quorum/3/plain-reads/inversion',
    goal: 'linearizable',
    reach: 'broken',
    atLeast: 9,
    asks: 'Read the new value, and then the old one.',
  },
  {
    id: '16',
    scenario: 'replication/crash/3/absent-before-restored',
    goal: 'regular',
    reach: 'broken',
    atLeast: 10,
    asks: 'Make an acknowledged write vanish.',
  },
  {
    id: '17',
    scenario: 'baselines/two-phase-commit/crash/coordinator',
    goal: 'everyParticipantCanDecide',
    reach: 'closed',
    atLeast: 2,
    asks: 'Block a participant for ever.',
  },
  {
    id: '17b',
    scenario: 'transactions/vote/crash',
    goal: 'somebodyCommits',
    reach: 'met',
    atLeast: 3,
    asks: 'Let a client hear that its transaction has committed.',
  },
  {
    id: '18',
    scenario: 'baselines/scalaris/write-skew/f-3',
    goal: 'committedTransactionsAreSerialisable',
    reach: 'broken',
    atLeast: 18,
    asks: 'Make both transactions commit, though each has overwritten what the other has read.',
  },
];

/** The task with this id. Throws if there is none. */
export function taskOf(id: string): Task {
  const task = TASKS.find((each) => each.id === id);
  if (task === undefined) throw new Error(`id: got ${id}, expected a task of the course`);
  return task;
}
