/** One step of a network as each node sees it: the messages that it has received, and those that it has sent. */
import { bagWithout } from './bag.ts';
import { canonical } from './canonical.ts';
import { rememberingEach } from './remembering.ts';

/** A message in flight. */
export interface Addressed {
  readonly from: number;
  readonly to: number;
}

export interface Traffic<M extends Addressed> {
  readonly heard: readonly M[];
  readonly sent: readonly M[];
}

/** One text for each message with the same content, from and to the same nodes. A message is the same object in many states. */
export const textOf: (message: Addressed) => string = rememberingEach<Addressed, string>(canonical);

/** The traffic of a step, by what is in flight before and after it. */
export function trafficBetween<M extends Addressed>(before: readonly M[], after: readonly M[]): Traffic<M> {
  return { heard: bagWithout(before, after, textOf), sent: bagWithout(after, before, textOf) };
}

/** The part of node `id` in it. */
export function trafficOf<M extends Addressed>({ heard, sent }: Traffic<M>, id: number): Traffic<M> {
  return { heard: heard.filter(({ to }) => to === id), sent: sent.filter(({ from }) => from === id) };
}
