/** A state in words, for complaints: slot by slot, and what is in flight. */
import type { Snapshot, System } from './system.ts';

/** Longer states are cut off. */
const LONGEST = 600;

export function wordsOf({ slots }: Pick<System<unknown>, 'slots'>, state: Snapshot): string {
  const parts = state.slots.map((value, slot) => `${slots[slot]}: ${JSON.stringify(value)}`);
  if (state.messages.length > 0) parts.push(`in flight: ${JSON.stringify(state.messages)}`);
  const words = `{ ${parts.join(', ')} }`;
  return words.length <= LONGEST ? words : `${words.slice(0, LONGEST)}…`;
}
