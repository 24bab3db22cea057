/** A shortest cycle among transactions of which each must come before the next. */
import type { Edge } from './graph.ts';
import type { ExactNumber } from './history.ts';
import { core } from './serial-order.ts';
import { byBegin, type Span } from './span.ts';

/** Null when there is none. Real time gives edges, too: from a transaction that had ended to each that began later. */
export function shortestCycle(spans: readonly Span[], edges: readonly Edge[]): readonly Edge[] | null {
  const suspects = core(spans, edges);
  const ways = new Ways(suspects, edges);
  let shortest: readonly Edge[] | null = null;
  let length = Number.POSITIVE_INFINITY;
  for (const { id } of suspects) {
    const found = cycleThrough(id, ways, length);
    if (found === null) continue;
    shortest = found;
    length = found.length;
    // No cycle is shorter than two edges.
    if (length === 2) break;
  }
  return shortest;
}

/** By breadth, from `start` until it is met again. */
function cycleThrough(start: string, ways: Ways, shorterThan: number): readonly Edge[] | null {
  const cameBy = new Map<string, Edge>();
  ways.startAgain();
  let level = [start];
  for (let length = 1; length < shorterThan && level.length > 0; length++) {
    const next: string[] = [];
    for (const edge of level.flatMap((id) => ways.from(id))) {
      if (edge.to === start) return [...pathTo(edge.from, start, cameBy), edge];
      if (cameBy.has(edge.to)) continue;
      cameBy.set(edge.to, edge);
      next.push(edge.to);
    }
    level = next;
  }
  return null;
}

function pathTo(id: string, start: string, cameBy: ReadonlyMap<string, Edge>): readonly Edge[] {
  const path: Edge[] = [];
  for (let at = id; at !== start; ) {
    const edge = cameBy.get(at);
    if (edge === undefined) break;
    path.unshift(edge);
    at = edge.from;
  }
  return path;
}

/**
 * The edges out of a transaction. Each edge of real time is given only once. A transaction that ended later leads to some
 * of the same transactions, which the breadth-first search has met by then.
 */
class Ways {
  readonly #edges = new Map<string, Edge[]>();
  readonly #over: ReadonlyMap<string, ExactNumber>;
  readonly #byBegin: readonly Span[];
  /** Those from here on have been given away. */
  #given = 0;

  constructor(spans: readonly Span[], edges: readonly Edge[]) {
    this.#over = new Map(spans.map(({ id, over }) => [id, over]));
    this.#byBegin = byBegin(spans);
    for (const { id } of spans) this.#edges.set(id, []);
    for (const edge of edges) if (this.#over.has(edge.to)) this.#edges.get(edge.from)?.push(edge);
  }

  startAgain(): void {
    this.#given = this.#byBegin.length;
  }

  from(id: string): readonly Edge[] {
    const over = this.#over.get(id) ?? Number.POSITIVE_INFINITY;
    const later: Edge[] = [];
    while (this.#given > 0 && this.#byBegin[this.#given - 1].began > over) {
      this.#given--;
      later.push({ from: id, to: this.#byBegin[this.#given].id, because: { type: 'endedBefore' } });
    }
    return [...(this.#edges.get(id) ?? []), ...later];
  }
}
