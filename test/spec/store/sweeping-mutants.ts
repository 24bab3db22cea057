/** Rules by which the store forgets a record whose coordinator does not, each left out in turn. */
import type { ActionDef } from '../../../spec/kernel/spec.ts';
import { apply, forget } from '../../../spec/store/applying.ts';
import { accept, promise } from '../../../spec/store/deciding.ts';
import type { Frame } from '../../../spec/store/frame.ts';
import { type AtHome, type AtItem, withCarrier, withDatum } from '../../../spec/store/parts.ts';
import type { Outcome } from '../../../spec/store/state.ts';
import type { Bounds, StoreState } from '../../../spec/store/store.ts';
import { type AtRecord, sayOver, settle, tellOfCommit } from '../../../spec/store/sweeping.ts';
import { changed, meeting } from './changes.ts';
import type { StoreMutant } from './store-mutants.ts';

const SWEPT: Bounds = {
  places: 3,
  classes: [['x']],
  transactions: [{ items: ['x'] }],
  epochs: [0],
  ballots: 1,
  areVanished: true,
  forgets: 'swept',
};
const RIVALS: Bounds = { ...SWEPT, ballots: 2 };
const REPLACED: Bounds = { ...RIVALS, epochs: [1] };
const TWO_ITEMS: Bounds = { ...SWEPT, classes: [['x', 'y']], transactions: [{ items: ['x', 'y'] }] };

export const SWEEPING_MUTANTS: readonly StoreMutant[] = [
  {
    breaks: 'a place without a record takes part in a ballot, though its version is newer',
    bounds: RIVALS,
    property: 'oneOutcome',
    steps: 15,
    change: (frame) => ({ promise: withVersion(frame, promise(frame), 0), accept: withVersion(frame, accept(frame), 0) }),
  },
  {
    breaks: 'a place forgets a record though it has the version that was read',
    bounds: RIVALS,
    property: 'oneOutcome',
    steps: 14,
    change: (frame) => ({ forget: withVersion(frame, forget(frame), 99) }),
  },
  {
    breaks: 'a record is forgotten while a place has accepted another outcome',
    bounds: REPLACED,
    property: 'oneOutcome',
    steps: 10,
    change: (frame) => ({
      settle: meeting(settle(frame), ({ records }, state, { transaction }) => ({
        records: { ...records, [transaction]: { promised: 0, accepted: { ballot: 0, outcome: outcomeOf(state, transaction) } } },
      })),
    }),
  },
  {
    breaks: 'a commit is forgotten before the places of another item have it',
    bounds: TWO_ITEMS,
    property: 'committedIsKept',
    steps: 14,
    change: (frame) => ({
      settle: seeing(settle(frame), (state, { transaction }) => {
        const before = state.transactions[transaction];
        const swept = before.swept.map(() => ({ epoch: 0, by: frame.allPlaces }));
        return { ...state, transactions: { ...state.transactions, [transaction]: { ...before, swept } } };
      }),
    }),
  },
  {
    breaks: 'a transaction is over when one place tells so',
    bounds: TWO_ITEMS,
    property: 'committedIsKept',
    steps: 8,
    change: (frame) => ({ sayOver: sayOver({ ...frame, majority: frame.places }) }),
  },
  {
    breaks: 'a place that a sweeper tells of a commit does not take its write over',
    bounds: SWEPT,
    property: 'committedIsKept',
    steps: 6,
    change: (frame) => ({
      tellOfCommit: changed(tellOfCommit(frame), (after, before, { item, name }: AtItem) =>
        withDatum(after, name, item, { ...after.carriers[name].data[item], version: before.carriers[name].data[item].version }),
      ),
    }),
  },
  {
    breaks: 'the home of a transaction is an item that it only reads',
    bounds: {
      ...TWO_ITEMS,
      transactions: [{ items: ['x', 'y'], writes: ['y'] }],
      areVanished: false,
      vanishes: false,
      forgets: 'told',
    },
    property: 'oneOutcome',
    steps: 19,
    change: (frame) => {
      const other = { ...frame, homeItemOf: { t1: 'x' } };
      return { promise: promise(other), accept: accept(other), apply: apply(other) };
    },
  },
];

function outcomeOf({ transactions }: StoreState, transaction: string): Outcome {
  return transactions[transaction].outcomes[0];
}

/** The action that sees another state. */
function seeing<P>(original: ActionDef<StoreState, P>, seen: (state: StoreState, param: P) => StoreState): ActionDef<StoreState, P> {
  return { ...original, when: (state, param) => original.when(seen(state, param), param) };
}

/** The action that takes the version of the home item at a place for another one. */
function withVersion<P extends AtHome | AtRecord>(
  frame: Frame,
  original: ActionDef<StoreState, P>,
  version: number,
): ActionDef<StoreState, P> {
  return seeing(original, (state, { transaction, name }) => {
    const item = frame.homeItemOf[transaction];
    const carrier = state.carriers[name];
    return withCarrier(state, name, { ...carrier, data: { ...carrier.data, [item]: { ...carrier.data[item], version } } });
  });
}
