/** Judges transactions whose versions have no known order, and reports on them. */
import { type IsolationJudgement, judgeIsolation } from '../../spec/isolation/judgement.ts';
import type { BrokenGuarantee } from '../../spec/isolation/sessions.ts';
import { phenomenonOf } from '../../spec/serialisability/phenomenon.ts';
import type { Bounds } from './bounds.ts';
import { dependencyInWords, flawInWords, guaranteeInWords, type Verb } from './transactions/in-words.ts';
import type { ReadTransactions } from './transactions/observed.ts';
import type { TransactionsReport } from './transactions-report.ts';

export interface TransactionOptions {
  readonly bounds: Bounds;
  /** Whether each level must also keep the order within sessions. */
  readonly keepsSessions?: boolean;
}

/** Tries of the search, in words of its tables. */
const WORDS_PER_STEP = 20;

export function reportOnTransactions(read: ReadTransactions, { bounds, keepsSessions = false }: TransactionOptions): TransactionsReport {
  const { observation, model } = read;
  const judgement = judgeIsolation(observation, { bounds: { bytes: bounds.bytes, work: bounds.steps * WORDS_PER_STEP }, keepsSessions });
  const count = (outcome: string) => observation.transactions.filter((each) => each.outcome === outcome).length;
  const { levels, flaws, cycles, sessions } = judgement;
  const [first] = cycles;
  const strongest = levels.findLast(({ holds }) => holds === 'yes');
  return {
    verdict: strongest?.level ?? (levels[0].holds === 'no' ? 'none' : 'unknown'),
    model,
    transactions: { committed: count('committed'), aborted: count('aborted'), unknown: count('unknown') },
    levels,
    because: reasons(judgement, read),
    ...(first === undefined ? {} : { phenomenon: phenomenonOf(first) }),
    cycles,
    flaws,
    sessions,
  };
}

function reasons(
  { levels, flaws, cycles, sessions, unclear }: IsolationJudgement,
  { model, source, places }: ReadTransactions,
): readonly string[] {
  const verb: Verb = model === 'append' ? { past: 'appended', to: 'to' } : { past: 'wrote', to: 'to' };
  const broken = levels.find(({ holds }) => holds === 'no');
  const named = new Set(cycles.flat().flatMap(({ from, to }) => [from, to]));
  return [
    ...flaws.map((flaw) => flawInWords(flaw, verb)),
    ...(broken !== undefined && flaws.length === 0 ? [`not ${broken.level}: ${howCyclesAre(cycles.length)}`] : []),
    ...cycles.flatMap((cycle, place) => [
      ...(cycles.length > 1 ? [`answer ${place + 1}, ${phenomenonOf(cycle)}:`] : []),
      ...cycle.map((edge) => dependencyInWords(edge, verb)),
    ]),
    ...[...named].map((id) => `${id} begins in line ${source.lineOf(places.get(id) ?? 0)}.`),
    ...sessions.map((each: BrokenGuarantee) => guaranteeInWords(each)),
    ...(unclear > 0 ? [`${unclear} reads may have seen one of several writes; values that are written once would tell.`] : []),
    ...(levels.some(({ holds }) => holds === 'unknown') && unclear === 0
      ? ['the search ended without an answer; --budget takes more.']
      : []),
  ];
}

function howCyclesAre(count: number): string {
  if (count === 0) return 'every order of writes that was tried gives a cycle.';
  return count === 1
    ? 'each of these comes before the next, and the last before the first.'
    : 'two wrote one item, and each answer to the question who wrote first gives a cycle.';
}
