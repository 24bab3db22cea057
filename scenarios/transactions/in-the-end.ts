/** Every transaction gets an outcome, and all that it holds is released: not only can this still happen, it does. */
import type { Scenario } from '../../model-check/scenario.ts';
import { holds, violates } from '../expectations.ts';
import { detectorsAreEventuallyPerfect, everythingGoesOn, inTheEnd } from '../in-the-end.ts';
import { voteScenarios } from './vote.ts';

export const transactionsInTheEndScenarios: readonly Scenario[] = [
  inTheEnd(voteScenarios, {
    base: 'transactions/vote/crash',
    instance: 'crash',
    teaches: 'When any of three managers crashes, its detectors suspect it, and every transaction that has begun gets an outcome.',
    fairness: [...everythingGoesOn, ...detectorsAreEventuallyPerfect],
    forGood: true,
    expect: holds(10_295, 42_880, 18),
  }),
  inTheEnd(voteScenarios, {
    base: 'transactions/vote/crash',
    instance: 'crash/unsuspected',
    teaches: 'Where the crash of a manager may stay unnoticed, a transaction may wait for ever.',
    fairness: everythingGoesOn,
    forGood: true,
    expect: violates('comesToRest', 3),
  }),
  inTheEnd(voteScenarios, {
    base: 'transactions/vote/two-transactions',
    instance: 'two-transactions',
    teaches: 'Two transactions on one item both get an outcome, if each message arrives.',
    fairness: everythingGoesOn,
    forGood: true,
    expect: holds(4709, 17_054, 16),
  }),
  inTheEnd(voteScenarios, {
    base: 'transactions/vote/two-transactions',
    instance: 'two-transactions/messages-may-wait',
    teaches: 'Where a message may wait for ever, so may a transaction.',
    fairness: [],
    forGood: true,
    expect: violates('comesToRest', 1),
  }),
];
