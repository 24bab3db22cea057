/**
 * Judges operations on several objects. Each object is judged by itself, since linearisability is a local property (M. P.
 * Herlihy and J. M. Wing, "Linearizability: A Correctness Condition for Concurrent Objects", TOPLAS 12, 1990). They take turns
 * under one budget, so that an easy refutation is found beside a hard object.
 */
import { Budget } from './budget.ts';
import type { Model } from './model.ts';
import type { Operation } from './operation.ts';
import { type Prefix, Search } from './search.ts';

export interface Bounds {
  /** The most operations that are tried, for all objects together. */
  readonly steps: number;
  /** The most memory that the searches take, in bytes, about. */
  readonly bytes: number;
}

export interface ObjectJudgement {
  readonly object: string;
  /** `unfinished`: the budget was spent, or another object was refuted first. */
  readonly verdict: 'linearisable' | 'refuted' | 'unfinished';
  /** The order that explains the object; else the longest one that was tried. */
  readonly prefix: Prefix;
}

export interface LinearisabilityJudgement {
  readonly verdict: 'linearisable' | 'refuted' | 'unknown';
  readonly objects: readonly ObjectJudgement[];
}

/** Steps of each object in its first turn; they double from turn to turn. */
const FIRST_TURN = 2_000;

/** Judges the operations on each object. The first refutation ends the search. */
export function judgeObjects<State, Call>(
  objects: ReadonlyMap<string, readonly Operation<Call>[]>,
  model: Model<State, Call>,
  { steps, bytes }: Bounds,
): LinearisabilityJudgement {
  const budget = new Budget(steps, bytes);
  const all = [...objects].map(([object, operations]) => ({ object, search: () => new Search(operations, model, budget) }));
  const done: ObjectJudgement[] = [];
  let waiting = all.map(({ object, search }) => ({ object, search: lazily(search) }));
  for (let turn = FIRST_TURN; waiting.length > 0 && !budget.isSpent; turn *= 2) {
    const still: typeof waiting = [];
    for (const each of waiting) {
      const verdict = each.search().advance(turn);
      if (verdict === 'unfinished') still.push(each);
      else done.push({ object: each.object, verdict, prefix: each.search().prefix });
      if (verdict === 'refuted') {
        const others = [...still, ...waiting.slice(waiting.indexOf(each) + 1)];
        return { verdict: 'refuted', objects: [...done, ...others.map(unfinished)] };
      }
    }
    waiting = still;
  }
  return { verdict: waiting.length === 0 ? 'linearisable' : 'unknown', objects: [...done, ...waiting.map(unfinished)] };
}

function unfinished({ object }: { readonly object: string }): ObjectJudgement {
  return { object, verdict: 'unfinished', prefix: { order: [], blocked: null } };
}

/** Makes a search when its turn comes: an object after a refuted one takes no memory. */
function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
