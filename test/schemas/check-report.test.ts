/** The schema accepts what the type allows, and refuses what one mutation makes of it. */
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CheckReport, Counterexample, CounterexampleStep } from '../../model-check/report/report.ts';
import { writtenSchema } from '../../scripts/schemas.ts';

const accepts = new Ajv().compile(JSON.parse(writtenSchema('check-report.json')));

const count = fc.nat();
const amount = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });
const text = fc.string();

const step: fc.Arbitrary<CounterexampleStep> = fc.record({
  action: text,
  says: text,
  changes: fc.array(text),
  label: fc.jsonValue(),
  after: fc.jsonValue(),
});

const counterexample: fc.Arbitrary<Counterexample> = fc.record({
  property: text,
  because: text,
  initial: fc.jsonValue(),
  steps: fc.array(step, { maxLength: 4 }),
  final: fc.jsonValue(),
});

const required = {
  scenario: text,
  teaches: text,
  verdict: fc.constantFrom('holds', 'violates', 'inconclusive'),
  asExpected: fc.boolean(),
  distinct: count,
  generated: count,
  depth: count,
  seconds: amount,
  statesPerSecond: amount,
  bytesPerState: amount,
  peakMemoryMB: amount,
  core: fc.constantFrom('reference', 'packed'),
  exhausted: fc.boolean(),
  collisionProbability: amount,
  memoHitRate: amount,
  fired: fc.dictionary(text, count),
} as const;

const optional = {
  property: text,
  because: text,
  expected: fc.jsonValue(),
  inconclusive: text,
  counterexample,
  renamings: count,
  caveats: fc.array(text),
} as const;

const requiredFields = Object.keys(required);

const report: fc.Arbitrary<CheckReport> = fc
  .tuple(fc.record(required), fc.record(optional, { requiredKeys: [] }))
  .map(([always, sometimes]) => ({ ...always, ...sometimes }));

/** As a reader of the JSON gets it. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('every report is accepted', () => {
  fc.assert(fc.property(fc.array(report, { maxLength: 3 }), (reports) => accepts(asJson(reports))));
});

test('a report is not accepted outside an array', () => {
  fc.assert(fc.property(report, (one) => !accepts(asJson(one))));
});

test('a report that lacks a field is refused, and the field is named', () => {
  fc.assert(
    fc.property(report, fc.constantFrom(...requiredFields), (one, field) => {
      const rest = Object.fromEntries(Object.entries(one).filter(([key]) => key !== field));
      expect(accepts(asJson([rest]))).toBe(false);
      expect(accepts.errors?.map(({ params }) => params.missingProperty)).toEqual([field]);
    }),
  );
});

test('a report with a field of another type is refused, at that field', () => {
  // A list of a null fits no field but `expected`, which may be anything.
  fc.assert(
    fc.property(report, fc.constantFrom(...requiredFields, 'property', 'inconclusive', 'counterexample'), (one, field) => {
      expect(accepts(asJson([{ ...one, [field]: [null] }]))).toBe(false);
      expect(accepts.errors?.map(({ instancePath }) => instancePath)).toEqual([`/0/${field}`]);
    }),
  );
});

test('a report with a field that nobody knows is refused', () => {
  fc.assert(
    fc.property(report, text, (one, suffix) => {
      expect(accepts(asJson([{ ...one, [`unknown${suffix}`]: 0 }]))).toBe(false);
      expect(accepts.errors?.map(({ keyword }) => keyword)).toEqual(['additionalProperties']);
    }),
  );
});

test('a verdict that is none of the three is refused', () => {
  fc.assert(fc.property(report, text, (one, verdict) => !accepts(asJson([{ ...one, verdict: `no ${verdict}` }]))));
});

test('a fault deep inside a counterexample is found', () => {
  fc.assert(
    fc.property(report, counterexample, step, (one, found, last) => {
      const { says: _, ...mute } = last;
      const reports = [{ ...one, counterexample: { ...found, steps: [...found.steps, mute] } }];
      expect(accepts(asJson(reports))).toBe(false);
      expect(accepts.errors?.map(({ instancePath }) => instancePath)).toEqual([`/0/counterexample/steps/${found.steps.length}`]);
    }),
  );
});
