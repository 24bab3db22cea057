/** What was found out about a history: the wire form of `history --json`, from which its JSON Schema is generated. */
import type { Edge } from '../../spec/serialisability/graph.ts';
import type { History, Transaction } from '../../spec/serialisability/history.ts';
import { type Judgement, judge } from '../../spec/serialisability/judgement.ts';
import type { Oddity } from '../../spec/serialisability/oddities.ts';
import { type Phenomenon, phenomenonOf } from '../../spec/serialisability/phenomenon.ts';
import { edgeInWords, oddityInWords, unclearInWords } from './in-words.ts';

export interface HistoryReport {
  readonly verdict: 'strictly serialisable' | 'serialisable' | 'not serialisable' | 'inconclusive';
  readonly transactions: {
    /** @TJS-type integer */
    readonly committed: number;
    /** @TJS-type integer */
    readonly aborted: number;
    /** @TJS-type integer */
    readonly unknown: number;
  };
  /** Why, one sentence each. Those about a cycle end where they begin. */
  readonly because: readonly string[];
  /** A serial order that explains the history: those that committed, and those of unknown outcome that were read from. */
  readonly order?: readonly string[];
  /** What the cycle is called. */
  readonly phenomenon?: Phenomenon;
  /** A shortest one: each transaction must come before the next, and the last before the first. */
  readonly cycle?: readonly Edge[];
  /** What no serial order explains, by itself. */
  readonly oddities?: readonly Oddity[];
}

export function reportOn(history: History): HistoryReport {
  const count = (outcome: Transaction['outcome']) => history.filter((each) => each.outcome === outcome).length;
  const transactions = { committed: count('committed'), aborted: count('aborted'), unknown: count('unknown') };
  const judgement = judge(history);
  return { verdict: judgement.verdict, transactions, ...findings(judgement) };
}

type Findings = Omit<HistoryReport, 'verdict' | 'transactions'>;

function findings(judgement: Judgement): Findings {
  switch (judgement.verdict) {
    case 'strictly serialisable':
      return { because: [], order: judgement.order };
    case 'serialisable':
      return { ...aboutCycle(judgement.cycle), order: judgement.order };
    case 'not serialisable': {
      const { oddities, cycle } = judgement;
      const found = cycle === null ? { because: [] } : aboutCycle(cycle);
      return { ...found, because: [...oddities.map(oddityInWords), ...found.because], oddities };
    }
    case 'inconclusive':
      return { because: judgement.unclear.map(unclearInWords) };
  }
}

function aboutCycle(cycle: readonly Edge[]) {
  return { because: cycle.map(edgeInWords), phenomenon: phenomenonOf(cycle), cycle };
}
