/**
 * The operations of clients: a round that reads, and a round that writes. Each asks all f places, and counts ⌊f/2⌋ + 1 answers
 * of one epoch. A read whose answers agree ends with the first round.
 */
import { invariant } from '../kernel/invariant.ts';
import { andThen, indicate, next, send } from '../kernel/protocol.ts';
import { withNumber } from '../kernel/sorted-set.ts';
import { majority } from '../places/placement.ts';
import { isNewer, type Version } from '../places/version.ts';
import type { Ahead, Get, Held, Located, OperationId, Put, Read, Write, Written } from './messages.ts';
import type { RegistersEffect, RegistersNext } from './protocol.ts';
import { asking } from './replica.ts';
import { type Answer, MOST_OPEN, type Operation, placesOf, type State } from './state.ts';

export function onOperation(state: State, asked: Get | Put): RegistersNext {
  if (state.operations.length >= MOST_OPEN) return next(state, gaveUp(asked, false));
  const number = state.begun + 1;
  const operation: Operation = { number, asked, epoch: -1, round: { phase: 'reading', answers: [] }, retries: 0 };
  const begun = { ...state, begun: number, operations: [...state.operations, operation] };
  return ask(begun, operation, placesOf(state), []);
}

/** Asks the layer below which nodes to ask. `missing`: the places whose nodes have not answered. */
function ask(state: State, { number, asked, epoch }: Operation, places: readonly number[], missing: readonly number[]): RegistersNext {
  const request = { type: 'locate', class: asked.class, epoch, missing } as const;
  return next(asking(state, { type: 'locate', number, places }), indicate(request));
}

/** Sends the questions of this round to these places, as far as nodes are known. */
export function onLocated(state: State, { nodes }: Located): RegistersNext {
  const [question, ...asked] = state.asked;
  const after = { ...state, asked };
  invariant(question?.type === 'locate', 'the layer below answers in the order of the questions');
  const operation = state.operations.find(({ number }) => number === question.number);
  if (operation === undefined) return next(after);
  const sent = question.places.flatMap((place): readonly RegistersEffect[] => {
    const node = nodes[place];
    return node === null ? [] : [send(node, messageOf(state, operation, place))];
  });
  return next(after, ...sent);
}

function messageOf({ boot }: State, { number, asked, epoch, round }: Operation, place: number): Read | Write {
  const about = { operation: { boot, number }, place, class: asked.class, key: asked.key, epoch };
  if (round.phase === 'reading') return { type: 'read', ...about };
  const { version, value } = round;
  return { type: 'write', ...about, version, value };
}

/** Counts an answer. With the first of a later epoch, those of earlier ones count no more: their places are asked again. */
export function onHeld(state: State, { operation: id, place, epoch, version, value }: Held): RegistersNext {
  const operation = openIn(state, id);
  if (operation === undefined || operation.round.phase !== 'reading' || epoch < operation.epoch) return next(state);
  const isLater = epoch > operation.epoch;
  const dropped = isLater ? operation.round.answers.map((answer) => answer.place).filter((each) => each !== place) : [];
  const current = isLater ? underEpoch(operation, epoch) : operation;
  const after = ended(counted(state, current, { place, version, value }), operation.number);
  return dropped.length === 0 ? after : andThen(after, (each) => ask(each, current, dropped, []));
}

function counted(state: State, operation: Operation, answer: Answer): State {
  if (operation.round.phase !== 'reading') return state;
  const others = operation.round.answers.filter(({ place }) => place !== answer.place);
  const answers = [...others, answer].sort((a, b) => a.place - b.place);
  return withOperation(state, { ...operation, round: { phase: 'reading', answers } });
}

/** Ends the round that reads, if a majority has answered. */
function ended(state: State, number: number): RegistersNext {
  const operation = state.operations.find((each) => each.number === number);
  if (operation === undefined || operation.round.phase !== 'reading') return next(state);
  const { answers } = operation.round;
  if (answers.length < majority(state.config.degree)) return next(state);
  const newest = answers.reduce((best, each) => (isNewer(each.version, best.version) ? each : best));
  const { asked } = operation;
  if (asked.type === 'put') {
    const version = versionAfter(state, newest.version);
    return write({ ...state, clock: version.counter }, operation, version, asked.value);
  }
  if (answers.every((each) => !isNewer(newest.version, each.version)))
    return next(withoutOperation(state, operation), indicate({ type: 'got', ticket: asked.ticket, ...contentOf(newest) } as const));
  return write(state, operation, newest.version, newest.value);
}

function contentOf({ version, value }: Answer) {
  return { version, value };
}

/** A version that no write of any node has. */
function versionAfter({ self, boot, clock }: State, newest: Version): Version {
  return { counter: Math.max(newest.counter, clock) + 1, writer: self, boot };
}

function write(state: State, operation: Operation, version: Version, value: Answer['value']): RegistersNext {
  const writing: Operation = { ...operation, round: { phase: 'writing', version, value, keptAt: [], isTold: false } };
  return ask(withOperation(state, writing), writing, placesOf(state), []);
}

/** Counts a place that has kept the version. With a majority the client is told; with all places the operation is over. */
export function onWritten(state: State, { operation: id, place, epoch }: Written): RegistersNext {
  const operation = openIn(state, id);
  if (operation === undefined || operation.round.phase !== 'writing' || operation.epoch !== epoch) return next(state);
  const { round, asked } = operation;
  const keptAt = withNumber(round.keptAt, place);
  const isKept = keptAt.length >= majority(state.config.degree);
  const after = { ...operation, round: { ...round, keptAt, isTold: round.isTold || isKept } };
  const left = keptAt.length === state.config.degree ? withoutOperation(state, operation) : withOperation(state, after);
  return next(left, ...(isKept && !round.isTold ? [answerOf(asked, round)] : []));
}

function answerOf({ type, ticket }: Get | Put, { version, value }: Pick<Answer, 'version' | 'value'>): RegistersEffect {
  return indicate(type === 'get' ? { type: 'got', ticket, version, value } : { type: 'stored', ticket, version });
}

/** The places go by a later epoch: the round begins again under it. A version that was written stays. */
export function onAhead(state: State, { operation: id, epoch }: Ahead): RegistersNext {
  const operation = openIn(state, id);
  if (operation === undefined || epoch <= operation.epoch) return next(state);
  const later = underEpoch(operation, epoch);
  return ask(withOperation(state, later), later, placesOf(state), []);
}

function underEpoch(operation: Operation, epoch: number): Operation {
  const { round } = operation;
  return { ...operation, epoch, round: round.phase === 'reading' ? { phase: 'reading', answers: [] } : { ...round, keptAt: [] } };
}

/** Sends again what was not answered. An operation that was sent again often enough is given up. */
export function onRetry(state: State): RegistersNext {
  const { giveUpAfter } = state.config;
  const isOver = ({ retries }: Operation) => giveUpAfter !== undefined && retries >= giveUpAfter;
  const over = state.operations.filter(isOver);
  const counted = giveUpAfter === undefined ? 0 : 1;
  const left = state.operations.filter((each) => !isOver(each)).map((each) => ({ ...each, retries: each.retries + counted }));
  const told = over.flatMap(({ asked, round }) => {
    if (round.phase === 'writing' && round.isTold) return [];
    return [gaveUp(asked, round.phase === 'writing' && asked.type === 'put')];
  });
  return left.reduce<RegistersNext>(
    (before, operation) => {
      const missing = missingIn(state, operation);
      const asked = ask(before.state, operation, missing, missing);
      return next(asked.state, ...before.effects, ...asked.effects);
    },
    next({ ...state, operations: left }, ...told),
  );
}

function missingIn(state: State, { round }: Operation): readonly number[] {
  const answered = round.phase === 'reading' ? round.answers.map(({ place }) => place) : round.keptAt;
  return placesOf(state).filter((place) => !answered.includes(place));
}

function gaveUp({ ticket }: Get | Put, mayHappen: boolean): RegistersEffect {
  return indicate({ type: 'gaveUp', ticket, mayHappen });
}

function openIn({ operations, boot }: State, id: OperationId): Operation | undefined {
  return id.boot === boot ? operations.find(({ number }) => number === id.number) : undefined;
}

function withOperation(state: State, operation: Operation): State {
  return { ...state, operations: state.operations.map((each) => (each.number === operation.number ? operation : each)) };
}

function withoutOperation(state: State, { number }: Operation): State {
  return { ...state, operations: state.operations.filter((each) => each.number !== number) };
}
