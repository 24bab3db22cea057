/**
 * How a state lies in memory: four words of header, the id in each slot, the ids of the messages in flight in rising
 * order.
 */

import type { GrowingInts } from './growing.ts';
import { CONSUMED, FACTS, type Outcomes, SENDS_END, SENDS_FROM, WRITES_END, WRITES_FROM } from './outcomes.ts';
import type { BagKind } from './system.ts';

/** The two lanes of the fingerprint: lane-wise sums over all slots and messages. */
export const LOW = 0;
export const HIGH = 1;
/** What the promises can see of the state: see promises.ts. */
export const SEEN = 2;
/** The number of messages in flight. */
export const COUNT = 3;
export const HEADER = 4;

/** The number of words of the row at `base`. */
export function rowLength(data: Int32Array, base: number, slots: number): number {
  return HEADER + slots + data[base + COUNT];
}

/** Whether `message` is in flight in the row whose messages begin at `from`. */
export function inFlight(data: Int32Array, from: number, count: number, message: number): boolean {
  for (let i = from; i < from + count; i++) if (data[i] === message) return true;
  return false;
}

/**
 * Appends to `rows` the state that `outcome` leads to from the row at `base`; the fingerprint and SEEN are the
 * caller's to fill in. Returns where the new row begins.
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

/** Puts `message` into the rising run of ids in [from, end). Returns the new end. */
function insertMessage(data: Int32Array, from: number, end: number, message: number, bag: BagKind): number {
  if (bag !== 'multiset' && inFlight(data, from, end - from, message)) return end;
  let i = end;
  for (; i > from && data[i - 1] > message; i--) data[i] = data[i - 1];
  data[i] = message;
  return end + 1;
}
