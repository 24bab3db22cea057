/** Rings of nodes that have restarted. When all nodes have been down at once, no ring knows a present life of another ring. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { reachable, recoverable } from '../../spec/kernel/spec.ts';
import { oneRingInTheEnd } from '../../spec/ring-merge/properties.ts';
import { holds } from '../expectations.ts';
import { KEYS } from '../relaxed-ring/nodes.ts';
import { type MergingWorld, mergeScenario, oneRing } from './merge-scenario.ts';
import { cycle, detecting, type MergingNode, retrying } from './nodes.ts';

/** After one request in vain, and with nobody else to ask, a former member founds a ring of one. */
const kept = {
  keys: KEYS,
  successorListLength: 3,
  contacts: [],
  retryAfterMs: 1000,
  refreshAfterMs: 1000,
  mayRestart: true,
  refoundAfter: 1,
} as const;

/** A node that is down, and was in a ring with these. */
function down(id: NodeId, known: readonly NodeId[]): MergingNode {
  return { id, config: { lower: kept, upper: retrying }, durable: { lower: { incarnation: 1, known }, upper: null } };
}

/** A ring of one in its second life. */
function inSecondLife(nodes: readonly MergingNode[]): readonly MergingNode[] {
  return nodes.map(({ running, ...node }) => {
    if (running === undefined) return node;
    return { ...node, running: { ...running, lower: { ...running.lower, lives: [{ node: node.id, incarnation: 2 }] } } };
  });
}

const looksForTheOther = ({ nodes }: MergingWorld) => nodes.some(({ id, state }) => state.upper.passive.some((node) => node !== id));

const theMergerIsTold = recoverable<MergingWorld>(looksForTheOther, 'The merger of a node can still come to look for the other one.');

const theMergerLooks = reachable<MergingWorld>(looksForTheOther, 'The merger of a node looks for the other one.');

export const mergeRestartScenarios: readonly Scenario[] = [
  mergeScenario(inSecondLife(detecting([...cycle([0]), ...cycle([8])], 0, [8])), {
    instance: 'restart/both',
    teaches: 'Two nodes that have restarted, and know no present life of each other, become one ring: each says that it is up.',
    network: 'fifo',
    required: { oneRingInTheEnd, oneRing },
    cost: 'fast',
    expect: holds(39, 59, 19),
  }),
  mergeScenario([down(0, [8]), down(8, [0])], {
    instance: 'restart/told',
    teaches: 'A former member that founds a ring of one tells its merger of the nodes that it knew, whether they are up or not.',
    network: 'fifo',
    slowTimers: true,
    faults: { restart: 1 },
    required: {},
    seen: { theMergerIsTold, theMergerLooks },
    cost: 'fast',
    expect: holds(65, 111, 14),
  }),
];
