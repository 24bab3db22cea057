/** The ring's own work: owners restore, and ask nodes to move to anchors that are missing. */
import type { Identifier } from '../identifier-space/interval.ts';
import { put } from '../kernel/record.ts';
import { type ActionDef, action } from '../kernel/spec.ts';
import { entered, type Frame, gone, hasNonAnchor, isLong, membersOf, missingAnchors, ownerOf, type RingState } from './ring.ts';

export interface Move {
  /** The place of the node that moves. */
  readonly from: Identifier;
  /** The zone to whose anchor's place it moves. */
  readonly zone: number;
}

export function restore(frame: Frame): ActionDef<RingState, Identifier> {
  return action({
    doc: 'An owner has restored the range that it took over.',
    params: () => frame.circle,
    when: ({ isRestoring }, place) => isRestoring[place],
    then: (state, place) => put(state, 'isRestoring', put(state.isRestoring, `${place}`, false)),
  });
}

export function beginMove(frame: Frame): ActionDef<RingState, Move> {
  return action({
    doc: 'An owner that has restored its range finds it longer than N/f, and an anchor missing in it. It asks a node that is not an anchor to move there. That node, which may be the owner itself, leaves.',
    params: (state) => missingAnchors(state, frame).flatMap((zone) => frame.circle.map((from) => ({ from, zone }))),
    when: (state, { from, zone }) => isAsked(state, frame, zone) && hasNonAnchor(state, frame, from) && membersOf(state, frame) > 1,
    then: (state, { from, zone }) => {
      const after = gone(state, frame, from, state.isRestoring[from]);
      return put(after, 'movingTo', put(after.movingTo, `${zone}`, after.movingTo[zone] + 1));
    },
  });
}

/** Whether the owner of the last place of `zone` wants another node there. */
export function isAsked(state: RingState, frame: Frame, zone: number): boolean {
  if (!missingAnchors(state, frame).includes(zone)) return false;
  const owner = ownerOf(state, frame, frame.anchors[zone]);
  return !state.isRestoring[owner] && isLong(state, frame, owner);
}

export function endMove(frame: Frame): ActionDef<RingState, number> {
  return action({
    doc: 'A node that moves joins at the place of the anchor. If the anchor is no longer missing, it becomes a spare there.',
    params: () => frame.zones,
    when: ({ movingTo }, zone) => movingTo[zone] > 0,
    then: (state, zone) => {
      const fewer = put(state, 'movingTo', put(state.movingTo, `${zone}`, state.movingTo[zone] - 1));
      return entered(fewer, frame, frame.anchors[zone]);
    },
  });
}
