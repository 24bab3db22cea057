/** Requests to the store of a node, each with one answer. The node numbers them; nothing is asked twice. */
import type { Output, Request } from '../impl/store/messages.ts';
import { ApiError } from './api-error.ts';
import { Turnstile } from './turnstile.ts';

/** An answer to a client, and not a question to the layer below. */
export type Answer = Extract<Output, { readonly ticket: number }>;

/** A request without its ticket. */
export type Question = Request extends infer R ? (R extends { readonly ticket: number } ? Omit<R, 'ticket'> : never) : never;

/** A question of one type. */
export type Asked<Type extends Question['type']> = Extract<Question, { readonly type: Type }>;

/** What follows from a reading: a commit, or an end without one. */
export type Decision<T> = Asked<'commit'> | { readonly type: 'instead'; readonly value: T };

/** When a client waits no longer, in milliseconds since 1970. */
export type Until = number;

interface Waiting {
  readonly question: Question['type'];
  /** In milliseconds of this process. */
  readonly since: number;
  answer(answer: Answer): void;
  fail(error: ApiError): void;
  readonly timer: NodeJS.Timeout;
}

/** The node whose versions these are. */
export interface Writer {
  readonly node: number;
  readonly boot: number;
}

/** Where questions go: to a store that may be another one each time. */
export interface Asking {
  readonly store: AskedStore;
}

/** What was asked, the type of the answer, and the time between. */
type Answered = (question: Question['type'], answer: Answer['type'], seconds: number) => void;

export class AskedStore {
  readonly #request: (request: Request) => void;
  readonly #writer: () => Writer;
  readonly #answered: Answered;
  readonly #waiting = new Map<number, Waiting>();
  /** Reads whose client waits no longer. They hold a place in the store until they are cancelled. */
  readonly #abandoned = new Set<number>();
  readonly #turnstile = new Turnstile();
  #tickets = 0;
  #isClosed = false;

  /** `writer`: the node of the store, once it runs. `answered` hears of each answer that a client has waited for. */
  constructor(request: (request: Request) => void, writer: () => Writer, answered: Answered) {
    this.#request = request;
    this.#writer = writer;
    this.#answered = answered;
  }

  get writer(): Writer {
    return this.#writer();
  }

  /** How many have no answer yet. */
  get waiting(): number {
    return this.#turnstile.size;
  }

  /** How many may be in the store at once. */
  get limit(): number {
    return this.#turnstile.limit;
  }

  /** Asks, and waits until then at most. Mostly the store gives up earlier. */
  ask(question: Question, until: Until): Promise<Answer> {
    this.#tickets += 1;
    const ticket = this.#tickets;
    return this.#inTurn(until, () => this.#askAs(ticket, question, until));
  }

  /** Reads these items, then commits what `decide` says about them. If it throws, nothing is written. */
  readThen<T>(
    items: Asked<'begin'>['items'],
    decide: (read: Extract<Answer, { readonly type: 'read' }>) => Decision<T>,
    until: Until,
  ): Promise<Answer | Extract<Decision<T>, { readonly type: 'instead' }>> {
    return this.#inTurn(until, () => this.#readThen(items, decide, until));
  }

  async #readThen<T>(
    items: Asked<'begin'>['items'],
    decide: (read: Extract<Answer, { readonly type: 'read' }>) => Decision<T>,
    until: Until,
  ): Promise<Answer | Extract<Decision<T>, { readonly type: 'instead' }>> {
    this.#tickets += 1;
    const ticket = this.#tickets;
    const read = await this.#askAs(ticket, { type: 'begin', items }, until);
    if (read.type !== 'read') return read;
    let decision: Decision<T>;
    try {
      decision = decide(read);
    } catch (error) {
      await this.#askAs(ticket, { type: 'cancel' }, until);
      throw error;
    }
    if (decision.type === 'commit') return this.#askAs(ticket, decision, until);
    await this.#askAs(ticket, { type: 'cancel' }, until);
    return decision;
  }

  /** Rejects if there was no room until then: nothing has been asked. */
  async #inTurn<T>(until: Until, work: () => Promise<T>): Promise<T> {
    const passed = await this.#turnstile.pass(until - Date.now(), work);
    if (passed !== null) return passed.done;
    throw this.#isClosed
      ? new ApiError('stopping', 'the node stops; ask another one')
      : new ApiError('late', 'the node has more to do than it can; nothing was written');
  }

  #askAs(ticket: number, question: Question, until: Until): Promise<Answer> {
    if (this.#isClosed) return Promise.reject(new ApiError('stopping', 'the node stops; ask another one'));
    return new Promise((answer, fail) => {
      const timer = setTimeout(() => this.#endWaiting(ticket, question), Math.max(0, until - Date.now()));
      this.#waiting.set(ticket, { question: question.type, since: performance.now(), answer, fail, timer });
      this.#request({ ...question, ticket } as Request);
    });
  }

  /** The deadline of a client is over. */
  #endWaiting(ticket: number, { type }: Question): void {
    const waiting = this.#waiting.get(ticket);
    this.#waiting.delete(ticket);
    if (type === 'begin') this.#abandoned.add(ticket);
    const mayHappen = type === 'commit' || type === 'put' || type === 'run';
    waiting?.fail(
      mayHappen
        ? new ApiError('unknown_outcome', 'the deadline is over; the writes may happen, now or later')
        : new ApiError('late', 'the deadline is over; nothing was written'),
    );
  }

  /** An output of the store. */
  hear(output: Output): void {
    if (!('ticket' in output)) return;
    const { ticket } = output;
    if (this.#abandoned.delete(ticket) && output.type === 'read') return this.#request({ type: 'cancel', ticket });
    const waiting = this.#waiting.get(ticket);
    this.#waiting.delete(ticket);
    if (waiting === undefined) return;
    clearTimeout(waiting.timer);
    this.#answered(waiting.question, output.type, (performance.now() - waiting.since) / 1000);
    waiting.answer(output);
  }

  /** The node stops: whoever waits hears that the outcome is not known. */
  close(): void {
    this.#isClosed = true;
    this.#turnstile.close();
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { fail, timer } of all) {
      clearTimeout(timer);
      fail(new ApiError('unknown_outcome', 'the node stops; read the keys to learn what has happened'));
    }
  }
}
