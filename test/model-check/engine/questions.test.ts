import { expect, test } from 'vitest';
import { check } from '../../../model-check/drivers/check.ts';
import { put } from '../../../spec/kernel/record.ts';
import { action, always, type Property, type Spec, step } from '../../../spec/kernel/spec.ts';

interface Clock {
  readonly hour: number;
  readonly minute: number;
}

const HOURS = 24;
const MINUTES = 60;

const clock: Spec<Clock> = {
  name: 'clock',
  init: [{ hour: 0, minute: 0 }],
  actions: {
    SetHour: action<Clock>({ when: ({ hour }) => hour < HOURS - 1, then: (state) => put(state, 'hour', state.hour + 1) }),
    SetMinute: action<Clock>({ when: ({ minute }) => minute < MINUTES - 1, then: (state) => put(state, 'minute', state.minute + 1) }),
  },
  properties: {},
};

async function judged(properties: Readonly<Record<string, Property<Clock>>>) {
  return await check({ name: 'test/clock', teaches: 'Nothing.', spec: clock, properties, cost: 'fast' });
}

test('a property that reads one field is asked twice per value of it, and of early states once more in the end', async () => {
  const hours: number[] = [];
  const report = await judged({
    hourIsOnTheDial: always(({ hour }) => {
      hours.push(hour);
      return hour < HOURS;
    }),
    minuteIsOnTheDial: always(({ minute }) => minute < MINUTES),
  });
  expect([report.verdict, report.distinct]).toEqual(['holds', HOURS * MINUTES]);
  expect([...new Set(hours)]).toHaveLength(HOURS);
  const earlyStates = Math.ceil(Math.log2(HOURS * MINUTES)) + 1;
  expect(hours.length).toBeLessThanOrEqual(2 * (HOURS + earlyStates));
});

test('a property of steps that reads one field is asked of each change of it once, and of none', async () => {
  const steps = new Set<string>();
  let asked = 0;
  const report = await judged({
    hoursPass: step((before, after) => {
      asked++;
      steps.add(`${before.hour} → ${after.hour}`);
      return after.hour >= before.hour;
    }),
    minutesPass: step((before, after) => after.minute >= before.minute),
  });
  expect(report.verdict).toBe('holds');
  expect(steps.size).toBe(HOURS - 1 + HOURS);
  expect(asked).toBe(2 * steps.size);
});

test.each(['each', 'sum'])('a property that is broken in one state only is found out, whether it reads %s', async (reads) => {
  const isLast = ({ hour, minute }: Clock) => hour === HOURS - 1 && minute === MINUTES - 1;
  const isSum = ({ hour, minute }: Clock) => hour + minute === HOURS + MINUTES - 2;
  const report = await judged({
    hourIsOnTheDial: always(({ hour }) => hour < HOURS),
    odd: always((state) => !(reads === 'each' ? isLast : isSum)(state)),
  });
  expect(report).toMatchObject({
    verdict: 'violates',
    property: 'odd',
    counterexample: { final: { hour: HOURS - 1, minute: MINUTES - 1 } },
  });
});
