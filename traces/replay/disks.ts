/**
 * The records that nodes find on their disks. By the prefix rule, a node that is killed may lose the last records that it has
 * persisted. It never loses one that was durable before a message left.
 */
import { areEqual } from '../../impl/kernel/plain-data.ts';
import { changes } from '../format/changes.ts';
import type { Divergence } from './local.ts';

/** The most differences of two records that are told. */
const MOST_TOLD = 20;

/** One life of a node. */
interface Life {
  readonly node: number;
  readonly incarnation: number;
}

interface Disk {
  readonly incarnation: number;
  /** The number of records that this life has persisted. */
  persisted: number;
  /** The records that the next life may find, by their numbers; 0: the one that this life has found. */
  candidates: readonly { readonly number: number; readonly record: unknown }[];
}

export class Disks {
  /** Of the last life of each node. */
  readonly #disks = new Map<number, Disk>();
  /** The lives of which steps are left out. */
  readonly #gaps = new Set<string>();
  /** By life, the number of the record that the next life has found. */
  readonly #found = new Map<string, number>();

  /** Steps of this life are left out, so nothing says which records it has persisted. */
  gap({ node, incarnation }: Life): void {
    this.#gaps.add(nameOf({ node, incarnation }));
    this.#disks.delete(node);
  }

  /** The number of records that this life has persisted. */
  persistedBy({ node, incarnation }: Life): number {
    const disk = this.#disks.get(node);
    return disk?.incarnation === incarnation ? disk.persisted : 0;
  }

  /**
   * The node has booted with this record; undefined: with none. Returns a divergence if it cannot have found that, and `unknown`
   * if no trace says what it has persisted before. After a gap it may find any record.
   */
  boot({ node, incarnation }: Life, record: unknown): Divergence | 'unknown' | null {
    const before = this.#disks.get(node);
    this.#disks.set(node, { incarnation, persisted: 0, candidates: [{ number: 0, record }] });
    if (this.#gaps.delete(nameOf({ node, incarnation: incarnation - 1 }))) return null;
    if (before?.incarnation !== incarnation - 1) {
      if (incarnation > 1) return 'unknown';
      return record === undefined ? null : { kind: 'record', says: 'the first life of the node finds a record on its disk' };
    }
    const found = before.candidates.findLast((each) => areEqual(each.record, record));
    if (found === undefined) {
      const last = before.candidates.at(-1)?.record;
      const says = 'the node found another record than its earlier life had persisted';
      return { kind: 'record', says, diff: changes(last ?? null, record ?? null).slice(0, MOST_TOLD) };
    }
    this.#found.set(nameOf({ node, incarnation: incarnation - 1 }), found.number);
    return null;
  }

  /** The life has persisted these records, in this order. */
  persist({ node, incarnation }: Life, records: readonly unknown[]): void {
    const disk = this.#disks.get(node);
    if (disk?.incarnation !== incarnation) return;
    const numbered = records.map((record, i) => ({ number: disk.persisted + i + 1, record }));
    disk.persisted += records.length;
    disk.candidates = [...disk.candidates, ...numbered];
  }

  /** Another node has a message of this life that left when it had persisted that many records. So these were durable. */
  leave(life: Life, persisted: number): Divergence | null {
    const found = this.#found.get(nameOf(life));
    if (found !== undefined && found < persisted) {
      const says = `the sender had persisted ${persisted} records before it sent this, but its next life found record ${found}`;
      return { kind: 'record', says, expected: persisted, actual: found };
    }
    const disk = this.#disks.get(life.node);
    if (disk?.incarnation === life.incarnation && disk.candidates[0].number < persisted)
      disk.candidates = disk.candidates.filter(({ number }) => number >= persisted);
    return null;
  }
}

function nameOf({ node, incarnation }: Life): string {
  return `${node}.${incarnation}`;
}
