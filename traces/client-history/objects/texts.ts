/** Reads events as operations on texts under keys: get, put, append. */
import type { TextCall } from '../../../spec/linearisability/models/text.ts';
import type { Attempt } from '../formats/event.ts';
import { type ObjectHistory, objectsIn, type Reading, textIn } from './judged.ts';

export function textsIn(attempts: readonly Attempt[], reading: Reading): ObjectHistory<TextCall> {
  const { source } = reading;
  return objectsIn(attempts, reading, ({ does, outcome, asked, answered, at }): TextCall | null => {
    switch (does) {
      case 'get':
      case 'read':
        return outcome === 'ok' ? { do: 'get', value: textIn(source, answered, at) } : null;
      case 'put':
      case 'write':
        return outcome === 'fail' ? null : { do: 'put', value: textIn(source, asked, at) };
      case 'append':
        return outcome === 'fail' ? null : { do: 'append', value: textIn(source, asked, at) };
    }
    return source.fail(at, `f: got ${does}, expected get, put or append`);
  });
}
