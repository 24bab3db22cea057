/**
 * The connection on which a node sends to one peer. It says hello, and writes frames once it is welcome. A connection keeps
 * the order of messages, and what waits is bounded.
 */
import type { Socket } from 'node:net';
import type { NodeId } from '../impl/kernel/protocol.ts';
import { type AddressBook, isSameLife, sameAddress } from './address-book.ts';
import { type Address, formatAddress, type Identity, type Refusal, type Sending, WIRE } from './frame.ts';
import { BadFrame, decodeAnswer, encodeFrame, encodeOpening, LONGEST_WORDS, Reassembler } from './frame-codec.ts';
import type { Gate } from './gate.ts';
import { Outbox } from './outbox.ts';
import type { Connection, Transport } from './transport.ts';

/** Milliseconds between two attempts to reach a peer that does not listen yet. */
const RETRY_MS = 200;
const ATTEMPTS = 25;
/** A peer must answer the hello within this time, in milliseconds. It may have to ask another node first, which has 10 s. */
const ANSWER_MS = 15_000;
/** Bytes that are given to a connection before they have gone out. More would be lost with it, uncounted. */
const MOST_WRITTEN = 1_048_576;

/** The parts of a node that a link needs. */
export interface LinkHost {
  readonly self: Identity;
  readonly network: string;
  readonly transport: Transport;
  readonly book: AddressBook;
  readonly gate: Gate;
  /** Messages are about to leave. Returns whether they may. */
  leaving(): boolean;
  /** Messages that will not arrive, and why: one sentence. */
  lost(messages: number, why: string): void;
  /** The peer refuses this node, and that many messages for it are lost. */
  refused(peer: NodeId, refusal: Refusal, messages: number): void;
}

export class Link {
  readonly #peer: NodeId;
  readonly #host: LinkHost;
  readonly #ended: () => void;
  readonly #outbox = new Outbox();
  #socket: Socket | null = null;
  /** Where the connection goes. */
  #at: Address | null = null;
  /** The process that has answered; null before it is open. */
  #open: Identity | null = null;
  #isClosed = false;
  #isFlushing = false;
  #attempts = 0;
  #told = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(peer: NodeId, host: LinkHost, ended: () => void) {
    this.#peer = peer;
    this.#host = host;
    this.#ended = ended;
    this.#connect();
  }

  /** Messages of one tick leave together. */
  send(message: Sending): void {
    const outside = this.#open === null ? 0 : (this.#socket?.writableLength ?? 0);
    const complaint = this.#outbox.put(message, outside);
    if (complaint !== null) this.#host.lost(1, `to node ${this.#peer}: ${complaint}`);
    if (this.#isFlushing) return;
    this.#isFlushing = true;
    queueMicrotask(() => {
      this.#isFlushing = false;
      this.#flush();
    });
  }

  /** Closes the connection after all that waits for an open one has gone out. */
  close(): void {
    if (this.#open !== null) this.#write(Number.POSITIVE_INFINITY);
    this.#isClosed = true;
    clearTimeout(this.#timer);
    if (this.#open === null) this.#socket?.destroy();
    else this.#socket?.end();
  }

  #flush(): void {
    if (this.#isClosed) return;
    if (this.#hasMoved()) this.#leave();
    else if (this.#open !== null) this.#write(MOST_WRITTEN);
  }

  #write(most: number): void {
    const { book } = this.#host;
    const socket = this.#socket;
    if (socket === null) return;
    if (this.#outbox.size > 0 && !this.#host.leaving()) return;
    const { addresses, told } = book.since(this.#told);
    // Alone, so that the longest message still fits into a frame.
    if (addresses.length > 0) socket.write(encodeFrame(addresses, []));
    this.#told = told;
    while (this.#outbox.size > 0 && socket.writableLength < most) socket.write(encodeFrame([], this.#outbox.take()));
  }

  /** Whether the peer is another process by now, or is to be looked for at another address. */
  #hasMoved(): boolean {
    const known = this.#host.book.entryOf(this.#peer);
    if (known === undefined || this.#at === null) return false;
    if (this.#open === null) return !sameAddress(known.address, this.#at);
    return known.ownWord !== null && !isSameLife(known.ownWord, this.#open);
  }

  /** Gives the connection up for one to where the peer is now. */
  #leave(): void {
    const socket = this.#socket;
    this.#forget();
    if (socket !== null) socket.removeAllListeners('close').destroy();
    this.#attempts = 0;
    this.#connect();
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#socket = null;
    this.#at = null;
    this.#open = null;
    this.#told = 0;
  }

  #connect(): void {
    const known = this.#host.book.entryOf(this.#peer);
    if (known === undefined) return this.#lose('its address has been forgotten');
    this.#at = known.address;
    this.#attempts += 1;
    let trouble = 'the connection was closed';
    const socket = this.#host.transport.connect(known.address, (connection) => this.#greet(connection));
    this.#socket = socket;
    socket.on('error', (error) => {
      trouble = error.message;
    });
    socket.on('drain', () => this.#flush());
    socket.on('close', () => this.#onClose(trouble));
  }

  #greet(connection: Connection): void {
    const { self, network } = this.#host;
    const { socket } = connection;
    socket.write(encodeOpening({ type: 'hello', wire: WIRE, network, to: this.#peer, self }));
    this.#timer = setTimeout(() => socket.destroy(new Error(`it has not answered in ${ANSWER_MS / 1_000} s`)), ANSWER_MS);
    const answers = new Reassembler();
    // One answer comes back on this connection. Reading also reveals the connection's end.
    socket.on('data', (chunk) => {
      try {
        answers.push(chunk);
        const body = answers.next(LONGEST_WORDS);
        if (body !== null) this.#onAnswer(connection, body);
      } catch (error) {
        socket.destroy(error instanceof Error ? error : undefined);
        if (!(error instanceof BadFrame)) throw error;
      }
    });
  }

  #onAnswer({ proven }: Connection, body: Buffer): void {
    const answer = decodeAnswer(body);
    if (this.#open !== null) throw new BadFrame('it has answered twice');
    clearTimeout(this.#timer);
    if (answer.type === 'refusal') return this.#host.refused(this.#peer, answer, this.#end());
    this.#host.gate.recognise(this.#peer, answer.self, proven);
    this.#open = answer.self;
    this.#flush();
  }

  /** Tries again while messages wait, and the peer has not been out of reach for too long. */
  #onClose(trouble: string): void {
    if (this.#isClosed) return;
    if (this.#open !== null) this.#attempts = 0;
    const where = this.#at === null ? '' : ` at ${formatAddress(this.#at)}`;
    this.#forget();
    if (this.#outbox.size === 0 || this.#attempts >= ATTEMPTS) return this.#lose(`it cannot be reached${where}: ${trouble}`);
    this.#timer = setTimeout(() => this.#connect(), RETRY_MS);
  }

  #lose(why: string): void {
    const lost = this.#end();
    if (lost > 0) this.#host.lost(lost, `to node ${this.#peer}: ${why}`);
  }

  /** Returns how many messages waited. Those that were written but not delivered cannot be counted: only the peer knows them. */
  #end(): number {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#socket?.destroy();
    this.#ended();
    return this.#outbox.drop();
  }
}
