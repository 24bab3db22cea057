/** Chooses what is run twice where running everything twice would take too long. */

/** The first 128, and after that one in 16. A dependence on the order of keys shows early, if at all. */
const ALWAYS = 128;
const ONE_IN = 16;

export class Sampler {
  #count = 0;

  /** Whether the next one is chosen. */
  next(): boolean {
    this.#count++;
    return this.#count <= ALWAYS || this.#count % ONE_IN === 0;
  }
}
