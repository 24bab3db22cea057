/** What a search needs in order to visit one state of each orbit, and to know that this is as good as all of them. */

import type { Properties } from '../../../spec/kernel/spec.ts';
import type { Refinements } from '../judge/promises.ts';
import type { Space } from '../memo/space.ts';
import type { Transitions } from '../memo/transitions.ts';
import type { Symmetry, System } from '../system/system.ts';
import { Images } from './images.ts';
import { OrbitMoves } from './orbit-moves.ts';
import { OrbitPromises } from './orbit-promises.ts';
import { Orbits } from './orbits.ts';
import { SymmetryAudit } from './symmetry-audit.ts';

export class OrbitSearch<S> {
  readonly orbits: Orbits;
  readonly moves: OrbitMoves<S>;
  /** Whether it is time for a pause: comparing then throws `Unfinished`, and is to be asked again about the same. */
  isDue: () => boolean = () => false;
  readonly #space: Space;
  readonly #images: Images;
  readonly #promises: OrbitPromises<S>;
  readonly #audit: SymmetryAudit<S>;
  /** Of the batch at hand: how many of its parts have been compared: all that can happen, the state, each transition. */
  #compared = 0;
  /** An audit that was begun, and how far it is. */
  #auditing: Generator<void> | null = null;
  #areInitialStatesAudited = false;

  constructor(system: System<S>, symmetry: Symmetry, space: Space, properties: Properties<S>, refinements: Refinements<S>) {
    const isDue = () => this.isDue();
    this.#space = space;
    this.#images = new Images(symmetry, space);
    this.orbits = new Orbits(this.#images, system);
    this.moves = new OrbitMoves(system, space, this.#images, isDue);
    this.#promises = new OrbitPromises(system, space, this.#images, properties, refinements, isDue);
    this.#audit = new SymmetryAudit(system, symmetry, properties, refinements);
  }

  /** The number of renamings, the identity included. */
  get renamings(): number {
    return this.#images.count;
  }

  /** Throws `NotAlike` unless the initial states, renamed, are initial states. Returns whether there was time enough. */
  auditInitialStates(isDue: () => boolean): boolean {
    this.#areInitialStatesAudited ||= this.#goOn(() => this.#audit.ofInitialStates(), isDue);
    return this.#areInitialStatesAudited;
  }

  /** Throws `NotAlike` if what is promised of the initial state in the row at `base` depends on names. */
  ofInitial(data: Int32Array, base: number): void {
    this.#promises.ofInitial(data, base);
  }

  /** The same of the state that is found last, in one piece. */
  ofLast(data: Int32Array, base: number): void {
    const { isDue } = this;
    this.isDue = () => false;
    this.#promises.ofState(data, base);
    this.isDue = isDue;
  }

  /** The same of the row at `base`, of what can happen there, and of the transitions that are listed. */
  ofBatch({ enabled, count, outcomes, permanent }: Transitions<S>, data: Int32Array, base: number): void {
    for (; this.#compared < count + 2; this.#compared++) {
      if (this.#compared === 0) this.moves.settle(data, base);
      else if (this.#compared === 1) this.#promises.ofState(data, base);
      else {
        const outcome = enabled[this.#compared - 2];
        this.#promises.ofStep(outcome, outcomes, outcome < permanent, data, base);
      }
    }
    this.#compared = 0;
  }

  /** The same of the row at `base`, in the plain meaning of moves. Returns whether there was time enough. */
  audit(data: Int32Array, base: number, isDue: () => boolean): boolean {
    return this.#goOn(() => this.#audit.of(this.#space.snapshot(data, base)), isDue);
  }

  #goOn(begin: () => Generator<void>, isDue: () => boolean): boolean {
    this.#auditing ??= begin();
    while (!this.#auditing.next().done) if (isDue()) return false;
    this.#auditing = null;
    return true;
  }

  /** Forgets the numbers of outcomes. */
  forgetOutcomes(): void {
    this.#promises.forgetOutcomes();
  }

  get bytes(): number {
    return this.#images.bytes + this.#promises.bytes;
  }
}
