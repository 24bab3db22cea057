/** The troubles around a node: all are counted, and few enough are told that nobody can fill a log. */

/** The most kinds of trouble that are told, each once; further kinds are not told. */
const MOST_KINDS = 1_000;

export class Troubles {
  readonly #warn: (text: string) => void;
  readonly #kinds = new Set<string>();
  #garbage = 0;
  #lost = 0;

  constructor(warn: (text: string) => void) {
    this.#warn = warn;
  }

  /** Connections that were closed because of what came over them. */
  get garbage(): number {
    return this.#garbage;
  }

  /** Messages that will not arrive. */
  get lost(): number {
    return this.#lost;
  }

  /** A connection was closed. It is told once for each peer. */
  close(peer: string, why: string): void {
    this.#garbage += 1;
    if (this.isFirst(`closed ${peer}`)) this.#warn(`closed a connection from ${peer}: ${why}`);
  }

  /** The first ten losses are told, then only powers of two. */
  lose(messages: number, why: string): void {
    const [before, after] = [this.#lost, this.#lost + messages];
    this.count(messages);
    if (before < 10) this.#warn(`${messages} message(s) lost: ${why}`);
    else if (Math.floor(Math.log2(after)) > Math.floor(Math.log2(before)))
      this.#warn(`${messages} message(s) lost: ${why} (${after} so far)`);
  }

  /** Counts losses of which something else is told. */
  count(messages: number): void {
    this.#lost += messages;
  }

  /** Whether this kind of trouble is new. */
  isFirst(kind: string): boolean {
    if (this.#kinds.has(kind) || this.#kinds.size >= MOST_KINDS) return false;
    this.#kinds.add(kind);
    return true;
  }
}
