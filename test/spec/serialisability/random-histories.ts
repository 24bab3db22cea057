/** Small histories at random: some without any sense, some that are almost those of a store with one lock. */
import fc from 'fast-check';
import type { History, Operation, Transaction } from '../../../spec/serialisability/history.ts';

const operation: fc.Arbitrary<Operation> = fc
  .record(
    {
      type: fc.constantFrom('read', 'write'),
      item: fc.constantFrom('x', 'y'),
      version: fc.integer({ min: 0, max: 3 }),
      value: fc.constantFrom('a', 'b'),
    },
    { requiredKeys: ['type', 'item', 'version'] },
  )
  .map((each) => (each.type === 'write' ? { ...each, version: Math.max(1, each.version) } : each));

const outcome = fc.constantFrom('committed', 'committed', 'unknown', 'aborted');

/** When a transaction begins, and how long it lasts; null: for ever. */
const times = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.option(fc.integer({ min: 0, max: 3 })));

export const anyHistory: fc.Arbitrary<History> = fc
  .array(fc.tuple(outcome, fc.array(operation, { minLength: 1, maxLength: 3 }), times), { maxLength: 5 })
  .map((all) =>
    all.map(([how, operations, [began, lasting]], place) => ({
      id: `t${place}`,
      outcome: how,
      operations: withAscendingWrites(operations),
      began,
      ended: lasting === null ? null : began + lasting,
    })),
  );

function withAscendingWrites(operations: readonly Operation[]): readonly Operation[] {
  return operations.filter(({ type, item, version }, place) => {
    const before = operations.slice(0, place).filter((each) => each.type === 'write' && each.item === item);
    return type === 'read' || before.every((each) => each.version < version);
  });
}

const plan = fc.array(fc.tuple(fc.constantFrom('read', 'write'), fc.constantFrom('x', 'y', 'z')), { minLength: 1, maxLength: 3 });

/** Which transaction, which of its operations, and by how much its version is wrong. */
const fault = fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: -1, max: 1 }));

export const almostSerial: fc.Arbitrary<History> = fc
  .record({
    plans: fc.array(fc.tuple(plan, outcome), { minLength: 2, maxLength: 6 }),
    overlap: fc.integer({ min: 0, max: 3 }),
    faults: fc.array(fault, { maxLength: 2 }),
  })
  .map(({ plans, overlap, faults }) => {
    const versions = new Map<string, number>();
    const serial = plans.map(([steps, how], place): Transaction => {
      const operations = steps.map(([type, item]): Operation => {
        const version = (versions.get(item) ?? 0) + (type === 'write' ? 1 : 0);
        versions.set(item, version);
        return { type, item, version };
      });
      return { id: `t${place}`, outcome: how, operations, began: 2 * place, ended: 2 * place + 1 + overlap };
    });
    return faults.reduce<History>(
      (history, [who, where, by]) => history.with(who % history.length, misread(history[who % history.length], where, by)),
      serial,
    );
  });

function misread(victim: Transaction, where: number, by: number): Transaction {
  const place = where % victim.operations.length;
  const one = victim.operations[place];
  if (one.type === 'write') return victim;
  return { ...victim, operations: victim.operations.with(place, { ...one, version: Math.max(0, Number(one.version) + by) }) };
}
