/** Describes a state for error messages: slot by slot, and the messages in flight. */
import type { Snapshot, System } from './system.ts';

/** In characters; a longer description is cut off. */
const LONGEST = 600;

export function wordsOf({ slots }: Pick<System<unknown>, 'slots'>, state: Snapshot): string {
  const parts = state.slots.map((value, slot) => `${slots[slot]}: ${JSON.stringify(value)}`);
  if (state.messages.length > 0) parts.push(`in flight: ${JSON.stringify(state.messages)}`);
  const words = `{ ${parts.join(', ')} }`;
  return words.length <= LONGEST ? words : `${words.slice(0, LONGEST)}…`;
}
