/** Rules of registers, each left out in turn: a property breaks. The bounds are those in which the rule matters. */
import { expect, test } from 'vitest';
import type { ActionDef, Spec } from '../../../spec/kernel/spec.ts';
import { install, withCarrier } from '../../../spec/registers/configuring.ts';
import { goOn, keep, type Meeting, show, withOperation } from '../../../spec/registers/operating.ts';
import { type Bounds, type RegisterState, registers } from '../../../spec/registers/registers.ts';
import { type Frame, frameOf } from '../../../spec/registers/state.ts';
import { caught, type SpecMutant, verdictOn, withActions } from '../spec-mutant.ts';

interface RegisterMutant extends SpecMutant {
  readonly bounds: Bounds;
  /** The actions that are other. */
  change(frame: Frame): Spec<RegisterState>['actions'];
}

const THREE: Bounds = { places: 3, operations: ['put', 'get'], epochs: 1 };
const STILL: Bounds = { ...THREE, operations: ['put', 'put'], epochs: 0 };

/** The action that meets each carrier as if it were another one. */
function meeting(original: ActionDef<RegisterState, Meeting>, seen: (state: RegisterState, meeting: Meeting) => RegisterState) {
  const restored = (after: RegisterState, before: RegisterState, { name }: Meeting) => {
    const { isSealed, epoch } = before.carriers[name];
    return withCarrier(after, name, { ...after.carriers[name], isSealed, epoch });
  };
  return {
    ...original,
    when: (state: RegisterState, param: Meeting) => original.when(seen(state, param), param),
    then: (state: RegisterState, param: Meeting) => restored(original.then(seen(state, param), param), state, param),
  };
}

function unsealed(state: RegisterState, { name }: Meeting): RegisterState {
  return withCarrier(state, name, { ...state.carriers[name], isSealed: false });
}

/** The carrier as if it went by the epoch of the operation. */
function asNamed(state: RegisterState, { operation, name }: Meeting): RegisterState {
  return withCarrier(state, name, { ...state.carriers[name], epoch: state.operations[operation].epoch });
}

const MUTANTS: readonly RegisterMutant[] = [
  {
    breaks: 'claimant reads nothing before it is installed',
    bounds: THREE,
    property: 'acknowledgedIsKept',
    steps: 8,
    change: (frame) => {
      const original = install(frame);
      return {
        install: {
          ...original,
          then: (state: RegisterState) =>
            original.then(state.claim === null ? state : { ...state, claim: { ...state.claim, version: 0 } }, undefined),
        },
      };
    },
  },
  {
    breaks: 'sealed member keeps values',
    bounds: THREE,
    property: 'acknowledgedIsKept',
    steps: 8,
    change: (frame) => ({ keep: meeting(keep(frame), unsealed) }),
  },
  {
    breaks: 'sealed member shows values',
    bounds: THREE,
    property: 'regular',
    steps: 12,
    change: (frame) => ({ show: meeting(show(frame), unsealed) }),
  },
  {
    breaks: 'member keeps a value whatever epoch is named',
    bounds: THREE,
    property: 'acknowledgedIsKept',
    steps: 9,
    change: (frame) => ({ keep: meeting(keep(frame), asNamed) }),
  },
  {
    breaks: 'reader counts answers of two epochs together',
    bounds: THREE,
    property: 'regular',
    steps: 14,
    change: (frame) => ({ show: meeting(show(frame), asNamed) }),
  },
  {
    breaks: 'writer counts what was kept under two epochs together',
    bounds: THREE,
    property: 'acknowledgedIsKept',
    steps: 10,
    change: (frame) => {
      const original = goOn(frame);
      return {
        goOn: {
          ...original,
          then: (state: RegisterState, name: string) => {
            const after = original.then(state, name);
            return withOperation(after, name, { ...after.operations[name], by: state.operations[name].by });
          },
        },
      };
    },
  },
  {
    breaks: 'writer makes a new version under a later epoch',
    bounds: THREE,
    property: 'aWriteHasOneVersion',
    steps: 7,
    change: (frame) => {
      const original = goOn(frame);
      return {
        goOn: {
          ...original,
          then: (state: RegisterState, name: string) => {
            const { status, epoch } = state.operations[name];
            if (status !== 'writing' || frame.kinds[name] !== 'put') return original.then(state, name);
            return withOperation(state, name, { ...state.operations[name], status: 'reading', epoch: epoch + 1, by: [], versions: [] });
          },
        },
      };
    },
  },
  {
    breaks: 'carrier keeps an older version in place of a newer one',
    bounds: STILL,
    property: 'acknowledgedIsKept',
    steps: 9,
    change: (frame) => {
      const original = keep(frame);
      return {
        keep: {
          ...original,
          then: (state: RegisterState, param: Meeting) => {
            const { versions } = state.operations[param.operation];
            const after = original.then(state, param);
            return withCarrier(after, param.name, { ...after.carriers[param.name], version: versions[0] });
          },
        },
      };
    },
  },
  {
    breaks: 'read does not write back what not all have answered',
    bounds: { ...STILL, operations: ['put', 'get', 'get'] },
    property: 'linearizable',
    steps: 10,
    change: (frame) => {
      const original = show(frame);
      return {
        show: {
          ...original,
          then: (state: RegisterState, param: Meeting) => {
            const after = original.then(state, param);
            const operation = after.operations[param.operation];
            const isRead = frame.kinds[param.operation] === 'get' && operation.status === 'writing';
            return isRead ? withOperation(after, param.operation, { ...operation, status: 'done' }) : after;
          },
        },
      };
    },
  },
];

test.each(MUTANTS)('registers whose $breaks break $property', async (mutant) => {
  const spec = registers(mutant.bounds);
  const broken = withActions(spec, mutant.change(frameOf(mutant.bounds)));
  const judged = { ...broken, properties: { [mutant.property]: spec.properties[mutant.property] } };
  expect(await verdictOn(judged)).toEqual(caught(mutant));
});
