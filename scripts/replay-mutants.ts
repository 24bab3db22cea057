/** Runs each kept mutant as recording nodes, replays its traces, and writes docs/results/replay-mutants.md. Takes some minutes. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutantLists } from '../test/mutants/mutant-lists.ts';
import { type Outcome, type Replayed, replayedMutant } from '../test/traces/mutants/replayed-mutants.ts';
import { machine } from './machine.ts';
import { code, count, type Row, table } from './pages/table.ts';

const BOUNDS = { walks: 25, steps: 120 };
const OUTCOMES: readonly Outcome[] = ['caught', 'missed', 'on disk', 'not met', 'ends the node'];
const PAGE = join(import.meta.dirname, '../docs/results/replay-mutants.md');

interface Tried extends Replayed {
  readonly protocol: string;
  readonly breaks: string;
  readonly scenario: string;
}

const tried: Tried[] = [];
for (const list of mutantLists) {
  for (const mutant of list.mutants) {
    const { breaks, scenario } = mutant;
    tried.push({ protocol: list.protocol, breaks, scenario, ...(await replayedMutant(list, mutant, BOUNDS)) });
  }
  console.log(`${list.protocol}: ${list.mutants.length} mutants`);
}
writeFileSync(PAGE, page(tried));

function page(all: readonly Tried[]): string {
  const date = new Date().toISOString().slice(0, 10);
  const columns = [{ head: 'protocol' }, ...['mutants', ...OUTCOMES].map((head) => ({ head, isNumber: true as const }))];
  const rows = mutantLists.map(({ protocol }): Row => {
    const own = all.filter((each) => each.protocol === protocol);
    return [protocol, count(own.length), ...OUTCOMES.map((outcome) => countOf(own, outcome))];
  });
  const sum: Row = ['together', count(all.length), ...OUTCOMES.map((outcome) => countOf(all, outcome))];
  const caught = all
    .filter(({ outcome }) => outcome === 'caught')
    .map((each): Row => {
      return [each.protocol, code(each.breaks), each.kind ?? '', count(each.walk ?? 0), count(each.events ?? 0)];
    });
  const others = all
    .filter(({ outcome }) => outcome !== 'caught')
    .map((each): Row => [each.protocol, code(each.breaks), each.scenario, each.outcome]);
  return `# Mutants, caught by replay

\`npm run replay-mutants\` writes this page.
Last run: ${date}, on ${machine()}.

Each of the kept [mutants](mutants.md) has one broken line. It runs as nodes that record their
steps, with the nodes, requests and faults of its scenario. There are at most ${BOUNDS.walks} random walks of
${BOUNDS.steps} events. Beside each of its steps the sound reducer takes the same step from the same state. So
the steps at which the two differ are known without the trace. Then the sound reducer replays the
trace.

- *caught*: the replay diverges at the first step of a node at which the two differ.
- *missed*: it does not.
- *on disk*: only records differ that were persisted, and no restart brought that to light. A killed
  node may lose its last records, so an older one is allowed.
- *not met*: in no walk do the two differ.
- *ends the node*: the broken line throws before anything differs.

${table(columns, [...rows, sum])}

## Those that are not caught

${table(
  ['protocol', 'broken', 'scenario', 'outcome'].map((head) => ({ head })),
  others,
)}

## Those that are caught

*walk* is the first in which the two differ, and *events* those that were replayed before.

${table([...['protocol', 'broken', 'kind'].map((head) => ({ head })), { head: 'walk', isNumber: true as const }, { head: 'events', isNumber: true as const }], caught)}
`;
}

function countOf(all: readonly Tried[], outcome: Outcome): string {
  return count(all.filter((each) => each.outcome === outcome).length);
}
