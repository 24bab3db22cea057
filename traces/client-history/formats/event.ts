/** The events in a log of clients, and the operations of which they are the beginnings and ends. */
import type { Datum } from '../data/datum.ts';
import type { SourceText } from '../data/source.ts';

/** The process of events that name none: one client did one thing after the other. */
export const NO_PROCESS = 'only';

export interface ClientEvent {
  /** The offset in the text. */
  readonly at: number;
  readonly type: 'invoke' | 'ok' | 'fail' | 'info';
  readonly process: string;
  /** The word for what is done; null: the log has none. */
  readonly does: string | null;
  /** The key of the object, where the log names it beside the value. */
  readonly key: Datum | null;
  readonly value: Datum | null;
}

/** A beginning and, if there is one, its end. */
export interface Attempt {
  readonly began: ClientEvent;
  /** Null: nothing more is known. */
  readonly ended: ClientEvent | null;
  /** The places of both in the order of all events: real time. */
  readonly beganAt: number;
  readonly endedAt: number | null;
}

/** Joins the beginnings and ends of each process. Throws `BadTrace` where a process does two things at once. */
export function attemptsOf(source: SourceText, events: Iterable<ClientEvent>): readonly Attempt[] {
  const attempts: Attempt[] = [];
  /** By process: where its open attempt is in `attempts`. */
  const open = new Map<string, number>();
  let time = 0;
  for (const event of events) {
    const known = open.get(event.process);
    if (event.type === 'invoke') {
      if (known !== undefined) {
        const line = source.lineOf(attempts[known].began.at);
        source.fail(event.at, `process ${event.process} begins an operation, expected the end of the one that it began in line ${line}`);
      }
      open.set(event.process, attempts.push({ began: event, ended: null, beganAt: time, endedAt: null }) - 1);
    } else {
      if (known === undefined) source.fail(event.at, `process ${event.process} ends an operation, expected that it began one`);
      open.delete(event.process);
      attempts[known] = { ...attempts[known], ended: event, endedAt: time };
    }
    time += 1;
  }
  if (attempts.length === 0) source.fail(source.text.length, 'got no operation, expected at least one; there is nothing to judge');
  return attempts;
}
