/** Every scenario of the project: what `selfman check` runs, and what the tests loop over. */
import type { Scenario } from '../scenario.ts';
import { beernetJoinScenarios } from './baselines/beernet.ts';
import { beernetFailureScenarios } from './baselines/beernet-failure.ts';
import { chordScenarios } from './baselines/chord.ts';
import { dksScenarios } from './baselines/dks.ts';
import { publishedRingScenarios } from './baselines/relaxed-ring-published.ts';
import { publishedCrashScenarios } from './baselines/relaxed-ring-published-crash.ts';
import { publishedRecoveryScenarios } from './baselines/relaxed-ring-published-recovery.ts';
import { publishedSuspicionScenarios } from './baselines/relaxed-ring-published-suspicion.ts';
import { conformanceScenarios } from './conformance/atomic-commit.ts';
import { failureDetectorScenarios } from './failure-detector/detection.ts';
import { lookupConsistencyScenarios } from './lookup-consistency/small.ts';
import { connectivityScenarios } from './relaxed-ring/connectivity.ts';
import { crashScenarios } from './relaxed-ring/crash.ts';
import { joinScenarios } from './relaxed-ring/join.ts';
import { leaveScenarios } from './relaxed-ring/leave.ts';
import { lookupScenarios } from './relaxed-ring/lookup.ts';
import { lookupFailureScenarios } from './relaxed-ring/lookup-failures.ts';
import { suspicionScenarios } from './relaxed-ring/suspicion.ts';
import { replicaCrashScenarios } from './replication/crash.ts';
import { replicaMoveScenarios } from './replication/moves.ts';
import { quorumScenarios } from './replication/quorum.ts';
import { takeOverScenarios } from './replication/take-over.ts';
import { ladderScenarios } from './transactions/ladder.ts';
import { movingScenarios } from './transactions/moving.ts';
import { pessimisticScenarios } from './transactions/pessimistic.ts';
import { managerTakeOverScenarios } from './transactions/take-over.ts';
import { validationScenarios } from './transactions/validation.ts';
import { voteScenarios } from './transactions/vote.ts';

export const allScenarios: readonly Scenario[] = [
  ...conformanceScenarios,
  ...lookupConsistencyScenarios,
  ...failureDetectorScenarios,
  ...joinScenarios,
  ...crashScenarios,
  ...suspicionScenarios,
  ...leaveScenarios,
  ...connectivityScenarios,
  ...lookupScenarios,
  ...lookupFailureScenarios,
  ...publishedRingScenarios,
  ...publishedCrashScenarios,
  ...publishedRecoveryScenarios,
  ...publishedSuspicionScenarios,
  ...beernetJoinScenarios,
  ...beernetFailureScenarios,
  ...chordScenarios,
  ...dksScenarios,
  ...ladderScenarios,
  ...voteScenarios,
  ...managerTakeOverScenarios,
  ...validationScenarios,
  ...movingScenarios,
  ...pessimisticScenarios,
  ...quorumScenarios,
  ...replicaCrashScenarios,
  ...replicaMoveScenarios,
  ...takeOverScenarios,
];
