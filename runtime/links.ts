/**
 * The connections on which a node sends: one per peer, opened at the first message. A connection keeps the order of messages,
 * and all queues are bounded.
 */
import type { Socket } from 'node:net';
import type { NodeId } from '../impl/kernel/protocol.ts';
import type { AddressBook } from './address-book.ts';
import type { Address, Frame, Refusal } from './frame.ts';
import { BadFrame, encodeFrame, RefusalDecoder } from './frame-codec.ts';
import type { Transport } from './transport.ts';

/** Milliseconds between two attempts to reach a peer that does not listen yet. */
const RETRY_MS = 200;
const ATTEMPTS = 25;
/** The most bytes that may wait for a peer that does not listen yet, or does not read; 16 MiB. Further messages are lost. */
const MOST_UNSENT = 16_777_216;

export interface LinkEvents {
  /** Messages that will not arrive, and why: one sentence. */
  lost(messages: number, why: string): void;
  /** The node at `address` refuses messages from this node. */
  refused(address: Address, refusal: Refusal): void;
}

export class Links {
  readonly #transport: Transport;
  readonly #book: AddressBook;
  readonly #events: LinkEvents;
  readonly #links = new Map<NodeId, Link>();

  constructor(transport: Transport, book: AddressBook, events: LinkEvents) {
    this.#transport = transport;
    this.#book = book;
    this.#events = events;
  }

  /** Sends the message once the peer can be reached: at `elsewhere`, or else at the peer's known address. */
  send(message: Omit<Frame, 'addresses'>, elsewhere?: Address): void {
    const { to } = message;
    const address = elsewhere ?? this.#book.addressOf(to);
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
    const link = new Link(this.#transport, address, this.#book, this.#events, () => {
      if (this.#links.get(address.node) === link) this.#links.delete(address.node);
    });
    this.#links.set(address.node, link);
    return link;
  }
}

class Link {
  readonly #transport: Transport;
  readonly address: Address;
  readonly #book: AddressBook;
  readonly #events: LinkEvents;
  readonly #ended: () => void;
  #socket: Socket;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #connected = false;
  #closed = false;
  #attempts = 0;
  #told = 0;

  constructor(transport: Transport, address: Address, book: AddressBook, events: LinkEvents, ended: () => void) {
    this.#transport = transport;
    this.address = address;
    this.#book = book;
    this.#events = events;
    this.#ended = ended;
    this.#socket = this.#connect();
  }

  send(message: Omit<Frame, 'addresses'>): void {
    const { node } = this.address;
    const unsent = this.#connected ? this.#socket.writableLength : this.#waitingBytes;
    if (unsent >= MOST_UNSENT) return this.#events.lost(1, `node ${node} does not read what is sent to it: ${unsent} bytes wait`);
    const { addresses, told } = this.#book.since(this.#told);
    const bytes = this.#encoded({ ...message, addresses });
    if (bytes === null) return;
    this.#told = told;
    if (this.#connected) this.#socket.write(bytes);
    else this.#wait(bytes);
  }

  #wait(bytes: Buffer): void {
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
  }

  /** The bytes of the frame; null when the message is too long to be sent. */
  #encoded(frame: Frame): Buffer | null {
    try {
      return encodeFrame(frame);
    } catch (error) {
      if (!(error instanceof BadFrame)) throw error;
      this.#events.lost(1, error.message);
      return null;
    }
  }

  /** Closes the connection after everything written has gone out. */
  close(): void {
    this.#closed = true;
    if (this.#connected) this.#socket.end();
    else this.#socket.destroy();
  }

  #connect(): Socket {
    const socket = this.#transport.connect(this.address, () => {
      this.#connected = true;
      for (const bytes of this.#waiting) socket.write(bytes);
      this.#waiting = [];
      this.#waitingBytes = 0;
    });
    this.#attempts += 1;
    let trouble = 'the connection was closed';
    socket.on('error', (error) => {
      trouble = error.message;
    });
    const decoder = new RefusalDecoder();
    // Only a refusal comes back on this connection. Reading also reveals the connection's end.
    socket.on('data', (chunk) => this.#onAnswer(socket, decoder, chunk));
    socket.on('close', () => this.#onClose(trouble));
    return socket;
  }

  #onAnswer(socket: Socket, decoder: RefusalDecoder, chunk: Buffer): void {
    try {
      for (const refusal of decoder.push(chunk)) this.#events.refused(this.address, refusal);
    } catch (error) {
      if (!(error instanceof BadFrame)) throw error;
      socket.destroy();
    }
  }

  #onClose(trouble: string): void {
    if (this.#closed) return;
    if (!this.#connected && this.#attempts < ATTEMPTS) {
      setTimeout(() => this.#again(), RETRY_MS);
      return;
    }
    this.#ended();
    // Messages that were written but not delivered cannot be counted: only the peer knows them.
    if (this.#waiting.length > 0) this.#events.lost(this.#waiting.length, `node ${this.address.node} cannot be reached: ${trouble}`);
  }

  #again(): void {
    if (!this.#closed) this.#socket = this.#connect();
  }
}
