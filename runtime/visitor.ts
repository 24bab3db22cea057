/** A connection that another node has opened: first its hello, then its frames. Everything is checked, and nothing without a bound. */
import type { NodeId } from '../impl/kernel/protocol.ts';
import type { Answer, Frame, Hello, Identity, Question } from './frame.ts';
import { BadFrame, decodeFrame, decodeOpening, encodeAnswer, LONGEST_FRAME, LONGEST_WORDS, Reassembler, Refused } from './frame-codec.ts';
import type { Gate, Received } from './gate.ts';
import type { Intake, Line } from './intake.ts';
import type { Connection } from './transport.ts';

/** A connection without a hello after this time is closed, in milliseconds. */
const HELLO_MS = 5_000;
/** The time in which the other side may read its last answer. */
const FAREWELL_MS = 1_000;

/** The parts of a node that a visitor needs. */
export interface Host {
  readonly self: Identity;
  readonly gate: Gate;
  readonly intake: Intake<Received>;
  /** A frame was accepted, and its messages wait in line. */
  frame(frame: Frame): void;
  /** Something came that is not acceptable, and the connection is closed. `who`: the peer, as far as it is known. */
  garbage(who: string, why: string): void;
  lost(messages: number, why: string): void;
}

/** The port at which visitors arrive. */
export interface Reception {
  /** The node with this id; if there is none, or for null, the newest one. Null: no node listens now. */
  hostOf(node: NodeId | null): Host | null;
  /** This visitor has been accepted. */
  accepted(visitor: Visitor, self: Identity): void;
  closed(visitor: Visitor): void;
}

interface Seat {
  readonly host: Host;
  readonly line: Line<Received>;
}

export class Visitor {
  readonly #connection: Connection;
  readonly #reception: Reception;
  readonly #from: string;
  readonly #bytes = new Reassembler();
  /** The node that the hello is for, and its line; null before the hello. */
  #seat: Seat | null = null;
  readonly #patience: NodeJS.Timeout;
  #phase: 'silent' | 'judged' | 'accepted' | 'closed' = 'silent';
  #peer: Identity | null = null;

  constructor(connection: Connection, reception: Reception) {
    this.#connection = connection;
    this.#reception = reception;
    const { socket } = connection;
    this.#from = socket.remoteAddress ?? 'a closed connection';
    // A process that was busy for so long has not read yet, so it looks once more.
    this.#patience = setTimeout(() => setImmediate(() => this.#onLate()), HELLO_MS);
    // A peer that goes away does not concern this node; `close` follows.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#onClose());
    socket.on('data', (chunk) => {
      this.#bytes.push(chunk);
      this.#read();
    });
  }

  /** The node that it visits; the newest one until its hello has come. Null: no node listens now. */
  get host(): Host | null {
    return this.#seat?.host ?? this.#reception.hostOf(null);
  }

  /** The node at the other end; null before its hello is accepted. */
  get peer(): Identity | null {
    return this.#peer;
  }

  close(): void {
    this.#connection.socket.destroy();
  }

  /** Takes what has come, as far as it may be taken now, and then more. */
  #read(): void {
    const { socket } = this.#connection;
    try {
      for (let isMore = true; isMore; ) isMore = this.#takeOne();
    } catch (error) {
      return this.#refuse(error);
    }
    if (this.#phase === 'judged' || this.#seat?.line.isFull) socket.pause();
    else if (this.#phase !== 'closed') socket.resume();
  }

  /** Takes the next opening or frame. Returns whether there may be another one. */
  #takeOne(): boolean {
    if (this.#phase === 'silent') {
      const body = this.#bytes.next(LONGEST_WORDS);
      if (body !== null) this.#open(body);
    } else if (this.#phase === 'accepted' && this.#peer !== null && this.#seat !== null && !this.#seat.line.isFull) {
      const body = this.#bytes.next(LONGEST_FRAME);
      if (body === null) return false;
      this.#takeFrame(body, this.#peer, this.#seat);
      return true;
    }
    return false;
  }

  #open(body: Buffer): void {
    const opening = decodeOpening(body);
    clearTimeout(this.#patience);
    this.#phase = 'judged';
    if (opening.type === 'question') return this.#answer(opening);
    const host = this.#reception.hostOf(opening.to);
    if (host === null) return this.close();
    this.#seat = { host, line: host.intake.line(() => this.#read()) };
    void this.#judge(opening, host);
  }

  #answer(question: Question): void {
    const { host } = this;
    if (host === null) return this.close();
    host.gate.checkQuestion(question);
    this.#sayLast({ type: 'welcome', self: host.self });
  }

  async #judge(hello: Hello, host: Host): Promise<void> {
    try {
      await host.gate.admit(hello, this.#connection.proven);
      if (this.#phase !== 'judged') return;
      this.#phase = 'accepted';
      this.#peer = hello.self;
      this.#connection.socket.write(encodeAnswer({ type: 'welcome', self: host.self }));
      this.#reception.accepted(this, hello.self);
      this.#read();
    } catch (error) {
      this.#refuse(error);
    }
  }

  #takeFrame(body: Buffer, peer: Identity, { host, line }: Seat): void {
    const { frame, texts } = decodeFrame(body);
    const received = host.gate.check(peer, frame, texts);
    host.frame(frame);
    line.push(received);
  }

  /** Closes the connection; a peer whose operator has made a mistake is told so. Throws what is not about the peer. */
  #refuse(error: unknown): void {
    if (!(error instanceof BadFrame)) throw error;
    if (this.#phase === 'closed') return;
    const { peer } = this;
    // A node that has moved away is looked for until others have heard of it. That is nobody's fault.
    const isStray = error instanceof Refused && error.mistake === 'otherNode';
    if (!isStray) this.host?.garbage(peer === null ? this.#from : `node ${peer.node}`, error.message);
    if (error instanceof Refused) this.#sayLast({ type: 'refusal', refused: error.mistake, why: error.message });
    else this.#connection.socket.destroy();
    this.#phase = 'closed';
  }

  /** Bytes that come in the meantime are read and dropped: the peer would not see the answer if they were left unread. */
  #sayLast(answer: Answer): void {
    const { socket } = this.#connection;
    this.#phase = 'closed';
    clearTimeout(this.#patience);
    socket.removeAllListeners('data').resume();
    socket.end(encodeAnswer(answer));
    setTimeout(() => socket.destroy(), FAREWELL_MS).unref();
  }

  #onLate(): void {
    if (this.#phase === 'silent') this.#refuse(new BadFrame(`got no hello in ${HELLO_MS / 1_000} s, expected one`));
  }

  #onClose(): void {
    this.#phase = 'closed';
    clearTimeout(this.#patience);
    this.#reception.closed(this);
    if (this.#seat === null) return;
    const { host, line } = this.#seat;
    const lost = host.intake.end(line);
    if (lost > 0) host.lost(lost, `the connection of ${this.#from} has ended, and too many wait`);
  }
}
