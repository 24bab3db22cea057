/** A search goes on from a checkpoint as if it had never stopped; one of another scenario or of other code is refused. */
import { describe, expect, test } from 'vitest';
import { check } from '../../../model-check/drivers/check.ts';
import type { Checkpoint } from '../../../model-check/options.ts';
import { type Scenario, scenario } from '../../../model-check/scenario.ts';
import { allScenarios } from '../../../scenarios/all.ts';
import { put } from '../../../spec/kernel/record.ts';
import { action, type Properties, reachable } from '../../../spec/kernel/spec.ts';

function named(name: string): Scenario {
  const found = allScenarios.find((each) => each.name === name);
  if (found === undefined) throw new Error(`there is no scenario ${name}`);
  return found;
}

/** The first checkpoint of a search, after about two thousand states. It went through JSON, as through a file. */
async function checkpointOf(each: Scenario): Promise<Checkpoint> {
  const taken: Checkpoint[] = [];
  await check(each, { checkpointEverySeconds: 0, onCheckpoint: (checkpoint) => taken.push(checkpoint) });
  const [first] = taken;
  if (first === undefined) throw new Error('no checkpoint was taken');
  const { rows, ...described } = first;
  return { ...JSON.parse(JSON.stringify(described)), rows: rows.slice() };
}

describe.each(['conformance/two-phase/5', 'relaxed-ring/told/leave/3+1'])('%s', (name) => {
  test('comes to the same end from a checkpoint as without one', async () => {
    const { distinct, generated, depth, fired, verdict } = await check(named(name), { core: 'packed' });
    const checkpoint = await checkpointOf(named(name));
    expect(checkpoint.rows.length).toBeGreaterThan(0);
    const resumed = await check(named(name), { resume: checkpoint });
    expect(resumed).toMatchObject({ distinct, generated, depth, fired, verdict, asExpected: true });
  });
});

test('a checkpoint of another scenario is refused by name', async () => {
  const checkpoint = await checkpointOf(named('conformance/two-phase/5'));
  await expect(check(named('conformance/two-phase/3'), { resume: checkpoint })).rejects.toThrow(
    'checkpoint: got one of conformance/two-phase/5, expected one of conformance/two-phase/3',
  );
});

interface Count {
  readonly n: number;
  readonly other: number;
}

/** Steps that a function outside of the scenario's own text takes. */
let step = 1;
function stepped(n: number): number {
  return n + step;
}

function counting(most: number, end: number, more: Properties<Count> = {}): Scenario {
  const Up = action<Count>({ when: ({ n }) => n < most, then: (state) => put(state, 'n', stepped(state.n)) });
  const Other = action<Count>({ when: ({ other }) => other < most, then: (state) => put(state, 'other', state.other + 1) });
  const spec = {
    name: 'counting',
    init: [{ n: 0, other: 0 }],
    actions: { Up, Other },
    properties: { end: reachable<Count>(({ n }) => n === end) },
  };
  return scenario<Count>({ name: 'test/counting', spec, properties: more });
}

test('a checkpoint of other code is refused, also where only a function differs that the scenario calls', async () => {
  const checkpoint = await checkpointOf(counting(60, 60));
  const other = counting(60, 60, { less: reachable<Count>(() => true) });
  await expect(check(other, { resume: checkpoint })).rejects.toThrow('checkpoint: got one of other code');
  step = 2;
  await expect(check(counting(60, 60), { resume: checkpoint })).rejects.toThrow('checkpoint: got one of other code');
  step = 1;
  expect(await check(counting(60, 60), { resume: checkpoint })).toMatchObject({ verdict: 'holds', distinct: 61 ** 2 });
});

test('what a search cannot do is refused', async () => {
  const lasting = named('transactions/whole/3-replicas');
  await expect(check(lasting, { onCheckpoint: () => undefined })).rejects.toThrow('which has a recoverable property');
  const options = { core: 'reference', onCheckpoint: () => undefined } as const;
  await expect(check(named('conformance/two-phase/3'), options)).rejects.toThrow('only the packed core takes checkpoints');
});
