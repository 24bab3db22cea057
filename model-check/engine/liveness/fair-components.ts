/**
 * Finds the components of a region in which a fair behaviour can stay for ever.
 *
 * A weak constraint that is enabled in all states of a component, and fulfilled by none of its transitions, excludes it whole. A strong constraint that is enabled in some states, and fulfilled by no transition, excludes
 * these states; the rest is searched again. Constraints are enabled by all transitions of a state, those out of the region
 * included. A state may always be followed by itself, so a single state is a component, too.
 */
import { type Arrows, type Constraints, firstOf } from './arrows.ts';
import { Components } from './components.ts';
import type { Region } from './region.ts';

/** A part of the region in which a fair behaviour can stay. */
export interface FairComponent {
  readonly members: Int32Array;
  /** The nearest of its states. */
  readonly entry: number;
}

export class FairComponents {
  readonly components: Components;
  readonly #arrows: Arrows;
  readonly #constraints: Constraints;
  readonly #region: Region;
  /** The component must contain such a state. */
  readonly #isNeeded: ((state: number) => boolean) | null;
  /** By constraint: in how many states of the component it is enabled, the last such state, and whether it is fulfilled in it. */
  readonly #enabledIn: Int32Array;
  readonly #lastIn: Int32Array;
  readonly #isTaken: Uint8Array;
  #touched: number[] = [];
  /** Parts that are still to be searched. */
  readonly #parts: Int32Array[] = [];
  #nearest: FairComponent | null = null;

  constructor(arrows: Arrows, constraints: Constraints, region: Region, isNeeded: ((state: number) => boolean) | null) {
    this.#arrows = arrows;
    this.#constraints = constraints;
    this.#region = region;
    this.#isNeeded = isNeeded;
    this.components = new Components(arrows);
    const count = constraints.isStrong.length;
    this.#enabledIn = new Int32Array(count);
    this.#lastIn = new Int32Array(count);
    this.#isTaken = new Uint8Array(count);
  }

  /** The fair component with the nearest entry; null when there is none. The search may pause at each `yield`. */
  *nearest(): Generator<void, FairComponent | null> {
    this.#parts.push(this.#region.states);
    let colour = 0;
    for (let part = this.#parts.pop(); part !== undefined; part = this.#parts.pop()) {
      colour++;
      for (const state of part) this.components.colour[state] = colour;
      yield* this.components.of(part, colour, (members) => this.#judge(members));
    }
    return this.#nearest;
  }

  #judge(members: Int32Array): void {
    if (this.#isNeeded !== null && !members.some(this.#isNeeded)) return;
    for (const state of members) this.#count(state);
    const untaken = this.#touched.filter((constraint) => this.#isTaken[constraint] === 0);
    const { isStrong } = this.#constraints;
    const isHopeless = untaken.some((constraint) => !isStrong[constraint] && this.#enabledIn[constraint] === members.length);
    const inTheWay = untaken.filter((constraint) => isStrong[constraint]);
    for (const constraint of this.#touched) this.#enabledIn[constraint] = this.#isTaken[constraint] = 0;
    this.#touched = [];
    if (isHopeless) return;
    if (inTheWay.length === 0) this.#keep(members);
    else {
      const rest = members.filter((state) => !this.#enables(state, inTheWay));
      if (rest.length > 0) this.#parts.push(rest);
    }
  }

  /** Counts the constraints that `state` enables, and those that its transitions within the component fulfil. */
  #count(state: number): void {
    const { ends, targets, kinds } = this.#arrows;
    const { component } = this.components;
    for (let i = firstOf(ends, state); i < ends[state]; i++) {
      if (targets[i] === state) continue;
      const isWithin = targets[i] >= 0 && component[targets[i]] === component[state];
      for (const constraint of this.#constraints.kinds[kinds[i]]) {
        if (this.#enabledIn[constraint] === 0) this.#touched.push(constraint);
        if (this.#enabledIn[constraint] === 0 || this.#lastIn[constraint] !== state) this.#enabledIn[constraint]++;
        this.#lastIn[constraint] = state;
        if (isWithin) this.#isTaken[constraint] = 1;
      }
    }
  }

  #enables(state: number, constraints: readonly number[]): boolean {
    const { ends, targets, kinds } = this.#arrows;
    for (let i = firstOf(ends, state); i < ends[state]; i++)
      if (targets[i] !== state && this.#constraints.kinds[kinds[i]].some((constraint) => constraints.includes(constraint))) return true;
    return false;
  }

  #keep(members: Int32Array): void {
    const { distance } = this.#region;
    let entry = members[0];
    for (const state of members)
      if (distance[state] < distance[entry] || (distance[state] === distance[entry] && state < entry)) entry = state;
    if (this.#nearest === null || distance[entry] < distance[this.#nearest.entry]) this.#nearest = { members: members.slice(), entry };
  }
}
