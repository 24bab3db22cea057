/** Small histories at random: each write has a name of its own, and reads see almost anything, or a store with mistakes. */
import fc from 'fast-check';
import type { ObservedOperation, ObservedTransaction } from '../../../spec/isolation/observation.ts';

const outcome = fc.constantFrom('committed' as const, 'committed' as const, 'committed' as const, 'unknown' as const, 'aborted' as const);
const step = fc.record({ isWrite: fc.boolean(), item: fc.constantFrom('x', 'y'), age: fc.constantFrom(0, 0, 0, 1, 2) });
const plan = fc.record({
  outcome,
  steps: fc.array(step, { minLength: 1, maxLength: 3 }),
  began: fc.nat(6),
  lasting: fc.nat(4),
  isTold: fc.boolean(),
});

/** `kind`: plain values, or lists. A read sees the store, or an earlier state of its item. */
export function observations(kind: 'values' | 'lists', most: number): fc.Arbitrary<readonly ObservedTransaction[]> {
  return fc.array(plan, { minLength: 1, maxLength: most }).map((plans) => {
    const states = new Map<string, (readonly string[])[]>();
    return plans.map(({ outcome, steps, began, lasting, isTold }, i): ObservedTransaction => {
      const operations = steps.map(({ isWrite, item, age }, k): ObservedOperation => {
        const known = states.get(item) ?? [[]];
        states.set(item, known);
        const seen = known[Math.max(0, known.length - 1 - age)];
        const version = `${i}.${k}`;
        if (isWrite) known.push([...seen, version]);
        if (kind === 'lists') return isWrite ? { type: 'append', item, version } : { type: 'readList', item, list: seen };
        return isWrite ? { type: 'write', item, version } : { type: 'read', item, version: seen.at(-1) ?? null };
      });
      return { id: `t${i}`, session: null, outcome, operations, began, ended: isTold || outcome === 'committed' ? began + lasting : null };
    });
  });
}
