/** Requests to the store of a node, each with one answer. The node numbers them; nothing is asked twice. */
import type { Output, Request } from '../impl/store/messages.ts';
import { ApiError } from './api-error.ts';

/** An answer to a client, and not a question to the layer below. */
export type Answer = Extract<Output, { readonly ticket: number }>;

/** A request without its ticket. */
export type Question = Request extends infer R ? (R extends { readonly ticket: number } ? Omit<R, 'ticket'> : never) : never;

/** A question of one type. */
export type Asked<Type extends Question['type']> = Extract<Question, { readonly type: Type }>;

interface Waiting {
  answer(answer: Answer): void;
  fail(error: ApiError): void;
}

export class AskedStore {
  readonly #request: (request: Request) => void;
  readonly #waiting = new Map<number, Waiting>();
  #tickets = 0;
  #isClosed = false;

  constructor(request: (request: Request) => void) {
    this.#request = request;
  }

  /** How many have no answer yet. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Asks, and waits. Each question is answered in the end: the store gives up after a while. */
  ask(question: Question): Promise<Answer> {
    this.#tickets += 1;
    return this.#askAs(this.#tickets, question);
  }

  /** Reads these items, then commits what `decide` says about them. If it throws, nothing is written. */
  async readThen(
    items: Asked<'begin'>['items'],
    decide: (read: Extract<Answer, { readonly type: 'read' }>) => Asked<'commit'>,
  ): Promise<Answer> {
    this.#tickets += 1;
    const ticket = this.#tickets;
    const read = await this.#askAs(ticket, { type: 'begin', items });
    if (read.type !== 'read') return read;
    let commit: Asked<'commit'>;
    try {
      commit = decide(read);
    } catch (error) {
      await this.#askAs(ticket, { type: 'cancel' });
      throw error;
    }
    return this.#askAs(ticket, commit);
  }

  #askAs(ticket: number, question: Question): Promise<Answer> {
    if (this.#isClosed) return Promise.reject(stopping());
    return new Promise((answer, fail) => {
      this.#waiting.set(ticket, { answer, fail });
      this.#request({ ...question, ticket } as Request);
    });
  }

  /** An output of the store. */
  hear(output: Output): void {
    if (!('ticket' in output)) return;
    const waiting = this.#waiting.get(output.ticket);
    this.#waiting.delete(output.ticket);
    waiting?.answer(output);
  }

  /** The node stops: whoever waits hears that the outcome is not known. */
  close(): void {
    this.#isClosed = true;
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { fail } of all) fail(new ApiError('unknown_outcome', 'the node stops; read the keys to learn what has happened'));
  }
}

function stopping(): ApiError {
  return new ApiError('stopping', 'the node stops; ask another one');
}
