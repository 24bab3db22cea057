/** The report on a history, as `history --json` writes it. Its JSON Schema is generated from these types. */
import { isRecord } from '../../impl/kernel/plain-data.ts';
import type { Edge } from '../../spec/serialisability/graph.ts';
import type { History, Transaction } from '../../spec/serialisability/history.ts';
import { type Judgement, judge } from '../../spec/serialisability/judgement.ts';
import type { Oddity } from '../../spec/serialisability/oddities.ts';
import { type Phenomenon, phenomenonOf } from '../../spec/serialisability/phenomenon.ts';
import { isListOf, isText, requireArgument } from '../format/arguments.ts';
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
  /** The reasons of the verdict, one sentence each. The last sentence about a cycle leads back to the first. */
  readonly because: readonly string[];
  /** A serial order that explains the history. It holds the committed transactions, and those of unknown outcome that were read from. */
  readonly order?: readonly string[];
  /** The established name of the cycle, such as write skew. */
  readonly phenomenon?: Phenomenon;
  /** A shortest cycle: each transaction must precede the next, and the last must precede the first. */
  readonly cycle?: readonly Edge[];
  /** Findings that no serial order can explain, each by itself. */
  readonly oddities?: readonly Oddity[];
}

/** Judges a history. Throws `BadTrace` when `history` is not a history. */
export function reportOn(history: History): HistoryReport {
  requireArgument('history', history, 'an array of transactions, as readHistory returns it', isListOf(isTransaction));
  const count = (outcome: Transaction['outcome']) => history.filter((each) => each.outcome === outcome).length;
  const transactions = { committed: count('committed'), aborted: count('aborted'), unknown: count('unknown') };
  const judgement = judge(history);
  return { verdict: judgement.verdict, transactions, ...findings(judgement) };
}

const OUTCOMES: readonly Transaction['outcome'][] = ['committed', 'aborted', 'unknown'];

/** Checks the shape alone; readers of files also check the numbers. */
function isTransaction(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { id, outcome, began, ended, operations } = value;
  return (
    isText(id) &&
    OUTCOMES.some((known) => known === outcome) &&
    isExact(began) &&
    (ended === null || isExact(ended)) &&
    isListOf(isOperation)(operations)
  );
}

function isOperation(value: unknown): boolean {
  return isRecord(value) && (value.type === 'read' || value.type === 'write') && isText(value.item) && isExact(value.version);
}

function isExact(value: unknown): boolean {
  return Number.isFinite(value) || typeof value === 'bigint';
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
