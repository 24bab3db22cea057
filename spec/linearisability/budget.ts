/** The bounds of a search, shared by all searches of one history. */
export class Budget {
  #steps: number;
  #bytes: number;

  /** `steps`: tried operations. `bytes`: what the searches may remember, about. */
  constructor(steps: number, bytes: number) {
    this.#steps = steps;
    this.#bytes = bytes;
  }

  get isSpent(): boolean {
    return this.#steps <= 0 || this.#bytes <= 0;
  }

  step(): void {
    this.#steps -= 1;
  }

  remember(bytes: number): void {
    this.#bytes -= bytes;
  }
}
