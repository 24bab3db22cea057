/** A directed graph whose nodes are numbers. */

export interface Arc {
  readonly from: number;
  readonly to: number;
}

export class Digraph<A extends Arc> {
  readonly #out: A[][];

  constructor(size: number, arcs: Iterable<A>) {
    this.#out = Array.from({ length: size }, () => []);
    for (const arc of arcs) this.#out[arc.from].push(arc);
  }

  get size(): number {
    return this.#out.length;
  }

  from(node: number): readonly A[] {
    return this.#out[node];
  }

  /** The nodes in an order that all arcs keep; shorter than the graph if it has a cycle. */
  inOrder(): readonly number[] {
    const waitsFor = new Int32Array(this.size);
    for (const arcs of this.#out) for (const { to } of arcs) waitsFor[to] += 1;
    const order = [...this.#out.keys()].filter((node) => waitsFor[node] === 0);
    // An array that grows while it is walked through.
    for (const node of order) {
      for (const { to } of this.#out[node]) {
        waitsFor[to] -= 1;
        if (waitsFor[to] === 0) order.push(to);
      }
    }
    return order;
  }

  /** Nodes on cycles, and between them. */
  core(): ReadonlySet<number> {
    const after = new Set(this.inOrder());
    const left = [...this.#out.keys()].filter((node) => !after.has(node));
    const inside = new Set(left);
    const turned = left.flatMap((node) =>
      this.#out[node].filter(({ to }) => inside.has(to)).map(({ from, to }) => ({ from: to, to: from })),
    );
    const before = new Set(new Digraph(this.size, turned).inOrder());
    return new Set(left.filter((node) => !before.has(node)));
  }
}
