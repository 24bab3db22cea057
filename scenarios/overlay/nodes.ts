/** Nodes with fingers on a relaxed ring: members of a perfect ring with right tables, and newcomers. */
import { watched } from '../../impl/fingers/knowledge.ts';
import type { Fingers } from '../../impl/fingers/protocol.ts';
import { member } from '../../impl/fingers/state.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import { watchedBy } from '../../impl/relaxed-ring/state.ts';
import { type FingersOnRing, overlayConfig } from '../../impl/stack/overlay.ts';
import { running } from '../../impl/stack/stack.ts';
import type { ScenarioNode, ScenarioRequest } from '../../model-check/scenario.ts';
import { newcomers, perfectRing, type RingNode } from '../relaxed-ring/nodes.ts';

export type OverlayNode = ScenarioNode<FingersOnRing>;

const CHORD = { arity: 2 };

/** Members in clockwise order. */
export function perfectOverlay(members: readonly NodeId[]): readonly OverlayNode[] {
  return perfectRing(members).map((node) => withFingers(node, members));
}

/** A node that joins, at any time, through this contact. */
export function newcomer(id: NodeId, contact: NodeId): OverlayNode {
  const [{ config }] = newcomers([id], contact);
  return { id, config: overlayConfig(config, CHORD) };
}

export function staysUp(node: OverlayNode): OverlayNode {
  return { ...node, neverCrashes: true };
}

export function asks(at: NodeId, key: number): ScenarioRequest<FingersOnRing> {
  return { at, request: { type: 'upper', inner: { type: 'lookup', key } } };
}

export function leaves(at: NodeId): ScenarioRequest<FingersOnRing> {
  return { at, request: { type: 'lower', inner: { type: 'leave' } } };
}

function withFingers({ id, config, running: lower }: RingNode, members: readonly NodeId[]): OverlayNode {
  const both = overlayConfig(config, CHORD);
  if (lower?.status !== 'member') return { id, config: both };
  const upper = member(id, lower.predecessor, lower.successor ?? id, members, both.upper);
  const watching = { lower: watchedBy(lower), upper: watched(upper) };
  return {
    id,
    config: both,
    running: running<RelaxedRing, Fingers>({ lower, upper }, watching),
    monitored: ascending([...watching.lower, ...watching.upper]),
  };
}
