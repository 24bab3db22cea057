/** All mutants, and for each protocol how a scenario is run with one in place of what is sound. */
import type { Dks } from '../../impl/baselines/dks/protocol.ts';
import type { FailureDetector } from '../../impl/failure-detector/protocol.ts';
import type { Protocol } from '../../impl/kernel/protocol.ts';
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import { check } from '../../model-check/check.ts';
import type { CheckReport } from '../../model-check/report.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { allScenarios } from '../../model-check/scenarios/all.ts';
import { detectionBy } from '../../model-check/scenarios/failure-detector/detection.ts';
import { dksMutants } from './dks-mutants.ts';
import { failureDetectorMutants } from './failure-detector-mutants.ts';
import { broken, type Mutant } from './mutant.ts';
import { failureMutants } from './relaxed-ring/failure-mutants.ts';
import { joinMutants } from './relaxed-ring/join-mutants.ts';
import { neighbourMutants } from './relaxed-ring/neighbour-mutants.ts';

export interface MutantList {
  readonly protocol: string;
  readonly mutants: readonly Mutant[];
  /** A mutant that is not caught within so many states is not caught. */
  readonly maxStates: number;
  /** The scenario that must catch `mutant`, with the broken protocol. */
  scenarioWith(mutant: Mutant): Promise<Scenario>;
}

export const ringMutants: MutantList = {
  protocol: 'relaxed-ring',
  mutants: [...joinMutants, ...neighbourMutants, ...failureMutants],
  maxStates: 400_000,
  async scenarioWith(mutant) {
    const rooms = ['kernel', 'identifier-space', 'relaxed-ring'];
    const { relaxedRing } = await broken<{ readonly relaxedRing: Protocol<RelaxedRing> }>(mutant, rooms);
    return withProtocol(mutant.scenario, relaxedRing);
  },
};

export const detectorMutants: MutantList = {
  protocol: 'failure-detector',
  mutants: failureDetectorMutants,
  maxStates: 200_000,
  async scenarioWith(mutant) {
    const rooms = ['kernel', 'failure-detector'];
    const { failureDetector } = await broken<{ readonly failureDetector: Protocol<FailureDetector> }>(mutant, rooms);
    return named(detectionBy(failureDetector), mutant.scenario);
  },
};

export const lockMutants: MutantList = {
  protocol: 'baselines/dks',
  mutants: dksMutants,
  maxStates: 200_000,
  async scenarioWith(mutant) {
    const rooms = ['kernel', 'identifier-space', 'baselines/dks'];
    const { dks } = await broken<{ readonly dks: Protocol<Dks> }>(mutant, rooms);
    return withProtocol(mutant.scenario, dks);
  },
};

export const mutantLists: readonly MutantList[] = [ringMutants, detectorMutants, lockMutants];

/** What the checker finds in the scenario that must catch `mutant`. */
export async function tried({ maxStates, scenarioWith }: MutantList, mutant: Mutant): Promise<CheckReport> {
  return check(await scenarioWith(mutant), { maxStates });
}

/** Whether it is caught by the property that must fail. */
export function isCaught({ property }: Mutant, report: CheckReport): boolean {
  return report.verdict === 'violates' && report.property === property;
}

function withProtocol(name: string, protocol: Protocol<Dks> | Protocol<RelaxedRing>): Scenario {
  const sound = named(allScenarios, name);
  if (!('protocol' in sound)) throw new Error(`${name} is about a spec, not about a protocol`);
  return { ...sound, protocol };
}

function named(scenarios: readonly Scenario[], name: string): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (found === undefined) throw new Error(`no scenario is named ${name}`);
  return found;
}
