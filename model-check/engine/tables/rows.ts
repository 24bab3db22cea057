/**
 * The layout of a state in memory: four words of header, the id in each slot, and the ascending ids of the messages in
 * flight.
 */

/** The two lanes of the fingerprint: sums over all slots and messages, lane by lane. */
export const LOW = 0;
export const HIGH = 1;
/** The number of the state's aspect: see `judge/judge.ts`. */
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
