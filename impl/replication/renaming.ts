/**
 * Renames the data of symmetric replication when members of the ring exchange their ids and places. No place may be
 * on its way to another node then: a range that is handed over or restored has no counterpart.
 */
import { InvariantViolation, invariant } from '../kernel/invariant.ts';
import type { Exchange } from '../places/exchange.ts';
import type { Message, Standing } from './messages.ts';
import type { Operation, Reply, State } from './state.ts';
import type { Entry, Store, Version } from './store.ts';

export class Renaming {
  readonly #exchange: Exchange;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  state(state: State): State {
    invariant(state.restorations.length === 0 && state.gifts.length === 0, NOTHING_MOVES);
    return {
      ...state,
      self: this.#exchange.node(state.self),
      store: this.#store(state.store),
      routes: state.routes
        .map(({ place, owner }) => ({ place: this.#exchange.place(place), owner: this.#exchange.node(owner) }))
        .sort(byPlace),
      operations: state.operations.map((operation) => this.#operation(operation)),
    };
  }

  message(message: Message): Message {
    switch (message.type) {
      case 'read':
      case 'unknown':
        return { ...message, place: this.#exchange.place(message.place) };
      case 'held':
        return { ...message, ...this.#standing(message), version: this.#version(message.version) };
      case 'write':
        return { ...message, entry: this.#entry(message.entry) };
      case 'written':
        return { ...message, ...this.#standing(message) };
      default:
        throw new InvariantViolation(`broken invariant: ${NOTHING_MOVES}; got ${message.type}`);
    }
  }

  #store({ holdings, entries, heard }: Store): Store {
    invariant(heard.length === 0 && holdings.every(({ restored }) => restored), NOTHING_MOVES);
    return {
      holdings: holdings
        .map((holding) => ({ ...holding, from: this.#exchange.beginning(holding.from), to: this.#exchange.node(holding.to) }))
        .sort((a, b) => a.to - b.to),
      entries: entries.map((entry) => this.#entry(entry)).sort((a, b) => byPlace(a, b) || a.key - b.key),
      heard,
    };
  }

  #operation(operation: Operation): Operation {
    if (operation.phase === 'reading') {
      const answers = operation.answers.map((answer): Reply => {
        return { ...answer, ...this.#standing(answer), version: this.#version(answer.version) };
      });
      return { ...operation, answers: answers.sort(byPlace) };
    }
    const answers = operation.answers.map((answer) => ({ ...answer, ...this.#standing(answer) }));
    return { ...operation, version: this.#version(operation.version), answers: answers.sort(byPlace) };
  }

  #standing({ place, claim, others }: Standing): Standing {
    invariant(others.length === 0, NOTHING_MOVES);
    return { place: this.#exchange.place(place), claim, others };
  }

  #entry(entry: Entry): Entry {
    return { ...entry, place: this.#exchange.place(entry.place), version: this.#version(entry.version) };
  }

  /** The version of a key that was never written has no writer. */
  #version({ counter, writer }: Version): Version {
    return { counter, writer: counter === 0 ? writer : this.#exchange.node(writer) };
  }
}

const NOTHING_MOVES = 'no place is handed over or restored while nodes exchange their ids';

function byPlace(a: { readonly place: number }, b: { readonly place: number }): number {
  return a.place - b.place;
}
