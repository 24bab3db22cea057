/**
 * The states in which an obligation of a property is pending, with shortest ways to them. The obligation depends on
 * the state and on what is pending, and never on the path. A state that two paths reach is in the region if one of them is.
 */
import { type Arrows, firstOf, isTurn } from './arrows.ts';

export interface Region {
  /** By state: the length of a shortest way from an initial state that keeps the obligation pending; -1 outside. */
  readonly distance: Int32Array;
  /** By state: the state before it in the region; -1 if the obligation begins in it, or if all states are pending. */
  readonly before: Int32Array;
  /** All states of the region, in ascending order of distance. */
  readonly states: Int32Array;
}

/** By state: the length of a shortest way to it. `parents`: by state, the state it was found from; its own for an initial state. */
export function depthsOf(parents: Int32Array, states: number): Int32Array {
  const depths = new Int32Array(states);
  for (let state = 0; state < states; state++) depths[state] = parents[state] === state ? 0 : depths[parents[state]] + 1;
  return depths;
}

/** The region of all states for which `isIn` holds. */
export function regionOf(depths: Int32Array, isIn: (state: number) => boolean): Region {
  const distance = Int32Array.from(depths, (depth, state) => (isIn(state) ? depth : -1));
  const states = Int32Array.from(depths.keys()).filter((state) => distance[state] >= 0);
  return { distance, before: new Int32Array(depths.length).fill(-1), states };
}

/** The region that begins in states for which `begins` holds, and goes on as long as `goesOn` does. It may pause at each `yield`. */
export function* pendingFrom(
  arrows: Arrows,
  depths: Int32Array,
  begins: (state: number) => boolean,
  goesOn: (state: number) => boolean,
): Generator<void, Region> {
  const distance = new Int32Array(arrows.states).fill(-1);
  const before = new Int32Array(arrows.states).fill(-1);
  const queue = new Int32Array(arrows.states);
  let [at, end, start] = [0, 0, 0];
  const add = (state: number, from: number, length: number): void => {
    if (distance[state] >= 0) return;
    distance[state] = length;
    before[state] = from;
    queue[end++] = state;
  };
  // States are numbered in the order of their depths, so both the queue and the beginnings ascend: the nearer one is next.
  for (let turn = 0; at < end || start < arrows.states; turn++) {
    if (isTurn(turn)) yield;
    if (at === end || (start < arrows.states && depths[start] <= distance[queue[at]])) {
      if (begins(start)) add(start, -1, depths[start]);
      start++;
      continue;
    }
    const state = queue[at++];
    for (let i = firstOf(arrows.ends, state); i < arrows.ends[state]; i++) {
      const target = arrows.targets[i];
      if (target >= 0 && goesOn(target)) add(target, state, distance[state] + 1);
    }
  }
  return { distance, before, states: queue.slice(0, end) };
}
