/** The prefix rule: a node may lose the last records that it has persisted, but none that others rely on. */
import { expect, test } from 'vitest';
import { Disks } from '../../../traces/replay/disks.ts';

const first = { node: 1, incarnation: 1 };
const second = { node: 1, incarnation: 2 };

/** A first life that has persisted the records 1, 2 and 3. */
function afterThree(): Disks {
  const disks = new Disks();
  expect(disks.boot(first, undefined)).toBeNull();
  disks.persist(first, [{ n: 1 }, { n: 2 }]);
  disks.persist(first, [{ n: 3 }]);
  return disks;
}

test.each([undefined, { n: 1 }, { n: 2 }, { n: 3 }])('a life that was killed may be found at any of its records: %j', (found) => {
  expect(afterThree().boot(second, found)).toBeNull();
});

test('a record that was never persisted is found by nobody, and the differences are told', () => {
  expect(afterThree().boot(second, { n: 4 })).toMatchObject({ kind: 'record', diff: [{ path: '/n', before: 3, after: 4 }] });
});

test('a record that was durable before a message left is found again, or a later one', () => {
  for (const [found, verdict] of [
    [{ n: 1 }, 'record'],
    [{ n: 2 }, undefined],
    [{ n: 3 }, undefined],
  ] as const) {
    const disks = afterThree();
    expect(disks.leave(first, 2)).toBeNull();
    const divergence = disks.boot(second, found);
    expect(divergence === null || divergence === 'unknown' ? undefined : divergence.kind).toBe(verdict);
  }
});

test('a message may also arrive after the next boot, and shows then what was lost', () => {
  const disks = afterThree();
  expect(disks.boot(second, { n: 2 })).toBeNull();
  expect(disks.leave(first, 2)).toBeNull();
  expect(disks.leave(first, 3)).toMatchObject({ kind: 'record', expected: 3, actual: 2 });
});

test('without a trace of the earlier life, nothing is known; the first life finds nothing', () => {
  expect(new Disks().boot(second, { n: 1 })).toBe('unknown');
  expect(new Disks().boot(first, { n: 1 })).toMatchObject({ kind: 'record' });
});
