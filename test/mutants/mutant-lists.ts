/** All mutants, and how to run a scenario of each protocol with a mutant in place of the sound program. */
import { epochs } from '../../impl/epochs/step.ts';
import { relaxedRing } from '../../impl/relaxed-ring/step.ts';
import { ringMerge } from '../../impl/ring-merge/step.ts';
import { placedRing } from '../../impl/stack/placed-ring.ts';
import { registersSeam } from '../../impl/stack/registers-on-epochs.ts';
import { stack } from '../../impl/stack/stack.ts';
import { storeSeam } from '../../impl/stack/store-on-epochs.ts';
import { check } from '../../model-check/drivers/check.ts';
import type { CheckReport } from '../../model-check/report/report.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { allScenarios } from '../../scenarios/all.ts';
import { registers } from '../../scenarios/epochs/registers.ts';
import { onHints } from '../../scenarios/epochs/ring-hints.ts';
import { detectionBy } from '../../scenarios/failure-detector/detection.ts';
import { detectionInTheEnd } from '../../scenarios/failure-detector/in-the-end.ts';
import { lives } from '../../scenarios/placement/ring/lives.ts';
import { judgedReplication } from '../../scenarios/replication/judged-replication.ts';
import { overlaid } from '../../scenarios/replication/overlay.ts';
import { judgedMergingRing } from '../../scenarios/ring-merge/judged-merge.ts';
import { correctedChordMutants } from './baselines/chord-corrected-mutants.ts';
import { dksMutants } from './baselines/dks-mutants.ts';
import { scalarisMutants } from './baselines/scalaris-mutants.ts';
import { twoPhaseCommitMutants } from './baselines/two-phase-commit-mutants.ts';
import { copiedDataMutants } from './copied-data-mutants.ts';
import { epochMutants } from './epochs-mutants.ts';
import { failureDetectorMutants } from './failure-detector-mutants.ts';
import { fingerMutants } from './fingers-mutants.ts';
import { type BrokenLine, broken, type Mutant } from './mutant.ts';
import { overlayMutants } from './overlay-mutants.ts';
import { placementMutants } from './placement-mutants.ts';
import { registerMutants } from './registers-mutants.ts';
import { atomicMutants } from './relaxed-ring/atomic-mutants.ts';
import { boundsMutants } from './relaxed-ring/bounds-mutants.ts';
import { failureMutants } from './relaxed-ring/failure-mutants.ts';
import { joinMutants } from './relaxed-ring/join-mutants.ts';
import { neighbourMutants } from './relaxed-ring/neighbour-mutants.ts';
import { refoundingMutants } from './relaxed-ring/refounding-mutants.ts';
import { restartMutants } from './relaxed-ring/restart-mutants.ts';
import { talkMutants } from './relaxed-ring/talk-mutants.ts';
import { replicationMutants } from './replication-mutants.ts';
import { mergeMutants, mergeRingMutants, mergeSeamMutants } from './ring-merge-mutants.ts';
import { detectorLayerMutants, wholeNodeMutants } from './stack-mutants.ts';
import { transactionalStoreMutants } from './store-mutants.ts';
import { consensusMutants } from './transactions/consensus-mutants.ts';
import { restorationMutants } from './transactions/restoration-mutants.ts';
import { stepMutants } from './transactions/step-mutants.ts';
import { upkeepMutants } from './transactions/upkeep-mutants.ts';
import { validationMutants } from './transactions/validation-mutants.ts';

export interface MutantList extends Source {
  readonly mutants: readonly Mutant[];
  /** The most states searched for a mutant; one that is not caught within them is not caught. */
  readonly maxStates: number;
}

interface Source {
  readonly protocol: string;
  /** The file below impl/ that exports the protocol. */
  readonly entry: string;
  readonly exported: string;
  /** Where the protocol is a part of what the scenarios run: they, with this one in place of the sound one. */
  readonly scenariosWith?: (protocol: AnyProtocol) => readonly Scenario[];
}

type ProtocolScenarioOfAny = Extract<Scenario, { readonly protocol: unknown }>;
type AnyProtocol = ProtocolScenarioOfAny['protocol'];

const RING = 'relaxed-ring/step.ts';
const RING_MUTANTS = [
  ...joinMutants,
  ...neighbourMutants,
  ...failureMutants,
  ...talkMutants,
  ...restartMutants,
  ...refoundingMutants,
  ...boundsMutants,
  ...atomicMutants,
];

export const ringMutants = listOf(RING_MUTANTS, { protocol: 'relaxed-ring', exported: 'relaxedRing', entry: RING });
export const detectorMutants = listOf(failureDetectorMutants, {
  protocol: 'failure-detector',
  exported: 'failureDetector',
  entry: 'failure-detector/step.ts',
  scenariosWith: (detector) => {
    const detections = detectionBy(detector);
    return [...detections, ...detectionInTheEnd(detections)];
  },
});
export const fingersMutants = listOf(fingerMutants, { protocol: 'fingers', exported: 'fingers', entry: 'fingers/step.ts' });
export const stackMutants = listOf(overlayMutants, {
  protocol: 'overlay',
  exported: 'overlay',
  entry: 'stack/overlay.ts',
});
export const mergerMutants = listOf(mergeMutants, {
  protocol: 'ring-merge',
  exported: 'ringMerge',
  entry: 'ring-merge/step.ts',
  scenariosWith: (ringMerge) => mergesOver(judgedMergingRing(relaxedRing, ringMerge)),
});
export const mergedRingMutants = listOf(mergeRingMutants, {
  protocol: 'ring-merge, the ring below it',
  exported: 'relaxedRing',
  entry: RING,
  scenariosWith: (ring) => mergesOver(judgedMergingRing(ring, ringMerge)),
});
export const mergeStackMutants = listOf(mergeSeamMutants, {
  protocol: 'ring-merge, on the ring',
  exported: 'mergingRing',
  entry: 'stack/merging-ring.ts',
  scenariosWith: mergesOver,
});
export const replicaMutants = listOf(replicationMutants, {
  protocol: 'replication',
  exported: 'replication',
  entry: 'replication/step.ts',
  scenariosWith: (replication) => allScenarios.map((scenario) => ({ ...scenario, protocol: overlaid(judgedReplication(replication)) })),
});
export const transactionMutants = listOf(
  [...consensusMutants, ...validationMutants, ...restorationMutants, ...upkeepMutants, ...stepMutants],
  {
    protocol: 'transactions',
    exported: 'transactions',
    entry: 'transactions/step.ts',
  },
);
export const epochsMutants = listOf([...epochMutants, ...copiedDataMutants], {
  protocol: 'epochs',
  exported: 'epochs',
  entry: 'epochs/step.ts',
  scenariosWith: (epochs) => {
    const those = allScenarios.filter(({ name }) => name.startsWith('epochs/reducer/'));
    return those.map((scenario) => ({ ...scenario, protocol: registers(epochs) }));
  },
});
export const placerMutants = listOf(placementMutants, {
  protocol: 'placement',
  exported: 'placer',
  entry: 'placement/step.ts',
  scenariosWith: (placer) => {
    const those = allScenarios.filter(({ name }) => name.startsWith('placement/ring/'));
    return those.map((scenario) => ({ ...scenario, protocol: lives(placedRing(placer)) }));
  },
});
export const registersMutants = listOf(registerMutants, {
  protocol: 'registers',
  exported: 'registers',
  entry: 'registers/step.ts',
  scenariosWith: (registers) => {
    const those = allScenarios.filter((each) => each.name.startsWith('registers/') && 'protocol' in each);
    return those.map((scenario) => ({ ...scenario, protocol: onHints(stack(epochs, registers, registersSeam)) }));
  },
});
export const epochStoreMutants = listOf(transactionalStoreMutants, {
  protocol: 'store',
  exported: 'store',
  entry: 'store/step.ts',
  scenariosWith: (store) => {
    const those = allScenarios.filter((each) => each.name.startsWith('store/') && 'protocol' in each);
    return those.map((scenario) => ({ ...scenario, protocol: onHints(stack(epochs, store, storeSeam)) }));
  },
});
export const nodeMutants = listOf(wholeNodeMutants, { protocol: 'stack', exported: 'wholeNode', entry: 'stack/node.ts' });
export const detectedNodeMutants = listOf(detectorLayerMutants, {
  protocol: 'stack, with a failure detector',
  exported: 'detectedNode',
  entry: 'stack/detected-node.ts',
});
export const lockMutants = listOf(dksMutants, baseline('dks', 'dks'));
export const chordMutants = listOf(correctedChordMutants, baseline('chord-corrected', 'correctedChord'));
export const storeMutants = listOf(scalarisMutants, baseline('scalaris', 'scalaris'));
export const commitMutants = listOf(twoPhaseCommitMutants, baseline('two-phase-commit', 'twoPhaseCommit'));

export const mutantLists: readonly MutantList[] = [
  ringMutants,
  detectorMutants,
  fingersMutants,
  stackMutants,
  mergerMutants,
  mergedRingMutants,
  mergeStackMutants,
  replicaMutants,
  transactionMutants,
  epochsMutants,
  placerMutants,
  registersMutants,
  epochStoreMutants,
  nodeMutants,
  detectedNodeMutants,
  lockMutants,
  chordMutants,
  storeMutants,
  commitMutants,
];

/** Checks the scenario that must catch `mutant`, and judges only the property that must fail, not the type invariant. */
export async function tried(list: MutantList, mutant: Mutant): Promise<CheckReport> {
  const { typeInvariant: _, ...protocol } = await brokenProtocol(list, mutant);
  return check(judging(mutant.property, scenarioWith(list, protocol, mutant.scenario)), { maxStates: list.maxStates });
}

/** The scenario of the mutant, with the sound protocol and with the broken one. */
export async function scenariosOf(
  list: MutantList,
  mutant: Mutant,
): Promise<{ readonly sound: ProtocolScenarioOfAny; readonly mutated: ProtocolScenarioOfAny }> {
  const { [list.exported]: sound }: Readonly<Record<string, AnyProtocol>> = await import(`../../impl/${list.entry}`);
  return {
    sound: scenarioWith(list, sound, mutant.scenario),
    mutated: scenarioWith(list, await brokenProtocol(list, mutant), mutant.scenario),
  };
}

/** Checks the scenario with `mutant`, and judges only the type invariant. */
export async function triedByType(list: MutantList, mutant: Omit<Mutant, 'property'>): Promise<CheckReport> {
  const scenario = scenarioWith(list, await brokenProtocol(list, mutant), mutant.scenario);
  return check({ ...scenario, properties: {}, refines: {} });
}

async function brokenProtocol(list: MutantList, mutant: BrokenLine): Promise<AnyProtocol> {
  const modules = await broken<Readonly<Record<string, AnyProtocol>>>(mutant, list.entry);
  return modules[list.exported];
}

/** The scenario with this one of its properties or refinements: so none is hidden by another that fails earlier. */
function judging(property: string, scenario: Scenario): Scenario {
  const [properties, refines] = [only(scenario.properties, property), only(scenario.refines, property)];
  if (properties === undefined && refines === undefined) throw new Error(`${scenario.name} has no property named ${property}`);
  return { ...scenario, properties: properties ?? {}, refines: refines ?? {} };
}

function only<T>(all: Readonly<Record<string, T>> | undefined, name: string): Readonly<Record<string, T>> | undefined {
  return all?.[name] === undefined ? undefined : { [name]: all[name] };
}

/** Whether it is caught by the property that must fail. */
export function isCaught({ property }: Mutant, report: CheckReport): boolean {
  return report.verdict === 'violates' && report.property === property;
}

function listOf(mutants: readonly Mutant[], source: Source): MutantList {
  return { ...source, mutants, maxStates: 2_000_000 };
}

function mergesOver(protocol: AnyProtocol): readonly Scenario[] {
  return allScenarios.filter(({ name }) => name.startsWith('ring-merge/')).map((scenario) => ({ ...scenario, protocol }));
}

function baseline(folder: string, exported: string): Source {
  const protocol = `baselines/${folder}`;
  return { protocol, exported, entry: `${protocol}/step.ts` };
}

function scenarioWith({ scenariosWith }: Source, protocol: AnyProtocol, name: string): ProtocolScenarioOfAny {
  const scenarios = scenariosWith === undefined ? allScenarios : scenariosWith(protocol);
  const scenario = scenarios.find((each) => each.name === name);
  if (scenario === undefined || !('protocol' in scenario)) throw new Error(`no scenario of a protocol is named ${name}`);
  return scenariosWith === undefined ? { ...scenario, protocol } : scenario;
}
