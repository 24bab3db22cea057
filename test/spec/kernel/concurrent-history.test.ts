import { expect, test } from 'vitest';
import { below, randomStream } from '../../../model-check/chance/random.ts';
import {
  answered,
  type ConcurrentHistory,
  called,
  linearizableAs,
  NO_CALLS,
  type SequentialObject,
  sequentiallyConsistentAs,
} from '../../../spec/kernel/concurrent-history.ts';

type Call = number | 'read';
type History = ConcurrentHistory<Call, number | 'written'>;

/** A register of numbers, 0 in the beginning. */
const register: SequentialObject<number, Call, number | 'written'> = {
  initial: 0,
  apply: (state, call) => (call === 'read' ? { state, answer: state } : { state: call, answer: 'written' }),
};
const linearizable = linearizableAs(register);
const consistent = sequentiallyConsistentAs(register);

/** Events `a 1`: client a writes 1; `a read`; `a = 1`: its answer; `a ok`: the answer of a write. */
function history(...events: readonly string[]): History {
  return events.reduce<History>((all, event) => {
    const [client, word, value] = event.split(' ');
    if (word === '=') return answered(all, client, Number(value));
    return word === 'ok' ? answered(all, client, 'written') : called(all, client, word === 'read' ? 'read' : Number(word));
  }, NO_CALLS);
}

test('a read that begins after a write has ended sees it, or the object is not linearizable, and may still be consistent', () => {
  const stale = history('a 1', 'a ok', 'b read', 'b = 0');
  expect([linearizable(stale), consistent(stale)]).toEqual([false, true]);
  expect(linearizable.explain?.(stale)).toBe(
    'no order explains the answers: client a called 1 and got "written"; client b called "read" and got 0',
  );
  const fresh = history('a 1', 'a ok', 'b read', 'b = 1');
  expect([linearizable(fresh), consistent(fresh)]).toEqual([true, true]);
});

test('a write without an answer may have happened, or not', () => {
  expect(linearizable(history('a 1', 'b read', 'b = 1'))).toBe(true);
  expect(linearizable(history('a 1', 'b read', 'b = 0'))).toBe(true);
  const torn = history('a 1', 'b read', 'b = 1', 'b read', 'b = 0');
  expect([linearizable(torn), consistent(torn)]).toEqual([false, false]);
});

test('the calls of one client stay in their order', () => {
  const own = history('a 1', 'a ok', 'a read', 'a = 0');
  expect([linearizable(own), consistent(own)]).toEqual([false, false]);
});

test('an answer without a call, and a second call at once, are errors', () => {
  expect(() => history('a ok')).toThrow('client a gets an answer, and has made no call');
  expect(() => history('a 1', 'a 2')).toThrow('client a makes a call, and its last one has no answer yet');
});

/** One operation with its place in real time. */
interface Operation {
  readonly client: string;
  readonly call: Call;
  readonly began: number;
  readonly ended: number;
  readonly answer: number | 'written';
}

/** Whether some permutation explains all answers. The plain definition, for few operations that have all ended. */
function explained(operations: readonly Operation[], mayFollow: (one: Operation, other: Operation) => boolean, state = 0): boolean {
  if (operations.length === 0) return true;
  return operations.some((one) => {
    const others = operations.filter((each) => each !== one);
    if (!others.every((other) => mayFollow(one, other))) return false;
    const { state: after, answer } = register.apply(state, one.call);
    return answer === one.answer && explained(others, mayFollow, after);
  });
}

test('both claims agree with the definition on random histories', () => {
  const seen = new Set<string>();
  for (let seed = 1; seed <= 2000; seed++) {
    const random = randomStream(seed);
    let all: History = NO_CALLS;
    const open = new Map<string, { readonly call: Call; readonly began: number }>();
    const operations: Operation[] = [];
    for (let time = 0; operations.length + open.size < 5 || open.size > 0; time++) {
      const client = ['a', 'b', 'c'][below(random, 3)];
      const own = open.get(client);
      if (own === undefined) {
        if (operations.length + open.size >= 5) continue;
        const call = below(random, 2) === 0 ? 'read' : below(random, 3);
        open.set(client, { call, began: time });
        all = called(all, client, call);
      } else {
        const answer = own.call === 'read' ? below(random, 3) : 'written';
        open.delete(client);
        operations.push({ client, ...own, ended: time, answer });
        all = answered(all, client, answer);
      }
    }
    const inRealTime = explained(operations, (one, other) => other.ended > one.began);
    const inOwnOrder = explained(operations, (one, other) => other.client !== one.client || other.ended > one.began);
    expect([linearizable(all), consistent(all)]).toEqual([inRealTime, inOwnOrder]);
    seen.add(`${inRealTime} ${inOwnOrder}`);
  }
  expect([...seen].sort()).toEqual(['false false', 'false true', 'true true']);
});
