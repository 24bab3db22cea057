/** The parts of a search that visits one state of each orbit, and the comparisons that justify it. */

import type { Properties } from '../../../spec/kernel/spec.ts';
import type { Refinements } from '../judge/judge.ts';
import type { Space } from '../memo/space.ts';
import type { Transitions } from '../memo/transitions.ts';
import type { Symmetry, System } from '../system/system.ts';
import { Images } from './images.ts';
import { OrbitMoves } from './orbit-moves.ts';
import { OrbitProperties } from './orbit-properties.ts';
import { Orbits } from './orbits.ts';
import { SymmetryAudit } from './symmetry-audit.ts';

export class OrbitSearch<S> {
  readonly orbits: Orbits;
  readonly moves: OrbitMoves<S>;
  /** Whether it is time for a pause. A comparison then throws `Unfinished`, and must be called again. */
  isDue: () => boolean = () => false;
  readonly #space: Space;
  readonly #images: Images;
  readonly #properties: OrbitProperties<S>;
  readonly #audit: SymmetryAudit<S>;
  /** For the current batch: how many comparisons are done, of the outcomes as a whole, the state, and each transition. */
  #compared = 0;
  /** An audit in progress. */
  #auditing: Generator<void> | null = null;
  #areInitialStatesAudited = false;

  constructor(system: System<S>, symmetry: Symmetry, space: Space, properties: Properties<S>, refinements: Refinements<S>) {
    const isDue = () => this.isDue();
    this.#space = space;
    this.#images = new Images(symmetry, space);
    this.orbits = new Orbits(this.#images, system);
    this.moves = new OrbitMoves(system, space, this.#images, isDue);
    this.#properties = new OrbitProperties(system, space, this.#images, properties, refinements, isDue);
    this.#audit = new SymmetryAudit(system, symmetry, properties, refinements);
  }

  /** The number of renamings, the identity included. */
  get renamings(): number {
    return this.#images.count;
  }

  /** Throws `NotSymmetric` unless the images of initial states are initial states. Returns false for a pause. */
  auditInitialStates(isDue: () => boolean): boolean {
    this.#areInitialStatesAudited ||= this.#goOn(() => this.#audit.ofInitialStates(), isDue);
    return this.#areInitialStatesAudited;
  }

  /** Throws `NotSymmetric` if a property's answer for the initial state in the row at `base` depends on names. */
  ofInitial(data: Int32Array, base: number): void {
    this.#properties.ofInitial(data, base);
  }

  /** The same for the last state that is found, without a pause. */
  ofLast(data: Int32Array, base: number): void {
    const { isDue } = this;
    this.isDue = () => false;
    this.#properties.ofState(data, base);
    this.isDue = isDue;
  }

  /** The same for the row at `base`, its outcomes, and the listed transitions. */
  ofBatch({ enabled, count, outcomes, permanent }: Transitions<S>, data: Int32Array, base: number): void {
    for (; this.#compared < count + 2; this.#compared++) {
      if (this.#compared === 0) this.moves.settle(data, base);
      else if (this.#compared === 1) this.#properties.ofState(data, base);
      else {
        const outcome = enabled[this.#compared - 2];
        this.#properties.ofStep(outcome, outcomes, outcome < permanent, data, base);
      }
    }
    this.#compared = 0;
  }

  /** The same for the row at `base` in the plain meaning of moves. Returns false for a pause. */
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
    this.#properties.forgetOutcomes();
  }

  get bytes(): number {
    return this.#images.bytes + this.#properties.bytes;
  }
}
