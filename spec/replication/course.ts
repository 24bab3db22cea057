/**
 * The course of client operations in one step of a node. An operation has two rounds, each of which asks all f
 * replicas and ends with ⌊f/2⌋ + 1 valid answers. The replicas at the node itself answer within the step.
 */
import type { Identifier } from '../identifier-space/interval.ts';
import { answerTo, isHigher, isNewer, keeping } from './answering.ts';
import type { Answer, ClientRequest, Happening, Mind, Operation, Output, Read, Reading, Reply, Sent, Standing, Write } from './deed.ts';
import { placesOf } from './replicas.ts';

/** The node as the step leaves it, and what the step says to others. */
export interface Course {
  readonly mind: Mind;
  readonly requests: readonly Sent[];
  /** The places whose owners are looked up. */
  readonly sought: readonly Identifier[];
  readonly told: readonly Output[];
}

/** The course of the operations of the node's clients at this event. */
export function courseOf(mind: Mind, event: Happening): Course {
  const course: Course = { mind, requests: [], sought: [], told: [] };
  if (event.type === 'receive') {
    const { message } = event;
    return message.type === 'held' || message.type === 'written' ? counting(course, message) : course;
  }
  if (event.type !== 'request') return course;
  const { request } = event;
  if (request.type === 'get' || request.type === 'put') return beginning(course, reading(request));
  return request.type === 'found' ? finding(course, request.place, request.owner) : course;
}

/** The places of the operation that have given no valid answer yet. */
export function awaitedBy({ config }: Mind, { asked, answers }: Operation): readonly Identifier[] {
  const valid: readonly Standing[] = validOf<Standing>(answers);
  return placesOf(config.placed, asked.key).filter((place) => !valid.some((answer) => answer.place === place));
}

/** The answers of holders that no other answer knows to be replaced. */
export function validOf<A extends Standing>(answers: readonly A[]): readonly A[] {
  const known = answers.flatMap(({ others }) => others);
  return answers.filter(({ place, claim }) => !known.some((other) => other.place === place && isHigher(other.claim, claim)));
}

function reading(asked: ClientRequest): Reading {
  return { phase: 'reading', ticket: asked.ticket, asked, answers: [] };
}

/** The owner of a place is known: each operation that waits for the place asks there. */
function finding(course: Course, place: Identifier, owner: Identifier): Course {
  const { mind } = course;
  const asking = mind.operations.filter((operation) => awaitedBy(mind, operation).includes(place));
  return asking.reduce<Course>((each, operation) => withRequest(each, requestOf(operation, place)), {
    ...course,
    mind: { ...mind, routes: withRecord(mind.routes, { place, owner }, 'place') },
  });
}

function beginning(course: Course, operation: Operation): Course {
  const places = placesOf(course.mind.config.placed, operation.asked.key);
  const begun: Course = { ...course, mind: withOperation(course.mind, operation) };
  return places.reduce<Course>((each, place) => withRequest(each, requestOf(operation, place)), begun);
}

function requestOf(operation: Operation, place: Identifier): Read | Write {
  const {
    ticket,
    asked: { key },
  } = operation;
  if (operation.phase === 'reading') return { type: 'read', ticket, place, key };
  return { type: 'write', ticket, entry: { place, key, value: operation.value, version: operation.version } };
}

/** Asks the owner of the place, if it is known. A node asks itself within the step. */
function withRequest(course: Course, message: Read | Write): Course {
  const { mind } = course;
  const place = message.type === 'read' ? message.place : message.entry.place;
  const route = mind.routes.find((each) => each.place === place);
  if (route === undefined) return { ...course, sought: [...course.sought, place] };
  if (route.owner !== mind.self) return { ...course, requests: [...course.requests, { to: route.owner, message }] };
  const kept = { ...course, mind: keeping(mind, message) };
  return counting(kept, answerTo(kept.mind, message));
}

/** An answer counts in the round that it answers, for its place. Of two for one place, that of the higher epoch stays. */
function counting(course: Course, message: Answer): Course {
  const operation = course.mind.operations.find(({ ticket }) => ticket === message.ticket);
  if (operation?.phase === 'reading' && message.type === 'held') {
    const { place, claim, others, value, version } = message;
    const answers = withAnswer(operation.answers, { place, claim, others, value, version });
    const valid = validOf(answers);
    if (isMajority(course.mind, valid)) return afterReading(course, operation, valid);
    return { ...course, mind: withOperation(course.mind, { ...operation, answers }) };
  }
  if (operation?.phase === 'writing' && message.type === 'written') {
    const { place, claim, others } = message;
    const answers = withAnswer(operation.answers, { place, claim, others });
    if (isMajority(course.mind, validOf(answers))) return ending(course, operation.asked, operation);
    return { ...course, mind: withOperation(course.mind, { ...operation, answers }) };
  }
  return course;
}

/** A write goes on with the next version. A read gives the newest one, and writes it first where not all of the majority have it. */
function afterReading(course: Course, { ticket, asked: request }: Reading, valid: readonly Reply[]): Course {
  const { mind } = course;
  const newest = [...valid].sort((a, b) => (isNewer(a.version, b.version) ? -1 : 1))[0];
  if (request.type === 'put') {
    const clock = 1 + Math.max(mind.clock, ...valid.map(({ version }) => version.counter));
    const version = { counter: clock, writer: mind.self };
    const counted = { ...course, mind: { ...mind, clock } };
    return beginning(counted, { phase: 'writing', ticket, asked: request, value: request.value ?? null, version, answers: [] });
  }
  const { value, version } = newest;
  if (mind.config.reads === 'plain' || valid.every((reply) => !isNewer(version, reply.version))) return ending(course, request, newest);
  return beginning(course, { phase: 'writing', ticket, asked: request, value, version, answers: [] });
}

function ending(course: Course, { type, ticket }: ClientRequest, { value, version }: Pick<Reply, 'value' | 'version'>): Course {
  const operations = course.mind.operations.filter((each) => each.ticket !== ticket);
  const output: Output = type === 'put' ? { type: 'stored', ticket, version } : { type: 'got', ticket, value, version };
  return { ...course, mind: { ...course.mind, operations }, told: [...course.told, output] };
}

function isMajority({ config }: Mind, valid: readonly Standing[]): boolean {
  return 2 * valid.length > config.placed.degree;
}

function withAnswer<A extends Standing>(answers: readonly A[], answer: A): readonly A[] {
  const present = answers.find(({ place }) => place === answer.place);
  if (present !== undefined && isHigher(present.claim, answer.claim)) return answers;
  return withRecord(answers, answer, 'place');
}

function withOperation(mind: Mind, operation: Operation): Mind {
  return { ...mind, operations: withRecord(mind.operations, operation, 'ticket') };
}

/** The records with this one, in the place of the one with the same number if there is one; ascending by that number. */
function withRecord<K extends string, R extends { readonly [field in K]: number }>(records: readonly R[], record: R, by: K): readonly R[] {
  return [...records.filter((each) => each[by] !== record[by]), record].sort((a, b) => a[by] - b[by]);
}
