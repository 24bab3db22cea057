/**
 * Is there an order of versions without a forbidden cycle? Dependencies that are known force some choices; those that are left
 * are tried, one after another, within a budget. Choices as in C. H. Papadimitriou, "The serializability of concurrent database
 * updates", Journal of the ACM 26, 1979 (polygraphs).
 */
import { Closure } from './closure.ts';
import type { Choice, Dependencies, Dependency } from './dependencies.ts';
import { Digraph } from './digraph.ts';
import { dependenciesOf, type LevelArc, type LevelGraph } from './level-graph.ts';
import { shortestCycle } from './shortest-cycle.ts';

export type Resolution =
  | { readonly found: 'order' }
  /** `cycles`: one that is there in any case; or one for each answer to a choice; or none, if several choices had to be tried. */
  | { readonly found: 'contradiction'; readonly cycles: readonly (readonly Dependency[])[] }
  | { readonly found: 'nothing' };

export interface ResolveBounds {
  /** Of the tables that say which node leads to which, in bytes. */
  readonly bytes: number;
  /** Words of such tables that are looked at. */
  readonly work: number;
}

/** The most choices that are tried within each other. */
const DEEPEST = 1_000;

/** `count` is the number of transactions. */
export function resolve(graph: LevelGraph, { known, choices, areAll }: Dependencies, count: number, bounds: ResolveBounds): Resolution {
  const arcs = [...graph.arcs, ...known.flatMap((each) => graph.arcsOf(each))];
  const cycle = cycleIn(graph, arcs, count);
  if (cycle !== null) return { found: 'contradiction', cycles: [cycle] };
  if (choices.length === 0 && areAll) return { found: 'order' };
  if (!areAll || Closure.bytesFor(graph.size) > bounds.bytes) return { found: 'nothing' };
  const resolver = new Resolver(graph, count, bounds);
  const closure = resolver.closure();
  // In order, each arc is added before those that lead to it are asked for: this keeps the work small.
  const place = new Map(new Digraph(graph.size, arcs).inOrder().map((node, i) => [node, i]));
  const last = [...arcs].sort((a, b) => (place.get(b.from) ?? 0) - (place.get(a.from) ?? 0));
  for (const arc of last) closure.add(arc);
  return resolver.solve(closure, arcs, choices);
}

class Resolver {
  readonly #graph: LevelGraph;
  readonly #count: number;
  readonly #bounds: ResolveBounds;
  /** Words of tables that may still be looked at. */
  #left: number;
  #depth = 0;

  constructor(graph: LevelGraph, count: number, bounds: ResolveBounds) {
    this.#graph = graph;
    this.#count = count;
    this.#bounds = bounds;
    this.#left = bounds.work;
  }

  closure(): Closure {
    return new Closure(this.#graph.size, (words) => {
      this.#left -= words;
    });
  }

  solve(closure: Closure, arcs: LevelArc[], choices: readonly Choice[]): Resolution {
    const open = this.#force(closure, arcs, choices);
    if ('found' in open) return open;
    const [first, ...others] = open;
    if (first === undefined) return { found: 'order' };
    this.#depth += 1;
    const found = this.#isSpent() ? 'nothing' : this.#tryBoth(first, closure, arcs, others);
    this.#depth -= 1;
    return found === 'contradiction' ? { found, cycles: [] } : { found };
  }

  #tryBoth({ either, or }: Choice, closure: Closure, arcs: readonly LevelArc[], others: readonly Choice[]): Resolution['found'] {
    let isOpen = false;
    for (const answer of [either, or]) {
      const trial = closure.copy();
      const all = [...arcs];
      if (!this.#add(answer, trial, all)) continue;
      const { found } = this.solve(trial, all, others);
      if (found === 'order') return found;
      if (found === 'nothing') isOpen = true;
    }
    return isOpen ? 'nothing' : 'contradiction';
  }

  /** Answers all choices that have only one possible answer. Returns those that are left. */
  #force(closure: Closure, arcs: LevelArc[], choices: readonly Choice[]): readonly Choice[] | Resolution {
    let open = choices;
    for (let hasChanged = true; hasChanged; ) {
      hasChanged = false;
      const still: Choice[] = [];
      for (const choice of open) {
        const [either, or] = [choice.either, choice.or].map((answer) => this.#isPossible(answer, closure));
        if (either && or) {
          if (!this.#isAnswered(choice, closure)) still.push(choice);
          continue;
        }
        if (this.#isSpent()) return { found: 'nothing' };
        const isAdded = (either || or) && this.#add(either ? choice.either : choice.or, closure, arcs);
        if (!isAdded) return { found: 'contradiction', cycles: this.#cyclesOf(choice, arcs) };
        hasChanged = true;
      }
      open = still;
    }
    return open;
  }

  #isPossible(answer: readonly Dependency[], closure: Closure): boolean {
    return answer.every((each) => this.#graph.arcsOf(each).every(({ from, to }) => from !== to && !closure.leads(to, from)));
  }

  /** Whether one answer adds nothing. */
  #isAnswered({ either, or }: Choice, closure: Closure): boolean {
    return [either, or].some((answer) => answer.every((each) => this.#graph.arcsOf(each).every(({ from, to }) => closure.leads(from, to))));
  }

  #add(answer: readonly Dependency[], closure: Closure, arcs: LevelArc[]): boolean {
    for (const arc of answer.flatMap((each) => this.#graph.arcsOf(each))) {
      if (!closure.add(arc)) return false;
      arcs.push(arc);
    }
    return true;
  }

  #cyclesOf({ either, or }: Choice, arcs: readonly LevelArc[]): readonly (readonly Dependency[])[] {
    return [either, or].flatMap((answer) => {
      const all = [...arcs, ...answer.flatMap((each) => this.#graph.arcsOf(each))];
      return [cycleIn(this.#graph, all, this.#count)].filter((cycle) => cycle !== null);
    });
  }

  #isSpent(): boolean {
    const { bytes } = this.#bounds;
    return this.#left < 0 || this.#depth > DEEPEST || this.#depth * Closure.bytesFor(this.#graph.size) > bytes;
  }
}

/** The shortest cycle, in transactions; null if there is none. */
function cycleIn({ size, isTransaction }: LevelGraph, arcs: readonly LevelArc[], count: number): readonly Dependency[] | null {
  const graph = new Digraph(size, arcs);
  if (graph.inOrder().length === size) return null;
  const cycle = shortestCycle(graph, isTransaction);
  return cycle === null ? null : dependenciesOf(cycle, count);
}
