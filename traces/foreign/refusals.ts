/** Says why an event cannot come next in a state. */
import { encode, isRecord, type Value } from '../../impl/kernel/plain-data.ts';
import { observe } from '../../model-check/engine/system/observed.ts';
import type { Refusal, Unexplained } from './conformance-report.ts';
import type { Mapping } from './mapping.ts';
import { asked, type Observation } from './observation.ts';
import type { Search } from './search.ts';
import type { Attempt, State } from './steps.ts';

/** The most refusals of one event. */
const MOST_REFUSALS = 10;

/** The event, with the reasons why no step explains it in this state. */
export function unexplained(search: Search, mapping: Mapping<unknown>, state: State, observation: Observation): Unexplained {
  const { record, mayStutter, isInitial } = observation;
  const { file, line, host, value } = record;
  const refusals: Refusal[] = [];
  if (!isInitial) {
    for (const attempt of search.attemptsFor(state, observation)) {
      const refusal = refusalOf(search, mapping, state, observation, attempt);
      if (refusal !== null) refusals.push(refusal);
    }
  }
  if (mayStutter || isInitial) {
    const wrong = asked(record, () => observation.differs(state.value, state.value, undefined));
    const [action, says] = isInitial ? ['the beginning', 'it begins in another state'] : ['no step', 'a step was taken'];
    if (wrong !== null) refusals.push({ action, kind: 'variables', says, diff: wrong.diff });
  }
  // A step that was possible says most, and then a guard with one false clause.
  const order = { property: 0, variables: 1, guard: 2 } as const;
  refusals.sort((a, b) => order[a.kind] - order[b.kind]);
  return { file, line, ...(host === '' ? {} : { process: host }), event: value, refusals: refusals.slice(0, MOST_REFUSALS) };
}

function refusalOf(search: Search, mapping: Mapping<unknown>, state: State, observation: Observation, attempt: Attempt): Refusal | null {
  const { action, param } = attempt;
  const named = { action, ...(param === undefined ? {} : { param }) };
  if (!attempt.isEnabled) return { ...named, kind: 'guard', ...guardOf(mapping, state, attempt) };
  const after = search.steps.after(attempt, state);
  const wrong = asked(observation.record, () => observation.differs(after.value, state.value, param));
  if (wrong !== null) return { ...named, kind: 'variables', says: wrong.says, diff: wrong.diff };
  const broken = search.steps.broken(state, after);
  return broken === null ? null : { ...named, kind: 'property', says: `"${broken.property}" does not hold after it: ${broken.says}` };
}

function guardOf(mapping: Mapping<unknown>, state: State, { action, param }: Attempt): Pick<Refusal, 'says' | 'operands'> {
  const clauses = mapping.guard?.(action, param, state.value) ?? [];
  const wrong = clauses.filter(({ holds }) => !holds);
  if (wrong.length > 0) {
    const operands = Object.assign({}, ...wrong.map((each) => each.operands));
    return { says: `its guard is false: ${wrong.map(({ clause }) => clause).join(' and ')}`, operands };
  }
  const operands = valuesRead(state.value, (observed) => mapping.spec.actions[action].when(observed, param));
  const names = Object.keys(operands);
  return { says: names.length === 0 ? 'its guard is false' : `its guard is false; it looks at ${names.join(', ')}`, operands };
}

/** The values of a state that `look` reads, by their paths. An array is one value, and so is a record whose keys are listed. */
export function valuesRead(state: Value, look: (observed: Value) => unknown): Readonly<Record<string, Value>> {
  const read = new Map<string, Value>();
  look(watched(state, '', read));
  const paths = [...read.keys()];
  const isInside = (path: string) => paths.some((outer) => outer !== path && (outer === '' || path.startsWith(`${outer}.`)));
  return Object.fromEntries(
    [...read].filter(([path]) => !isInside(path)).map(([path, value]) => [path === '' ? 'state' : path, value ?? null]),
  );
}

function watched(value: Value, path: string, read: Map<string, Value>): Value {
  if (Array.isArray(value)) {
    return observe({
      isArray: true,
      keys: () => {
        read.set(path, value);
        return Object.keys(value);
      },
      get: (key) => {
        read.set(path, value);
        return value[Number(key)];
      },
    });
  }
  if (!isRecord(value)) {
    read.set(path, value);
    return value;
  }
  return observe({
    keys: () => {
      read.set(path, value);
      return Object.keys(value);
    },
    get: (key) => watched(Object.hasOwn(value, key) ? value[key] : undefined, path === '' ? key : `${path}.${key}`, read),
  });
}

/** An action with its parameter, in short. */
export function nameOf({ action, param }: Pick<Attempt, 'action' | 'param'>): string {
  if (param === undefined) return action;
  const text = encode(param);
  return `${action}(${text.length <= 80 ? text : `${text.slice(0, 80)}…`})`;
}
