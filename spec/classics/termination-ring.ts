/**
 * Dijkstra's detection of termination on a ring (EWD 840, with Feijen and van Gasteren, 1983). A token goes round from node
 * N − 1 to node 0. A node that wakes another one with a higher number turns black, and blackens the token that it passes on.
 */
import { weak } from '../kernel/fairness.ts';
import { put } from '../kernel/record.ts';
import { action, always, type Properties, reachable, type Spec } from '../kernel/spec.ts';
import { leadsTo } from '../kernel/temporal.ts';

export interface TerminationRing {
  readonly active: readonly boolean[];
  readonly black: readonly boolean[];
  /** The node that has the token. */
  readonly token: number;
  readonly tokenIsBlack: boolean;
}

type Ring = TerminationRing;

/** `nodes` of them, of which any may be active or black in the beginning, under these fairness constraints. */
export function terminationRing(nodes: number, fairness = [weak(['initiateProbe', 'passToken'])]): Spec<Ring> {
  const all = Array.from({ length: nodes }, (_, node) => node);
  return {
    name: 'termination-ring',
    init: flagsOf(nodes).flatMap((active) =>
      flagsOf(nodes).flatMap((black) => all.map((token) => ({ active, black, token, tokenIsBlack: true }))),
    ),
    fairness,
    actions: {
      initiateProbe: action<Ring>({
        doc: 'Node 0 sends a white token round, and turns white.',
        when: ({ token, tokenIsBlack, black }) => token === 0 && (tokenIsBlack || black[0]),
        then: (ring) => ({ ...ring, token: nodes - 1, tokenIsBlack: false, black: ring.black.with(0, false) }),
      }),
      passToken: action<Ring, number>({
        doc: 'A node that is passive, or has bad news anyway, passes the token on, and turns white.',
        params: () => all.slice(1),
        when: ({ active, black, token, tokenIsBlack }, node) => token === node && (!active[node] || black[node] || tokenIsBlack),
        then: (ring, node) => ({
          ...ring,
          token: node - 1,
          tokenIsBlack: ring.tokenIsBlack || ring.black[node],
          black: ring.black.with(node, false),
        }),
      }),
      wake: action<Ring, readonly [number, number]>({
        doc: 'An active node activates another one. If that one has a higher number, the node turns black.',
        params: () => all.flatMap((node) => all.flatMap((other) => (node === other ? [] : [[node, other] as const]))),
        when: ({ active }, [node]) => active[node],
        then: (ring, [node, other]) => ({
          ...ring,
          active: ring.active.with(other, true),
          black: other > node ? ring.black.with(node, true) : ring.black,
        }),
      }),
      calmDown: action<Ring, number>({
        params: () => all,
        when: ({ active }, node) => active[node],
        then: (ring, node) => put(ring, 'active', ring.active.with(node, false)),
      }),
    },
    properties: claims,
  };
}

const isOver = ({ active }: Ring) => active.every((isActive) => !isActive);
const isDetected = ({ token, tokenIsBlack, black, active }: Ring) => token === 0 && !tokenIsBlack && !black[0] && !active[0];

const claims: Properties<Ring> = {
  detectionIsRight: always((ring) => !isDetected(ring) || isOver(ring), 'When node 0 declares the end, all nodes are passive.'),
  endMayCome: reachable(isOver, 'All nodes are passive.'),
  endIsDetected: leadsTo(isOver, isDetected, 'When all nodes are passive, node 0 comes to know it.'),
};

function flagsOf(count: number): readonly (readonly boolean[])[] {
  return count === 0 ? [[]] : flagsOf(count - 1).flatMap((flags) => [true, false].map((flag) => [...flags, flag]));
}
