/** The histories of Jepsen, Knossos and Elle as EDN or JSON: maps with type, process, f and value. */
import { type Datum, fieldOf, isNil, shown, textOf, wordOf } from '../data/datum.ts';
import { type Dialect, valuesIn } from '../data/read-data.ts';
import type { SourceText } from '../data/source.ts';
import { type ClientEvent, NO_PROCESS } from './event.ts';

const TYPES: ReadonlyMap<string, ClientEvent['type']> = new Map([
  ['invoke', 'invoke'],
  ['ok', 'ok'],
  ['fail', 'fail'],
  ['info', 'info'],
]);
/** The process that makes faults. It is not a client. */
const NEMESIS = 'nemesis';

/** Throws `BadTrace`. */
export function* jepsenEvents(source: SourceText, dialect: Dialect): Generator<ClientEvent> {
  for (const datum of valuesIn(source, dialect)) {
    if (datum.is !== 'map') source.fail(datum.at, `got ${shown(datum)}, expected a map with type, f and value`);
    const process = fieldOf(datum, 'process');
    if (process !== null && wordOf(process) === NEMESIS) continue;
    yield eventOf(source, datum, process);
  }
}

function eventOf(source: SourceText, datum: Datum, process: Datum | null): ClientEvent {
  const type = fieldOf(datum, 'type');
  const does = fieldOf(datum, 'f');
  const key = fieldOf(datum, 'key');
  const value = fieldOf(datum, 'value');
  return {
    at: datum.at,
    type: typeOf(source, datum, type),
    process: process === null ? NO_PROCESS : textOf(process),
    does: does === null || isNil(does) ? null : wordOf(does),
    key: key === null || isNil(key) ? null : key,
    value: value === null || isNil(value) ? null : value,
  };
}

function typeOf(source: SourceText, datum: Datum, type: Datum | null): ClientEvent['type'] {
  const found = TYPES.get((type === null ? null : wordOf(type)) ?? '');
  if (found !== undefined) return found;
  return source.fail(type?.at ?? datum.at, `type: got ${type === null ? 'nothing' : shown(type)}, expected invoke, ok, fail or info`);
}
