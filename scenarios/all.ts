/** Every scenario of the project: what `selfman check` runs, and what the tests loop over. */
import type { Scenario } from '../model-check/scenario.ts';
import { beernetFailureScenarios } from './baselines/beernet/failure.ts';
import { beernetJoinScenarios } from './baselines/beernet/join.ts';
import { atomicChordScenarios } from './baselines/chord/atomic.ts';
import { chordFailureScenarios } from './baselines/chord/failures.ts';
import { chordScenarios } from './baselines/chord/join.ts';
import { correctedChordScenarios } from './baselines/chord-corrected/failures.ts';
import { dksScenarios } from './baselines/dks/locks.ts';
import { hybridScenarios } from './baselines/generations/hybrid.ts';
import { unstructuredScenarios } from './baselines/generations/unstructured.ts';
import { publishedCrashScenarios } from './baselines/relaxed-ring-published/crash.ts';
import { publishedRingScenarios } from './baselines/relaxed-ring-published/join.ts';
import { publishedRecoveryScenarios } from './baselines/relaxed-ring-published/recovery.ts';
import { publishedSuspicionScenarios } from './baselines/relaxed-ring-published/suspicion.ts';
import { scalarisScenarios } from './baselines/scalaris/validation.ts';
import { twoPhaseCommitScenarios } from './baselines/two-phase-commit/crash.ts';
import { conformanceScenarios } from './conformance/atomic-commit.ts';
import { livenessScenarios } from './conformance/liveness.ts';
import { sharedRegisterScenarios } from './conformance/shared-registers.ts';
import { epochScenarios } from './epochs/class-epochs.ts';
import { epochLeavingScenarios } from './epochs/leaving.ts';
import { epochMovingScenarios } from './epochs/moving.ts';
import { epochReducerScenarios } from './epochs/reducer.ts';
import { epochClaimScenarios } from './epochs/rivals.ts';
import { failureDetectorScenarios } from './failure-detector/detection.ts';
import { detectionInTheEndScenarios } from './failure-detector/in-the-end.ts';
import { fingerChurnScenarios } from './fingers/churn.ts';
import { fingerLookupScenarios } from './fingers/lookup.ts';
import { stackedFingerScenarios } from './fingers/stacked.ts';
import { fingerStepScenarios } from './fingers/steps.ts';
import { identifierSpaceScenarios } from './identifier-space/arithmetic.ts';
import { lookupConsistencyScenarios } from './lookup-consistency/small.ts';
import { overlayScenarios } from './overlay/lookup.ts';
import { placementScenarios } from './placement/placement.ts';
import { placementPolicyScenarios } from './placement/policy.ts';
import { placedCrashScenarios } from './placement/ring/crash.ts';
import { placedDoubtScenarios } from './placement/ring/doubt.ts';
import { placedJoinScenarios } from './placement/ring/join.ts';
import { withoutMovesScenarios } from './placement/ring/without-moves.ts';
import { placeScenarios } from './places/arithmetic.ts';
import { identifierScenarios } from './places/identifiers.ts';
import { registerFaultScenarios } from './registers/faults.ts';
import { registerHealScenarios } from './registers/heal.ts';
import { inductiveRegisterScenarios } from './registers/inductive.ts';
import { registerSpecScenarios } from './registers/spec.ts';
import { atomicRingScenarios } from './relaxed-ring/atomic.ts';
import { boundsScenarios } from './relaxed-ring/bounds.ts';
import { connectivityScenarios } from './relaxed-ring/connectivity.ts';
import { crashScenarios } from './relaxed-ring/crash.ts';
import { ringInTheEndScenarios } from './relaxed-ring/in-the-end.ts';
import { inductiveRingScenarios } from './relaxed-ring/inductive.ts';
import { joinScenarios } from './relaxed-ring/join.ts';
import { leaveScenarios } from './relaxed-ring/leave.ts';
import { leaveLostScenarios } from './relaxed-ring/leave-lost.ts';
import { lookupScenarios } from './relaxed-ring/lookup.ts';
import { countedLookupScenarios } from './relaxed-ring/lookup-counts.ts';
import { lookupFailureScenarios } from './relaxed-ring/lookup-failures.ts';
import { partitionScenarios } from './relaxed-ring/partition.ts';
import { restartScenarios } from './relaxed-ring/restart.ts';
import { restartAllScenarios } from './relaxed-ring/restart-all.ts';
import { suspicionScenarios } from './relaxed-ring/suspicion.ts';
import { toldScenarios } from './relaxed-ring/told.ts';
import { replicaCrashScenarios } from './replication/crash.ts';
import { replicaMoveScenarios } from './replication/moves.ts';
import { newcomerScenarios } from './replication/newcomer.ts';
import { quorumScenarios } from './replication/quorum.ts';
import { symmetricReplicaScenarios } from './replication/symmetric.ts';
import { takeOverScenarios } from './replication/take-over.ts';
import { bootstrapScenarios } from './ring-merge/bootstrap.ts';
import { mergeFaultScenarios } from './ring-merge/faults.ts';
import { mergeInTheEndScenarios } from './ring-merge/in-the-end.ts';
import { loopyScenarios } from './ring-merge/loopy.ts';
import { mergeScenarios } from './ring-merge/merge.ts';
import { mergeRestartScenarios } from './ring-merge/restart.ts';
import { mergeStepScenarios } from './ring-merge/steps.ts';
import { storyScenarios } from './ring-merge/story.ts';
import { unificationScenarios } from './ring-merge/unification.ts';
import { withoutMergeScenarios } from './ring-merge/without-merge.ts';
import { snapshotReadScenarios } from './snapshot-reads/snapshot-reads.ts';
import { stackScenarios } from './stack/changes.ts';
import { storeBoundedScenarios } from './store/bounded.ts';
import { storeCommitScenarios } from './store/commits.ts';
import { storeHealScenarios } from './store/heal.ts';
import { storeSnapshotScenarios } from './store/snapshot.ts';
import { storeSpecScenarios } from './store/spec.ts';
import { storeSweptScenarios } from './store/swept.ts';
import { transactionsInTheEndScenarios } from './transactions/in-the-end.ts';
import { inductiveVoteScenarios } from './transactions/inductive.ts';
import { ladderScenarios } from './transactions/ladder.ts';
import { movingScenarios } from './transactions/moving.ts';
import { patienceScenarios } from './transactions/patience.ts';
import { pessimisticScenarios } from './transactions/pessimistic.ts';
import { restoringScenarios } from './transactions/restoring.ts';
import { rivalScenarios } from './transactions/rivals.ts';
import { severalScenarios } from './transactions/several.ts';
import { symmetricScenarios } from './transactions/symmetric.ts';
import { managerTakeOverScenarios } from './transactions/take-over.ts';
import { titleScenarios } from './transactions/titles.ts';
import { validationScenarios } from './transactions/validation.ts';
import { voteScenarios } from './transactions/vote.ts';

export const allScenarios: readonly Scenario[] = [
  ...conformanceScenarios,
  ...livenessScenarios,
  ...sharedRegisterScenarios,
  ...identifierSpaceScenarios,
  ...placeScenarios,
  ...identifierScenarios,
  ...lookupConsistencyScenarios,
  ...failureDetectorScenarios,
  ...detectionInTheEndScenarios,
  ...atomicRingScenarios,
  ...inductiveRingScenarios,
  ...joinScenarios,
  ...crashScenarios,
  ...suspicionScenarios,
  ...boundsScenarios,
  ...restartScenarios,
  ...restartAllScenarios,
  ...toldScenarios,
  ...leaveScenarios,
  ...leaveLostScenarios,
  ...connectivityScenarios,
  ...partitionScenarios,
  ...lookupScenarios,
  ...lookupFailureScenarios,
  ...countedLookupScenarios,
  ...ringInTheEndScenarios,
  ...fingerStepScenarios,
  ...fingerLookupScenarios,
  ...fingerChurnScenarios,
  ...stackedFingerScenarios,
  ...overlayScenarios,
  ...mergeStepScenarios,
  ...unificationScenarios,
  ...mergeScenarios,
  ...loopyScenarios,
  ...bootstrapScenarios,
  ...mergeRestartScenarios,
  ...mergeFaultScenarios,
  ...storyScenarios,
  ...withoutMergeScenarios,
  ...mergeInTheEndScenarios,
  ...publishedRingScenarios,
  ...publishedCrashScenarios,
  ...publishedRecoveryScenarios,
  ...publishedSuspicionScenarios,
  ...beernetJoinScenarios,
  ...beernetFailureScenarios,
  ...chordScenarios,
  ...atomicChordScenarios,
  ...chordFailureScenarios,
  ...correctedChordScenarios,
  ...dksScenarios,
  ...hybridScenarios,
  ...unstructuredScenarios,
  ...twoPhaseCommitScenarios,
  ...scalarisScenarios,
  ...ladderScenarios,
  ...voteScenarios,
  ...transactionsInTheEndScenarios,
  ...inductiveVoteScenarios,
  ...managerTakeOverScenarios,
  ...symmetricScenarios,
  ...validationScenarios,
  ...severalScenarios,
  ...rivalScenarios,
  ...patienceScenarios,
  ...restoringScenarios,
  ...titleScenarios,
  ...movingScenarios,
  ...pessimisticScenarios,
  ...newcomerScenarios,
  ...quorumScenarios,
  ...symmetricReplicaScenarios,
  ...replicaCrashScenarios,
  ...replicaMoveScenarios,
  ...takeOverScenarios,
  ...epochScenarios,
  ...epochReducerScenarios,
  ...epochMovingScenarios,
  ...epochLeavingScenarios,
  ...epochClaimScenarios,
  ...registerSpecScenarios,
  ...inductiveRegisterScenarios,
  ...storeSpecScenarios,
  ...storeCommitScenarios,
  ...storeHealScenarios,
  ...stackScenarios,
  ...storeSnapshotScenarios,
  ...storeBoundedScenarios,
  ...storeSweptScenarios,
  ...registerFaultScenarios,
  ...registerHealScenarios,
  ...placementScenarios,
  ...snapshotReadScenarios,
  ...placementPolicyScenarios,
  ...placedCrashScenarios,
  ...placedDoubtScenarios,
  ...placedJoinScenarios,
  ...withoutMovesScenarios,
];
