/** The events of a recorded run in causal order, and what each of them needs. */

import type { EventLine, MessageId } from '../format/line.ts';
import type { NodeTrace } from '../format/read.ts';
import { type MergedLine, mergeRead } from './merge.ts';

/** One step of a node. */
export interface RunEvent {
  readonly trace: NodeTrace;
  /** The number of the line in its file, from 1. */
  readonly number: number;
  readonly line: EventLine;
}

/** The events in causal order. */
export function eventsOf(traces: readonly NodeTrace[]): readonly RunEvent[] {
  return mergeRead(traces).order.flatMap(({ trace, number, line }: MergedLine) => (line.type === 'event' ? [{ trace, number, line }] : []));
}

/** One life of a node: `7#1`. */
export function lifeOf({ header }: Pick<NodeTrace, 'header'>): string {
  return `${header.node}#${header.incarnation}`;
}

/** The events that a run needs up to this one: its causal past, in the order of the run, and itself. */
export function causalPast(events: readonly RunEvent[], last: RunEvent): readonly RunEvent[] {
  const sendings = new Map<MessageId, number>();
  const lives = new Map<string, number>();
  const causes = events.map((event, i) => {
    const { line, trace } = event;
    const before = [lives.get(lifeOf(trace)) ?? lastOfEarlierLife(lives, trace)];
    if (line.input.type === 'receive') before.push(sendings.get(line.input.mid));
    lives.set(lifeOf(trace), i);
    for (const output of line.outputs) if (output.type === 'send') sendings.set(output.mid, i);
    return before;
  });
  const wanted = new Set<number>();
  const open = [events.indexOf(last)];
  for (let i = open.pop(); i !== undefined; i = open.pop()) {
    if (i < 0 || wanted.has(i)) continue;
    wanted.add(i);
    for (const cause of causes[i]) if (cause !== undefined) open.push(cause);
  }
  return events.filter((_, i) => wanted.has(i));
}

function lastOfEarlierLife(lives: ReadonlyMap<string, number>, { header }: NodeTrace): number | undefined {
  return lives.get(`${header.node}#${header.incarnation - 1}`);
}

/** The name of an input or message: its type, and that of what it carries. */
export function kindOf({ input }: EventLine): string {
  switch (input.type) {
    case 'receive':
      return `receive ${nameIn(input.message)}`.trimEnd();
    case 'request':
      return `request ${nameIn(input.request)}`.trimEnd();
    case 'timeout':
      return `timeout ${nameIn(input.timer)}`.trimEnd();
    default:
      return input.type;
  }
}

const LONGEST_NAME = 40;

/** The `type` of a message, or the message itself if it is a short text; empty: it has no name. */
export function nameIn(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, LONGEST_NAME);
  if (typeof value !== 'object' || value === null) return '';
  const [type, message] = ['type', 'message'].map((name): unknown => Reflect.get(value, name));
  // A message of a layer may carry one of the layer above.
  const inner = typeof message === 'object' && message !== null ? nameIn(message) : '';
  return [typeof type === 'string' ? type.slice(0, LONGEST_NAME) : '', inner].filter((name) => name !== '').join(' ');
}
