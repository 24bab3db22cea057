/** A run that a reader plays: a tree of states, of which one way is looked at, and a place on that way. */
import type { Choice, Interactive, Light, Moment } from '../../model-check/drivers/interactive.ts';
import type { CounterexampleStep } from '../../model-check/report/report.ts';

/** A state in the tree. */
export interface Knot {
  /** From 0, in the order in which they were reached. */
  readonly id: number;
  readonly parent: Knot | null;
  readonly moment: Moment;
  /** The step that led here; null at the beginning. */
  readonly step: CounterexampleStep | null;
  /** The number of the choice that led here; -1 at the beginning. */
  readonly number: number;
  readonly depth: number;
  readonly children: readonly Knot[];
}

interface Growing extends Knot {
  readonly children: Knot[];
}

export class Run {
  readonly play: Interactive;
  readonly #knots: Growing[] = [];
  readonly #choices = new WeakMap<Knot, readonly Choice[]>();
  readonly #lights = new WeakMap<Knot, readonly Light[]>();
  /** The end of the way that is looked at. */
  #tip: Knot;
  #at: Knot;

  /** Throws `ModelError` when the model is faulty, or has no such initial state. So do the methods that take steps. */
  constructor(play: Interactive, initial = 0) {
    this.play = play;
    this.#at = this.#add(null, play.begin(initial), null, -1);
    this.#tip = this.#at;
  }

  get at(): Knot {
    return this.#at;
  }

  get root(): Knot {
    return this.#knots[0];
  }

  get tip(): Knot {
    return this.#tip;
  }

  /** Every state of the tree. */
  get knots(): readonly Knot[] {
    return this.#knots;
  }

  /** The ends of all branches. */
  get ends(): readonly Knot[] {
    return this.#knots.filter(({ children }) => children.length === 0);
  }

  /** The states from the beginning to the end of the way that is looked at. */
  path(end: Knot = this.#tip): readonly Knot[] {
    const way: Knot[] = [];
    for (let knot: Knot | null = end; knot !== null; knot = knot.parent) way.push(knot);
    return way.reverse();
  }

  choices(knot: Knot = this.#at): readonly Choice[] {
    let choices = this.#choices.get(knot);
    if (choices === undefined) {
      choices = this.play.choices(knot.moment);
      this.#choices.set(knot, choices);
    }
    return choices;
  }

  lights(knot: Knot = this.#at): readonly Light[] {
    let lights = this.#lights.get(knot);
    if (lights === undefined) {
      lights = this.play.lights(knot.moment, knot.parent?.moment ?? null);
      this.#lights.set(knot, lights);
    }
    return lights;
  }

  /** The properties that break in this state or in the step to it. A `recoverable` property breaks in no single state. */
  broken(knot: Knot = this.#at): readonly Light[] {
    return this.lights(knot).filter(({ kind, holds }) => !holds && (kind === 'always' || kind === 'step'));
  }

  /** Takes a step from the state that is looked at. Another step than before begins a branch. */
  take(number: number): Knot {
    const from = this.#at;
    const known = from.children.find((child) => child.number === number);
    if (known === undefined) {
      const { moment, step } = this.play.take(from.moment, number);
      this.#at = this.#add(from, moment, step, number);
    } else this.#at = known;
    if (!this.path().includes(this.#at)) this.#tip = this.#lastOf(this.#at);
    return this.#at;
  }

  /** Looks at the state after that many steps of this way; the nearest one, if there is none. */
  goTo(depth: number): Knot {
    const path = this.path();
    this.#at = path[Math.min(Math.max(0, depth), path.length - 1)];
    return this.#at;
  }

  /** Looks at a state of the tree, and at the way through it. */
  goToKnot(id: number): Knot {
    this.#at = this.#knots[id] ?? this.#at;
    if (!this.path().includes(this.#at)) this.#tip = this.#lastOf(this.#at);
    return this.#at;
  }

  /** The end of the newest branch after `knot`. */
  #lastOf(knot: Knot): Knot {
    let last = knot;
    for (;;) {
      const next = last.children.at(-1);
      if (next === undefined) return last;
      last = next;
    }
  }

  #add(parent: Knot | null, moment: Moment, step: CounterexampleStep | null, number: number): Knot {
    const knot: Growing = { id: this.#knots.length, parent, moment, step, number, depth: (parent?.depth ?? -1) + 1, children: [] };
    this.#knots.push(knot);
    if (parent !== null) this.#knots[parent.id].children.push(knot);
    return knot;
  }
}
