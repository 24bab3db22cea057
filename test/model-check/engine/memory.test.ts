import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../../model-check/drivers/check.ts';
import { Decisions, UNKNOWN, UNREMEMBERED } from '../../../model-check/engine/memo/decisions.ts';
import { HEADER } from '../../../model-check/engine/tables/rows.ts';
import type { SpecScenario } from '../../../model-check/scenario.ts';
import { action, always, type Spec } from '../../../spec/kernel/spec.ts';
import { flatMutex, nestedMutex } from '../../../spec/lamport-mutex/mutex.ts';

function scenarioOf<S>(spec: Spec<S>): SpecScenario<S> {
  return { name: `test/${spec.name}`, teaches: 'Nothing.', cost: 'fast', spec };
}

describe('memory grows with what there is, not with its square', () => {
  type Pair = { readonly a: number; readonly b: number };
  const correlated = (size: number): Spec<Pair> => ({
    name: 'correlated',
    init: [{ a: 0, b: 0 }],
    actions: { Up: action<Pair>({ when: ({ a }) => a < size, then: ({ a, b }) => ({ a: a + 1, b: b + 1 }) }) },
    properties: { small: always(({ a }) => a <= size) },
  });

  test('where fields are correlated', async () => {
    const [small, large] = await Promise.all([check(scenarioOf(correlated(1_000))), check(scenarioOf(correlated(4_000)))]);
    expect([small.distinct, large.distinct]).toEqual([1_001, 4_001]);
    expect(large.bytesPerState).toBeLessThan(1_000);
    expect(large.bytesPerState).toBeLessThan(small.bytesPerState * 1.5);
  });

  test('where a state is written with arrays in arrays and spreads, as with put on flat records', async () => {
    const [nested, flat] = await Promise.all([check(scenarioOf(nestedMutex(3, 2))), check(scenarioOf(flatMutex(3, 2)))]);
    const { distinct, generated, depth } = flat;
    expect(nested).toMatchObject({ verdict: 'holds', distinct, generated, depth });
    expect(nested.bytesPerState).toBeLessThan(flat.bytesPerState * 3);
    expect(nested.memoHitRate).toBeGreaterThan(0.8);
  });
});

test('an action that reads all of a state that is hardly ever the same is named, with what to do', async () => {
  const size = 30;
  type Grid = { readonly at: readonly number[] };
  const along = (axis: number) =>
    action<Grid>({
      when: ({ at }) => at.length === 3 && at[axis] < size,
      then: ({ at }) => ({ at: at.map((n, i) => (i === axis ? n + 1 : n)) }),
    });
  // The array does not keep its size, so that it is one slot.
  const start = action<Grid>({ when: ({ at }) => at.length === 1, then: () => ({ at: [0, 0, 0] }) });
  const spec: Spec<Grid> = { name: 'grid', init: [{ at: [0] }], actions: { start, X: along(0), Y: along(1), Z: along(2) }, properties: {} };
  const report = await check(scenarioOf(spec));
  expect(report).toMatchObject({ verdict: 'holds', distinct: 1 + 31 ** 3 });
  expect(report.hints).toHaveLength(3);
  expect(report.hints?.[0]).toMatch(
    /^X looks at at in nearly every step, .* of \d\d,\d{3} steps were computed one by one; let it read only/,
  );
});

/** Two looks at two slots: what is remembered under their ids, by move. */
const cases = fc.uniqueArray(
  fc.record({ move: fc.nat(1), first: fc.oneof(fc.nat(6), fc.nat(900)), second: fc.oneof(fc.nat(6), fc.nat(900)), outcomes: fc.nat(2) }),
  { selector: ({ move, first, second }) => `${move} ${first} ${second}`, maxLength: 200 },
);

test('decisions find what was remembered, and of what is forgotten that it is to be run', () => {
  fc.assert(
    fc.property(cases, fc.constantFrom(0, 1, 2), (remembered, horizon) => {
      const decisions = new Decisions();
      for (let move = 0; move < 2; move++) decisions.addMove();
      const row = (first: number, second: number) => Int32Array.from([...Array.from({ length: HEADER }, () => 0), first, second]);
      const sights = [0, 1].map((slot) => ({ slot, lens: null }));
      let end = 0;
      const ranges = remembered.map(({ move, first, second, outcomes }) => {
        const range = { from: end, moving: end, end: end + outcomes };
        end = range.end;
        decisions.arrive(decisions.remember(move, sights, row(first, second), 0, range));
        return range;
      });
      const find = (move: number, first: number, second: number) => {
        const root = decisions.root(move);
        return root >= 0 ? decisions.follow(root, row(first, second), 0) : root;
      };
      const sizeOf = (ref: number) => decisions.end(ref) - decisions.moving(ref);
      for (const { move, first, second, outcomes } of remembered) expect(sizeOf(find(move, first, second))).toBe(outcomes);
      for (let move = 0; move < 2; move++) expect(find(move, 901, 901)).toBe(UNKNOWN);

      let kept = 0;
      const lost: number[] = [];
      const keep = ({ from, end: last }: { from: number; end: number }) => {
        const first = kept;
        kept += last - from;
        return first;
      };
      decisions.forgetBeyond(new Map([[0, horizon]]), keep, (outcome, visits) => lost.push(outcome * visits));
      const isLost = (move: number) => move === 0 && horizon < 2;
      remembered.forEach(({ move, first, second, outcomes }) => {
        const ref = find(move, first, second);
        if (isLost(move)) expect(ref).toBe(UNREMEMBERED);
        else expect(sizeOf(ref)).toBe(outcomes);
      });
      expect(lost).toEqual(ranges.flatMap(({ from, end: last }, i) => (isLost(remembered[i].move) ? rangeOf(from, last) : [])));
      expect(decisions.size).toBe(remembered.filter(({ move }) => !isLost(move)).length);
    }),
    { numRuns: 60 },
  );
});

function rangeOf(from: number, end: number): readonly number[] {
  return Array.from({ length: end - from }, (_, i) => from + i);
}
