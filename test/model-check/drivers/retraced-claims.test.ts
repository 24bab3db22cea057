import { describe, expect, test } from 'vitest';
import { check } from '../../../model-check/drivers/check.ts';
import { retrace } from '../../../model-check/drivers/retrace.ts';
import type { Counterexample } from '../../../model-check/report/report.ts';
import { type Scenario, type SpecParts, scenario } from '../../../model-check/scenario.ts';
import { allScenarios } from '../../../scenarios/all.ts';
import { type Fairness, strong, weak } from '../../../spec/kernel/fairness.ts';
import { action, isLiveness, type Properties, type Spec } from '../../../spec/kernel/spec.ts';
import { alwaysEventually, eventually, eventuallyAlways, leadsTo } from '../../../spec/kernel/temporal.ts';

/** The fast scenarios that are expected to violate a liveness property or a refinement. */
const whole = allScenarios.filter(({ cost, expect: expected, ...rest }) => {
  if (cost !== 'fast' || expected?.verdict !== 'violates') return false;
  const properties: Properties<unknown> = 'spec' in rest ? { ...rest.spec.properties, ...rest.properties } : rest.properties;
  const property = properties[expected.property];
  return property === undefined ? Object.hasOwn(rest.refines ?? {}, expected.property) : isLiveness(property.kind);
});

async function counterexampleOf(broken: Scenario): Promise<Counterexample> {
  const { counterexample } = await check(broken);
  if (counterexample === undefined) throw new Error(`${broken.name} has no counterexample`);
  return counterexample;
}

test('each kept violation of a liveness property or a refinement is found again in its own steps', async () => {
  expect(whole.length).toBeGreaterThan(5);
  for (const broken of whole) {
    const counterexample = await counterexampleOf(broken);
    expect(await retrace(broken, counterexample), broken.name).toMatchObject({ end: 'broken', property: counterexample.property });
  }
});

/** A lamp that is switched on and off, and may break while it is on. */
interface Lamp {
  readonly lamp: 'off' | 'on' | 'broken';
}

const lamp: Spec<Lamp> = {
  name: 'lamp',
  init: [{ lamp: 'off' }],
  actions: {
    press: action<Lamp>({ when: ({ lamp: now }) => now !== 'broken', then: ({ lamp: now }) => ({ lamp: now === 'off' ? 'on' : 'off' }) }),
    drop: action<Lamp>({ when: ({ lamp: now }) => now === 'on', then: () => ({ lamp: 'broken' }) }),
  },
  properties: {},
};

function lampWith(more: Partial<SpecParts<Lamp>>): Scenario {
  return scenario<Lamp>({ spec: lamp, ...more });
}

const breaks = { breaks: eventually<Lamp>(({ lamp: now }) => now === 'broken') };

describe('a lasso that is taken again', () => {
  test.each<readonly [string, Properties<Lamp>, readonly Fairness[]]>([
    ['eventually', breaks, [weak()]],
    ['alwaysEventually', { back: alwaysEventually<Lamp>(({ lamp: now }) => now === 'off') }, [weak()]],
    ['eventuallyAlways', { stays: eventuallyAlways<Lamp>(({ lamp: now }) => now === 'off') }, [weak('press')]],
    [
      'leadsTo',
      {
        follows: leadsTo<Lamp>(
          ({ lamp: now }) => now === 'on',
          ({ lamp: now }) => now === 'broken',
        ),
      },
      [weak()],
    ],
  ])('breaks %s', async (_, properties, fairness) => {
    const broken = lampWith({ properties, fairness });
    const counterexample = await counterexampleOf(broken);
    expect(counterexample).toHaveProperty('cycleStart');
    expect(await retrace(broken, counterexample)).toMatchObject({ end: 'broken', property: counterexample.property });
    const { cycleStart: _start, ...cut } = counterexample;
    expect(await retrace(broken, cut)).toMatchObject({ end: 'holds' });
  });

  test('breaks nothing where it is not fair, or never comes back', async () => {
    const counterexample = await counterexampleOf(lampWith({ properties: breaks, fairness: [weak()] }));
    expect(await retrace(lampWith({ properties: breaks, fairness: [strong('drop')] }), counterexample)).toMatchObject({ end: 'holds' });
    // Weak fairness of `drop` asks for nothing, as `drop` is impossible while the lamp is off.
    expect(await retrace(lampWith({ properties: breaks, fairness: [weak('drop')] }), counterexample)).toMatchObject({ end: 'broken' });
    const open = { ...counterexample, steps: counterexample.steps.slice(0, -1) };
    expect(await retrace(lampWith({ properties: breaks, fairness: [weak()] }), open)).toMatchObject({ end: 'holds' });
  });

  test('breaks nothing where the property is fulfilled on the way, or is gone', async () => {
    const counterexample = await counterexampleOf(lampWith({ properties: breaks, fairness: [weak()] }));
    const wanted = { breaks: eventually<Lamp>(({ lamp: now }) => now === 'on') };
    expect(await retrace(lampWith({ properties: wanted, fairness: [weak()] }), counterexample)).toMatchObject({ end: 'holds' });
    expect(await retrace(lampWith({ fairness: [weak()] }), counterexample)).toMatchObject({ end: 'holds' });
  });

  test('may be one state that stays for ever', async () => {
    const broken = lampWith({ properties: breaks });
    const counterexample = await counterexampleOf(broken);
    expect(counterexample).toMatchObject({ steps: [], cycleStart: 0 });
    expect(await retrace(broken, counterexample)).toMatchObject({ end: 'broken', property: 'breaks' });
    expect(await retrace(lampWith({ properties: breaks, fairness: [weak('press')] }), counterexample)).toMatchObject({ end: 'holds' });
  });
});
