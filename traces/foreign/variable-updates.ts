/**
 * Updates of variables, as programs that are instrumented for TLA⁺ log them: `{ "x": [{ "op": "AddElement", "path": [], "args": [1] }] }`.
 * Sets are ascending arrays, as in the specs of this project.
 */
import { isRecord, type Value } from '../../impl/kernel/plain-data.ts';
import { type Element, setOf, withElement, without } from '../../spec/kernel/sorted-set.ts';

interface Update {
  readonly op: string;
  readonly path: readonly (string | number)[];
  readonly args: readonly Element[];
}

type Operation = (before: Value, args: readonly Element[]) => Value;

const replace: Operation = (_, [value]) => value;

/** Each operation, and the number of its arguments; null: any. */
const OPERATIONS: Readonly<Record<string, { readonly takes: number | null; readonly apply: Operation }>> = {
  Update: { takes: 1, apply: replace },
  Replace: { takes: 1, apply: replace },
  Set: { takes: 1, apply: replace },
  SetKey: { takes: 2, apply: (before, [key, value]) => ({ ...recordIn(before), [String(key)]: value }) },
  InitWithValue: { takes: 1, apply: (before, [value]) => Object.fromEntries(Object.keys(recordIn(before)).map((key) => [key, value])) },
  UpdateRec: { takes: 1, apply: (before, [fields]) => ({ ...recordIn(before), ...recordIn(fields) }) },
  RemoveKey: {
    takes: 1,
    apply: (before, [key]) => Object.fromEntries(Object.entries(recordIn(before)).filter(([each]) => each !== String(key))),
  },
  AddElement: { takes: 1, apply: (before, [element]) => withElement(listIn(before), element) },
  AddElements: { takes: null, apply: (before, elements) => setOf(...listIn(before), ...flat(elements)) },
  RemoveElement: { takes: 1, apply: (before, [element]) => without(listIn(before), element) },
  AppendElement: { takes: 1, apply: (before, [element]) => [...listIn(before), element] },
  Clear: { takes: 0, apply: (before) => (Array.isArray(before) ? [] : isRecord(before) ? {} : mismatch('a list or a record', before)) },
};

/** A mistake in the updates of a variable, in one clause. */
export class BadUpdate extends Error {
  override readonly name = 'BadUpdate';
}

/** The value of a variable after these updates. Throws `BadUpdate`. */
export function updated(before: Value, updates: Value): Value {
  if (!Array.isArray(updates)) throw new BadUpdate(`got ${shown(updates)}, expected a list of updates`);
  return updates.reduce<Value>((value, each) => {
    const { op, path, args } = updateIn(each);
    const { apply } = operationOf(op, args);
    return changedAt(value, path, (inside) => apply(inside, args));
  }, before);
}

/** Whether the updates treat the variable as a set, so that the order of its elements says nothing. */
export function treatAsSet(updates: Value): boolean {
  if (!Array.isArray(updates)) return false;
  return updates.map(updateIn).some(({ op, path }) => path.length === 0 && /^(AddElements?|RemoveElement)$/.test(op));
}

/** Throws `BadUpdate` unless these are updates that are known. */
export function requireUpdates(updates: Value): void {
  if (!Array.isArray(updates)) throw new BadUpdate(`got ${shown(updates)}, expected a list of updates`);
  for (const each of updates) {
    const { op, args } = updateIn(each);
    operationOf(op, args);
  }
}

function operationOf(op: string, args: readonly Element[]): (typeof OPERATIONS)[string] {
  if (!Object.hasOwn(OPERATIONS, op)) throw new BadUpdate(`op: got ${shown(op)}, expected one of ${Object.keys(OPERATIONS).join(', ')}`);
  const operation = OPERATIONS[op];
  const { takes } = operation;
  if (takes !== null && args.length !== takes) throw new BadUpdate(`args of ${op}: got ${args.length}, expected ${takes}`);
  return operation;
}

function updateIn(value: Value): Update {
  if (!isRecord(value)) throw new BadUpdate(`got ${shown(value)}, expected an update with op, path and args`);
  const { op, path = [], args = [] } = value;
  if (typeof op !== 'string') throw new BadUpdate(`op: got ${shown(op)}, expected the name of an operation`);
  if (!Array.isArray(path) || !path.every((step) => typeof step === 'string' || typeof step === 'number'))
    throw new BadUpdate(`path: got ${shown(path)}, expected a list of names and indices`);
  if (!Array.isArray(args)) throw new BadUpdate(`args: got ${shown(args)}, expected a list`);
  return { op, path, args };
}

function changedAt(value: Value, [step, ...rest]: readonly (string | number)[], change: (inside: Value) => Value): Value {
  if (step === undefined) return change(value);
  if (Array.isArray(value)) {
    if (!(Number(step) in value)) return mismatch(`an entry ${step}`, value);
    return value.map((item, i) => (i === Number(step) ? changedAt(item, rest, change) : item));
  }
  const record = recordIn(value);
  return { ...record, [String(step)]: changedAt(record[String(step)], rest, change) };
}

function recordIn(value: Value): Readonly<Record<string, Value>> {
  return isRecord(value) ? value : mismatch('a record', value);
}

function listIn(value: Value): readonly Element[] {
  return Array.isArray(value) ? value : mismatch('a list or set', value);
}

function flat(elements: readonly Element[]): readonly Element[] {
  return elements.flatMap((each) => (Array.isArray(each) ? each : [each]));
}

function mismatch(expected: string, got: Value): never {
  throw new BadUpdate(`the variable is ${shown(got)}, expected ${expected}`);
}

function shown(value: Value): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
