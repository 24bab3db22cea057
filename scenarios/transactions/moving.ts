/** Responsibility moves to a node that joins, with data, locks and votes, while transactions are under way. */
import { runningMember } from '../../impl/transactions/state.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { holds } from '../expectations.ts';
import { allCommit, somebodyAborts, somebodyCommits } from './properties.ts';
import { ONE_MANAGER, world } from './world.ts';

const AFTER = [0, 4, 6, 8];
const both = { ...somebodyCommits, ...somebodyAborts };

const ONE_REPLICA = { ...ONE_MANAGER, degree: 1 };

export const movingScenarios: readonly Scenario[] = [
  world({
    name: 'transactions/moving/between-read-and-commit',
    teaches: 'A node joins between read and commit: what is sent to the old owner is passed on, and what comes too early waits.',
    config: ONE_REPLICA,
    joiners: [6],
    news: { members: AFTER, at: [8] },
    asks: { 0: { type: 'run', reads: [5], writes: [5] } },
    properties: somebodyCommits,
    expect: holds(47, 71, 11),
  }),
  world({
    name: 'transactions/moving/two-writers',
    teaches: 'A replica that is prepared for one transaction stays so under its new owner.',
    config: ONE_REPLICA,
    joiners: [6],
    news: { members: AFTER, at: [8] },
    asks: { 0: { type: 'run', reads: [5], writes: [5] }, 4: { type: 'run', reads: [5], writes: [5] } },
    properties: { ...both, ...allCommit },
    expect: holds(3799, 9399, 20),
  }),
  world({
    name: 'transactions/moving/3-replicas',
    teaches: 'One of three replicas moves while it is prepared for a transaction: it stays so under its new owner.',
    config: ONE_MANAGER,
    joiners: [6],
    news: { members: AFTER, at: [8] },
    asks: { 0: { type: 'run', writes: [1] } },
    properties: somebodyCommits,
    expect: holds(2700, 9184, 16),
  }),
  world({
    name: 'transactions/moving/two-joiners',
    teaches:
      'Two nodes join between the replicas of two items and their owner. The first gets its part from the owner, and the second from the first.',
    config: ONE_REPLICA,
    joiners: [5, 6],
    news: { members: [0, 4, 5, 6, 8], at: [8] },
    asks: { 0: { type: 'commit', writes: [5, 6] }, 4: { type: 'commit', writes: [6] } },
    network: 'fifo',
    properties: both,
    cost: 'slow',
    expect: holds(17_614, 61_004, 19),
  }),
  world({
    name: 'transactions/moving/leave',
    teaches: 'A member leaves, and hands its votes and locks over to one that has votes of its own in the same transactions.',
    config: ONE_MANAGER,
    news: { members: [0, 8], at: [4] },
    nodes: {
      0: { running: { ...runningMember(0, ONE_MANAGER), members: [0, 8] } },
      8: { running: { ...runningMember(8, ONE_MANAGER), members: [0, 8] } },
    },
    asks: { 0: { type: 'commit', writes: [1] }, 4: { type: 'commit', writes: [1] } },
    properties: both,
    expect: holds(13_299, 46_837, 16),
  }),
  world({
    name: 'transactions/moving/reserved',
    teaches: 'A replica is reserved, and others wait for it, when a node joins: holder, queue and lease go with it.',
    config: { ...ONE_REPLICA, leaseMs: 1000 },
    joiners: [6],
    news: { members: AFTER, at: [8] },
    asks: { 0: { type: 'run', pessimistic: true, writes: [5] }, 4: { type: 'run', pessimistic: true, writes: [5] } },
    network: 'fifo',
    slowTimers: true,
    properties: { ...somebodyCommits, ...allCommit },
    expect: holds(1517, 2635, 22),
  }),
  world({
    name: 'transactions/moving/manager',
    teaches: 'A node joins at the place of a replicated manager: it manages the transaction if it has answered for the place.',
    config: { ...ONE_REPLICA, managers: 2 },
    joiners: [6],
    news: { members: AFTER, at: [8] },
    asks: { 0: { type: 'run', writes: [1] } },
    network: 'fifo',
    properties: somebodyCommits,
    expect: holds(82, 147, 15),
  }),
];
