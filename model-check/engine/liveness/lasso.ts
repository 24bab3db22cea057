/** A counterexample to a liveness property: a way to a state, and from there round for ever. */
import { type Arrows, type Constraints, firstOf } from './arrows.ts';
import type { FairComponent } from './fair-components.ts';
import type { Region } from './region.ts';

/** One step: the state after it, and the kind of its transition; ANY_KIND where that does not matter. */
export interface Leg {
  readonly state: number;
  readonly kind: number;
}

export interface Lasso {
  readonly initial: number;
  readonly prefix: readonly Leg[];
  /** From the last state of the prefix back to it. Empty: that state stays for ever. */
  readonly cycle: readonly Leg[];
}

export const ANY_KIND = -1;

/** The way to `entry`: along the parents of the search to the beginning of the region, then within the region. */
export function wayTo(entry: number, region: Region, parents: Int32Array): Pick<Lasso, 'initial' | 'prefix'> {
  const prefix: Leg[] = [];
  let state = entry;
  for (; region.before[state] >= 0; state = region.before[state]) prefix.push({ state, kind: ANY_KIND });
  for (; parents[state] !== state; state = parents[state]) prefix.push({ state, kind: ANY_KIND });
  return { initial: state, prefix: prefix.reverse() };
}

/** A fair way round in a component, from its entry. It is made of shortest ways from one obligation to the next. */
export function roundIn(
  { members, entry }: FairComponent,
  arrows: Arrows,
  constraints: Constraints,
  isNeeded: ((state: number) => boolean) | null,
): readonly Leg[] {
  return new Round(new Set(members), arrows, constraints, isNeeded).from(entry);
}

class Round {
  readonly #members: ReadonlySet<number>;
  readonly #arrows: Arrows;
  readonly #constraints: Constraints;
  readonly #isNeeded: ((state: number) => boolean) | null;
  readonly #legs: Leg[] = [];
  /** Constraints that the round fulfils so far, those that are enabled in some state of it, and those enabled in all. */
  readonly #taken = new Set<number>();
  readonly #enabled = new Set<number>();
  #always = new Set<number>();
  #hasNeeded: boolean;

  constructor(members: ReadonlySet<number>, arrows: Arrows, constraints: Constraints, isNeeded: ((state: number) => boolean) | null) {
    this.#members = members;
    this.#arrows = arrows;
    this.#constraints = constraints;
    this.#isNeeded = isNeeded;
    this.#hasNeeded = isNeeded === null;
  }

  from(entry: number): readonly Leg[] {
    this.#always = this.#enabledIn(entry);
    this.#visit(entry);
    let at = entry;
    while (!this.#isFair || at !== entry) {
      const way = this.#isFair ? this.#wayTo(at, (_, target) => target === entry) : this.#wayTo(at, (i, target) => this.#helps(i, target));
      for (const i of way) {
        const state = this.#arrows.targets[i];
        this.#legs.push({ state, kind: this.#arrows.kinds[i] });
        for (const constraint of this.#constraints.kinds[this.#arrows.kinds[i]]) this.#taken.add(constraint);
        this.#visit(state);
        at = state;
      }
    }
    return this.#legs;
  }

  #visit(state: number): void {
    const enabled = this.#enabledIn(state);
    for (const constraint of enabled) this.#enabled.add(constraint);
    for (const constraint of this.#always) if (!enabled.has(constraint)) this.#always.delete(constraint);
    this.#hasNeeded ||= this.#isNeeded?.(state) === true;
  }

  get #isFair(): boolean {
    return this.#hasNeeded && [...this.#enabled].every((constraint) => !this.#isOwed(constraint));
  }

  #isOwed(constraint: number): boolean {
    if (this.#taken.has(constraint)) return false;
    return this.#constraints.isStrong[constraint] ? this.#enabled.has(constraint) : this.#always.has(constraint);
  }

  /** Whether the round becomes fairer by transition `i`, or by the state after it. */
  #helps(i: number, target: number): boolean {
    if (this.#constraints.kinds[this.#arrows.kinds[i]].some((constraint) => this.#isOwed(constraint))) return true;
    if (!this.#hasNeeded && this.#isNeeded?.(target) === true) return true;
    const enabled = this.#enabledIn(target);
    return [...this.#always].some(
      (constraint) => this.#isOwed(constraint) && !this.#constraints.isStrong[constraint] && !enabled.has(constraint),
    );
  }

  #enabledIn(state: number): Set<number> {
    const { ends, targets, kinds } = this.#arrows;
    const enabled = new Set<number>();
    for (let i = firstOf(ends, state); i < ends[state]; i++)
      if (targets[i] !== state) for (const constraint of this.#constraints.kinds[kinds[i]]) enabled.add(constraint);
    return enabled;
  }

  /** The transitions of a shortest way within the component whose last transition is wanted. */
  #wayTo(start: number, isWanted: (transition: number, target: number) => boolean): readonly number[] {
    const { ends, targets } = this.#arrows;
    const found = new Map<number, { readonly from: number; readonly by: number }>();
    const queue = [start];
    for (let at = 0; at < queue.length; at++) {
      const state = queue[at];
      for (let i = firstOf(ends, state); i < ends[state]; i++) {
        const target = targets[i];
        if (target === state || !this.#members.has(target)) continue;
        if (isWanted(i, target)) return [...back(state, start, found), i];
        if (target === start || found.has(target)) continue;
        found.set(target, { from: state, by: i });
        queue.push(target);
      }
    }
    throw new Error('a component that was found fair has no fair way round');
  }
}

function back(end: number, start: number, found: ReadonlyMap<number, { readonly from: number; readonly by: number }>): readonly number[] {
  const way: number[] = [];
  for (let state = end; state !== start; ) {
    const step = found.get(state);
    if (step === undefined) break;
    way.push(step.by);
    state = step.from;
  }
  return way.reverse();
}
