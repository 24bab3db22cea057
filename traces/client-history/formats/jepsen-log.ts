/** The log of Jepsen itself: lines such as `INFO  jepsen.util - 3 :invoke :cas [1 2]`, among other lines. */
import { type Datum, isNil } from '../data/datum.ts';
import { topValuesIn } from '../data/read-data.ts';
import type { SourceText } from '../data/source.ts';
import type { ClientEvent } from './event.ts';

/** Processes of clients have numbers; the nemesis has none. */
const LINE = /\bjepsen\.util(?::| -)\s*(\d+)\s+:(invoke|ok|fail|info)\s+:(\S+)(?:[^\S\n]+(\S.*))?$/;

/** Whether a text is such a log, by its first lines. */
export function isJepsenLog(text: string): boolean {
  return text.split('\n', 1000).some((line) => LINE.test(line.trimEnd()));
}

/** Throws `BadTrace`. */
export function* jepsenLogEvents(source: SourceText): Generator<ClientEvent> {
  let start = 0;
  for (const line of source.text.split('\n')) {
    const [whole, process, type, does, value] = LINE.exec(line.trimEnd()) ?? [];
    if (whole !== undefined) {
      const end = start + line.trimEnd().length;
      // An error in words may follow `:info`; the value of the beginning counts.
      const read = value === undefined || type === 'info' ? null : valueIn(source.part(end - value.length, end));
      yield { at: start, type: typeOf(type), process, does, key: null, value: read };
    }
    start += line.length + 1;
  }
}

function typeOf(word: string): ClientEvent['type'] {
  return word === 'invoke' || word === 'ok' || word === 'fail' ? word : 'info';
}

function valueIn(part: SourceText): Datum | null {
  const [value, more] = [...topValuesIn(part)];
  if (more !== undefined) part.fail(more.at, 'expected the end of the line after the value');
  return value === undefined || isNil(value) ? null : value;
}
