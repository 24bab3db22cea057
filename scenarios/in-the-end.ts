/** The sentences that say what does happen, and not only what still can: a scenario's recoverable properties under fairness. */
import type { ProtocolTypes } from '../impl/kernel/protocol.ts';
import type { Expectation, ProtocolScenario, Scenario } from '../model-check/scenario.ts';
import type { World } from '../model-check/world/world.ts';
import { type Fairness, weakEach } from '../spec/kernel/fairness.ts';
import type { Properties } from '../spec/kernel/spec.ts';
import { alwaysEventually, eventuallyAlways } from '../spec/kernel/temporal.ts';

/** Each message arrives, each timer runs out, each node starts, and each client asks. Faults never have to happen. */
export const everythingGoesOn: readonly Fairness[] = [weakEach(['deliver', 'timeout', 'start', 'request'])];

/** Detectors suspect in the end whom they have to, and take a suspicion back if they can. */
export const detectorsAreEventuallyPerfect: readonly Fairness[] = [weakEach(['suspect', 'restore'])];

interface InTheEnd {
  /** The name of the scenario among those given whose world is meant. */
  readonly base: string;
  /** The name that the protocol gives it after `in-the-end/`. */
  readonly instance: string;
  readonly teaches: string;
  readonly fairness: readonly Fairness[];
  readonly expect: Expectation;
  /** Once it holds, it holds for ever. Left out: it holds again and again. */
  readonly forGood?: true;
  /** The recoverable properties of `base` that are meant. Left out: all. */
  readonly only?: readonly string[];
}

/** The scenario `base` with its recoverable properties as liveness properties, and without the others. */
export function inTheEnd(scenarios: readonly Scenario[], { base, instance, forGood, only, ...rest }: InTheEnd): Scenario {
  const found = scenarios.find(({ name }) => name === base);
  if (found === undefined || !('protocol' in found)) throw new Error(`${base}: there is no such scenario of a protocol`);
  // biome-ignore lint/suspicious/noExplicitAny: a collection holds scenarios of many protocols.
  const { properties, refines: _, ...world }: ProtocolScenario<any, any> = found;
  const name = `${base.split('/', 1)[0]}/in-the-end/${instance}`;
  return { ...world, cost: 'fast', ...rest, name, properties: lively(properties, forGood === true, only) };
}

function lively<X extends ProtocolTypes, H>(
  properties: Properties<World<X, H>>,
  forGood: boolean,
  only: readonly string[] | undefined,
): Properties<World<X, H>> {
  const make = forGood ? eventuallyAlways : alwaysEventually;
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, property]) => {
      if (property.kind !== 'recoverable' || only?.includes(name) === false) return [];
      return [[name, make(property.holds, property.doc, property.explain)] as const];
    }),
  );
}
