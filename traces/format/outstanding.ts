/** The events that a node waits for: armed timers, watched nodes, an open choice. */
import { encode } from '../../impl/kernel/plain-data.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import type { Input, Output } from './line.ts';

export interface Outstanding {
  /** The armed timers by their canonical text, in its order. */
  readonly timers: ReadonlyMap<string, unknown>;
  /** The watched nodes, ascending. */
  readonly monitored: readonly number[];
  /** The number of values to choose from; null when no choice is open. */
  readonly choice: number | null;
}

/** The outputs that arm, watch or ask, or end that. */
const CONCERNED: ReadonlySet<Output['type']> = new Set(['setTimer', 'cancelTimer', 'monitor', 'unmonitor', 'choose'] as const);

export const NOTHING_OUTSTANDING: Outstanding = { timers: new Map(), monitored: [], choice: null };

/** The outstanding events according to a snapshot. */
export function outstandingOf(timers: readonly unknown[], monitored: readonly number[]): Outstanding {
  return { timers: sorted(timers.map((timer) => [encode(timer), timer])), monitored, choice: null };
}

/** The outstanding events after a step: the input removes the one that it answers, and the outputs add others. */
export function afterStep(before: Outstanding, input: Input, outputs: readonly Output[]): Outstanding {
  // Most steps concern none of them.
  if (before.choice === null && input.type !== 'timeout' && !outputs.some(({ type }) => CONCERNED.has(type))) return before;
  const timers = new Map(before.timers);
  const monitored = new Set(before.monitored);
  let choice: number | null = null;
  if (input.type === 'timeout') timers.delete(encode(input.timer));
  for (const output of outputs) {
    if (output.type === 'setTimer') timers.set(encode(output.timer), output.timer);
    if (output.type === 'cancelTimer') timers.delete(encode(output.timer));
    if (output.type === 'monitor') monitored.add(output.node);
    if (output.type === 'unmonitor') monitored.delete(output.node);
    if (output.type === 'choose') choice = output.among;
  }
  return { timers: sorted([...timers]), monitored: ascending(monitored), choice };
}

/** Says why `input` cannot happen now; null when it can. Receipts and requests can always happen. */
export function notEnabled(outstanding: Outstanding, input: Input): string | null {
  const { choice } = outstanding;
  if (choice !== null && input.type !== 'chosen') return `a choice among ${choice} is open, and must be answered first`;
  switch (input.type) {
    case 'chosen':
      if (choice === null) return 'no choice is open';
      return input.value >= 0 && input.value < choice ? null : `the choice is among 0 … ${choice - 1}`;
    case 'timeout':
      return outstanding.timers.has(encode(input.timer)) ? null : 'this timer is not armed';
    case 'suspect':
    case 'restore':
      return outstanding.monitored.includes(input.node) ? null : `node ${input.node} is not monitored`;
    default:
      return null;
  }
}

function sorted(timers: readonly (readonly [string, unknown])[]): ReadonlyMap<string, unknown> {
  return new Map([...timers].sort(([left], [right]) => (left < right ? -1 : 1)));
}
