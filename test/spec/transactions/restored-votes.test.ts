/** Rules of restored votes, each left out in turn: a property breaks. */
import { expect, test } from 'vitest';
import { initialStatesOf } from '../../../spec/kernel/initial-states.ts';
import type { ActionDef, Spec } from '../../../spec/kernel/spec.ts';
import {
  type Claimant,
  type Reading,
  type RestoredVotes,
  restoredVotes,
  type TitleBounds,
  type Vote,
} from '../../../spec/transactions/restored-votes.ts';
import { caught, type SpecMutant, verdictOn, withActions } from '../spec-mutant.ts';

interface VoteMutant extends SpecMutant {
  readonly bounds: TitleBounds;
  /** The places whose take-overs have begun when the search begins. */
  readonly takenOver: readonly number[];
  change(actions: Spec<RestoredVotes>['actions']): Spec<RestoredVotes>['actions'];
}

const THREE: TitleBounds = { places: 3, transactions: 2, takeOvers: 1, quorum: 2 };

const MUTANTS: readonly VoteMutant[] = [
  {
    breaks: 'holder prepares whatever epochs the transaction names, also after its successor has read',
    bounds: THREE,
    takenOver: [],
    property: 'deadVotesAreKept',
    steps: 7,
    change: ({ prepare }) => ({
      prepare: {
        ...prepare,
        when({ holders, transactions }, { place, title, transaction }) {
          const { names, preparedAt } = transactions[transaction];
          const isFree = holders[place][title].locks.every((lock) => lock === transaction);
          return names !== null && !preparedAt.includes(place) && isFree;
        },
      } satisfies ActionDef<RestoredVotes, Vote>,
    }),
  },
  {
    breaks: 'claimant reads the data without the locks, though what is prepared may still commit',
    bounds: THREE,
    takenOver: [],
    property: 'deadVotesAreKept',
    steps: 7,
    change: ({ read }) => ({
      read: {
        ...read,
        then(state, reading) {
          const { holders, transactions } = read.then(state, reading);
          const isReader = (place: number, title: number) => place === reading.place && title === reading.title;
          const unlocked = holders.map((all, place) => all.map((each, title) => (isReader(place, title) ? { ...each, locks: [] } : each)));
          return { holders: unlocked, transactions };
        },
      } satisfies ActionDef<RestoredVotes, Reading>,
    }),
  },
  {
    breaks: 'claimant counts the answers of holders that it knows to be replaced',
    bounds: { ...THREE, transactions: 1, takeOvers: 2 },
    takenOver: [0, 1],
    property: 'deadVotesAreKept',
    steps: 9,
    change: ({ restore }) => ({
      restore: {
        ...restore,
        when: ({ holders }, { place, title }) => holders[place][title].told.filter((each) => each !== null).length >= THREE.quorum,
      } satisfies ActionDef<RestoredVotes, Claimant>,
    }),
  },
];

test.each(MUTANTS)('$breaks: $property breaks', async ({ bounds, takenOver, change, ...mutant }) => {
  const spec = restoredVotes(bounds);
  const init = initialStatesOf(spec).map((first) => takenOver.reduce(spec.actions.takeOver.then, first));
  expect(await verdictOn(withActions({ ...spec, init }, change(spec.actions)))).toEqual(caught(mutant));
});
