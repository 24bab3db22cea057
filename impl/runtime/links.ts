/** The connections on which a node sends: one per peer, opened at the first message, in order while it lasts. */
import { connect, type Socket } from 'node:net';
import type { NodeId } from '../kernel/protocol.ts';
import type { AddressBook } from './address-book.ts';
import type { Address, Frame } from './frame.ts';
import { encodeFrame } from './frame-codec.ts';

/** Milliseconds between two attempts to reach a peer that does not listen yet. */
const RETRY_MS = 200;
const ATTEMPTS = 25;

export interface LinkEvents {
  /** Messages that will not arrive, and why: one sentence. */
  lost(messages: number, why: string): void;
}

export class Links {
  readonly #book: AddressBook;
  readonly #events: LinkEvents;
  readonly #links = new Map<NodeId, Link>();

  constructor(book: AddressBook, events: LinkEvents) {
    this.#book = book;
    this.#events = events;
  }

  /** Sends the message when the peer can be reached. Throws `BadFrame` when it is too long. */
  send(message: Omit<Frame, 'addresses'>): void {
    const { to } = message;
    const address = this.#book.addressOf(to);
    if (address === undefined) return this.#events.lost(1, `the address of node ${to} is not known`);
    this.#linkTo(address).send(message);
  }

  close(): void {
    for (const link of this.#links.values()) link.close();
    this.#links.clear();
  }

  #linkTo(address: Address): Link {
    const open = this.#links.get(address.node);
    if (open?.address === address) return open;
    open?.close();
    const link = new Link(address, this.#book, this.#events, () => {
      if (this.#links.get(address.node) === link) this.#links.delete(address.node);
    });
    this.#links.set(address.node, link);
    return link;
  }
}

class Link {
  readonly address: Address;
  readonly #book: AddressBook;
  readonly #events: LinkEvents;
  readonly #ended: () => void;
  #socket: Socket;
  #waiting: Buffer[] = [];
  #connected = false;
  #closed = false;
  #attempts = 0;
  #told = 0;

  constructor(address: Address, book: AddressBook, events: LinkEvents, ended: () => void) {
    this.address = address;
    this.#book = book;
    this.#events = events;
    this.#ended = ended;
    this.#socket = this.#connect();
  }

  send(message: Omit<Frame, 'addresses'>): void {
    const { addresses, told } = this.#book.since(this.#told);
    const bytes = encodeFrame({ ...message, addresses });
    this.#told = told;
    if (this.#connected) this.#socket.write(bytes);
    else this.#waiting.push(bytes);
  }

  /** Lets what was written go out, and closes. */
  close(): void {
    this.#closed = true;
    if (this.#connected) this.#socket.end();
    else this.#socket.destroy();
  }

  #connect(): Socket {
    const { host, port } = this.address;
    const socket = connect({ host, port, noDelay: true });
    this.#attempts += 1;
    let trouble = 'the connection was closed';
    socket.on('connect', () => {
      this.#connected = true;
      for (const bytes of this.#waiting) socket.write(bytes);
      this.#waiting = [];
    });
    socket.on('error', (error) => {
      trouble = error.message;
    });
    // Nothing comes back on this connection; reading lets its end be noticed.
    socket.resume();
    socket.on('close', () => this.#onClose(trouble));
    return socket;
  }

  #onClose(trouble: string): void {
    if (this.#closed) return;
    if (!this.#connected && this.#attempts < ATTEMPTS) {
      setTimeout(() => this.#again(), RETRY_MS);
      return;
    }
    this.#ended();
    // What was written and not delivered cannot be counted: only the peer knows.
    if (this.#waiting.length > 0) this.#events.lost(this.#waiting.length, `node ${this.address.node} cannot be reached: ${trouble}`);
  }

  #again(): void {
    if (!this.#closed) this.#socket = this.#connect();
  }
}
