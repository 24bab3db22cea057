/** Rings that know of each other do become one ring, and stay one. So does a ring that a partition has torn, once the partition ends. */
import type { Scenario } from '../../model-check/scenario.ts';
import { weak } from '../../spec/kernel/fairness.ts';
import { holds, violates } from '../expectations.ts';
import { detectorsAreEventuallyPerfect, everythingGoesOn, inTheEnd } from '../in-the-end.ts';
import { mergeScenarios } from './merge.ts';
import { storyScenarios } from './story.ts';

export const mergeInTheEndScenarios: readonly Scenario[] = [
  inTheEnd(mergeScenarios, {
    base: 'ring-merge/merge/2+2/side-by-side',
    instance: 'merge',
    teaches: 'Two rings, one of which has detected the other, become one ring for good if each message arrives.',
    fairness: everythingGoesOn,
    forGood: true,
    expect: holds(1274, 3969, 19),
  }),
  inTheEnd(mergeScenarios, {
    base: 'ring-merge/merge/2+2/side-by-side',
    instance: 'merge/messages-may-wait',
    teaches: 'Where a message may wait for ever, a merge may stop halfway.',
    fairness: [],
    forGood: true,
    expect: violates('oneRingInTheEnd', 0),
  }),
  inTheEnd(mergeScenarios, {
    base: 'ring-merge/merge/1+1+1',
    instance: 'merge/three',
    teaches: 'Three rings become one ring for good.',
    fairness: everythingGoesOn,
    forGood: true,
    expect: holds(5314, 14_039, 30),
  }),
  inTheEnd(mergeScenarios, {
    base: 'ring-merge/merge/1+1/join',
    instance: 'merge/join',
    teaches: 'Two rings become one though a node joins meanwhile.',
    fairness: everythingGoesOn,
    forGood: true,
    expect: holds(12_814, 41_488, 21),
  }),
  inTheEnd(storyScenarios, {
    base: 'ring-merge/story/1+1',
    instance: 'story',
    teaches: 'A partition tears a ring and ends: the detectors trust again, and the ring becomes one again for good.',
    fairness: [...everythingGoesOn, ...detectorsAreEventuallyPerfect, weak('heal')],
    forGood: true,
    expect: holds(1850, 3838, 22),
  }),
  inTheEnd(storyScenarios, {
    base: 'ring-merge/story/1+1',
    instance: 'story/partition-may-stay',
    teaches: 'A partition that never ends leaves two rings.',
    fairness: [...everythingGoesOn, ...detectorsAreEventuallyPerfect],
    forGood: true,
    expect: violates('oneRingInTheEnd', 3),
  }),
];
