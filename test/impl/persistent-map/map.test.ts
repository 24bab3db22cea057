/** The persistent map, against a `Map` of the same contents. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode, encode } from '../../../impl/kernel/plain-data.ts';
import { difference } from '../../../impl/persistent-map/difference.ts';
import {
  type Entry,
  entryIn,
  isBranch,
  type Node,
  type PersistentMap,
  withEntry,
  withoutEntry,
  withoutRange,
} from '../../../impl/persistent-map/map.ts';
import { entriesIn } from '../../../impl/persistent-map/range.ts';

const LARGEST = Number.MAX_SAFE_INTEGER;

/** Neighbours, far ones, and the ends of the range: collisions of positions and of prefixes are common. */
const position = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 0, max: 5 }).map((i) => 2 ** 32 + i),
  fc.integer({ min: 0, max: 3 }).map((i) => LARGEST - i),
  fc.integer({ min: 0, max: LARGEST }),
);
const key = fc.constantFrom('', 'a', 'b', 'ü');
const put = fc.record({
  type: fc.constant('put' as const),
  at: position,
  key,
  stamp: fc.integer({ min: 0, max: 30 }),
  content: fc.integer(),
});
const remove = fc.record({ type: fc.constant('remove' as const), at: position, key });
const removeRange = fc.record({ type: fc.constant('removeRange' as const), from: position, to: position });
const history = fc.array(fc.oneof({ weight: 6, arbitrary: put }, { weight: 3, arbitrary: remove }, { weight: 1, arbitrary: removeRange }), {
  maxLength: 50,
});

type Change = typeof history extends fc.Arbitrary<(infer C)[]> ? C : never;
type Model = ReadonlyMap<string, Entry<number>>;

function changedMap(map: PersistentMap<number>, change: Change): PersistentMap<number> {
  if (change.type === 'put') return withEntry(map, [change.at, change.key, change.stamp, change.content]);
  return change.type === 'remove' ? withoutEntry(map, change.at, change.key) : withoutRange(map, change.from, change.to);
}

function changedModel(model: Model, change: Change): Model {
  const isKept = ([at, ofKey]: Entry<number>) =>
    change.type === 'removeRange' ? at < change.from || change.to <= at : at !== change.at || ofKey !== change.key;
  const kept = [...model].filter(([, entry]) => isKept(entry));
  if (change.type !== 'put') return new Map(kept);
  return new Map([...kept, [nameOf(change.at, change.key), [change.at, change.key, change.stamp, change.content]]]);
}

const nameOf = (at: number, ofKey: string) => `${at} ${ofKey}`;

const ascending = (model: Model) => [...model.values()].sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));

function after(changes: readonly Change[]): { readonly map: PersistentMap<number>; readonly model: Model } {
  return {
    map: changes.reduce(changedMap, null),
    model: changes.reduce<Model>(changedModel, new Map()),
  };
}

test('it holds what a Map holds, in order', () => {
  fc.assert(
    fc.property(history, (changes) => {
      const { map, model } = after(changes);
      expect(entriesIn(map)).toEqual(ascending(model));
      for (const [at, ofKey] of changes.flatMap((change) => ('at' in change ? [[change.at, change.key] as const] : [])))
        expect(entryIn(map, at, ofKey)).toEqual(model.get(nameOf(at, ofKey)));
    }),
  );
});

test('equal contents have equal shapes, whatever came before', () => {
  fc.assert(
    fc.property(history, fc.infiniteStream(fc.nat()), (changes, order) => {
      const { map, model } = after(changes);
      const shuffled = [...model.values()].map((entry) => ({ entry, by: order.next().value })).sort((a, b) => a.by - b.by);
      const fresh = shuffled.reduce<PersistentMap<number>>((before, { entry }) => withEntry(before, entry), null);
      expect(encode(map)).toBe(encode(fresh));
      expect(map).toEqual(decode(encode(map)));
    }),
  );
});

test('each branch has two children at least, and the highest stamp below it', () => {
  const newest = (node: Node<number>): number => {
    if (!isBranch(node)) return Math.max(...node.map((entry) => entry[2]));
    expect(node[4].length).toBeGreaterThanOrEqual(2);
    expect(node[3]).toBe(Math.max(...node[4].map(newest)));
    return node[3];
  };
  fc.assert(
    fc.property(history, (changes) => {
      const { map } = after(changes);
      if (map !== null) newest(map);
    }),
  );
});

test('a range, and the entries after a stamp, are those of the Map', () => {
  fc.assert(
    fc.property(history, position, position, fc.integer({ min: -1, max: 30 }), (changes, from, to, since) => {
      const { map, model } = after(changes);
      const expected = ascending(model).filter(([at, , stamp]) => from <= at && at < to && stamp > since);
      expect(entriesIn(map, { from, to }, since)).toEqual(expected);
    }),
  );
});

test('the difference of two maps is what differs in the Maps', () => {
  fc.assert(
    fc.property(history, history, (first, more) => {
      const [early, late] = [after(first).map, [...more].reduce(changedMap, after(first).map)];
      const [was, is] = [early, late].map((map) => new Map(entriesIn(map).map((entry) => [nameOf(entry[0], entry[1]), entry])));
      const expected = [...new Set([...was.keys(), ...is.keys()])]
        .map((name) => ({ before: was.get(name) ?? null, after: is.get(name) ?? null }))
        .filter((each) => each.before !== each.after);
      const found = difference(early, late);
      expect(found).toHaveLength(expected.length);
      expect(new Set(found.map(encode))).toEqual(new Set(expected.map(encode)));
      const places = found.map((each) => each.after ?? each.before).map((entry) => (entry === null ? [] : [entry[0], entry[1]]));
      expect(places).toEqual([...places].sort(([a, x], [b, y]) => Number(a) - Number(b) || (String(x) < String(y) ? -1 : 1)));
    }),
  );
});

test('a map that a change leaves as it is, is the same map', () => {
  fc.assert(
    fc.property(history, position, position, (changes, at, to) => {
      const { map } = after(changes);
      expect(withoutEntry(map, at, 'no such key')).toBe(map);
      if (entriesIn(map, { from: at, to }).length === 0) expect(withoutRange(map, at, to)).toBe(map);
    }),
  );
});

test('one change among 1,000 entries makes a handful of new nodes', () => {
  const filled = Array.from({ length: 1_000 }, (_, i) => i).reduce<PersistentMap<number>>(
    (map, i) => withEntry(map, [(i * 2_654_435_761) % 2 ** 48, '', i, i]),
    null,
  );
  const changed = withEntry(filled, [7, '', 1_000, 7]);
  const shared = new Set<unknown>();
  const note = (node: Node<number>) => {
    shared.add(node);
    if (isBranch(node)) node[4].forEach(note);
  };
  const fresh = (node: Node<number>): number =>
    shared.has(node) ? 0 : 1 + (isBranch(node) ? node[4].reduce((sum, child) => sum + fresh(child), 0) : 0);
  if (filled !== null) note(filled);
  expect(fresh(changed)).toBeLessThan(8);
  expect(difference(filled, changed)).toEqual([{ before: null, after: [7, '', 1_000, 7] }]);
});
