/** The port on which a node receives. All input is checked before it is used. */
import type { Socket } from 'node:net';
import type { Frame } from './frame.ts';
import { BadFrame, encodeRefusal, FrameDecoder, Refused } from './frame-codec.ts';
import type { OpenPort, Transport } from './transport.ts';

/** The most connections at a time; further ones are closed at once. */
const MOST_CONNECTIONS = 1_000;

export interface ListenerEvents {
  /** Receives a frame. Throws `BadFrame` for one that is not acceptable, `Refused` if its sender must be told. */
  frame(frame: Frame): void;
  /** Bytes arrived that are not an acceptable frame; the connection is closed. */
  garbage(why: string): void;
}

export class Listener {
  readonly #open: OpenPort;

  private constructor(open: OpenPort) {
    this.#open = open;
  }

  /** Opens the port; port 0 means any free one. Call `serve` at once. Rejects with `CannotListen`. */
  static async open(transport: Transport, host: string, port: number): Promise<Listener> {
    return new Listener(await transport.listen({ host, port }, MOST_CONNECTIONS));
  }

  /** Accepts connections from now on. */
  serve(events: ListenerEvents): void {
    this.#open.serve(({ socket }) => accept(socket, events), events.garbage);
  }

  /** The port that is listened on. */
  get port(): number {
    return this.#open.port;
  }

  close(): Promise<void> {
    return this.#open.close();
  }
}

function accept(socket: Socket, events: ListenerEvents): void {
  const decoder = new FrameDecoder();
  // A peer that goes away does not concern this node; `close` follows.
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    try {
      for (const frame of decoder.push(chunk)) events.frame(frame);
    } catch (error) {
      if (!(error instanceof BadFrame)) throw error;
      socket.removeAllListeners('data').resume();
      if (!(error instanceof Refused && error.isQuestion))
        events.garbage(`from ${socket.remoteAddress ?? 'a closed connection'}: ${error.message}`);
      if (error instanceof Refused) socket.end(encodeRefusal(error), () => socket.destroy());
      else socket.destroy();
    }
  });
}
