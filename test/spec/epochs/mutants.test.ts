/** Rules of epochs, each left out in turn: a property breaks. The bounds are those in which the rule matters. */
import { expect, test } from 'vitest';
import { withCarrier } from '../../../spec/epochs/carriers.ts';
import { accept, promise } from '../../../spec/epochs/claiming.ts';
import { type Bounds, type ClassState, classEpochs, type Frame } from '../../../spec/epochs/class-epochs.ts';
import { answer } from '../../../spec/epochs/reading.ts';
import { type Carrier, claimantOf, claimKey, frameOf, heirOf, LOCKED, NOTHING } from '../../../spec/epochs/state.ts';
import { prepare } from '../../../spec/epochs/voting.ts';
import type { ActionDef, Spec } from '../../../spec/kernel/spec.ts';
import { caught, type SpecMutant, verdictOn, withActions } from '../spec-mutant.ts';

type Actions = Spec<ClassState>['actions'];

interface EpochMutant extends SpecMutant {
  readonly bounds: Bounds;
  /** The actions that are other. */
  change(frame: Frame, actions: Actions): Actions;
}

const THREE: Bounds = { places: 3, transactions: 2, epochs: 1, ballots: 1, decisions: false };
const TWO_EPOCHS: Bounds = { ...THREE, transactions: 1, epochs: 2 };

/** The carrier as it would be without its seal. */
const unsealed = (carrier: Carrier): Carrier => ({ ...carrier, promised: 0, accepted: null });

/** An action that asks its guard about the carrier without its seal. */
function unguarded<P>(original: ActionDef<ClassState, P>, nameOf: (param: P) => string): ActionDef<ClassState, P> {
  return {
    ...original,
    when: (state, param) => original.when(withCarrier(state, nameOf(param), unsealed(state.carriers[nameOf(param)])), param),
  };
}

/** The claim reads other things than the member knows. */
function reading(frame: Frame, told: (known: number) => number): Actions {
  const original = promise(frame);
  return {
    promise: {
      ...original,
      then: (state, param) => {
        const carrier = state.carriers[param.name];
        const after = original.then(withCarrier(state, param.name, { ...carrier, knows: carrier.knows.map(told) }), param);
        return withCarrier(after, param.name, { ...after.carriers[param.name], knows: carrier.knows });
      },
    },
  };
}

const MUTANTS: readonly EpochMutant[] = [
  {
    breaks: 'claimant reads nothing before it is installed',
    bounds: THREE,
    property: 'votesOfTheReplacedAreKept',
    steps: 7,
    change: (frame) => reading(frame, () => NOTHING),
  },
  {
    breaks: 'claimant reads the data without the locks',
    bounds: THREE,
    property: 'votesOfTheReplacedAreKept',
    steps: 7,
    change: (frame) => reading(frame, (known) => (known === LOCKED ? NOTHING : known)),
  },
  {
    breaks: 'sealed member goes on voting',
    bounds: THREE,
    property: 'votesOfTheReplacedAreKept',
    steps: 7,
    change: (frame) => ({ prepare: unguarded(prepare(frame), ({ name }) => name) }),
  },
  {
    breaks: 'member votes whatever epoch the transaction names',
    bounds: THREE,
    property: 'votesOfTheReplacedAreKept',
    steps: 8,
    change: (frame) => {
      const original = prepare(frame);
      const asNamed = (state: ClassState, transaction: number, name: string): ClassState => {
        const carrier = state.carriers[name];
        return withCarrier(state, name, { ...carrier, epoch: state.transactions[transaction].epoch ?? carrier.epoch });
      };
      return { prepare: { ...original, when: (state, vote) => original.when(asNamed(state, vote.transaction, vote.name), vote) } };
    },
  },
  {
    breaks: 'sealed member unseals itself when the claim seems abandoned',
    bounds: THREE,
    property: 'votesOfTheReplacedAreKept',
    steps: 8,
    change: (frame) => ({
      unseal: {
        params: () => frame.carriers,
        when: ({ carriers }, name) => carriers[name].status === 'live' && carriers[name].promised > 0 && carriers[name].accepted === null,
        then: (state, name) => withCarrier(state, name, unsealed(state.carriers[name])),
      } satisfies ActionDef<ClassState, string>,
    }),
  },
  {
    breaks: 'claimant that gives up forgets what it has read, though it may still be chosen',
    bounds: THREE,
    property: 'votesOfTheReplacedAreKept',
    steps: 8,
    change: (frame) => ({
      forget: {
        params: () => frame.ballotsOf.map(({ epoch, ballot }) => claimantOf(epoch, ballot)),
        when: ({ carriers }, name) =>
          carriers[name].status === 'live' && carriers[name].epoch === 0 && carriers[name].knows.some((each) => each !== NOTHING),
        then: (state, name) => withCarrier(state, name, { ...state.carriers[name], knows: state.carriers[name].knows.map(() => NOTHING) }),
      } satisfies ActionDef<ClassState, string>,
    }),
  },
  {
    breaks: 'claimant proposes itself, whatever was accepted before',
    bounds: { ...THREE, transactions: 0, ballots: 2 },
    property: 'oneConfiguration',
    steps: 8,
    change: (frame) => {
      const original = promise(frame);
      const blind = (carrier: Carrier): Carrier => ({ ...carrier, accepted: null });
      return {
        promise: {
          ...original,
          then: (state, param) => {
            const carrier = state.carriers[param.name];
            const after = original.then(withCarrier(state, param.name, blind(carrier)), param);
            return withCarrier(after, param.name, { ...after.carriers[param.name], accepted: carrier.accepted });
          },
        },
      };
    },
  },
  {
    breaks: 'promises install a claimant, and nobody accepts',
    bounds: { ...THREE, transactions: 0, ballots: 2 },
    property: 'oneConfiguration',
    steps: 4,
    change: (frame) => {
      const [original, accepting] = [promise(frame), accept({ ...frame, quorum: { promise: frame.quorum.promise, accept: 1 } })];
      return {
        promise: {
          ...original,
          then: (state, param) => {
            const after = original.then(state, param);
            const isProposed = after.claims[claimKey(param.epoch, param.ballot)]?.proposed != null;
            return isProposed ? accepting.then(after, param) : after;
          },
        },
      };
    },
  },
  {
    breaks: 'reader counts answers of two epochs together',
    bounds: { ...TWO_EPOCHS, reader: true },
    property: 'aReadSees',
    steps: 12,
    change: (frame) => {
      const original = answer(frame);
      const ofAny = (state: ClassState): ClassState => ({ ...state, reader: { ...state.reader, epoch: null } });
      return { answer: { ...original, when: (state, name) => original.when(ofAny(state), name) } };
    },
  },
  {
    breaks: 'sealed member answers reads',
    bounds: { ...TWO_EPOCHS, reader: true },
    property: 'aReadSees',
    steps: 11,
    change: (frame) => ({ answer: unguarded(answer(frame), (name) => name) }),
  },
  {
    breaks: 'giver of a role goes on speaking',
    bounds: { ...THREE, handedOver: [1] },
    property: 'oneSpeaks',
    steps: 2,
    change: (_, actions) => ({
      handOver: {
        ...actions.handOver,
        then: (state, place) => withCarrier(actions.handOver.then(state, place), `p${place}`, state.carriers[`p${place}`]),
      },
    }),
  },
  {
    breaks: 'role is handed over without its promise',
    bounds: { ...THREE, transactions: 1, ballots: 2, handedOver: [1], claimable: [0] },
    property: 'votesOfTheReplacedAreKept',
    steps: 9,
    change: (_, actions) => ({
      handOver: {
        ...actions.handOver,
        then: (state, place) => {
          const after = actions.handOver.then(state, place);
          return withCarrier(after, heirOf(place), unsealed(after.carriers[heirOf(place)]));
        },
      },
    }),
  },
  {
    breaks: 'member that has promised answers no other claim, so that a claimant that vanishes blocks the class',
    bounds: { ...THREE, transactions: 0, deaths: 0 },
    property: 'allIsWell',
    steps: 3,
    change: (frame, { repair }) => ({
      repair: {
        ...repair,
        when: (state, param) =>
          repair.when(state, param) && frame.founders.filter((name) => state.carriers[name].promised === 0).length >= frame.majority,
      },
    }),
  },
];

test.each(MUTANTS)('$breaks: $property breaks', async ({ bounds, change, ...mutant }) => {
  const spec = classEpochs(bounds);
  expect(await verdictOn(withActions(spec, change(frameOf(bounds), spec.actions)))).toEqual(caught(mutant));
});
