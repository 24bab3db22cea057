/** The scenarios by the beginning of their names, so that a page loads only the protocol that it shows. */
import type { Scenario } from '../../model-check/scenario.ts';

type Load = () => Promise<readonly (readonly Scenario[])[]>;

/** By the first part of a name; of baselines, by the first two. */
const GROUPS: Readonly<Record<string, Load>> = {
  'baselines/beernet': async () => [
    (await import('../../scenarios/baselines/beernet/failure.ts')).beernetFailureScenarios,
    (await import('../../scenarios/baselines/beernet/join.ts')).beernetJoinScenarios,
  ],
  'baselines/chord': async () => [(await import('../../scenarios/baselines/chord/join.ts')).chordScenarios],
  'baselines/chord-atomic': async () => [(await import('../../scenarios/baselines/chord/atomic.ts')).atomicChordScenarios],
  'baselines/chord-corrected': async () => [
    (await import('../../scenarios/baselines/chord-corrected/failures.ts')).correctedChordScenarios,
  ],
  'baselines/chord-failures': async () => [(await import('../../scenarios/baselines/chord/failures.ts')).chordFailureScenarios],
  'baselines/dks': async () => [(await import('../../scenarios/baselines/dks/locks.ts')).dksScenarios],
  'baselines/generations': async () => [
    (await import('../../scenarios/baselines/generations/hybrid.ts')).hybridScenarios,
    (await import('../../scenarios/baselines/generations/unstructured.ts')).unstructuredScenarios,
  ],
  'baselines/relaxed-ring-published': async () => [
    (await import('../../scenarios/baselines/relaxed-ring-published/crash.ts')).publishedCrashScenarios,
    (await import('../../scenarios/baselines/relaxed-ring-published/join.ts')).publishedRingScenarios,
    (await import('../../scenarios/baselines/relaxed-ring-published/recovery.ts')).publishedRecoveryScenarios,
    (await import('../../scenarios/baselines/relaxed-ring-published/suspicion.ts')).publishedSuspicionScenarios,
  ],
  'baselines/scalaris': async () => [(await import('../../scenarios/baselines/scalaris/validation.ts')).scalarisScenarios],
  'baselines/two-phase-commit': async () => [(await import('../../scenarios/baselines/two-phase-commit/crash.ts')).twoPhaseCommitScenarios],
  conformance: async () => [
    (await import('../../scenarios/conformance/atomic-commit.ts')).conformanceScenarios,
    (await import('../../scenarios/conformance/liveness.ts')).livenessScenarios,
    (await import('../../scenarios/conformance/shared-registers.ts')).sharedRegisterScenarios,
  ],
  epochs: async () => [
    (await import('../../scenarios/epochs/class-epochs.ts')).epochScenarios,
    (await import('../../scenarios/epochs/leaving.ts')).epochLeavingScenarios,
    (await import('../../scenarios/epochs/moving.ts')).epochMovingScenarios,
    (await import('../../scenarios/epochs/reducer.ts')).epochReducerScenarios,
    (await import('../../scenarios/epochs/rivals.ts')).epochClaimScenarios,
  ],
  'failure-detector': async () => [
    (await import('../../scenarios/failure-detector/detection.ts')).failureDetectorScenarios,
    (await import('../../scenarios/failure-detector/in-the-end.ts')).detectionInTheEndScenarios,
  ],
  fingers: async () => [
    (await import('../../scenarios/fingers/churn.ts')).fingerChurnScenarios,
    (await import('../../scenarios/fingers/lookup.ts')).fingerLookupScenarios,
    (await import('../../scenarios/fingers/stacked.ts')).stackedFingerScenarios,
    (await import('../../scenarios/fingers/steps.ts')).fingerStepScenarios,
  ],
  'identifier-space': async () => [(await import('../../scenarios/identifier-space/arithmetic.ts')).identifierSpaceScenarios],
  'lookup-consistency': async () => [(await import('../../scenarios/lookup-consistency/small.ts')).lookupConsistencyScenarios],
  overlay: async () => [(await import('../../scenarios/overlay/lookup.ts')).overlayScenarios],
  placement: async () => [
    (await import('../../scenarios/placement/placement.ts')).placementScenarios,
    (await import('../../scenarios/placement/policy.ts')).placementPolicyScenarios,
    (await import('../../scenarios/placement/ring/crash.ts')).placedCrashScenarios,
    (await import('../../scenarios/placement/ring/doubt.ts')).placedDoubtScenarios,
    (await import('../../scenarios/placement/ring/join.ts')).placedJoinScenarios,
    (await import('../../scenarios/placement/ring/without-moves.ts')).withoutMovesScenarios,
  ],
  places: async () => [
    (await import('../../scenarios/places/arithmetic.ts')).placeScenarios,
    (await import('../../scenarios/places/identifiers.ts')).identifierScenarios,
  ],
  registers: async () => [
    (await import('../../scenarios/registers/faults.ts')).registerFaultScenarios,
    (await import('../../scenarios/registers/heal.ts')).registerHealScenarios,
    (await import('../../scenarios/registers/inductive.ts')).inductiveRegisterScenarios,
    (await import('../../scenarios/registers/spec.ts')).registerSpecScenarios,
  ],
  'relaxed-ring': async () => [
    (await import('../../scenarios/relaxed-ring/atomic.ts')).atomicRingScenarios,
    (await import('../../scenarios/relaxed-ring/bounds.ts')).boundsScenarios,
    (await import('../../scenarios/relaxed-ring/connectivity.ts')).connectivityScenarios,
    (await import('../../scenarios/relaxed-ring/crash.ts')).crashScenarios,
    (await import('../../scenarios/relaxed-ring/inductive.ts')).inductiveRingScenarios,
    (await import('../../scenarios/relaxed-ring/in-the-end.ts')).ringInTheEndScenarios,
    (await import('../../scenarios/relaxed-ring/join.ts')).joinScenarios,
    (await import('../../scenarios/relaxed-ring/leave.ts')).leaveScenarios,
    (await import('../../scenarios/relaxed-ring/leave-lost.ts')).leaveLostScenarios,
    (await import('../../scenarios/relaxed-ring/lookup.ts')).lookupScenarios,
    (await import('../../scenarios/relaxed-ring/lookup-counts.ts')).countedLookupScenarios,
    (await import('../../scenarios/relaxed-ring/lookup-failures.ts')).lookupFailureScenarios,
    (await import('../../scenarios/relaxed-ring/partition.ts')).partitionScenarios,
    (await import('../../scenarios/relaxed-ring/restart.ts')).restartScenarios,
    (await import('../../scenarios/relaxed-ring/restart-all.ts')).restartAllScenarios,
    (await import('../../scenarios/relaxed-ring/suspicion.ts')).suspicionScenarios,
    (await import('../../scenarios/relaxed-ring/told.ts')).toldScenarios,
    (await import('../../scenarios/ring-merge/without-merge.ts')).withoutMergeScenarios,
  ],
  replication: async () => [
    (await import('../../scenarios/replication/crash.ts')).replicaCrashScenarios,
    (await import('../../scenarios/replication/moves.ts')).replicaMoveScenarios,
    (await import('../../scenarios/replication/newcomer.ts')).newcomerScenarios,
    (await import('../../scenarios/replication/quorum.ts')).quorumScenarios,
    (await import('../../scenarios/replication/symmetric.ts')).symmetricReplicaScenarios,
    (await import('../../scenarios/replication/take-over.ts')).takeOverScenarios,
  ],
  'ring-merge': async () => [
    (await import('../../scenarios/ring-merge/bootstrap.ts')).bootstrapScenarios,
    (await import('../../scenarios/ring-merge/faults.ts')).mergeFaultScenarios,
    (await import('../../scenarios/ring-merge/in-the-end.ts')).mergeInTheEndScenarios,
    (await import('../../scenarios/ring-merge/loopy.ts')).loopyScenarios,
    (await import('../../scenarios/ring-merge/merge.ts')).mergeScenarios,
    (await import('../../scenarios/ring-merge/restart.ts')).mergeRestartScenarios,
    (await import('../../scenarios/ring-merge/steps.ts')).mergeStepScenarios,
    (await import('../../scenarios/ring-merge/story.ts')).storyScenarios,
    (await import('../../scenarios/ring-merge/unification.ts')).unificationScenarios,
  ],
  'snapshot-reads': async () => [(await import('../../scenarios/snapshot-reads/snapshot-reads.ts')).snapshotReadScenarios],
  stack: async () => [(await import('../../scenarios/stack/changes.ts')).stackScenarios],
  store: async () => [
    (await import('../../scenarios/store/bounded.ts')).storeBoundedScenarios,
    (await import('../../scenarios/store/commits.ts')).storeCommitScenarios,
    (await import('../../scenarios/store/heal.ts')).storeHealScenarios,
    (await import('../../scenarios/store/snapshot.ts')).storeSnapshotScenarios,
    (await import('../../scenarios/store/spec.ts')).storeSpecScenarios,
    (await import('../../scenarios/store/swept.ts')).storeSweptScenarios,
  ],
  transactions: async () => [
    (await import('../../scenarios/transactions/in-the-end.ts')).transactionsInTheEndScenarios,
    (await import('../../scenarios/transactions/inductive.ts')).inductiveVoteScenarios,
    (await import('../../scenarios/transactions/ladder.ts')).ladderScenarios,
    (await import('../../scenarios/transactions/moving.ts')).movingScenarios,
    (await import('../../scenarios/transactions/patience.ts')).patienceScenarios,
    (await import('../../scenarios/transactions/pessimistic.ts')).pessimisticScenarios,
    (await import('../../scenarios/transactions/restoring.ts')).restoringScenarios,
    (await import('../../scenarios/transactions/rivals.ts')).rivalScenarios,
    (await import('../../scenarios/transactions/several.ts')).severalScenarios,
    (await import('../../scenarios/transactions/symmetric.ts')).symmetricScenarios,
    (await import('../../scenarios/transactions/take-over.ts')).managerTakeOverScenarios,
    (await import('../../scenarios/transactions/titles.ts')).titleScenarios,
    (await import('../../scenarios/transactions/validation.ts')).validationScenarios,
    (await import('../../scenarios/transactions/vote.ts')).voteScenarios,
  ],
};

/** The scenarios whose names begin as this one does; none for an unknown beginning. */
export async function groupOf(name: string): Promise<readonly Scenario[]> {
  const [first, second] = name.split('/');
  const load = GROUPS[first === 'baselines' ? `${first}/${second}` : first];
  return load === undefined ? [] : (await load()).flat();
}
