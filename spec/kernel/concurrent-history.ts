/**
 * The history of a shared object as its clients see it. Two claims are about it: the object is linearizable, or it is
 * sequentially consistent. A history is plain JSON, to be kept by a scenario (`history`) or by a spec in its state.
 *
 * Each call remembers how many calls of every other client were over when it began. That is all of real time that
 * linearizability asks for, so fewer states differ than with a list of events.
 *
 * Sources: M. Herlihy and J. Wing, "Linearizability: A Correctness Condition for Concurrent Objects", TOPLAS 12(3), 1990; L.
 * Lamport, "How to Make a Multiprocessor Computer That Correctly Executes Multiprocess Programs", IEEE TC 28(9), 1979.
 */
import { canonical, equal } from './canonical.ts';
import { put } from './record.ts';
import { always, type ExplainedClaim } from './spec.ts';

/** A call that has no answer yet. */
export interface OpenCall<Call> {
  readonly call: Call;
  /** By other client that had answers when the call began: how many. */
  readonly after: Readonly<Record<string, number>>;
}

export interface AnsweredCall<Call, Answer> extends OpenCall<Call> {
  readonly answer: Answer;
}

/** By client. A client has at most one open call. */
export interface ConcurrentHistory<Call, Answer> {
  readonly answered: Readonly<Record<string, readonly AnsweredCall<Call, Answer>[]>>;
  readonly open: Readonly<Record<string, OpenCall<Call>>>;
}

/** The object as it behaves when one call follows the other. */
export interface SequentialObject<State, Call, Answer> {
  readonly initial: State;
  apply(state: State, call: Call): { readonly state: State; readonly answer: Answer };
}

/** The history before the first call. */
export const NO_CALLS: ConcurrentHistory<never, never> = { answered: {}, open: {} };

/** The history after `client` has begun a call. Throws if the client waits for an answer. */
export function called<Call, Answer>(
  { answered, open }: ConcurrentHistory<Call, Answer>,
  client: string,
  call: Call,
): ConcurrentHistory<Call, Answer> {
  if (Object.hasOwn(open, client)) throw new Error(`client ${client} makes a call, and its last one has no answer yet`);
  const others = Object.entries(answered).filter(([other]) => other !== client);
  return { answered, open: put(open, client, { call, after: Object.fromEntries(others.map(([other, calls]) => [other, calls.length])) }) };
}

/** The history after `client` has its answer. Throws if it waits for none. */
export function answered<Call, Answer>(
  { answered: before, open }: ConcurrentHistory<Call, Answer>,
  client: string,
  answer: Answer,
): ConcurrentHistory<Call, Answer> {
  const { [client]: own, ...others } = open;
  if (own === undefined) throw new Error(`client ${client} gets an answer, and has made no call`);
  return { answered: put(before, client, [...(before[client] ?? []), { ...own, answer }]), open: others };
}

/** Each call looks as if it had happened at one moment between its beginning and its answer. A call without answer may have happened. */
export function linearizableAs<State, Call, Answer>(
  object: SequentialObject<State, Call, Answer>,
): ExplainedClaim<ConcurrentHistory<Call, Answer>, 'always'> {
  return always(
    (history) => orderOf(object, history, true) !== null,
    'Each call looks as if it had happened at one moment between its beginning and its answer.',
    (history) => `no order explains the answers: ${inWords(history)}`,
  );
}

/** All calls look as if they had happened one after the other, those of each client in its own order. */
export function sequentiallyConsistentAs<State, Call, Answer>(
  object: SequentialObject<State, Call, Answer>,
): ExplainedClaim<ConcurrentHistory<Call, Answer>, 'always'> {
  return always(
    (history) => orderOf(object, history, false) !== null,
    'All calls look as if they had happened one after the other, those of each client in its own order.',
    (history) => `no order of all calls explains the answers: ${inWords(history)}`,
  );
}

/** The clients of the calls in an order that explains all answers; null if there is none. */
export function orderOf<State, Call, Answer>(
  object: SequentialObject<State, Call, Answer>,
  history: ConcurrentHistory<Call, Answer>,
  isRealTime: boolean,
): readonly string[] | null {
  const clients = [...new Set([...Object.keys(history.answered), ...Object.keys(history.open)])].sort();
  const callsOf = (client: string) => [
    ...(history.answered[client] ?? []),
    ...(history.open[client] === undefined ? [] : [history.open[client]]),
  ];
  const calls = new Map(clients.map((client) => [client, callsOf(client)]));
  const search = (state: State, taken: Readonly<Record<string, number>>): readonly string[] | null => {
    if (clients.every((client) => (taken[client] ?? 0) >= (history.answered[client] ?? []).length)) return [];
    for (const client of clients) {
      const call = calls.get(client)?.[taken[client] ?? 0];
      if (call === undefined) continue;
      if (isRealTime && Object.entries(call.after).some(([other, count]) => (taken[other] ?? 0) < count)) continue;
      const { state: after, answer } = object.apply(state, call.call);
      if ('answer' in call && !equal(call.answer, answer)) continue;
      const rest = search(after, { ...taken, [client]: (taken[client] ?? 0) + 1 });
      if (rest !== null) return [client, ...rest];
    }
    return null;
  };
  return search(object.initial, {});
}

/** The most calls that an explanation names. */
const MOST_NAMED = 4;

function inWords<Call, Answer>({ answered: all }: ConcurrentHistory<Call, Answer>): string {
  const clients = Object.keys(all).sort();
  const told = clients.flatMap((client) =>
    all[client].map(({ call, answer }) => `client ${client} called ${canonical(call)} and got ${canonical(answer)}`),
  );
  const more = told.length > MOST_NAMED ? [`and ${told.length - MOST_NAMED} more`] : [];
  return [...told.slice(0, MOST_NAMED), ...more].join('; ').slice(0, 450);
}
