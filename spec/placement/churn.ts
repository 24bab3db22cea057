/** Nodes come and go as they like, until it is calm. */
import type { Identifier } from '../identifier-space/interval.ts';
import { put } from '../kernel/record.ts';
import { type ActionDef, action } from '../kernel/spec.ts';
import { entered, type Frame, gone, isLong, membersOf, missingAnchors, movingIn, occupied, type RingState, rangeOf } from './ring.ts';

export function join(frame: Frame): ActionDef<RingState, Identifier> {
  return action({
    doc: 'A node joins at a place; if the place has a node already, it becomes a spare.',
    params: () => frame.circle,
    when: (state, place) =>
      !state.isCalm && membersOf(state, frame) + movingIn(state, frame) < frame.nodes && placesFor(state, frame).includes(place),
    then: (state, place) => entered(state, frame, place),
  });
}

/** The places at which a newcomer may enter. */
function placesFor(state: RingState, frame: Frame): readonly Identifier[] {
  if (frame.joins === 'advised') return advised(state, frame);
  return frame.joins === 'twins' ? twinPlaces(state, frame) : frame.circle;
}

function advised(state: RingState, frame: Frame): readonly Identifier[] {
  const longest = placesOfLongest(state, frame);
  if (!occupied(state, frame).some((place) => isLong(state, frame, place))) return longest;
  return missingAnchors(state, frame)
    .map((zone) => frame.anchors[zone])
    .filter((place) => longest.includes(place));
}

function twinPlaces(state: RingState, frame: Frame): readonly Identifier[] {
  const members = occupied(state, frame);
  const vacant = frame.circle.filter((place) => !members.includes(place));
  const twins = vacant.filter((place) => members.some((member) => member % frame.zoneLength === place % frame.zoneLength));
  return twins.length > 0 ? twins : placesOfLongest(state, frame);
}

/** All places of the longest ranges. */
function placesOfLongest(state: RingState, frame: Frame): readonly Identifier[] {
  const ranges = occupied(state, frame).map((place) => rangeOf(state, frame, place));
  const longest = Math.max(...ranges.map(({ length }) => length));
  return ranges.filter(({ length }) => length === longest).flat();
}

export function leave(frame: Frame): ActionDef<RingState, Identifier> {
  return action({
    doc: 'A node leaves, and hands its range over to its successor. The last one stays.',
    params: () => frame.circle,
    when: (state, place) => !state.isCalm && state.nodesAt[place] > 0 && membersOf(state, frame) > 1,
    then: (state, place) => gone(state, frame, place, state.isRestoring[place]),
  });
}

export interface Crash {
  readonly place: Identifier;
  /** Does a spare crash, and not the owner? */
  readonly ofSpare: boolean;
}

export function crash(frame: Frame): ActionDef<RingState, Crash> {
  return action({
    doc: 'A node crashes. If it owned a range, its successor takes the range over, and has yet to restore it.',
    params: () => frame.circle.flatMap((place) => [false, true].map((ofSpare) => ({ place, ofSpare }))),
    when: (state, { place, ofSpare }) => !state.isCalm && state.nodesAt[place] > (ofSpare ? 1 : 0) && membersOf(state, frame) > 1,
    then: (state, { place, ofSpare }) => gone(state, frame, place, !ofSpare || state.isRestoring[place]),
  });
}

export function crashMoving(frame: Frame): ActionDef<RingState, number> {
  return action({
    doc: 'A node crashes on its way to the place of an anchor.',
    params: () => frame.zones,
    when: ({ isCalm, movingTo }, zone) => !isCalm && movingTo[zone] > 0,
    then: (state, zone) => put(state, 'movingTo', put(state.movingTo, `${zone}`, state.movingTo[zone] - 1)),
  });
}

export function calm(): ActionDef<RingState, void> {
  return action({
    doc: 'From now on nobody joins, leaves or crashes.',
    when: ({ isCalm }) => !isCalm,
    then: (state) => put(state, 'isCalm', true),
  });
}
