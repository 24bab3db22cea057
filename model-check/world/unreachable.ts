/** Pairs of nodes that can never reach each other, though others may reach both. */
import type { NodeId } from '../../impl/kernel/protocol.ts';

interface Sent {
  readonly from: NodeId;
  readonly to: NodeId;
}

export class Unreachable {
  readonly #pairs: ReadonlySet<string>;

  constructor(pairs: readonly (readonly [NodeId, NodeId])[]) {
    this.#pairs = new Set(pairs.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  }

  separates(a: NodeId, b: NodeId): boolean {
    return this.#pairs.size > 0 && this.#pairs.has(`${a} ${b}`);
  }

  /** Returns `sent` without the messages that cannot arrive. */
  reaching<E extends Sent>(sent: readonly E[]): readonly E[] {
    return sent.some(({ from, to }) => this.separates(from, to)) ? sent.filter(({ from, to }) => !this.separates(from, to)) : sent;
  }
}
