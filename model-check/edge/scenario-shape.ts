/** The shape of a scenario, and how one is read: a check uses only what was read here. */

import { NotPlainData } from '../../impl/kernel/plain-data.ts';
import { ModelError } from '../engine/system/model-error.ts';
import {
  type Bound,
  EITHER,
  type Expectation,
  type Inductive,
  nameIn,
  objectIn,
  type ProtocolScenario,
  type Scenario,
  type SpecScenario,
  titled,
  type Untitled,
} from '../scenario.ts';
import { refuseOtherFairness } from './fairness.ts';
import { refuseBesideInduction } from './induction.ts';
import { refuseContradictoryLimits } from './limits.ts';
import { refuseLosses } from './losses.ts';
import { functionOf, listOf, oneOf, optional, readAs, readField, recordOf, refusal, type Shape, simple, wholeNumber } from './shape.ts';
import { shown } from './shown.ts';
import { fairness, named, properties, refinements, sentence, spec } from './spec-shape.ts';
import {
  faults,
  flag,
  history,
  ids,
  inFlight,
  network,
  nodes,
  partitions,
  protocol,
  requests,
  symmetricNodes,
  unreachable,
} from './world-shape.ts';

const count = (least: number): Shape<number> => wholeNumber(least, Number.MAX_SAFE_INTEGER, 'write the number that a check finds');

const holds: Shape<Expectation> = recordOf<Extract<Expectation, { verdict: 'holds' }>>('what is expected', {
  verdict: oneOf('holds', 'violates'),
  distinct: count(1),
  generated: count(1),
  depth: count(1),
});

const violates: Shape<Expectation> = recordOf<Extract<Expectation, { verdict: 'violates' }>>('what is expected', {
  verdict: oneOf('holds', 'violates'),
  property: named,
  steps: count(0),
});

/** The verdict determines the other fields. */
const expectation: Shape<Expectation> = {
  expected: 'an object with a verdict, holds or violates',
  remedy: 'leave it out if the scenario should simply hold',
  read(value, at) {
    const verdict: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'verdict') : undefined;
    if (typeof value !== 'object' || value === null) throw refusal(at, shown(value), expectation);
    return (verdict === 'violates' ? violates : holds).read(value, at);
  },
};

const bound: Shape<Bound> = recordOf<Bound>('a bound', {
  depth: optional(wholeNumber(1, Number.MAX_SAFE_INTEGER, 'write a number of levels, or leave it out')),
});

const partName = simple<string>(
  'the name of a part',
  'if it is an index of an array, keep a record by name instead, such as { p0: …, p1: … }',
  (value): value is string => typeof value === 'string',
);

const DESCRIBED = {
  name: optional(named),
  teaches: optional(sentence),
  cost: optional(oneOf('fast', 'slow')),
  bound: optional(bound),
  expect: optional(expectation),
  fairness: optional(fairness),
  deadlock: optional(oneOf('error', 'allowed')),
  constraint: optional(functionOf('(state) => boolean', 'write when a state is to be explored, or leave it out')),
  actionConstraint: optional(functionOf('(before, after) => boolean', 'write when a step is to be followed, or leave it out')),
  view: optional(functionOf('(state) => plain JSON', 'write what tells states apart, or leave it out')),
  mayEndIn: optional(functionOf('(state) => boolean', 'write in which states everything may end, or leave it out')),
};

const inductive: Shape<Inductive<unknown>> = recordOf<Inductive<unknown>>(
  'what is to be inductive',
  {
    within: functionOf('() => the states of the type bound', 'write a generator, or () => records({ … })'),
    invariant: optional(properties),
  },
  { instances: true },
);

const specScenario = recordOf<SpecScenario<unknown>>(
  'a scenario of a spec',
  {
    ...DESCRIBED,
    spec,
    symmetric: optional(listOf('groups of names', listOf('names', partName, 2))),
    properties: optional(properties),
    refines: optional(refinements),
    inductive: optional(inductive),
  },
  { instances: true },
);

// biome-ignore lint/suspicious/noExplicitAny: the types of a protocol are its own; here they are only read.
const protocolScenario = recordOf<ProtocolScenario<any, any>>(
  'a scenario of a protocol',
  {
    ...DESCRIBED,
    protocol,
    nodes,
    requests: optional(requests),
    network,
    inFlight: optional(inFlight),
    ignoresIdleDeliveries: optional(flag),
    defers: optional(functionOf('(state, from, message) => boolean', 'write which messages a node does not receive for now')),
    absent: optional(ids),
    unreachable: optional(unreachable),
    partitions: optional(partitions),
    faults: optional(faults),
    slowTimers: optional(flag),
    longPartitions: optional(flag),
    detectsRestarts: optional(flag),
    history: optional(history),
    symmetric: optional(symmetricNodes),
    properties: optional(properties),
    refines: optional(refinements),
  },
  { instances: true },
);

/** Reads the scenario in `value` and adds a name and a description. Throws `ModelError`; the message begins with the name, if any. */
export function readScenario(value: unknown): Scenario {
  try {
    const scenario = titled(readEither(value));
    refuseLosses(scenario);
    refuseOtherFairness(scenario);
    refuseContradictoryLimits(scenario);
    refuseBesideInduction(scenario);
    return scenario;
  } catch (error) {
    throw inScenario(error, nameIn(value));
  }
}

function readEither(value: unknown): Untitled {
  const either = objectIn(value);
  const [hasSpec, hasProtocol] = [readField(either, 'spec'), readField(either, 'protocol')].map((found) => found !== undefined);
  if (hasSpec === hasProtocol) throw refusal('scenario', hasSpec ? 'both a spec and a protocol' : 'neither', EITHER);
  return hasSpec ? readAs(specScenario, value, '') : readAs(protocolScenario, value, '');
}

/** Puts the scenario's name at the beginning of a model error; returns any other error as it is. */
export function inScenario(error: unknown, name: string): unknown {
  if (!(error instanceof ModelError) && !(error instanceof NotPlainData)) return error;
  if (error.message.startsWith(`${name}: `)) return error;
  const message = `${name}: ${error.message}`;
  return error instanceof ModelError ? error.saying(message) : new ModelError(message, { cause: error });
}
