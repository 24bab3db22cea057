/**
 * Is there a serial order of the transactions that took effect, in which each reads the last write before it, and
 * versions ascend? And is there one, strictly, that also keeps the order in which they followed each other in real time?
 */
import { shortestCycle } from './cycle.ts';
import { type Effects, effectsOf } from './effects.ts';
import { dependencies, type Edge } from './graph.ts';
import type { History, Operation } from './history.ts';
import { type Oddity, odditiesIn } from './oddities.ts';
import { serialOrder } from './serial-order.ts';
import { spanOf, timeless } from './span.ts';

export type Judgement =
  | { readonly verdict: 'strictly serialisable'; readonly order: readonly string[] }
  /** `cycle`: why no such order keeps real time. */
  | { readonly verdict: 'serialisable'; readonly order: readonly string[]; readonly cycle: readonly Edge[] }
  /** `cycle` is null when the oddities alone are the reason. */
  | { readonly verdict: 'not serialisable'; readonly oddities: readonly Oddity[]; readonly cycle: readonly Edge[] | null }
  /** All is well so far, but several transactions of unknown outcome may have made what was read. */
  | { readonly verdict: 'inconclusive'; readonly unclear: readonly UnclearRead[] };

export interface UnclearRead {
  readonly reader: string;
  readonly read: Operation;
}

export function judge(history: History): Judgement {
  const effects = effectsOf(history);
  const edges = dependencies(effects);
  const oddities = odditiesIn(effects);
  const spans = effects.transactions.map(spanOf);
  const anyTime = serialOrder(spans.map(timeless), edges);
  if (oddities.length > 0 || anyTime.left.length > 0)
    return { verdict: 'not serialisable', oddities, cycle: shortestCycle(anyTime.left, edges) };
  const unclear = unclearIn(effects);
  if (unclear.length > 0) return { verdict: 'inconclusive', unclear };
  const inTime = serialOrder(spans, edges);
  if (inTime.left.length === 0) return { verdict: 'strictly serialisable', order: inTime.ids };
  return { verdict: 'serialisable', order: anyTime.ids, cycle: shortestCycle(inTime.left, edges) ?? [] };
}

function unclearIn({ sights }: Effects): readonly UnclearRead[] {
  return sights.flatMap(({ by, read, saw }) => (saw === 'one of several' ? [{ reader: by.id, read }] : []));
}
