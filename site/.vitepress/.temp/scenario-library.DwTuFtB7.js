// explorer/page/scenario-groups.ts
/** By the first part of a name; of baselines, by the first two. */
var GROUPS = {
	"baselines/beernet": async () => [(await import("./failure.uk_xnjWn.js").then((n) => n.n)).beernetFailureScenarios, (await import("./join.Fe6Zsc3j.js").then((n) => n.n)).beernetJoinScenarios],
	"baselines/chord": async () => [(await import("./join.Bu3JlhPn.js").then((n) => n.n)).chordScenarios],
	"baselines/chord-atomic": async () => [(await import("./atomic.qFI_l7FD.js").then((n) => n.n)).atomicChordScenarios],
	"baselines/chord-corrected": async () => [(await import("./failures.BVZs14W2.js").then((n) => n.n)).correctedChordScenarios],
	"baselines/chord-failures": async () => [(await import("./failures.Cwc1tauV.js").then((n) => n.n)).chordFailureScenarios],
	"baselines/dks": async () => [(await import("./locks.hMu0I1oM.js").then((n) => n.n)).dksScenarios],
	"baselines/generations": async () => [(await import("./hybrid.5luSLi2i.js").then((n) => n.n)).hybridScenarios, (await import("./unstructured.oO9ow0Xj.js").then((n) => n.n)).unstructuredScenarios],
	"baselines/relaxed-ring-published": async () => [
		(await import("./crash.BK3K59ku.js").then((n) => n.t)).publishedCrashScenarios,
		(await import("./join.BylR-Ewt.js").then((n) => n.t)).publishedRingScenarios,
		(await import("./recovery.DidwD55T.js").then((n) => n.n)).publishedRecoveryScenarios,
		(await import("./suspicion.DT4gAeJN.js").then((n) => n.n)).publishedSuspicionScenarios
	],
	"baselines/scalaris": async () => [(await import("./validation.BcLhxN7Q.js").then((n) => n.n)).scalarisScenarios],
	"baselines/two-phase-commit": async () => [(await import("./crash.CL9TJ1ju.js").then((n) => n.t)).twoPhaseCommitScenarios],
	conformance: async () => [(await import("./atomic-commit.XjcpXCAA.js").then((n) => n.t)).conformanceScenarios, (await import("./liveness.CeB99gDR.js").then((n) => n.n)).livenessScenarios],
	epochs: async () => [
		(await import("./class-epochs.C1OWrX4l.js").then((n) => n.t)).epochScenarios,
		(await import("./leaving.CNjXv8cb.js").then((n) => n.n)).epochLeavingScenarios,
		(await import("./moving.UqOKABV9.js").then((n) => n.n)).epochMovingScenarios,
		(await import("./reducer.CVFd4adh.js").then((n) => n.n)).epochReducerScenarios,
		(await import("./rivals.oQiWhDOT.js").then((n) => n.n)).epochClaimScenarios
	],
	"failure-detector": async () => [(await import("./detection.C6pMfjTL.js")).failureDetectorScenarios, (await import("./in-the-end.D3ATf7Y0.js").then((n) => n.n)).detectionInTheEndScenarios],
	fingers: async () => [
		(await import("./churn.dyan_CMq.js").then((n) => n.t)).fingerChurnScenarios,
		(await import("./lookup.BEk2g_R2.js").then((n) => n.n)).fingerLookupScenarios,
		(await import("./stacked.lS_NBDQJ.js").then((n) => n.n)).stackedFingerScenarios,
		(await import("./steps.COsx4wrK.js").then((n) => n.n)).fingerStepScenarios
	],
	"identifier-space": async () => [(await import("./arithmetic.CrE3ONs_.js").then((n) => n.t)).identifierSpaceScenarios],
	"lookup-consistency": async () => [(await import("./small.CtyUUESb.js").then((n) => n.n)).lookupConsistencyScenarios],
	overlay: async () => [(await import("./lookup.Bqo_LxTd.js").then((n) => n.t)).overlayScenarios],
	placement: async () => [
		(await import("./placement.BSxeXseZ.js").then((n) => n.n)).placementScenarios,
		(await import("./policy.vl6bc91x.js").then((n) => n.n)).placementPolicyScenarios,
		(await import("./crash.DX1rgfgw.js").then((n) => n.t)).placedCrashScenarios,
		(await import("./doubt.6p-yUEmF.js").then((n) => n.t)).placedDoubtScenarios,
		(await import("./join.DQpk7Y1F.js").then((n) => n.t)).placedJoinScenarios,
		(await import("./without-moves.DIa8agRn.js").then((n) => n.n)).withoutMovesScenarios
	],
	places: async () => [(await import("./arithmetic.CnS9Fxsh.js").then((n) => n.t)).placeScenarios, (await import("./identifiers.DZ495Itr.js").then((n) => n.n)).identifierScenarios],
	registers: async () => [
		(await import("./faults.BfFvofBZ.js").then((n) => n.t)).registerFaultScenarios,
		(await import("./heal.DKk4uNvJ.js").then((n) => n.t)).registerHealScenarios,
		(await import("./spec.uAtzd_Mx.js").then((n) => n.n)).registerSpecScenarios
	],
	"relaxed-ring": async () => [
		(await import("./atomic.Bc73kGUN.js").then((n) => n.n)).atomicRingScenarios,
		(await import("./bounds.CV4z5dho.js").then((n) => n.n)).boundsScenarios,
		(await import("./connectivity.AmDIOQ-5.js").then((n) => n.n)).connectivityScenarios,
		(await import("./crash.D0Cg20pI.js").then((n) => n.n)).crashScenarios,
		(await import("./in-the-end.Drh4dO-L.js").then((n) => n.t)).ringInTheEndScenarios,
		(await import("./join.5qDHJvJP.js").then((n) => n.n)).joinScenarios,
		(await import("./leave.74r4MxCc.js").then((n) => n.n)).leaveScenarios,
		(await import("./leave-lost.rYwnzOa6.js").then((n) => n.n)).leaveLostScenarios,
		(await import("./lookup.Bo-2C0TS.js").then((n) => n.n)).lookupScenarios,
		(await import("./lookup-counts.CS9p7dSU.js").then((n) => n.n)).countedLookupScenarios,
		(await import("./lookup-failures.CNKGvjsl.js").then((n) => n.n)).lookupFailureScenarios,
		(await import("./partition.DzP3oz7b.js").then((n) => n.n)).partitionScenarios,
		(await import("./restart.BgpJbWft.js").then((n) => n.n)).restartScenarios,
		(await import("./restart-all.IKC1fsr7.js").then((n) => n.n)).restartAllScenarios,
		(await import("./suspicion.Ov0c8d7o.js").then((n) => n.n)).suspicionScenarios,
		(await import("./told.BPR6O0Y8.js").then((n) => n.n)).toldScenarios,
		(await import("./without-merge.Bp5OtRe5.js").then((n) => n.n)).withoutMergeScenarios
	],
	replication: async () => [
		(await import("./crash.DDqSuUxv.js").then((n) => n.t)).replicaCrashScenarios,
		(await import("./moves.DvXkVjd_.js").then((n) => n.t)).replicaMoveScenarios,
		(await import("./newcomer.sGKsBsPr.js").then((n) => n.n)).newcomerScenarios,
		(await import("./quorum.DxP168Fl.js").then((n) => n.n)).quorumScenarios,
		(await import("./symmetric.Ogz5zZjj.js").then((n) => n.n)).symmetricReplicaScenarios,
		(await import("./take-over.BfxZZXUa.js").then((n) => n.n)).takeOverScenarios
	],
	"ring-merge": async () => [
		(await import("./bootstrap.DaK243rh.js").then((n) => n.n)).bootstrapScenarios,
		(await import("./faults.Cwtz-oSe.js").then((n) => n.t)).mergeFaultScenarios,
		(await import("./in-the-end.C4srPBm9.js").then((n) => n.t)).mergeInTheEndScenarios,
		(await import("./loopy.J3lHpN7C.js").then((n) => n.n)).loopyScenarios,
		(await import("./merge.CzxzLIvS.js").then((n) => n.n)).mergeScenarios,
		(await import("./restart.DkYmkusb.js").then((n) => n.n)).mergeRestartScenarios,
		(await import("./steps.DNHzwriH.js").then((n) => n.n)).mergeStepScenarios,
		(await import("./story.Dc6C7WgK.js").then((n) => n.n)).storyScenarios,
		(await import("./unification.B40ET0gS.js").then((n) => n.n)).unificationScenarios
	],
	"snapshot-reads": async () => [(await import("./snapshot-reads.Bl21cu9J.js").then((n) => n.n)).snapshotReadScenarios],
	stack: async () => [(await import("./changes.DKurLBh8.js").then((n) => n.t)).stackScenarios],
	store: async () => [
		(await import("./bounded.YabnGCrQ.js").then((n) => n.t)).storeBoundedScenarios,
		(await import("./commits.BpEcU0h4.js").then((n) => n.t)).storeCommitScenarios,
		(await import("./heal.KRBWcEW6.js").then((n) => n.t)).storeHealScenarios,
		(await import("./snapshot.C8nl1bcH.js").then((n) => n.t)).storeSnapshotScenarios,
		(await import("./spec.BE0qv1-a.js").then((n) => n.t)).storeSpecScenarios,
		(await import("./swept.wpDrV8yI.js").then((n) => n.n)).storeSweptScenarios
	],
	transactions: async () => [
		(await import("./in-the-end.6nAxcXd_.js").then((n) => n.t)).transactionsInTheEndScenarios,
		(await import("./ladder.CGDGew0F.js").then((n) => n.n)).ladderScenarios,
		(await import("./moving.kr70ISXc.js").then((n) => n.n)).movingScenarios,
		(await import("./patience.CooIiSNZ.js").then((n) => n.n)).patienceScenarios,
		(await import("./pessimistic.Dsk04dop.js").then((n) => n.n)).pessimisticScenarios,
		(await import("./restoring.7jb97neZ.js").then((n) => n.n)).restoringScenarios,
		(await import("./rivals.DveMj2Xr.js").then((n) => n.n)).rivalScenarios,
		(await import("./several.SeTw9kDR.js").then((n) => n.n)).severalScenarios,
		(await import("./symmetric.C26BN7Q-.js").then((n) => n.n)).symmetricScenarios,
		(await import("./take-over.q_HffXBs.js").then((n) => n.n)).managerTakeOverScenarios,
		(await import("./titles.Ne7Hl0q8.js").then((n) => n.n)).titleScenarios,
		(await import("./validation.CWQjj9Bn.js").then((n) => n.n)).validationScenarios,
		(await import("./vote.D0h1k6wV.js").then((n) => n.n)).voteScenarios
	]
};
/** The scenarios whose names begin as this one does; none for an unknown beginning. */
async function groupOf(name) {
	const [first, second] = name.split("/");
	const load = GROUPS[first === "baselines" ? `${first}/${second}` : first];
	return load === void 0 ? [] : (await load()).flat();
}
// explorer/page/scenario-library.ts
async function allOfThem() {
	return (await import("./all.BTBRMk-x.js")).allScenarios;
}
/** The scenario of this name, or the only one whose name ends with it; null: there is none. */
async function scenarioNamed(name) {
	const exact = (await groupOf(name)).find((scenario) => scenario.name === name);
	if (exact !== void 0) return exact;
	const ending = (await allOfThem()).filter((scenario) => scenario.name.endsWith(`/${name}`));
	return ending.length === 1 ? ending[0] : null;
}
export { allOfThem, scenarioNamed };
