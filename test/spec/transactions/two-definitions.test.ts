/**
 * Strict serialisability is defined twice: by what clients saw, trying all orders, and by versions, with a graph. A system that
 * gives versions says more than clients see: the order in which the writers of an item came. So the observations of clients are in order
 * exactly when there are versions with which it is.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { History, Operation } from '../../../spec/serialisability/history.ts';
import { judge } from '../../../spec/serialisability/judgement.ts';
import { isStrictlySerialisable, type ObservedTransaction } from '../../../spec/transactions/serialisability.ts';

const ITEMS = [1, 2] as const;
type Item = (typeof ITEMS)[number];

/** The transaction from which both forms are made. `sees`: whose value it read, by its place in the list; null: that of the beginning. */
interface Seen {
  readonly outcome: ObservedTransaction['outcome'];
  readonly reads: readonly { readonly item: Item; readonly sees: number | null }[];
  readonly writes: readonly Item[];
  readonly began: number;
  readonly ended: number;
}

const plan = fc.record({
  outcome: fc.constantFrom<ObservedTransaction['outcome'][]>('committed', 'committed', 'committed', 'open', 'aborted'),
  reads: fc.subarray([...ITEMS]),
  writes: fc.subarray([...ITEMS]),
  earlier: fc.integer({ min: 0, max: 4 }),
  lasting: fc.integer({ min: 0, max: 3 }),
});

/** The transaction that sees a wrong write, and the writer that it names. That writer may never have written the item. */
const fault = fc.tuple(fc.nat(), fc.option(fc.nat()));

/** As if one transaction came after another, but for a few faults, and for times that may tell another story. */
const histories: fc.Arbitrary<readonly Seen[]> = fc
  .record({ plans: fc.array(plan, { minLength: 1, maxLength: 4 }), faults: fc.array(fault, { maxLength: 2 }) })
  .map(({ plans, faults }) => {
    const last = new Map<Item, number>();
    const serial = plans.map(({ outcome, reads, writes, earlier, lasting }, place): Seen => {
      const seen = reads.map((item) => ({ item, sees: last.get(item) ?? null }));
      if (outcome !== 'aborted') for (const item of writes) last.set(item, place);
      const began = 2 * place - earlier;
      return { outcome, reads: seen, writes, began, ended: began + lasting };
    });
    return faults.reduce<readonly Seen[]>((all, [who, sees]) => {
      const victim = all[who % all.length];
      const wrong = sees === null ? null : sees % all.length;
      return all.with(who % all.length, { ...victim, reads: victim.reads.map((read, i) => (i === 0 ? { ...read, sees: wrong } : read)) });
    }, serial);
  });

/** Each writes its own name, so a value tells who wrote it. If nobody heard how a transaction ended, nobody knows what it read either. */
function byValues(all: readonly Seen[]): readonly ObservedTransaction[] {
  return all.map(({ outcome, reads, writes, began }, place) => ({
    name: `t${place}`,
    outcome,
    reads: outcome === 'committed' ? reads.map(({ item, sees }) => ({ key: item, value: sees === null ? null : `t${sees}` })) : [],
    writes: writes.map((item) => ({ key: item, value: `t${place}` })),
    after: all.flatMap((other, i) => (other.outcome !== 'open' && other.ended < began ? [`t${i}`] : [])),
  }));
}

/** `orders`: by item, its writers as their versions rise. */
function byVersions(all: readonly Seen[], orders: Readonly<Record<Item, readonly number[]>>): History {
  const version = (item: Item, writer: number | null): number => {
    if (writer === null) return 0;
    // One that has not written the item has made no version of it: a number that nobody else has.
    return orders[item].includes(writer) ? orders[item].indexOf(writer) + 1 : 100 + writer;
  };
  const operation = (type: Operation['type'], item: Item, writer: number | null): Operation => ({
    type,
    item: String(item),
    version: version(item, writer),
  });
  return all.map(({ outcome, reads, writes, began, ended }, place) => ({
    id: `t${place}`,
    outcome: outcome === 'open' ? 'unknown' : outcome,
    operations: [
      ...(outcome === 'committed' ? reads.map(({ item, sees }) => operation('read', item, sees)) : []),
      ...writes.map((item) => operation('write', item, place)),
    ],
    began,
    ended: outcome === 'open' ? null : ended,
  }));
}

/** In all ways in which the versions of the items may have risen. */
function inAllVersions(all: readonly Seen[]): readonly History[] {
  const [first, second] = ITEMS.map((item) => permutations(all.flatMap(({ writes }, place) => (writes.includes(item) ? [place] : []))));
  return first.flatMap((one) => second.map((two) => byVersions(all, { 1: one, 2: two })));
}

function permutations(writers: readonly number[]): readonly (readonly number[])[] {
  if (writers.length === 0) return [[]];
  return writers.flatMap((one) => permutations(writers.filter((other) => other !== one)).map((others) => [one, ...others]));
}

test('what clients saw is strictly serialisable just when there are versions with which it is', () => {
  const verdicts = new Map<boolean, number>();
  fc.assert(
    fc.property(histories, (all) => {
      const verdict = isStrictlySerialisable(byValues(all));
      expect(inAllVersions(all).some((history) => judge(history).verdict === 'strictly serialisable')).toBe(verdict);
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    }),
    { numRuns: 2000 },
  );
  // Otherwise it would say little.
  expect(verdicts.get(true)).toBeGreaterThan(200);
  expect(verdicts.get(false)).toBeGreaterThan(200);
});
