/** Chooses what is looked at twice, where looking at all of it would take too long. */

/** All of the first ones; after that, one in so many. */
const ALWAYS = 8192;
const ONE_IN = 16;

export class Sampler {
  #count = 0;

  /** Whether the next one is among those. */
  next(): boolean {
    this.#count++;
    return this.#count <= ALWAYS || this.#count % ONE_IN === 0;
  }
}
