/** A whole node writes its record to its disk, entry by entry. */
import { expect, test } from 'vitest';
import { entriesOf } from '../../../impl/epochs/entries.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { changesOf, type Record, recordFrom } from '../../../impl/stack/records.ts';
import { planOf } from '../../../swarm/plan.ts';
import { runPlan } from '../../../swarm/run.ts';
import { type SimulatedNode, simulatedNode } from '../../../swarm/simulated-node.ts';

/** A disk in memory, as text. */
class Disk {
  readonly #entries = new Map<string, string>();
  #last: Record | null = null;
  written = 0;

  write(record: Record): void {
    for (const { key, value } of changesOf(this.#last, record)) {
      this.written++;
      if (value === null) this.#entries.delete(key);
      else this.#entries.set(key, JSON.stringify(value));
    }
    this.#last = record;
  }

  /** The entries in an order that no writer had. */
  read(): Record | null {
    const entries = [...this.#entries].sort(([a], [b]) => (a < b ? 1 : -1));
    return recordFrom(entries.map(([key, text]) => [key, JSON.parse(text)]));
  }
}

function sorted(record: Record | null): unknown {
  if (record?.epochs === undefined) return record;
  const { store, ...epochs } = record.epochs;
  return { ...record, epochs: { ...epochs, changes: store.changes, unsettled: store.unsettled, items: entriesOf(store) } };
}

test.each([1, 2, 3])('after each of many writes of seed %i, the disk holds the record', (seed) => {
  const disks = new Map<NodeId, Disk>();
  let compared = 0;
  runPlan(planOf(seed), {
    protocol: {
      ...simulatedNode,
      step(state, event) {
        const after = simulatedNode.step(state, event);
        const self = state.above.layers.ring.self;
        for (const effect of after.effects) {
          if (effect.type !== 'persist') continue;
          const disk = disks.get(self) ?? new Disk();
          disks.set(self, disk);
          disk.write(effect.record as SimulatedNode['durable']);
          if (disk.written % 7 !== 0) continue;
          compared++;
          expect(sorted(disk.read())).toEqual(sorted(effect.record));
        }
        return after;
      },
    },
  });
  expect(compared).toBeGreaterThan(20);
});

test('keys may hold anything', () => {
  for (const key of ['', '/', 'a/b', '"', '\n', '\u0000', '\ud800', '🦭']) {
    const version = { counter: 1, writer: 0, boot: 1 };
    const disk = new Disk();
    const entry = { place: 1, class: 3, key, change: 7, version, value: null };
    const entries = recordFrom([
      ['epochs/changes', 9],
      [`item/1/3/${JSON.stringify(key)}`, { change: 7, version, value: null }],
    ]);
    if (entries === null) throw new Error('there are entries');
    disk.write(entries);
    expect(sorted(disk.read())).toEqual(sorted(entries));
    expect(entries.epochs?.store.changes).toBe(9);
    expect(entries.epochs && entriesOf(entries.epochs.store)).toEqual([entry]);
  }
});

test('without entries there is no record', () => {
  expect(recordFrom([])).toBeNull();
});
