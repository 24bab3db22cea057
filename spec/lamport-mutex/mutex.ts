/**
 * Lamport's distributed mutual exclusion with timestamps (Communications of the ACM 21, 1978), after the TLA+ examples
 * repository, `lamport_mutex`. The count for three processes and clocks up to 6 is published there.
 *
 * The same algorithm is written in two styles, to compare what they cost. One has arrays in arrays and spreads, as one
 * writes it first; the other has `put` on flat records.
 */
import { put } from '../kernel/record.ts';
import { withElement } from '../kernel/sorted-set.ts';
import { type ActionDef, action, always, reachable, type Spec } from '../kernel/spec.ts';

type Message = { readonly type: 'req'; readonly clock: number } | { readonly type: 'ack' | 'rel' };

const ACK: Message = { type: 'ack' };
const RELEASE: Message = { type: 'rel' };

/** Processes are numbers from 0 on. Of arrays in arrays, the first index is the one whose view it is, or the sender. */
export interface NestedMutex {
  readonly clock: readonly number[];
  /** The time of the request that a process knows of another; 0: none. */
  readonly req: readonly (readonly number[])[];
  /** From whom a process has an acknowledgement of its request; ascending. */
  readonly ack: readonly (readonly number[])[];
  readonly network: readonly (readonly (readonly Message[])[])[];
  readonly crit: readonly number[];
}

/** The same, flat: keys of two processes are `a>b`. */
export interface FlatMutex {
  readonly clock: Readonly<Record<string, number>>;
  readonly req: Readonly<Record<string, number>>;
  readonly ack: Readonly<Record<string, readonly number[]>>;
  readonly network: Readonly<Record<string, readonly Message[]>>;
  readonly crit: Readonly<Record<string, boolean>>;
}

type Pair = readonly [process: number, other: number];

/** `processes` of them, whose clocks do not pass `maxClock`. */
export function nestedMutex(processes: number, maxClock: number): Spec<NestedMutex> {
  const all = numbers(processes);
  const pairs = all.flatMap((p) => all.filter((q) => q !== p).map((q): Pair => [p, q]));
  const head = (s: NestedMutex, [p, q]: Pair) => s.network[q][p][0];
  const tail = ({ network }: NestedMutex, [p, q]: Pair) => at2(network, q, p, (queue) => queue.slice(1));
  const broadcast = ({ network }: NestedMutex, p: number, message: Message) =>
    at(network, p, (row) => row.map((queue, q) => (q === p ? queue : [...queue, message])));
  const beats = ({ req }: NestedMutex, p: number, q: number) =>
    req[p][q] === 0 || req[p][p] < req[p][q] || (req[p][p] === req[p][q] && p < q);
  return {
    name: 'lamport-mutex',
    init: [
      {
        clock: all.map(() => 1),
        req: all.map(() => all.map(() => 0)),
        ack: all.map(() => []),
        network: all.map(() => all.map(() => [])),
        crit: [],
      },
    ],
    actions: {
      Request: action<NestedMutex, number>({
        params: () => all,
        when: (s, p) => s.req[p][p] === 0,
        then: (s, p) => ({
          ...s,
          req: at2(s.req, p, p, () => s.clock[p]),
          network: broadcast(s, p, { type: 'req', clock: s.clock[p] }),
          ack: at(s.ack, p, () => [p]),
        }),
      }),
      ReceiveRequest: action<NestedMutex, Pair>({
        params: () => pairs,
        when: (s, [p, q]) => head(s, [p, q])?.type === 'req' && timeAfter(s.clock[p], head(s, [p, q])) <= maxClock,
        then: (s, [p, q]) => ({
          ...s,
          req: at2(s.req, p, q, () => clockOf(head(s, [p, q]))),
          clock: at(s.clock, p, (clock) => timeAfter(clock, head(s, [p, q]))),
          network: at2(tail(s, [p, q]), p, q, (queue) => [...queue, ACK]),
        }),
      }),
      ReceiveAck: action<NestedMutex, Pair>({
        params: () => pairs,
        when: (s, pair) => head(s, pair)?.type === 'ack',
        then: (s, [p, q]) => ({ ...s, ack: at(s.ack, p, (from) => withElement(from, q)), network: tail(s, [p, q]) }),
      }),
      Enter: action<NestedMutex, number>({
        params: () => all,
        when: (s, p) => s.ack[p].length === processes && all.every((q) => q === p || beats(s, p, q)),
        then: (s, p) => ({ ...s, crit: withElement(s.crit, p) }),
      }),
      Exit: action<NestedMutex, number>({
        params: () => all,
        when: (s, p) => s.crit.includes(p),
        then: (s, p) => ({
          ...s,
          crit: s.crit.filter((q) => q !== p),
          network: broadcast(s, p, RELEASE),
          req: at2(s.req, p, p, () => 0),
          ack: at(s.ack, p, () => []),
        }),
      }),
      ReceiveRelease: action<NestedMutex, Pair>({
        params: () => pairs,
        when: (s, pair) => head(s, pair)?.type === 'rel',
        then: (s, [p, q]) => ({ ...s, req: at2(s.req, p, q, () => 0), network: tail(s, [p, q]) }),
      }),
    },
    properties: {
      atMostOneIsInside: always(({ crit }) => crit.length <= 1, 'At most one process is in its critical section.'),
      someoneIsInside: reachable(({ crit }) => crit.length === 1, 'Some process enters its critical section.'),
    },
  };
}

/** As `nestedMutex`, with one entry of a record for each process, or pair of processes, and changed by `put`. */
export function flatMutex(processes: number, maxClock: number): Spec<FlatMutex> {
  const all = numbers(processes);
  const pairs = all.flatMap((p) => all.map((q): Pair => [p, q]));
  const others = pairs.filter(([p, q]) => p !== q);
  const record = <V>(value: V) => Object.fromEntries(all.map((p) => [String(p), value]));
  const table = <V>(value: V, keys = pairs) => Object.fromEntries(keys.map(([p, q]) => [`${p}>${q}`, value]));
  const head = (s: FlatMutex, [p, q]: Pair) => s.network[`${q}>${p}`][0];
  const tail = ({ network }: FlatMutex, [p, q]: Pair) => put(network, `${q}>${p}`, network[`${q}>${p}`].slice(1));
  const broadcast = ({ network }: FlatMutex, p: number, message: Message) =>
    all.reduce((sent, q) => (q === p ? sent : put(sent, `${p}>${q}`, [...network[`${p}>${q}`], message])), network);
  const beats = ({ req }: FlatMutex, p: number, q: number) => {
    const [own, other] = [req[`${p}>${p}`], req[`${p}>${q}`]];
    return other === 0 || own < other || (own === other && p < q);
  };
  const receive = (type: Message['type'], then: (s: FlatMutex, pair: Pair) => FlatMutex): ActionDef<FlatMutex, Pair> =>
    action({ params: () => others, when: (s, pair) => head(s, pair)?.type === type, then });
  return {
    name: 'lamport-mutex-flat',
    init: [{ clock: record(1), req: table(0), ack: record([]), network: table([], others), crit: record(false) }],
    actions: {
      Request: action<FlatMutex, number>({
        params: () => all,
        when: (s, p) => s.req[`${p}>${p}`] === 0,
        then(s, p) {
          const sent = put(s, 'network', broadcast(s, p, { type: 'req', clock: s.clock[p] }));
          return put(put(sent, 'req', put(s.req, `${p}>${p}`, s.clock[p])), 'ack', put(s.ack, String(p), [p]));
        },
      }),
      ReceiveRequest: action<FlatMutex, Pair>({
        params: () => others,
        when: (s, [p, q]) => head(s, [p, q])?.type === 'req' && timeAfter(s.clock[p], head(s, [p, q])) <= maxClock,
        then(s, [p, q]) {
          const network = put(tail(s, [p, q]), `${p}>${q}`, [...s.network[`${p}>${q}`], ACK]);
          const heard = put(s, 'req', put(s.req, `${p}>${q}`, clockOf(head(s, [p, q]))));
          return put(put(heard, 'clock', put(s.clock, String(p), timeAfter(s.clock[p], head(s, [p, q])))), 'network', network);
        },
      }),
      ReceiveAck: receive('ack', (s, [p, q]) =>
        put(put(s, 'ack', put(s.ack, String(p), withElement(s.ack[p], q))), 'network', tail(s, [p, q])),
      ),
      Enter: action<FlatMutex, number>({
        params: () => all,
        when: (s, p) => s.ack[p].length === processes && all.every((q) => q === p || beats(s, p, q)),
        then: (s, p) => put(s, 'crit', put(s.crit, String(p), true)),
      }),
      Exit: action<FlatMutex, number>({
        params: () => all,
        when: (s, p) => s.crit[p],
        then(s, p) {
          const left = put(put(s, 'crit', put(s.crit, String(p), false)), 'network', broadcast(s, p, RELEASE));
          return put(put(left, 'req', put(s.req, `${p}>${p}`, 0)), 'ack', put(s.ack, String(p), []));
        },
      }),
      ReceiveRelease: receive('rel', (s, [p, q]) => put(put(s, 'req', put(s.req, `${p}>${q}`, 0)), 'network', tail(s, [p, q]))),
    },
    properties: {
      atMostOneIsInside: always(({ crit }) => inside(crit) <= 1, 'At most one process is in its critical section.'),
      someoneIsInside: reachable(({ crit }) => inside(crit) === 1, 'Some process enters its critical section.'),
    },
  };
}

function inside(crit: FlatMutex['crit']): number {
  return Object.values(crit).filter((isInside) => isInside).length;
}

function clockOf(message: Message): number {
  return message.type === 'req' ? message.clock : 0;
}

/** The clock of a process that receives `message`. */
function timeAfter(clock: number, message: Message): number {
  return Math.max(clockOf(message), clock) + 1;
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i);
}

/** The array with another entry at `i`. */
function at<T>(array: readonly T[], i: number, change: (entry: T) => T): readonly T[] {
  return array.map((entry, k) => (k === i ? change(entry) : entry));
}

function at2<T>(table: readonly (readonly T[])[], i: number, k: number, change: (entry: T) => T): readonly (readonly T[])[] {
  return at(table, i, (row) => at(row, k, change));
}
