/**
 * Judges transactions of which nobody knows the order of versions, level by level. A history of a stronger level is one of each
 * weaker level, too.
 */
import type { Edge } from '../serialisability/graph.ts';
import { type Dependencies, type Dependency, dependenciesIn } from './dependencies.ts';
import type { Flaw } from './flaw.ts';
import { levelGraph, sessionOrder } from './level-graph.ts';
import { LEVELS, type Level, type Observation } from './observation.ts';
import { type Resolution, type ResolveBounds, resolve } from './resolve.ts';
import { type BrokenGuarantee, brokenGuarantees } from './sessions.ts';
import { type Sights, sightsOf } from './sights.ts';

export interface LevelJudgement {
  readonly level: Level;
  readonly holds: 'yes' | 'no' | 'unknown';
}

export interface IsolationJudgement {
  /** The levels that were judged, the weakest first. */
  readonly levels: readonly LevelJudgement[];
  readonly flaws: readonly Flaw[];
  /** Of the weakest level that does not hold: one cycle; or two, one for each order of two writers. */
  readonly cycles: readonly (readonly Edge[])[];
  /** The number of reads of a version that several transactions may have written. They are left out. */
  readonly unclear: number;
  /** Guarantees that sessions do not have, where the order of versions is known. */
  readonly sessions: readonly BrokenGuarantee[];
}

export interface IsolationOptions {
  readonly bounds: ResolveBounds;
  /** Whether each level must also keep the order in which each session ran its transactions. */
  readonly keepsSessions: boolean;
}

export function judgeIsolation(
  { transactions, hasTimes, unclear: before }: Observation,
  { bounds, keepsSessions }: IsolationOptions,
): IsolationJudgement {
  const sights = sightsOf(transactions);
  const { flaws } = sights;
  const unclear = before + sights.unclear.length;
  const levels = hasTimes ? LEVELS : LEVELS.slice(0, -1);
  const rest = { flaws, unclear, sessions: brokenGuarantees(sights) };
  const none = (holds: LevelJudgement['holds']) => levels.map((level) => ({ level, holds }));
  if (flaws.length > 0) return { ...rest, levels: none('no'), cycles: [] };
  const dependencies = withSessions(dependenciesIn(sights), sights, keepsSessions);
  const judged: LevelJudgement[] = [];
  const cycles = new Map<Level, Extract<Resolution, { readonly found: 'contradiction' }>['cycles']>();
  for (const level of [...levels].reverse()) {
    const found = resolve(levelGraph(level, sights.transactions), dependencies, sights.transactions.length, bounds);
    if (found.found === 'contradiction') cycles.set(level, found.cycles);
    judged.unshift({ level, holds: holdsAs(found, unclear) });
    // An order that is good for this level is good for each weaker one.
    if (found.found === 'order') break;
  }
  const weaker = levels.slice(0, levels.length - judged.length).map((level): LevelJudgement => ({ level, holds: judged[0].holds }));
  const all = [...weaker, ...judged];
  const broken = all.find(({ holds }) => holds === 'no');
  return {
    ...rest,
    levels: all,
    cycles: (broken === undefined ? [] : (cycles.get(broken.level) ?? [])).map((cycle) => asEdges(cycle, sights)),
  };
}

/** A contradiction stays one, whatever unclear reads have seen. */
function holdsAs({ found }: Resolution, unclear: number): LevelJudgement['holds'] {
  if (found === 'contradiction') return 'no';
  return found === 'order' && unclear === 0 ? 'yes' : 'unknown';
}

function withSessions(dependencies: Dependencies, { transactions }: Sights, keepsSessions: boolean): Dependencies {
  if (!keepsSessions) return dependencies;
  const { known, choices, areAll } = dependencies;
  return { known: [...known, ...sessionOrder(transactions)], choices, areAll };
}

function asEdges(cycle: readonly Dependency[], { transactions }: Sights): readonly Edge[] {
  return cycle.map(({ from, to, because }) => ({ from: transactions[from].id, to: transactions[to].id, because }));
}
