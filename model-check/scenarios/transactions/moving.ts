/** Responsibility moves to a node that joins, with data, locks and votes, while transactions are under way. */
import type { Scenario } from '../../scenario.ts';
import { holds } from '../expectations.ts';
import { allCommit, somebodyAborts, somebodyCommits } from './promises.ts';
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
    teaches: 'A replica that has promised itself to one transaction keeps that promise under its new owner.',
    config: ONE_REPLICA,
    joiners: [6],
    news: { members: AFTER, at: [8] },
    asks: { 0: { type: 'run', reads: [5], writes: [5] }, 4: { type: 'run', reads: [5], writes: [5] } },
    properties: { ...both, ...allCommit },
    expect: holds(3799, 9399, 20),
  }),
  world({
    name: 'transactions/moving/3-replicas',
    teaches: 'The same when the other two replicas of the item stay where they are.',
    config: ONE_MANAGER,
    joiners: [6],
    news: { members: AFTER, at: [8] },
    asks: { 0: { type: 'run', writes: [1] } },
    properties: somebodyCommits,
    expect: holds(2700, 9184, 16),
  }),
];
