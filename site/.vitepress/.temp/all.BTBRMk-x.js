import { t as beernetFailureScenarios } from "./failure.uk_xnjWn.js";
import { t as beernetJoinScenarios } from "./join.Fe6Zsc3j.js";
import { t as atomicChordScenarios } from "./atomic.qFI_l7FD.js";
import { t as chordFailureScenarios } from "./failures.Cwc1tauV.js";
import { t as chordScenarios } from "./join.Bu3JlhPn.js";
import { t as correctedChordScenarios } from "./failures.BVZs14W2.js";
import { t as dksScenarios } from "./locks.hMu0I1oM.js";
import { t as hybridScenarios } from "./hybrid.5luSLi2i.js";
import { t as unstructuredScenarios } from "./unstructured.oO9ow0Xj.js";
import { n as publishedCrashScenarios } from "./crash.BK3K59ku.js";
import { n as publishedRingScenarios } from "./join.BylR-Ewt.js";
import { t as publishedRecoveryScenarios } from "./recovery.DidwD55T.js";
import { t as publishedSuspicionScenarios } from "./suspicion.DT4gAeJN.js";
import { t as scalarisScenarios } from "./validation.BcLhxN7Q.js";
import { n as twoPhaseCommitScenarios } from "./crash.CL9TJ1ju.js";
import { n as conformanceScenarios } from "./atomic-commit.XjcpXCAA.js";
import { t as livenessScenarios } from "./liveness.CeB99gDR.js";
import { n as epochScenarios } from "./class-epochs.C1OWrX4l.js";
import { t as epochLeavingScenarios } from "./leaving.CNjXv8cb.js";
import { t as epochMovingScenarios } from "./moving.UqOKABV9.js";
import { t as epochReducerScenarios } from "./reducer.CVFd4adh.js";
import { t as epochClaimScenarios } from "./rivals.oQiWhDOT.js";
import { failureDetectorScenarios } from "./detection.C6pMfjTL.js";
import { t as detectionInTheEndScenarios } from "./in-the-end.D3ATf7Y0.js";
import { n as fingerChurnScenarios } from "./churn.dyan_CMq.js";
import { t as fingerLookupScenarios } from "./lookup.BEk2g_R2.js";
import { t as stackedFingerScenarios } from "./stacked.lS_NBDQJ.js";
import { t as fingerStepScenarios } from "./steps.COsx4wrK.js";
import { n as identifierSpaceScenarios } from "./arithmetic.CrE3ONs_.js";
import { t as lookupConsistencyScenarios } from "./small.CtyUUESb.js";
import { n as overlayScenarios } from "./lookup.Bqo_LxTd.js";
import { t as placementScenarios } from "./placement.BSxeXseZ.js";
import { t as placementPolicyScenarios } from "./policy.vl6bc91x.js";
import { n as placedCrashScenarios } from "./crash.DX1rgfgw.js";
import { n as placedDoubtScenarios } from "./doubt.6p-yUEmF.js";
import { n as placedJoinScenarios } from "./join.DQpk7Y1F.js";
import { t as withoutMovesScenarios } from "./without-moves.DIa8agRn.js";
import { n as placeScenarios } from "./arithmetic.CnS9Fxsh.js";
import { t as identifierScenarios } from "./identifiers.DZ495Itr.js";
import { n as registerFaultScenarios } from "./faults.BfFvofBZ.js";
import { n as registerHealScenarios } from "./heal.DKk4uNvJ.js";
import { t as registerSpecScenarios } from "./spec.uAtzd_Mx.js";
import { t as atomicRingScenarios } from "./atomic.Bc73kGUN.js";
import { t as boundsScenarios } from "./bounds.CV4z5dho.js";
import { t as connectivityScenarios } from "./connectivity.AmDIOQ-5.js";
import { t as crashScenarios } from "./crash.D0Cg20pI.js";
import { n as ringInTheEndScenarios } from "./in-the-end.Drh4dO-L.js";
import { t as joinScenarios } from "./join.5qDHJvJP.js";
import { t as leaveScenarios } from "./leave.74r4MxCc.js";
import { t as leaveLostScenarios } from "./leave-lost.rYwnzOa6.js";
import { t as lookupScenarios } from "./lookup.Bo-2C0TS.js";
import { t as countedLookupScenarios } from "./lookup-counts.CS9p7dSU.js";
import { t as lookupFailureScenarios } from "./lookup-failures.CNKGvjsl.js";
import { t as partitionScenarios } from "./partition.DzP3oz7b.js";
import { t as restartScenarios } from "./restart.BgpJbWft.js";
import { t as restartAllScenarios } from "./restart-all.IKC1fsr7.js";
import { t as suspicionScenarios } from "./suspicion.Ov0c8d7o.js";
import { t as toldScenarios } from "./told.BPR6O0Y8.js";
import { n as replicaCrashScenarios } from "./crash.DDqSuUxv.js";
import { n as replicaMoveScenarios } from "./moves.DvXkVjd_.js";
import { t as newcomerScenarios } from "./newcomer.sGKsBsPr.js";
import { t as quorumScenarios } from "./quorum.DxP168Fl.js";
import { t as symmetricReplicaScenarios } from "./symmetric.Ogz5zZjj.js";
import { t as takeOverScenarios } from "./take-over.BfxZZXUa.js";
import { t as bootstrapScenarios } from "./bootstrap.DaK243rh.js";
import { n as mergeFaultScenarios } from "./faults.Cwtz-oSe.js";
import { n as mergeInTheEndScenarios } from "./in-the-end.C4srPBm9.js";
import { t as loopyScenarios } from "./loopy.J3lHpN7C.js";
import { t as mergeScenarios } from "./merge.CzxzLIvS.js";
import { t as mergeRestartScenarios } from "./restart.DkYmkusb.js";
import { t as mergeStepScenarios } from "./steps.DNHzwriH.js";
import { t as storyScenarios } from "./story.Dc6C7WgK.js";
import { t as unificationScenarios } from "./unification.B40ET0gS.js";
import { t as withoutMergeScenarios } from "./without-merge.Bp5OtRe5.js";
import { t as snapshotReadScenarios } from "./snapshot-reads.Bl21cu9J.js";
import { n as stackScenarios } from "./changes.DKurLBh8.js";
import { n as storeBoundedScenarios } from "./bounded.YabnGCrQ.js";
import { n as storeCommitScenarios } from "./commits.BpEcU0h4.js";
import { n as storeHealScenarios } from "./heal.KRBWcEW6.js";
import { n as storeSnapshotScenarios } from "./snapshot.C8nl1bcH.js";
import { n as storeSpecScenarios } from "./spec.BE0qv1-a.js";
import { t as storeSweptScenarios } from "./swept.wpDrV8yI.js";
import { n as transactionsInTheEndScenarios } from "./in-the-end.6nAxcXd_.js";
import { t as ladderScenarios } from "./ladder.CGDGew0F.js";
import { t as movingScenarios } from "./moving.kr70ISXc.js";
import { t as patienceScenarios } from "./patience.CooIiSNZ.js";
import { t as pessimisticScenarios } from "./pessimistic.Dsk04dop.js";
import { t as restoringScenarios } from "./restoring.7jb97neZ.js";
import { t as rivalScenarios } from "./rivals.DveMj2Xr.js";
import { t as severalScenarios } from "./several.SeTw9kDR.js";
import { t as symmetricScenarios } from "./symmetric.C26BN7Q-.js";
import { t as managerTakeOverScenarios } from "./take-over.q_HffXBs.js";
import { t as titleScenarios } from "./titles.Ne7Hl0q8.js";
import { t as validationScenarios } from "./validation.CWQjj9Bn.js";
import { t as voteScenarios } from "./vote.D0h1k6wV.js";
// scenarios/all.ts
var allScenarios = [
	...conformanceScenarios,
	...livenessScenarios,
	...identifierSpaceScenarios,
	...placeScenarios,
	...identifierScenarios,
	...lookupConsistencyScenarios,
	...failureDetectorScenarios,
	...detectionInTheEndScenarios,
	...atomicRingScenarios,
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
	...withoutMovesScenarios
];
export { allScenarios };
