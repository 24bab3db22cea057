/** A search may pause at any of many places, even within a state. Pauses change nothing, wherever they are. */
import { describe, expect, test } from 'vitest';
import { below, randomStream } from '../../../model-check/chance/random.ts';
import { withModel } from '../../../model-check/drivers/model.ts';
import { Explorer } from '../../../model-check/engine/search/explorer.ts';
import { type Scenario, scenario } from '../../../model-check/scenario.ts';
import { allScenarios } from '../../../scenarios/all.ts';
import { put } from '../../../spec/kernel/record.ts';
import { action, reachable } from '../../../spec/kernel/spec.ts';
import { paxosCommitOverReplicas } from '../../../spec/transactions/paxos-commit-over-replicas.ts';
import { runs } from '../../setup/breadth.ts';

/** The counts of a search that pauses at one of `oneIn` places, drawn at random, or the error that ends it. */
async function found(scenario: Scenario, oneIn: number): Promise<unknown> {
  const chance = randomStream(1);
  const search = withModel(scenario, ({ system, properties, refines }) => {
    const explorer = new Explorer(system, properties, refines, 1);
    while (explorer.advance(100, undefined, () => below(chance, oneIn) === 0));
    const { distinct, generated, depth, judge } = explorer;
    return { distinct, generated, depth, violation: judge.violation };
  });
  return search.catch(({ message }: Error) => ({ message }));
}

const NEVER = Number.MAX_SAFE_INTEGER;

/** Its moves have no images, and each gives many choices: a pause is often within one. */
const BOUNDS = { items: [['x1', 'x2']], acceptors: ['m1', 'm2', 'm3'], ballots: [1], observers: [] };
const PAXOS = scenario({
  name: 'test/paxos-commit',
  teaches: 'Nothing.',
  spec: paxosCommitOverReplicas(BOUNDS),
  symmetric: [...BOUNDS.items, ['m2', 'm3']],
  cost: 'fast',
});

test('nor within a move with many choices, some of which were compared before the pause', async () => {
  expect(await found(PAXOS, 200)).toEqual({ distinct: 1157, generated: 6386, depth: 8, violation: null });
});

const NAMES = ['conformance/two-phase/5/symmetric', 'transactions/vote/5-managers/duplicate/symmetric', 'relaxed-ring/join/2+2'];

/** In transitions: all scenarios as small as this pause in the slow run. */
const SMALL = runs({ all: 8_000, few: 0 });

function pauses({ name, expect: expected }: Scenario): boolean {
  return NAMES.includes(name) || (expected?.verdict === 'holds' && expected.generated <= SMALL);
}

test.each(allScenarios.filter(pauses))('nor in $name', async (each) => {
  expect(await found(each, 30)).toEqual(await found(each, NEVER));
});

interface Cells {
  readonly cells: Readonly<Record<string, number>>;
}

/** Two actions divide the work of three cells. So a move of the one has no image, and whole states are compared. */
function divided(mayFill: (cells: Cells['cells'], cell: string) => boolean): Scenario {
  const filling = (...names: readonly string[]) =>
    action<Cells, string>({
      params: ({ cells }) => names.filter((name) => cells[name] >= 0),
      when: ({ cells }, name) => cells[name] < 3 && mayFill(cells, name),
      then: (state, name) => put(state, 'cells', put(state.cells, name, state.cells[name] + 1)),
    });
  return scenario<Cells>({
    name: 'test/divided',
    teaches: 'Nothing.',
    spec: {
      name: 'divided',
      init: [{ cells: { a: 0, b: 0, c: 0 } }],
      actions: { first: filling('a'), others: filling('b', 'c') },
      properties: { full: reachable(({ cells }) => Object.values(cells).every((count) => count === 3)) },
    },
    symmetric: [['a', 'b', 'c']],
    cost: 'fast',
  });
}

describe.each([2, 3, 10])('with a pause at one of %i places', (oneIn) => {
  test('work that two actions divide stays symmetric', async () => {
    const symmetric = divided(() => true);
    const whole = await found(symmetric, NEVER);
    expect(whole).toMatchObject({ distinct: 20 });
    expect(await found(symmetric, oneIn)).toEqual(whole);
  });

  test.each(['a', 'b', 'c'])('one that fills %s only while another is empty is found', async (odd) => {
    const others = ['a', 'b', 'c'].filter((name) => name !== odd);
    for (const other of others) {
      const message = expect.stringContaining('are not symmetric');
      expect(
        await found(
          divided((cells, name) => name !== odd || cells[other] === 0),
          oneIn,
        ),
      ).toEqual({ message });
    }
  });
});
