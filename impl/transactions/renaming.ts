/**
 * Renames the data of transactions when members of the ring exchange their ids and places. No place may be on its
 * way to another node then: a range that is handed over or restored has no counterpart.
 */
import { clockwiseFrom } from '../identifier-space/nearest.ts';
import { InvariantViolation, invariant } from '../kernel/invariant.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { Exchange } from '../places/exchange.ts';
import type { Copy, Holder, Replica, Reservation } from './holdings.ts';
import { byKeyAndPlace, instanceOf, keyOf, placeOf } from './instances.ts';
import type { CastVotes, Held, Message } from './messages.ts';
import type { Request, Timer } from './requests.ts';
import type { Acceptor, Client, Config, Durable, Leading, State } from './state.ts';
import type { Instance, Operation, Transaction, TransactionId } from './transaction.ts';

export class Renaming {
  readonly #config: Config;
  readonly #exchange: Exchange;

  constructor(config: Config, exchange: Exchange) {
    this.#config = config;
    this.#exchange = exchange;
  }

  state(state: State): State {
    return {
      ...state,
      ...this.durable(state),
      self: this.#exchange.node(state.self),
      clients: this.#byId(state.clients, (client) => this.#client(client)),
      leading: this.#byId(state.leading, (leading) => this.#leading(leading)),
      askers: this.#byId(state.askers, (askers) => this.#exchange.nodes(askers)),
      suspected: this.#exchange.nodes(state.suspected),
      watched: this.#exchange.nodes(state.watched),
      held: state.held.map((message) => this.message(message) as Held),
    };
  }

  durable(durable: Durable): Durable {
    invariant(durable.restorations.length === 0, NOTHING_MOVES);
    const { members, from, begun, replicas, reservations, cast, acceptors, outcomes, titles, heard, restorations } = durable;
    return {
      members: this.#exchange.nodes(members),
      from: from === null ? null : this.#exchange.beginning(from),
      begun,
      replicas: this.#byInstance(replicas, (replica) => this.#replica(replica)),
      reservations: this.#byInstance(reservations, (reservation) => this.#reservation(reservation)),
      cast: this.#byId(cast, (votes) => this.#cast(votes)),
      acceptors: this.#byId(acceptors, (acceptor) => this.#acceptor(acceptor)),
      outcomes: this.#byId(outcomes, unchanged),
      titles,
      heard,
      restorations,
    };
  }

  message(message: Message): Message {
    switch (message.type) {
      case 'enlist':
      case 'reserve':
        return { ...message, ...this.#holder(message), places: message.places.map(this.#exchange.place) };
      case 'enlisted':
        return {
          ...message,
          transaction: this.id(message.transaction),
          places: message.places.map(this.#exchange.place),
          copies: this.#copies(message.copies),
        };
      case 'reserved':
        return { ...message, transaction: this.id(message.transaction), place: this.#exchange.place(message.place) };
      case 'release':
        return { ...message, transaction: this.id(message.transaction), places: message.places.map(this.#exchange.place) };
      case 'prepare':
      case 'decision':
        return { ...message, transaction: this.#transaction(message.transaction), places: message.places.map(this.#exchange.place) };
      case 'vote':
        return this.#cast(message);
      case 'ask':
      case 'propose':
        return { ...message, transaction: this.#transaction(message.transaction), votes: this.#byInstance(message.votes, unchanged) };
      case 'lead':
        return { ...message, transaction: this.#transaction(message.transaction) };
      case 'accepted':
        return { ...message, transaction: this.id(message.transaction), votes: this.#byInstance(message.votes, unchanged) };
      case 'promised':
        return { ...message, transaction: this.id(message.transaction), accepted: this.#byInstance(message.accepted, unchanged) };
      case 'refused':
        return { ...message, transaction: this.id(message.transaction) };
      default:
        throw new InvariantViolation(`broken invariant: ${NOTHING_MOVES}; got ${message.type}`);
    }
  }

  request(request: Request): Request {
    switch (request.type) {
      case 'members':
        return { ...request, members: this.#exchange.nodes(request.members) };
      case 'gone':
        return { ...request, node: this.#exchange.node(request.node) };
      default:
        return request;
    }
  }

  timer(timer: Timer): Timer {
    switch (timer.type) {
      case 'refetch':
        return timer;
      case 'lease':
        return { ...timer, instance: this.#instance(timer.instance) };
      default:
        return { ...timer, transaction: this.id(timer.transaction) };
    }
  }

  /** The name of a transaction begins with its manager. */
  id(id: TransactionId): TransactionId {
    const [manager, number] = id.split('.');
    return `${this.#exchange.node(Number(manager))}.${number}`;
  }

  #client(client: Client): Client {
    switch (client.phase) {
      case 'reserving':
        return { ...client, copies: this.#copies(client.copies), tokens: this.#byInstance(client.tokens, unchanged) };
      case 'reading': {
        const addresses = renamed(client.addresses, this.#place, (owner) => this.#exchange.node(owner));
        return { ...client, addresses, copies: this.#copies(client.copies) };
      }
      case 'committing':
        return client;
    }
  }

  #leading(leading: Leading): Leading {
    switch (leading.phase) {
      case 'counting':
        return { ...leading, reports: renamed(leading.reports, this.#node, (votes) => this.#byInstance(votes, unchanged)) };
      case 'asking':
        return { ...leading, promises: renamed(leading.promises, this.#node, (accepted) => this.#byInstance(accepted, unchanged)) };
      case 'proposing':
        return {
          ...leading,
          votes: this.#byInstance(leading.votes, unchanged),
          acceptedBy: this.#exchange.nodes(leading.acceptedBy),
        };
    }
  }

  #acceptor(acceptor: Acceptor): Acceptor {
    return {
      ...acceptor,
      transaction: this.#transaction(acceptor.transaction),
      accepted: this.#byInstance(acceptor.accepted, unchanged),
    };
  }

  #transaction(transaction: Transaction): Transaction {
    return {
      ...transaction,
      id: this.id(transaction.id),
      managers: this.#managers(transaction.managers),
      operations: transaction.operations.map((operation) => this.#operation(operation)),
    };
  }

  /** The transaction manager first, then the others clockwise from it. */
  #managers(managers: readonly NodeId[]): readonly NodeId[] {
    const [first, ...others] = managers.map(this.#exchange.node);
    return [first, ...clockwiseFrom(first, others, this.#config.identifiers)];
  }

  #operation(operation: Operation): Operation {
    return operation.tokens === undefined ? operation : { ...operation, tokens: renamed(operation.tokens, this.#place, unchanged) };
  }

  #cast(cast: CastVotes): CastVotes {
    return { ...cast, transaction: this.#transaction(cast.transaction), votes: this.#byInstance(cast.votes, unchanged) };
  }

  #copies(copies: readonly Copy[]): readonly Copy[] {
    return copies.map((copy) => ({ ...copy, place: this.#exchange.place(copy.place) })).sort(byKeyAndPlace);
  }

  #replica(replica: Replica): Replica {
    const [readers, writers] = [replica.readers, replica.writers].map((ids) => ids.map((id) => this.id(id)).sort());
    return { ...replica, readers, writers };
  }

  #reservation(reservation: Reservation): Reservation {
    const { holder, waiting } = reservation;
    return {
      ...reservation,
      holder: holder === null ? null : this.#holder(holder),
      waiting: waiting.map((each) => this.#holder(each)),
    };
  }

  #holder({ transaction, manager }: Holder): Holder {
    return { transaction: this.id(transaction), manager: this.#exchange.node(manager) };
  }

  #byId<T>(record: Readonly<Record<TransactionId, T>>, value: (value: T) => T): Readonly<Record<TransactionId, T>> {
    return renamed(record, (id) => this.id(id), value);
  }

  #byInstance<T>(record: Readonly<Record<Instance, T>>, value: (value: T) => T): Readonly<Record<Instance, T>> {
    return renamed(record, (instance) => this.#instance(instance), value);
  }

  #instance(instance: Instance): Instance {
    return instanceOf(keyOf(instance), this.#exchange.place(placeOf(instance)));
  }

  readonly #node = (id: string) => String(this.#exchange.node(Number(id)));
  readonly #place = (place: string) => String(this.#exchange.place(Number(place)));
}

const NOTHING_MOVES = 'no place is handed over or restored while nodes exchange their ids';

function renamed<T>(record: Readonly<Record<string, T>>, key: (key: string) => string, value: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([each, item]) => [key(each), value(item)]));
}

function unchanged<T>(value: T): T {
  return value;
}
