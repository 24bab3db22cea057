/** The changes of a state say all that happened to it, and follow from the two values alone. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameJson } from '../../../traces/format/digest.ts';
import { edits } from '../../../traces/format/edits.ts';
import type { Edit } from '../../../traces/format/line.ts';

/** Few keys and values, so that two draws have much in common. */
const { json } = fc.letrec<{ readonly json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>(0, 1, 'x', null),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c/~'), tie('json'), { noNullPrototype: true }),
  ),
}));

type Container = { [key: string]: unknown };

function applied(before: unknown, found: readonly Edit[]): unknown {
  const root: Container = { '': structuredClone(before) };
  for (const { path, value, splice } of found) {
    const steps = path.split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const holder = steps.slice(0, -1).reduce<Container>((inside, step) => inside[step] as Container, root);
    const key = steps.at(-1) ?? '';
    if (splice !== undefined) (holder[key] as unknown[]).splice(splice.at, splice.removed, ...structuredClone(splice.added));
    else if (value === undefined) delete holder[key];
    else holder[key] = structuredClone(value);
  }
  return root[''];
}

test('they make the new state of the old one', () => {
  fc.assert(
    fc.property(json, json, (before, after) => {
      expect(applied(before, edits(before, after))).toEqual(after);
    }),
    { numRuns: 2000 },
  );
});

test('they are the same, whatever parts the two states share, and in whatever order their keys are', () => {
  const unshared = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(unshared);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, inside]): [string, unknown] => [key, unshared(inside)])
        .reverse(),
    );
  };
  fc.assert(
    fc.property(json, json, json, (shared, left, right) => {
      const [before, after] = [
        { shared, list: [shared, left, shared] },
        { shared, list: [shared, right, shared] },
      ];
      const found = edits(before, after);
      expect(edits(unshared(before), after)).toEqual(found);
      expect(edits(before, unshared(after))).toEqual(found);
      expect(found.length === 0).toBe(sameJson(before, after));
    }),
  );
});

test('an item that comes into a list, or goes, is one change, and the others are not named', () => {
  expect(edits({ list: [1, 2, 3] }, { list: [1, 9, 2, 3] })).toEqual([{ path: '/list', splice: { at: 1, removed: 0, added: [9] } }]);
  expect(edits({ list: [1, 2, 3] }, { list: [1, 3] })).toEqual([{ path: '/list', splice: { at: 1, removed: 1, added: [] } }]);
  expect(edits({ list: [1, { a: 1, b: 2 }, 3] }, { list: [1, { a: 1, b: 3 }, 3] })).toEqual([{ path: '/list/1/b', value: 3 }]);
  expect(edits({ a: 1, 'b/~': 2 }, { a: 1, c: {} })).toEqual([{ path: '/b~1~0' }, { path: '/c', value: {} }]);
});

test('parts that both states share are not entered', () => {
  const closed = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('entered');
      },
    },
  );
  expect(edits({ closed, list: [closed, 1] }, { closed, list: [closed, 2] })).toEqual([{ path: '/list/1', value: 2 }]);
});
