import { describe, expect, test } from 'vitest';
import { check } from '../../../model-check/drivers/check.ts';
import { type SpecParts, scenario } from '../../../model-check/scenario.ts';
import { weak } from '../../../spec/kernel/fairness.ts';
import { action, always, reachable, recoverable, type Spec, step } from '../../../spec/kernel/spec.ts';
import { alwaysEventually, eventually } from '../../../spec/kernel/temporal.ts';
import { between, heard } from '../world/chat.ts';

interface Count {
  readonly n: number;
  readonly laps: number;
}

/** Counts up without an end, in twos from 10 on. */
const endless: Spec<Count> = {
  name: 'endless',
  init: [
    { n: 0, laps: 0 },
    { n: 7, laps: 0 },
  ],
  actions: {
    up: action<Count>({ when: ({ n }) => n < 10, then: (s) => ({ ...s, n: s.n + 1 }) }),
    lap: action<Count>({ when: ({ n }) => n === 10, then: (s) => ({ n: 0, laps: s.laps + 1 }) }),
  },
  properties: {},
};

function verdictOn(more: Partial<SpecParts<Count>>) {
  return check(scenario<Count>({ spec: endless, ...more }));
}

describe('a constraint', () => {
  test('leaves states out; they are generated and judged, but not counted', async () => {
    const report = await verdictOn({ constraint: ({ laps }) => laps < 2 });
    expect(report).toMatchObject({ verdict: 'holds', distinct: 22, generated: 24, exhausted: true });
    expect(report.caveats).toContain('judged only within the constraint, which left out 1 step');
    const broken = await verdictOn({ constraint: ({ laps }) => laps < 2, properties: { few: always(({ laps }) => laps < 2) } });
    expect(broken).toMatchObject({ verdict: 'violates', property: 'few' });
    expect(broken.counterexample?.final).toEqual({ n: 0, laps: 2 });
  });

  test('leaves initial states out, which are judged all the same', async () => {
    expect(await verdictOn({ constraint: ({ n }) => n < 5 })).toMatchObject({ verdict: 'holds', distinct: 5 });
    const report = await verdictOn({ constraint: ({ n }) => n < 5, properties: { small: always(({ n }) => n < 6) } });
    expect(report).toMatchObject({ verdict: 'violates', property: 'small', counterexample: { steps: [] } });
  });

  test('on steps leaves out steps, also those to states that are known', async () => {
    const report = await verdictOn({ actionConstraint: (before, after) => after.n !== 8 && before.laps === after.laps });
    expect(report).toMatchObject({ verdict: 'holds', distinct: 8 });
    const judged = await verdictOn({
      actionConstraint: (before, after) => before.laps === after.laps,
      properties: { noLap: step((before, after) => before.laps === after.laps) },
    });
    expect(judged).toMatchObject({ verdict: 'violates', property: 'noLap' });
  });

  test('never makes a property of the graph fail for what it left out, and liveness is judged within it', async () => {
    const constraint = ({ laps }: Count) => laps < 2;
    const properties = { lapsGrow: recoverable(({ laps }: Count) => laps === 5) };
    expect(await verdictOn({ constraint, properties })).toMatchObject({ verdict: 'holds' });
    const again = { again: alwaysEventually(({ n }: Count) => n === 3) };
    expect(await verdictOn({ constraint, properties: again, fairness: [weak()] })).toMatchObject({ verdict: 'holds' });
    expect(await verdictOn({ constraint, properties: again })).toMatchObject({ verdict: 'violates' });
  });

  test('in a world sees the world', async () => {
    const report = await check(between({ ask: { type: 'tell', words: ['a', 'b', 'c'] }, constraint: (world) => heard(world).length < 2 }));
    expect(report.caveats?.join()).toMatch(/judged only within the constraint, which left out \d+ steps/);
  });

  test('that throws, or answers otherwise, is one clear error', async () => {
    const bad = (constraint: unknown) => verdictOn({ constraint } as never);
    await expect(
      bad(({ n }: Count) => {
        if (n === 3) throw new Error('three');
        return true;
      }),
    ).rejects.toThrow(/^endless: constraint threw/);
    await expect(bad(() => 'yes')).rejects.toThrow('endless: constraint returned "yes", expected true or false');
    await expect(bad('laps < 2')).rejects.toThrow('endless: constraint: got "laps < 2", expected a function');
  });
});

describe('a view', () => {
  const view = ({ n }: Count) => n;

  test('makes one state of those that look the same', async () => {
    const report = await verdictOn({ view, properties: { ten: reachable(({ n }) => n === 10) } });
    expect(report).toMatchObject({ verdict: 'holds', distinct: 11, exhausted: true });
    expect(report.caveats).toContain('states with the same view count as one, and only one of them was explored');
  });

  test('that is not plain data, or stands beside a property of the graph, is refused', async () => {
    await expect(verdictOn({ view: () => new Map() })).rejects.toThrow(/^endless: view/);
    await expect(verdictOn({ view, properties: { soon: eventually(() => true) } })).rejects.toThrow(
      'endless: view: got a function beside the eventually property soon, expected no view',
    );
  });
});

describe('a deadlock', () => {
  const ends: Spec<Count> = { ...endless, actions: { up: endless.actions.up } };

  test('is an error if the scenario says so, with a shortest way to it', async () => {
    const report = await check(scenario<Count>({ spec: ends, deadlock: 'error' }));
    expect(report).toMatchObject({ verdict: 'violates', property: 'deadlock', because: 'nothing can happen any more' });
    expect(report.counterexample).toMatchObject({ initial: { n: 7 }, final: { n: 10 } });
    expect(report.counterexample?.steps).toHaveLength(3);
    expect(await check(scenario<Count>({ spec: ends }))).toMatchObject({ verdict: 'holds' });
  });

  test('is none in an accepted end state, nor where a step changes nothing', async () => {
    const accepted = scenario<Count>({ spec: ends, deadlock: 'error', mayEndIn: ({ n }) => n === 10 });
    expect(await check(accepted)).toMatchObject({ verdict: 'holds' });
    const still = action<Count>({ when: ({ n }) => n === 10, then: (s) => s });
    const spec = { ...ends, actions: { ...ends.actions, still } };
    expect(await check(scenario<Count>({ spec, deadlock: 'error' }))).toMatchObject({ verdict: 'holds' });
  });

  test('is expected under its name', async () => {
    const expectation = { verdict: 'violates', property: 'deadlock', steps: 3 } as const;
    expect(await check(scenario<Count>({ spec: ends, deadlock: 'error', expect: expectation }))).toMatchObject({ asExpected: true });
    await expect(check(scenario<Count>({ spec: ends, mayEndIn: () => true }))).rejects.toThrow(
      "endless: mayEndIn: got a function, expected nothing without deadlock: 'error'",
    );
  });
});
