/** Validates a mapping before anything is read. */
import {
  dictionaryOf,
  functionOf,
  listOf,
  oneOf,
  optional,
  plain,
  readAs,
  recordOf,
  type Shape,
  simple,
  wholeNumber,
} from '../../model-check/edge/shape.ts';
import { spec } from '../../model-check/edge/spec-shape.ts';
import { messageOf } from '../../model-check/engine/system/model-error.ts';
import { BadTrace } from '../format/bad-trace.ts';
import { FOREIGN_FORMATS } from './foreign-record.ts';
import type { Mapping, Said, Symmetric } from './mapping.ts';

const name: Shape<string> = simple('a name', 'write a text', (value): value is string => typeof value === 'string' && value !== '');

const symmetric: Shape<Symmetric> = recordOf<Symmetric>('groups of names', {
  groups: listOf('groups', listOf('names', name, 2)),
  sets: optional(listOf('names of fields', name)),
});

const mapping: Shape<Mapping<unknown>> = recordOf<Mapping<unknown>>(
  'a mapping',
  {
    spec,
    format: optional(oneOf(...FOREIGN_FORMATS)),
    parse: optional(functionOf('(line, number) => the record of the line')),
    event: optional(functionOf('(record) => what it says of a step')),
    view: optional(functionOf('(state) => the variables by name')),
    hidden: optional(listOf('names of actions', name)),
    mostHidden: optional(wholeNumber(0, 100, 'write a small number')),
    mayEnd: optional(functionOf('(state) => boolean')),
    guard: optional(functionOf('(action, param, state) => the clauses of its guard')),
    symmetric: optional(symmetric),
  },
  { instances: true },
);

const action: Shape<string | readonly string[]> = {
  expected: 'the name of an action, or a list of names',
  remedy: 'name actions of the spec',
  read: (value, at) => (Array.isArray(value) ? listOf('names of actions', name).read(value, at) : name.read(value, at)),
};

const truth: Shape<boolean> = simple('true or false', 'write one of them', (value): value is boolean => typeof value === 'boolean');

const said: Shape<Said<unknown>> = recordOf<Said<unknown>>(
  'what a record says',
  {
    action: optional(action),
    params: optional(listOf('parameters', plain)),
    allows: optional(functionOf('(param, before) => boolean')),
    accepts: optional(functionOf('(after, before, param) => boolean')),
    variables: optional(dictionaryOf('variables', plain)),
    mayStutter: optional(truth),
  },
  { instances: true },
);

/** Reads the result of the mapping for a record; null: it says nothing. Throws `ModelError`. */
export function saidBy(returned: unknown): Said<unknown> | null {
  return returned === null || returned === undefined ? null : readAs(said, returned, 'event(record)');
}

/** The mapping, read once. `at` is its name in complaints. Throws `BadTrace`. */
export function mappingOf(value: unknown, at: string): Mapping<unknown> {
  let read: Mapping<unknown>;
  try {
    read = readAs(mapping, value, 'mapping');
  } catch (error) {
    throw new BadTrace(at, null, messageOf(error));
  }
  const actions = Object.keys(read.spec.actions);
  const unknown = read.hidden?.find((action) => !actions.includes(action));
  if (unknown !== undefined)
    throw new BadTrace(at, null, `mapping.hidden: got ${JSON.stringify(unknown)}, expected actions of the spec: ${actions.join(', ')}`);
  return read;
}
