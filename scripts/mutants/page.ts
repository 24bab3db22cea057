/** The page about mutants drawn at random. */
import { code, count, table } from '../pages/table.ts';
import type { Exclusion } from './drawing.ts';
import type { Tried } from './hunt.ts';
import { CAUGHT, FATES, type Fate } from './judge.ts';
import { type Remark, remarkOn } from './remarks.ts';

export interface Draw {
  readonly command: string;
  readonly date: string;
  readonly machine: string;
  readonly seconds: number;
  readonly seed: number;
  /** The number of mutations to draw from, and of those drawn. */
  readonly among: number;
  readonly drawn: number;
  readonly scenarios: number;
  readonly tried: readonly Tried[];
  readonly remarks: readonly Remark[];
  readonly exclusions: readonly Exclusion[];
}

const HEADS: Readonly<Record<Fate, string>> = {
  property: 'property',
  refinement: 'refinement',
  throw: 'throw',
  refused: 'model refused',
  verdict: 'verdict only',
  count: 'count only',
  exploded: 'exploded',
  survived: 'survived',
};

export function mutantsPage(draw: Draw): string {
  const unfinished = draw.tried.length < draw.drawn ? ` The run was stopped: ${draw.tried.length} of ${draw.drawn} were tried.` : '';
  return `# Mutants drawn at random

\`${draw.command}\` writes this page.
Last run: ${draw.date}, in ${count(draw.seconds)} s on ${draw.machine}.${unfinished}

${count(draw.drawn)} mutants, drawn with seed ${draw.seed} from ${count(draw.among)}.
Each is one small mistake in one place of a reducer. Each runs in those of the
${draw.scenarios} fast scenarios that reach its place, the cheapest first, until a property is violated. A
different number of states catches nothing, and neither does another way to an expected violation.
They are listed apart.

- *property*, *refinement*: one is violated in a scenario that holds without the mutant. Or one is
  violated earlier than the expected one, and is not violated without the mutant.

- *throw*: the reducer throws, or returns what no reducer may.

- *model refused*: the mutant treats nodes differently although the scenario declares them
  symmetric, and the search stops.

- *verdict only*: a property holds although a violation is expected, or another one is violated in
  its place.

- *count only*: the number of states differs, or the length of a counterexample.

- *exploded*: a run has more than three times its usual number of states plus ${count(3000)}, or a step
  does not end.

${summary(draw)}

No run can tell an equivalent mutant from the program. Equivalent mutants do not count in the share
of caught ones; they are named below.

## Mutants that no property catches

${listed(draw)}

## Properties that catch

${catchers(draw)}

## Code that is left out

${draw.exclusions.map(leftOut).join('\n')}
`;
}

/** The share of mutants caught, without equivalent ones, in percent with one digit. */
export function share(tried: readonly Tried[], remarks: readonly Remark[]): string {
  const real = tried.filter((each) => !isEquivalent(each, remarks));
  const caught = real.filter(({ judgement }) => CAUGHT.includes(judgement.fate));
  return real.length === 0 ? '–' : `${((100 * caught.length) / real.length).toFixed(1)} %`;
}

export function isEquivalent({ mutation }: Tried, remarks: readonly Remark[]): boolean {
  return remarkOn(mutation, remarks)?.is === 'equivalent';
}

function summary({ tried, remarks }: Draw): string {
  const protocols = [...new Set(tried.map(protocolOf))].sort();
  const row = (name: string, all: readonly Tried[]): readonly string[] => {
    const real = all.filter((each) => !isEquivalent(each, remarks));
    const fates = FATES.map((fate) => count(real.filter(({ judgement }) => judgement.fate === fate).length));
    return [name, count(all.length), count(all.length - real.length), ...fates, share(all, remarks)];
  };
  const heads = ['mutants', 'equivalent', ...FATES.map((fate) => HEADS[fate]), 'caught'].map((head) => ({ head, isNumber: true as const }));
  const rows = protocols.map((protocol) =>
    row(
      code(protocol),
      tried.filter((each) => protocolOf(each) === protocol),
    ),
  );
  return table([{ head: 'protocol' }, ...heads], [...rows, row('all', tried)]);
}

function protocolOf({ mutation }: Tried): string {
  return mutation.file.split('/')[0] ?? '';
}

function listed({ tried, remarks }: Draw): string {
  const missed = tried.filter(({ judgement }) => !CAUGHT.includes(judgement.fate));
  const rows = [...missed].sort(byPlace).map(({ mutation, judgement, scenario, meeting }) => {
    const remark = remarkOn(mutation, remarks);
    const where = scenario === '' ? `in ${meeting} scenarios` : `${code(scenario)}: ${judgement.by}`;
    const why = remark === undefined ? 'open gap' : `${remark.is === 'gap' ? 'open gap: ' : 'equivalent: '}${remark.because}`;
    return [code(`${mutation.file}:${mutation.line}`), quoted(mutation.before), quoted(mutation.after), HEADS[judgement.fate], where, why];
  });
  const heads = ['place', 'before', 'after', 'fate', 'seen', 'why'].map((head) => ({ head }));
  return rows.length === 0 ? 'Nothing.' : table(heads, rows);
}

function byPlace(a: Tried, b: Tried): number {
  return a.mutation.file === b.mutation.file ? a.mutation.start - b.mutation.start : a.mutation.file < b.mutation.file ? -1 : 1;
}

function quoted(text: string): string {
  return text === '' ? '' : text.includes('`') ? `\`\` ${text} \`\`` : code(text);
}

/** The properties that catch mutants, and how many each. */
function catchers({ tried }: Draw): string {
  const counts = new Map<string, number>();
  for (const { judgement } of tried) {
    if (!CAUGHT.includes(judgement.fate)) continue;
    const name = judgement.fate === 'throw' ? 'the reducer throws' : code(judgement.by);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const rows = [...counts].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1)).map(([name, many]) => [name, count(many)]);
  return table([{ head: 'property or refinement' }, { head: 'mutants', isNumber: true }], rows);
}

function leftOut({ file, functions, because }: Exclusion): string {
  const what = functions === undefined ? '' : `\n  (${functions.map(code).join(', ')})`;
  return `- \`impl/${file}\`${what}:
  ${because}.`;
}
