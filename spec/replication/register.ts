/**
 * One replicated item as clients see it: operations, each with a beginning, perhaps an end, and an answer. Replicas,
 * versions and messages are unknown here.
 *
 * Sources: L. Lamport, "On Interprocess Communication", Distributed Computing 1, 1986 (regular registers); M. Herlihy and
 * J. Wing, "Linearizability: A Correctness Condition for Concurrent Objects", TOPLAS 12(3), 1990.
 */
import type { Identifier } from '../identifier-space/interval.ts';
import { always, recoverable } from '../kernel/spec.ts';

/** A value of the item; null: it is absent. No two writes write the same. */
export type Content = string | number | null;

export interface Operation {
  readonly name: string;
  readonly kind: 'get' | 'put';
  readonly key: Identifier;
  /** Of a write, the value written; of a read, the answer, null until it is there. */
  readonly value: Content;
  readonly done: boolean;
  /** The names of all that were done before this one began; ascending. */
  readonly after: readonly string[];
}

export type Operations = readonly Operation[];

/** Every read gives the value of a write that was not overwritten before the read began, or of one that is under way. */
export const regular = always<Operations>(
  (all) => all.every((read) => !isDoneGet(read) || allowed(all, read).includes(read.value)),
  'A read gives the value of the last write that ended before the read began, or of a write that overlaps the read.',
  (all) => {
    const [read] = all.filter((each) => isDoneGet(each) && !allowed(all, each).includes(each.value));
    return `the read ${read.name} of item ${read.key} gave ${read.value}, and only ${allowed(all, read).join(' or ')} may be given`;
  },
);

/** There is one order of all operations that explains every answer, and in which none comes before one that was done when it began. */
export const linearizable = always<Operations>(
  (all) =>
    [...new Set(all.map(({ key }) => key))].every((key) =>
      hasOrder(
        all.filter((each) => each.key === key),
        null,
      ),
    ),
  'Each operation on an item looks as if it had happened at one moment between its beginning and its end.',
  (all) => {
    const told = all
      .filter(({ done }) => done)
      .map(({ name, kind, key, value, after }) => {
        const when = after.length === 0 ? '' : ` after ${after.join(', ')}`;
        return `${name} ${kind === 'get' ? 'read' : 'wrote'} ${value} ${kind === 'get' ? 'from' : 'to'} item ${key}${when}`;
      });
    return `no order explains that ${told.slice(0, 5).join('; ')}`;
  },
);

export const everyOperationEnds = recoverable<Operations>(
  (all) => all.every(({ done }) => done),
  'Every operation that a client has begun can still end.',
  (all) =>
    all
      .filter(({ done }) => !done)
      .map(({ name, key }) => `the operation ${name} on item ${key} has no end`)
      .join(', '),
);

function isDoneGet({ kind, done }: Operation): boolean {
  return kind === 'get' && done;
}

/** The values that `read` may give, if reads need not agree with each other. */
function allowed(all: Operations, read: Operation): readonly Content[] {
  const puts = all.filter(({ kind, key }) => kind === 'put' && key === read.key);
  const before = puts.filter(({ name }) => read.after.includes(name));
  const isOverwritten = ({ name }: Operation) => before.some(({ after }) => after.includes(name));
  const isLater = ({ after }: Operation) => after.includes(read.name);
  const visible = puts.filter((put) => !isOverwritten(put) && !isLater(put)).map(({ value }) => value);
  return before.length === 0 ? [null, ...visible] : visible;
}

/** Whether those that are left can be ordered, when the item holds `value` now. One that is not done may never happen. */
function hasOrder(left: Operations, value: Content): boolean {
  if (left.every(({ done }) => !done)) return true;
  const isNext = ({ after }: Operation) => !left.some(({ name }) => after.includes(name));
  return left.filter(isNext).some((operation) => {
    const others = left.filter((each) => each !== operation);
    if (operation.kind === 'put') return hasOrder(others, operation.value);
    return operation.done && operation.value === value && hasOrder(others, value);
  });
}
