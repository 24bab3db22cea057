/**
 * Reads and writes of clients: one or two rounds to all f replicas. Each round ends with ⌊f/2⌋ + 1 valid answers.
 *
 * A write reads first, so that its version is higher than that of each completed write. A read whose majority does not
 * agree writes its answer back first. Source: H. Attiya, A. Bar-Noy and D. Dolev, "Sharing Memory Robustly in
 * Message-Passing Systems", JACM 42(1), 1995; with several writers, N. Lynch and A. Shvartsman, FTCS 1997.
 */
import type { Identifier } from '../identifier-space/interval.ts';
import { withRecord } from '../kernel/by-number.ts';
import { type Effect, indicate, next } from '../kernel/protocol.ts';
import { majority, replicaPlaces } from '../places/placement.ts';
import type { Get, Held, Put, Standing, Ticket, Written } from './messages.ts';
import type { Replication, ReplicationNext } from './protocol.ts';
import { valid, withAnswer } from './quorum.ts';
import { reach } from './routing.ts';
import { entryAt, type Operation, type Reading, type Reply, type State, type Writing } from './state.ts';
import { isNewer, type Value, type Version } from './store.ts';

/** Begins the first round: reads all f replicas. */
export function onOperation(state: State, asked: Get | Put): ReplicationNext {
  return begin(state, { phase: 'reading', ticket: asked.ticket, asked, answers: [] });
}

/** First round: counts an answer. A majority ends the round. */
export function onHeld(state: State, { ticket, place, claim, others, value, version }: Held): ReplicationNext {
  const operation = operationOf(state, ticket);
  if (operation?.phase !== 'reading') return next(state);
  const answers = withAnswer(operation.answers, { place, claim, others, value, version });
  const counted = valid(answers);
  if (counted.length < majority(state.config.placed.degree)) return next(withOperation(state, { ...operation, answers }));
  return onMajority(state, operation, counted);
}

/** Second round: counts an acknowledgement. A majority ends the operation. */
export function onWritten(state: State, { ticket, place, claim, others }: Written): ReplicationNext {
  const operation = operationOf(state, ticket);
  if (operation?.phase !== 'writing') return next(state);
  const answers = withAnswer(operation.answers, { place, claim, others });
  if (valid(answers).length < majority(state.config.placed.degree)) return next(withOperation(state, { ...operation, answers }));
  return end(state, operation.asked, operation.value, operation.version);
}

/** Sends the pending messages for `place`, whose owner has been found. */
export function askFor(state: State, place: Identifier): ReplicationNext {
  const asking = state.operations.filter((operation) => awaits(state, operation, place));
  return next(state, ...asking.map((operation) => ask(state, operation, place)));
}

/** The places whose replicas still owe an answer to an operation. */
export function awaited(state: State): readonly Identifier[] {
  return state.operations.flatMap((operation) =>
    replicaPlaces(state.config.placed, operation.asked.key).filter((place) => awaits(state, operation, place)),
  );
}

/** Ends the first round. A write goes on with a version above the newest; a read answers, or writes the newest value back. */
function onMajority(state: State, { ticket, asked }: Reading, replies: readonly Reply[]): ReplicationNext {
  const newest = replies.reduce((best, reply) => (isNewer(reply.version, best.version) ? reply : best));
  if (asked.type === 'put') {
    const counter = Math.max(newest.version.counter, state.clock) + 1;
    const version = { counter, writer: state.self };
    return begin({ ...state, clock: counter }, { phase: 'writing', ticket, asked, value: asked.value, version, answers: [] });
  }
  // No write-back: the whole majority has the newest version already, or the configuration leaves write-backs out.
  const agree = replies.every(({ version }) => !isNewer(newest.version, version));
  const { value, version } = newest;
  if (agree || state.config.reads === 'plain') return end(state, asked, value, version);
  return begin(state, { phase: 'writing', ticket, asked, value, version, answers: [] });
}

/** Begins a round: asks all f replicas. */
function begin(state: State, operation: Reading | Writing): ReplicationNext {
  const places = replicaPlaces(state.config.placed, operation.asked.key);
  const begun = withOperation(state, operation);
  return next(begun, ...places.map((place) => ask(begun, operation, place)));
}

function ask(state: State, operation: Operation, place: Identifier): Effect<Replication> {
  const { ticket, asked } = operation;
  if (operation.phase === 'reading') return reach(state, place, { type: 'read', ticket, place, key: asked.key });
  return reach(state, place, { type: 'write', ticket, entry: entryAt(operation, place) });
}

function end(state: State, asked: Get | Put, value: Value | null, version: Version): ReplicationNext {
  const { ticket } = asked;
  const operations = state.operations.filter((each) => each.ticket !== ticket);
  if (asked.type === 'put') return next({ ...state, operations }, indicate({ type: 'stored', ticket, version }));
  return next({ ...state, operations }, indicate({ type: 'got', ticket, value, version }));
}

/** Whether `place` is a replica of the operation's key and has given no valid answer yet. */
function awaits(state: State, operation: Operation, place: Identifier): boolean {
  const counted = valid<Standing>(operation.answers);
  return replicaPlaces(state.config.placed, operation.asked.key).includes(place) && !counted.some((answer) => answer.place === place);
}

function operationOf(state: State, ticket: Ticket): Operation | undefined {
  return state.operations.find((each) => each.ticket === ticket);
}

function withOperation(state: State, operation: Operation): State {
  return { ...state, operations: withRecord(state.operations, operation, 'ticket') };
}
