/** Peers that are written by hand: they send any bytes over real sockets. */
import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { type Address, type Answer, type Hello, type Identity, type Sent, WIRE } from '../../runtime/frame.ts';
import { decodeAnswer, encodeFrame, encodeOpening, LONGEST_WORDS, Reassembler } from '../../runtime/frame-codec.ts';

export const address = (node: number, port = 7000): Address => ({ node, host: '127.0.0.1', port });

/** The word about itself of a node that is the only one with its id. */
export function identity(node: number, more: Partial<Identity> = {}): Identity {
  return { ...address(node), instance: randomUUID(), incarnation: 1, process: randomUUID(), ...more };
}

export const helloOf = (self: Identity, to: number): Hello => ({ type: 'hello', wire: WIRE, network: 'rumours', to, self });

/** A body that may not be a frame, after its length. */
export function withLength(body: string): Buffer {
  const prefix = Buffer.alloc(4);
  prefix.writeUInt32BE(Buffer.byteLength(body));
  return Buffer.concat([prefix, Buffer.from(body)]);
}

export const RUMOUR: Sent = { step: 1, index: 0, lamport: 1, message: { type: 'rumour', word: 'x' } };

export const frameOf = (...messages: readonly Sent[]): Buffer =>
  encodeFrame(
    [],
    messages.map((message) => JSON.stringify(message)),
  );

export class RawPeer {
  readonly socket: Socket;
  /** Settles when the other side has closed. */
  readonly closed: Promise<void>;
  readonly #answers = new Reassembler();
  #hear: (answer: Answer) => void = () => undefined;
  readonly answer: Promise<Answer>;

  constructor(at: Address) {
    this.answer = new Promise((resolve) => {
      this.#hear = resolve;
    });
    this.socket = connect(at.port, at.host);
    this.socket.on('error', () => undefined);
    this.socket.on('data', (chunk) => {
      this.#answers.push(chunk);
      const body = this.#answers.next(LONGEST_WORDS);
      if (body !== null) this.#hear(decodeAnswer(body));
    });
    this.closed = new Promise((resolve) => this.socket.on('close', () => resolve()));
  }

  /** Says hello, and waits for the answer. */
  async hello(self: Identity, to: number): Promise<Answer> {
    this.socket.write(encodeOpening(helloOf(self, to)));
    return this.answer;
  }
}

/** The answer to a hello of this node; the connection is closed. */
export async function answerTo(self: Identity, at: Address): Promise<Answer> {
  const peer = new RawPeer(at);
  const answer = await peer.hello(self, at.node);
  peer.socket.destroy();
  return answer;
}

/** A connection that has been accepted. */
export async function guest(self: Identity, at: Address): Promise<RawPeer> {
  const peer = new RawPeer(at);
  const answer = await peer.hello(self, at.node);
  if (answer.type !== 'welcome') throw new Error(answer.why);
  return peer;
}
