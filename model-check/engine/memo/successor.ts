/** Builds the row of the state after an outcome. */

import type { BagKind, Snapshot } from '../system/system.ts';
import { GrowingInts } from '../tables/growing.ts';
import { COUNT, HEADER, inFlight } from '../tables/rows.ts';
import { CONSUMED, FACTS, type Outcomes, SENDS_END, SENDS_FROM, WRITES_END, WRITES_FROM } from './outcomes.ts';
import type { Space } from './space.ts';

/**
 * Appends to `rows` the state after `outcome` in the row at `base`. The caller fills in the fingerprint and SEEN. Returns
 * the beginning of the new row.
 */
export function appendSuccessor(
  rows: GrowingInts,
  source: Int32Array,
  base: number,
  slots: number,
  outcomes: Outcomes,
  outcome: number,
  bag: BagKind,
): number {
  const facts = outcomes.facts.data;
  const at = outcome * FACTS;
  const count = source[base + COUNT];
  const sendsFrom = facts[at + SENDS_FROM];
  const sendsEnd = facts[at + SENDS_END];
  rows.reserve(HEADER + slots + count + (sendsEnd - sendsFrom));
  const data = rows.data;
  const start = rows.length;
  for (let i = 0; i < HEADER + slots; i++) data[start + i] = source[base + i];

  const writes = outcomes.writes.data;
  for (let w = facts[at + WRITES_FROM]; w < facts[at + WRITES_END]; w += 3) data[start + HEADER + writes[w]] = writes[w + 2];

  const messages = base + HEADER + slots;
  let end = start + HEADER + slots;
  let consumed = bag === 'growing-set' ? -1 : facts[at + CONSUMED];
  for (let i = messages; i < messages + count; i++) {
    if (source[i] === consumed) consumed = -1;
    else data[end++] = source[i];
  }
  for (let s = sendsFrom; s < sendsEnd; s++) end = insertMessage(data, start + HEADER + slots, end, outcomes.sends.data[s], bag);
  data[start + COUNT] = end - (start + HEADER + slots);
  rows.length = end;
  return start;
}

/** The state after `outcome` in the row at `base`, in full. */
export function snapshotAfter(space: Space, outcomes: Outcomes, outcome: number, bag: BagKind, source: Int32Array, base: number): Snapshot {
  const rows = new GrowingInts();
  appendSuccessor(rows, source, base, space.slots.length, outcomes, outcome, bag);
  return space.snapshot(rows.data, 0);
}

/** Inserts `message` into the ascending ids in [from, end). Returns the new end. */
function insertMessage(data: Int32Array, from: number, end: number, message: number, bag: BagKind): number {
  if (bag !== 'multiset' && inFlight(data, from, end - from, message)) return end;
  let i = end;
  for (; i > from && data[i - 1] > message; i--) data[i] = data[i - 1];
  data[i] = message;
  return end + 1;
}
