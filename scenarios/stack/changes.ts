/** Whole nodes, all six layers: a newcomer joins, a member leaves, crashes or restarts, beside a transaction. */
import type { Scenario } from '../../model-check/scenario.ts';
import { holds } from '../expectations.ts';
import { get, leaves, members, newcomer, only, put } from './nodes.ts';
import { allCommit, hasEnded, isBack, isRead, speaks } from './reached.ts';
import { detectedScenario, stackScenario } from './stack-scenario.ts';

const crash = { faults: { crash: 1 } } as const;
const restart = { faults: { crash: 1, restart: 1 } } as const;

export const stackScenarios: readonly Scenario[] = [
  stackScenario({
    instance: 'join/2+1',
    teaches: 'A newcomer joins the ring and gets a place with its data, while a transaction writes.',
    nodes: [...members(0, 1), newcomer(2, 0)],
    requests: [put(1, 'a')],
    properties: { ...allCommit, ...speaks(2, 2, 0) },
    cost: 'fast',
    expect: holds(4455, 10_406, 60),
  }),
  stackScenario({
    instance: 'leave/2',
    teaches: 'A member leaves while the other one writes: its place goes to the heir, with all that it has.',
    nodes: members(0, 1),
    requests: [leaves(1), put(0, 'a')],
    properties: { ...allCommit, ...speaks(0, 1, 0), ...hasEnded(1) },
    cost: 'fast',
    expect: holds(174, 294, 21),
  }),
  stackScenario({
    instance: 'leave/2/majority',
    teaches: 'The member with two of three places leaves while the other one writes.',
    nodes: members(0, 1),
    requests: [leaves(0), put(1, 'a')],
    properties: { ...allCommit, ...speaks(1, 0, 0), ...speaks(1, 2, 0), ...hasEnded(0) },
    cost: 'fast',
    expect: holds(740, 1300, 40),
  }),
  stackScenario({
    instance: 'leave/3/reader',
    teaches: 'One of three members leaves beside a read: its heir gets the place, and then the leaver ends.',
    nodes: members(0, 1, 2),
    requests: [leaves(2), get(1)],
    properties: { ...allCommit, ...speaks(0, 2, 0), ...hasEnded(2) },
    cost: 'fast',
    expect: holds(2953, 9798, 22),
  }),
  stackScenario({
    ...crash,
    instance: 'crash/3/reader',
    teaches: 'One of three members crashes: the ring gives its place to another one, which takes it over beside a read.',
    nodes: only(2, members(0, 1, 2)),
    requests: [get(1)],
    properties: { ...isRead(null), ...speaks(0, 2, 1) },
    cost: 'fast',
    expect: holds(1133, 2777, 36),
  }),
  stackScenario({
    ...crash,
    instance: 'crash/3',
    teaches: 'One of three members crashes beside a write, which commits under the epoch before or after.',
    nodes: only(2, members(0, 1, 2)),
    requests: [put(1, 'a')],
    properties: { ...allCommit, ...speaks(0, 2, 1) },
    cost: 'slow',
    expect: holds(26_824, 73_604, 65),
  }),
  stackScenario({
    ...restart,
    instance: 'restart/2',
    teaches: 'A member restarts with its record: it goes on with its role if nobody has taken the place, and is given it otherwise.',
    nodes: only(1, members(0, 1)),
    properties: { ...isBack(1, 1, 0), ...isBack(1, 1, 1) },
    cost: 'fast',
    expect: holds(231, 395, 27),
  }),
  stackScenario({
    ...restart,
    instance: 'restart/2/majority',
    teaches: 'The member with two of three places restarts: nobody can take them over, and it goes on with what is on its disk.',
    nodes: only(0, members(0, 1)),
    requests: [get(1)],
    properties: { ...isRead(null), ...isBack(0, 0, 0) },
    cost: 'fast',
    expect: holds(1528, 2963, 28),
  }),
  stackScenario({
    ...restart,
    instance: 'restart/2/write',
    teaches: 'A member restarts beside a write of the other one: what was committed is at its place again.',
    nodes: only(1, members(0, 1)),
    requests: [put(0, 'a')],
    properties: { ...allCommit, ...isBack(1, 1, 0), ...isBack(1, 1, 1) },
    cost: 'slow',
    expect: holds(6235, 11_630, 40),
  }),
  detectedScenario({
    ...crash,
    instance: 'detected/crash/2',
    teaches: 'A crash is noticed by two silent rounds of a node’s own failure detector, and the place is taken over beside a write.',
    nodes: only(1, members(0, 1)),
    requests: [put(0, 'a')],
    properties: { ...allCommit, ...speaks(0, 1, 1) },
    cost: 'fast',
    expect: holds(432, 743, 23),
  }),
  detectedScenario({
    ...restart,
    instance: 'detected/restart/2',
    teaches: 'A member restarts before or after its silence is noticed: a message of its later life takes the suspicion back.',
    nodes: only(1, members(0, 1)),
    properties: { ...isBack(1, 1, 0), ...isBack(1, 1, 1) },
    cost: 'fast',
    expect: holds(323, 550, 41),
  }),
];
