/** The recording of this project's client as a history of Jepsen: transactions of registers, as Elle reads them. */
import type { SourceText } from './data/source.ts';
import { NO_VALUE, type RecordedCall, recordedCalls } from './formats/calls.ts';

/** One end of a call. */
interface End {
  readonly at: number | bigint;
  /** Answers come after calls of the same time: they only then may overlap. */
  readonly isAnswer: boolean;
  readonly text: string;
}

/**
 * Two maps for each call, in the order of time. A process does one thing at a time: a client that calls twice at once, or goes on
 * after an unknown outcome, has several. Writes are `:w`, and reads `:r`. Versions are left out, so the history says as much only
 * if values are unique. A call that was refused or failed is a `:fail`. Throws `BadTrace`.
 */
export function callsAsEdn(source: SourceText): string {
  const calls = recordedCalls(source);
  const processes = new Processes();
  const ends: End[] = [];
  for (const call of [...calls].sort((a, b) => (a.began < b.began ? -1 : a.began > b.began ? 1 : 0))) {
    const process = processes.of(call);
    const { outcome, ended } = call;
    ends.push({ at: call.began, isAnswer: false, text: line('invoke', process, call, call.began, false) });
    if (ended === null) continue;
    const type = outcome === 'ok' ? 'ok' : outcome === 'unknown' ? 'info' : 'fail';
    ends.push({ at: ended, isAnswer: true, text: line(type, process, call, ended, outcome === 'ok') });
  }
  ends.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : Number(a.isAnswer) - Number(b.isAnswer)));
  return ends.map(({ text }) => `${text}\n`).join('');
}

/** The processes of each client that are free again, each with the end of its last call. */
class Processes {
  readonly #free = new Map<string, { readonly number: number; readonly since: number | bigint }[]>();
  #next = 0;

  /** Calls come in the order of their beginnings. */
  of({ client, outcome, began, ended }: RecordedCall): number {
    const free = this.#free.get(client) ?? [];
    this.#free.set(client, free);
    const place = free.findIndex(({ since }) => since < began);
    const number = place < 0 ? this.#next++ : free.splice(place, 1)[0].number;
    if (outcome !== 'unknown' && ended !== null) free.push({ number, since: ended });
    return number;
  }
}

function line(type: string, process: number, { seen, writes, keys }: RecordedCall, at: number | bigint, isKnown: boolean): string {
  const written = new Set(writes.map(({ key }) => key));
  const asked = [...new Set([...seen.map(({ key }) => key), ...[...keys].filter((key) => !written.has(key))])];
  const values = new Map(seen.map(({ key, value }) => [key, value]));
  const reads = asked.map((key) => `[:r ${JSON.stringify(key)} ${isKnown ? shown(values.get(key)) : 'nil'}]`);
  const sets = writes.map(({ key, value }) => `[:w ${JSON.stringify(key)} ${shown(value)}]`);
  return `{:type :${type}, :process ${process}, :f :txn, :time ${at}, :value [${[...reads, ...sets].join(' ')}]}`;
}

function shown(value: string | undefined): string {
  return value === undefined || value === NO_VALUE ? 'nil' : value;
}
