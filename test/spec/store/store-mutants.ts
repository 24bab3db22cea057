/** Rules of the store on epochs, each left out in turn. The bounds are those in which the rule matters. */
import type { Spec } from '../../../spec/kernel/spec.ts';
import { apply, type Told } from '../../../spec/store/applying.ts';
import { install, type Seal, seal } from '../../../spec/store/configuring.ts';
import { abort, propose, vote } from '../../../spec/store/coordinating.ts';
import { accept, promise } from '../../../spec/store/deciding.ts';
import type { Frame } from '../../../spec/store/frame.ts';
import { type AtItem, withBallot, withCarrier, withDatum, withTransaction } from '../../../spec/store/parts.ts';
import { type Ask, answer } from '../../../spec/store/reading.ts';
import { ballotKey, NO_RECORD } from '../../../spec/store/state.ts';
import type { Bounds, StoreState } from '../../../spec/store/store.ts';
import type { SpecMutant } from '../spec-mutant.ts';
import { changed, changedSight, epochOf, forgetting, meeting, newest, withClaims, withoutEnds, withoutLocks } from './changes.ts';

export interface StoreMutant extends SpecMutant {
  readonly bounds: Bounds;
  /** The actions that are other. */
  change(frame: Frame): Spec<StoreState>['actions'];
}

const ONE: Bounds = { places: 3, classes: [['x']], transactions: [{ items: ['x'] }], epochs: [0], ballots: 1 };
const QUIET: Bounds = { ...ONE, ballots: 0, vanishes: false };
const REPLACED: Bounds = { ...ONE, vanishes: false, epochs: [1] };
const FORGETS: Bounds = { ...QUIET, epochs: [1], forgets: 'told' };
const TWO: Bounds = { ...QUIET, transactions: [{ items: ['x'] }, { items: ['x'] }] };

export const MUTANTS: readonly StoreMutant[] = [
  {
    breaks: 'a vote counts whatever epoch is named',
    bounds: { ...QUIET, epochs: [1] },
    property: 'committedIsKept',
    steps: 10,
    change: (frame) => ({ vote: meeting(vote(frame), (_, state, at) => ({ epoch: epochOf(state, frame, at) })) }),
  },
  {
    breaks: 'a sealed member votes',
    bounds: { ...QUIET, epochs: [1] },
    property: 'committedIsKept',
    steps: 9,
    change: (frame) => ({ vote: meeting(vote(frame), () => ({ isSealed: false })) }),
  },
  {
    breaks: 'a member does not look for a newer version',
    bounds: TWO,
    property: 'strictlySerialisable',
    steps: 13,
    change: (frame) => ({
      vote: changedSight(vote(frame)),
    }),
  },
  {
    breaks: 'a member votes beside a lock that conflicts',
    bounds: TWO,
    property: 'strictlySerialisable',
    steps: 12,
    change: (frame) => {
      const original = vote(frame);
      const unlocked = (state: StoreState, { item, name }: AtItem) =>
        withDatum(state, name, item, { ...state.carriers[name].data[item], locks: [] });
      return {
        vote: {
          ...original,
          when: (state: StoreState, at: AtItem) =>
            !state.carriers[at.name].data[at.item].locks.includes(at.transaction) && original.when(unlocked(state, at), at),
        },
      };
    },
  },
  {
    breaks: 'a newcomer does not read the locks',
    bounds: { ...QUIET, epochs: [1] },
    property: 'committedIsKept',
    steps: 9,
    change: (frame) => ({
      seal: changed(seal(frame), (after) => withClaims(after, ({ data, ...claim }) => ({ ...claim, data: withoutLocks(data) }))),
    }),
  },
  {
    breaks: 'a newcomer does not read the records',
    bounds: { ...QUIET, epochs: [1] },
    property: 'outcomeIsFound',
    steps: 9,
    change: (frame) => ({
      install: changed(install(frame), (after, before, ofClass) => {
        const name = frame.newcomers[ofClass][before.classes[ofClass].configurations.length - 1];
        const records = Object.fromEntries(Object.keys(after.carriers[name].records).map((each) => [each, NO_RECORD]));
        return withCarrier(after, name, { ...after.carriers[name], records });
      }),
    }),
  },
  {
    breaks: 'a newcomer keeps the newest record, instead of the highest promise and the highest acceptance',
    bounds: REPLACED,
    property: 'outcomeIsFound',
    steps: 10,
    change: (frame) => ({
      ...withoutEnds(frame),
      seal: changed(seal(frame), (after, before, { name }: Seal) =>
        withClaims(after, (claim, ofClass) => {
          const known = before.classes[ofClass].claim?.records ?? {};
          if (frame.classOfCarrier[name] !== ofClass) return claim;
          const own = before.carriers[name].records;
          return {
            ...claim,
            records: Object.fromEntries(Object.keys(own).map((each) => [each, newest(known[each] ?? NO_RECORD, own[each])])),
          };
        }),
      ),
    }),
  },
  {
    breaks: 'a coordinator tells its client commit before a majority has accepted',
    bounds: { ...ONE, vanishes: false },
    property: 'oneOutcome',
    steps: 8,
    change: (frame) => ({
      propose: changed(propose(frame), (after, _, name) =>
        withTransaction(after, name, { ...after.transactions[name], status: 'committed', outcomes: ['committed'] }),
      ),
    }),
  },
  {
    breaks: 'a resolver aborts though it has seen a commit',
    bounds: ONE,
    property: 'oneOutcome',
    steps: 10,
    change: (frame) => ({
      promise: changed(promise(frame), (after, _, { transaction, ballot }) => {
        const own = after.ballots[ballotKey(transaction, ballot)];
        return own.step === 'proposing' ? withBallot(after, transaction, ballot, { ...own, outcome: 'aborted' }) : after;
      }),
    }),
  },
  {
    breaks: 'an acceptor ignores its promise',
    bounds: ONE,
    property: 'oneOutcome',
    steps: 10,
    change: (frame) => ({
      accept: meeting(accept(frame), ({ records }, _, { transaction }) => ({
        records: { ...records, [transaction]: { ...records[transaction], promised: 0 } },
      })),
    }),
  },
  {
    breaks: 'a coordinator proposes without votes of a majority',
    bounds: QUIET,
    property: 'committedIsKept',
    steps: 4,
    change: (frame) => ({
      propose: { ...propose(frame), when: ({ transactions }: StoreState, name: string) => transactions[name].status === 'preparing' },
    }),
  },
  {
    breaks: 'a coordinator that has proposed aborts by itself',
    bounds: ONE,
    property: 'oneOutcome',
    steps: 7,
    change: (frame) => ({
      abort: {
        ...abort(frame),
        when: ({ transactions }: StoreState, name: string) => ['preparing', 'proposing'].includes(transactions[name].status),
      },
    }),
  },
  {
    breaks: 'acceptances of two epochs are counted together',
    bounds: { ...QUIET, epochs: [1] },
    property: 'outcomeIsFound',
    steps: 10,
    change: (frame) => ({ accept: meeting(accept(frame), () => ({ epoch: 0 })) }),
  },
  {
    breaks: 'promises of two epochs are counted together',
    bounds: REPLACED,
    property: 'oneOutcome',
    steps: 15,
    change: (frame) => {
      const original = vote(frame);
      // Two places vote. More would cost time.
      const few = { ...original, when: (state: StoreState, at: AtItem) => ['A0', 'A1'].includes(at.name) && original.when(state, at) };
      return { ...withoutEnds(frame), vote: few, promise: meeting(promise(frame), () => ({ epoch: 0 })) };
    },
  },
  {
    breaks: 'a sealed member accepts',
    bounds: { ...QUIET, epochs: [1] },
    property: 'outcomeIsFound',
    steps: 9,
    change: (frame) => ({ accept: meeting(accept(frame), () => ({ isSealed: false })) }),
  },
  {
    breaks: 'a quick read ignores locks',
    bounds: { ...QUIET, readers: ['x'] },
    property: 'strictlySerialisable',
    steps: 9,
    change: (frame) => {
      const original = answer(frame);
      return {
        answer: {
          ...original,
          then: (state: StoreState, param: Ask) => {
            const item = frame.itemOf[param.reader];
            const unlocked = withDatum(state, param.name, item, { ...state.carriers[param.name].data[item], locks: [] });
            return { ...original.then(unlocked, param), carriers: state.carriers };
          },
        },
      };
    },
  },
  {
    breaks: 'a quick read counts answers of two epochs together',
    bounds: { ...QUIET, epochs: [1], readers: ['x'] },
    property: 'strictlySerialisable',
    steps: 14,
    change: (frame) => ({ ...withoutEnds(frame), answer: meeting(answer(frame), () => ({ epoch: 0 })) }),
  },
  {
    breaks: 'a lock is released without the outcome',
    bounds: QUIET,
    property: 'committedIsKept',
    steps: 7,
    change: (frame) => ({
      release: {
        params: () => frame.carriers,
        when: ({ carriers }: StoreState, name: string) => carriers[name].data.x.locks.length > 0,
        then: (state: StoreState, name: string) => withDatum(state, name, 'x', { ...state.carriers[name].data.x, locks: [] }),
      },
    }),
  },
  {
    breaks: 'a lock is released before the write is taken over',
    bounds: QUIET,
    property: 'committedIsKept',
    steps: 7,
    change: (frame) => ({
      apply: changed(apply(frame), (after, before, { item, name }: Told) =>
        withDatum(after, name, item, { ...after.carriers[name].data[item], version: before.carriers[name].data[item].version }),
      ),
    }),
  },
  {
    breaks: 'a place takes over an older write',
    bounds: TWO,
    property: 'committedIsKept',
    steps: 15,
    change: (frame) => {
      const unwritten = (state: StoreState, { item, name }: Told) =>
        withDatum(state, name, item, { ...state.carriers[name].data[item], version: 0 });
      const original = apply(frame);
      return {
        apply: {
          ...original,
          when: (state: StoreState, told: Told) => original.when(unwritten(state, told), told),
          then: (state: StoreState, told: Told) =>
            told.outcome === 'committed' ? original.then(unwritten(state, told), told) : original.then(state, told),
        },
      };
    },
  },
  {
    breaks: 'a record is forgotten before all places have the outcome',
    bounds: ONE,
    property: 'oneOutcome',
    steps: 11,
    change: (frame) => ({ forget: forgetting(frame, ({ transactions }, name) => transactions[name].status === 'committed') }),
  },
  {
    breaks: 'acknowledgements of two epochs are counted together',
    bounds: FORGETS,
    property: 'forgottenIsEverywhere',
    steps: 14,
    change: (frame) => ({ apply: meeting(apply(frame), () => ({ epoch: 0 })) }),
  },
  {
    breaks: 'a sealed member acknowledges',
    bounds: FORGETS,
    property: 'forgottenIsEverywhere',
    steps: 12,
    change: (frame) => ({ apply: meeting(apply(frame), () => ({ isSealed: false })) }),
  },
  {
    breaks: 'the record of an abort is forgotten while ballot 0 may arrive',
    bounds: ONE,
    property: 'oneOutcome',
    steps: 11,
    change: (frame) => ({ forget: forgetting(frame, ({ transactions }, name) => transactions[name].outcomes.includes('aborted')) }),
  },
];
