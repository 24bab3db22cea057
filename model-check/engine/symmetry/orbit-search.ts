/** What a search needs in order to visit one state of each orbit, and to know that this is as good as all of them. */

import type { Properties } from '../../../spec/kernel/spec.ts';
import type { Refinements } from '../judge/promises.ts';
import type { Space } from '../memo/space.ts';
import type { Transitions } from '../memo/transitions.ts';
import type { Snapshot, Symmetry, System } from '../system/system.ts';
import { Images } from './images.ts';
import { OrbitMoves } from './orbit-moves.ts';
import { OrbitPromises } from './orbit-promises.ts';
import { Orbits } from './orbits.ts';
import { SymmetryAudit } from './symmetry-audit.ts';

export class OrbitSearch<S> {
  readonly orbits: Orbits;
  readonly moves: OrbitMoves<S>;
  readonly #images: Images;
  readonly #promises: OrbitPromises<S>;
  readonly #audit: SymmetryAudit<S>;

  /** Throws `NotAlike` unless the initial states, renamed, are initial states. */
  constructor(system: System<S>, symmetry: Symmetry, space: Space, properties: Properties<S>, refinements: Refinements<S>) {
    this.#images = new Images(symmetry, space);
    this.orbits = new Orbits(this.#images, system);
    this.moves = new OrbitMoves(system, space, this.#images);
    this.#promises = new OrbitPromises(system, space, this.#images, properties, refinements);
    this.#audit = new SymmetryAudit(system, symmetry, properties, refinements);
    this.#audit.ofInitialStates();
  }

  /** The number of renamings, the identity included. */
  get renamings(): number {
    return this.#images.count;
  }

  /** Throws `NotAlike` if what is promised of the initial state in the row at `base` depends on names. */
  ofInitial(data: Int32Array, base: number): void {
    this.#promises.ofInitial(data, base);
  }

  /** The same of any state. */
  ofState(data: Int32Array, base: number): void {
    this.#promises.ofState(data, base);
  }

  /** The same of the row at `base`, of what can happen there, and of the transitions that are listed. */
  ofBatch({ enabled, count, outcomes, permanent }: Transitions<S>, data: Int32Array, base: number): void {
    this.moves.settle(data, base);
    this.#promises.ofState(data, base);
    for (let i = 0; i < count; i++) this.#promises.ofStep(enabled[i], outcomes, enabled[i] < permanent, data, base);
  }

  /** The same of `state`, in the plain meaning of moves. */
  audit(state: Snapshot): void {
    this.#audit.of(state);
  }

  /** Forgets the numbers of outcomes. */
  forgetOutcomes(): void {
    this.#promises.forgetOutcomes();
  }

  get bytes(): number {
    return this.#images.bytes + this.#promises.bytes;
  }
}
