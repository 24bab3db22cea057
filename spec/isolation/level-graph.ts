/**
 * The cycles that each level forbids, in a graph of its own.
 *
 * - read committed (Adya's PL-2): cycles of ww and wr.
 * - snapshot isolation: cycles in which no two rw follow each other (A. Cerone and A. Gotsman, "Analysing Snapshot
 *   Isolation", PODC 2016). Each transaction has two nodes; an rw leads to the second one, from which no rw leads on.
 * - serialisable: all cycles.
 * - strictly serialisable: and those with real time. One node for each end, in order, keeps the number of arcs small.
 */
import { inOrder } from '../serialisability/history.ts';
import type { Dependency } from './dependencies.ts';
import type { Arc } from './digraph.ts';
import type { Level, ObservedTransaction } from './observation.ts';

export interface LevelArc extends Arc {
  /** Null: a step from one moment to a later one. */
  readonly dependency: Dependency | null;
}

export interface LevelGraph {
  readonly size: number;
  readonly arcs: readonly LevelArc[];
  /** Whether a node is a transaction; else it is a moment. */
  isTransaction(node: number): boolean;
  arcsOf(dependency: Dependency): readonly LevelArc[];
}

/** The graph without dependencies: real time, and what these lead to. */
export function levelGraph(level: Level, transactions: readonly ObservedTransaction[]): LevelGraph {
  const count = transactions.length;
  const whole = { size: count, arcs: [], isTransaction: () => true, arcsOf: (each: Dependency) => [plain(each)] };
  switch (level) {
    case 'read committed':
      return { ...whole, arcsOf: (each) => (each.because.type === 'readBefore' ? [] : [plain(each)]) };
    case 'snapshot isolation':
      return { ...whole, size: 2 * count, arcsOf: (each) => snapshotArcs(each, count) };
    case 'serialisable':
      return whole;
    case 'strictly serialisable':
      return { ...whole, ...realTime(transactions), isTransaction: (node) => node < count };
  }
}

function plain(dependency: Dependency): LevelArc {
  return { from: dependency.from, to: dependency.to, dependency };
}

function snapshotArcs(dependency: Dependency, count: number): readonly LevelArc[] {
  const { from, to, because } = dependency;
  if (because.type === 'readBefore') return [{ from, to: to + count, dependency }];
  return [
    { from, to, dependency },
    { from: from + count, to, dependency },
  ];
}

/** Nodes beyond the transactions are ends, in the order of time. */
function realTime(transactions: readonly ObservedTransaction[]): Pick<LevelGraph, 'size' | 'arcs'> {
  const count = transactions.length;
  const ends = transactions.flatMap(({ outcome, ended }, from) => (ended === null || outcome === 'unknown' ? [] : [{ from, ended }]));
  ends.sort((a, b) => inOrder(a.ended, b.ended));
  const arcs: LevelArc[] = ends.flatMap(({ from }, place) => [
    { from, to: count + place, dependency: null },
    ...(place === 0 ? [] : [{ from: count + place - 1, to: count + place, dependency: null }]),
  ]);
  const begins = transactions.map(({ began }, to) => ({ began, to })).sort((a, b) => inOrder(a.began, b.began));
  let ended = 0;
  for (const { began, to } of begins) {
    while (ended < ends.length && ends[ended].ended < began) ended += 1;
    if (ended > 0) arcs.push({ from: count + ended - 1, to, dependency: null });
  }
  return { size: count + ends.length, arcs };
}

/** Dependencies between those that ran one after another in a session. One of unknown outcome may take effect after others. */
export function sessionOrder(transactions: readonly ObservedTransaction[]): readonly Dependency[] {
  const last = new Map<string, number>();
  const order: Dependency[] = [];
  const byBegin = [...transactions.entries()].sort(([, a], [, b]) => inOrder(a.began, b.began));
  for (const [to, { session, outcome }] of byBegin) {
    if (session === null) continue;
    const from = last.get(session);
    if (from !== undefined) order.push({ from, to, because: { type: 'sameSession' } });
    if (outcome === 'committed') last.set(session, to);
  }
  return order;
}

/** The dependencies of a cycle; moments that follow each other become one step of real time. `count` is the number of transactions. */
export function dependenciesOf(cycle: readonly LevelArc[], count: number): readonly Dependency[] {
  const start = cycle.findIndex(({ from }) => from < count);
  const turned = [...cycle.slice(start), ...cycle.slice(0, start)];
  const found: Dependency[] = [];
  let ended: number | null = null;
  for (const { from, to, dependency } of turned) {
    if (dependency !== null) found.push(dependency);
    else {
      if (from < count) ended = from;
      if (to < count && ended !== null) found.push({ from: ended, to, because: { type: 'endedBefore' } });
    }
  }
  return found;
}
