/** The state of the placer. Of other nodes it holds only what they answered in the survey that goes on. */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { Timer } from './messages.ts';
import { hasLongRange, type Sighting, type Zoning } from './zones.ts';

export interface Config {
  readonly zoning: Zoning;
  /** The pause after which a node whose range is still too long looks at the anchors again, in milliseconds. */
  readonly againMs: number;
}

export interface State {
  readonly self: NodeId;
  readonly config: Config;
  /** As the ring said last. Null: this node is not in the ring. */
  readonly neighbours: { readonly predecessor: NodeId; readonly successor: NodeId } | null;
  /** Null: none goes on. */
  readonly survey: Survey | null;
  /** The beginning of the grain where another life of this node is about to join. Null: it stays. */
  readonly movingTo: Identifier | null;
}

/** A look at the owners of the last grains of all zones, one zone after the other. */
export interface Survey {
  /** The zone that is looked up; the lower ones are done. */
  readonly zone: number;
  /** The owner that was asked for its neighbours, and has not answered. Null: it is not known yet. */
  readonly asked: NodeId | null;
  /** The answers, in order. */
  readonly seen: readonly Sighting[];
}

export const AGAIN: Timer = { type: 'again' };

/** This node, as others would see it. Null: it is not in the ring. */
export function ownSighting({ self, neighbours }: State): Sighting | null {
  return neighbours === null ? null : { node: self, ...neighbours, machine: null };
}

/** Whether this node is to find somebody that moves: its range is too long, it is not alone, and it does not move itself. */
export function mustAct(state: State): boolean {
  const own = ownSighting(state);
  return own !== null && own.predecessor !== state.self && state.movingTo === null && hasLongRange(state.config.zoning, own);
}
