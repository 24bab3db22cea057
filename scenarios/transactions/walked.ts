/** Scenarios that are too large to be exhausted. They are walked at random, and mutants are looked for in their first states. */

import type { Transactions } from '../../impl/transactions/protocol.ts';
import type { Config } from '../../impl/transactions/state.ts';
import type { ProtocolScenario } from '../../model-check/scenario.ts';
import { somebodyAborts, somebodyCommits } from './properties.ts';
import type { Observed } from './refinement.ts';
import { ONE_VOTE, RIGHT, world } from './world.ts';

/**
 * The example of the SELFMAN slides, "Atomic commit on a SON": replication factor 4 on a ring of 16. Node 15 manages, with
 * 3, 7 and 11. Item 1 is at 1, 5, 9 and 13; item 2 is at 2, 6, 10 and 14.
 */
export const SEED: Config = { identifiers: 16, degree: 4, managers: 4, members: [1, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14, 15] };

/** With two transactions that want the same items, crashes and false suspicions. */
export const seedExample: ProtocolScenario<Transactions, Observed> = world({
  name: 'transactions/seed/4-replicas-12-nodes',
  teaches: 'The example of the slides, with a second transaction in its way, and faults.',
  config: SEED,
  // The next manager falsely suspects the first, so that it takes over in some walks.
  nodes: Object.fromEntries(SEED.members.map((node) => [node, { falselySuspects: node === 3 ? [15] : [] }])),
  asks: { 15: { type: 'run', reads: [1], writes: [1, 2] }, 5: { type: 'run', reads: [2], writes: [1] } },
  faults: { crash: 1, restart: 1, falseSuspicion: 1, duplicate: 2 },
  properties: { ...somebodyCommits, ...somebodyAborts },
});

/** Three ballots on one vote: the replica's own, that of the manager at its deadline, and that of one that takes over. */
export const rivalLeaders: ProtocolScenario<Transactions, Observed> = world({
  name: 'transactions/vote/rival-leaders',
  teaches: 'Two leaders with ballots of their own learn the same.',
  config: { ...ONE_VOTE, deadlineMs: 1000 },
  nodes: { 0: RIGHT, 4: { falselySuspects: [0] }, 8: RIGHT },
  asks: { 0: { type: 'commit', writes: [1] } },
  faults: { falseSuspicion: 1 },
  properties: { ...somebodyCommits, ...somebodyAborts },
});
