/** The port on which a node receives. All input is checked before it is used. */
import { createServer, type Server, type Socket } from 'node:net';
import type { Frame } from './frame.ts';
import { BadFrame, encodeRefusal, FrameDecoder, Refused } from './frame-codec.ts';

/** The most connections at a time; further ones are closed at once. */
const MOST_CONNECTIONS = 1_000;

/** The node cannot listen at the given address. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
}

export interface ListenerEvents {
  /** Receives a frame. Throws `BadFrame` for one that is not acceptable, `Refused` if its sender must be told. */
  frame(frame: Frame): void;
  /** Bytes arrived that are not an acceptable frame; the connection is closed. */
  garbage(why: string): void;
}

export class Listener {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Opens the port; port 0 means any free one. Call `serve` at once. Rejects with `CannotListen`. */
  static open(host: string, port: number): Promise<Listener> {
    const server = createServer();
    server.maxConnections = MOST_CONNECTIONS;
    return new Promise((resolve, reject) => {
      server.once('error', (error) => reject(cannotListen(host, port, error)));
      server.listen({ host, port }, () => resolve(new Listener(server)));
    });
  }

  /** Accepts connections from now on. */
  serve(events: ListenerEvents): void {
    this.#server.on('connection', (socket) => this.#accept(socket, events));
  }

  /** The port that is listened on. */
  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new CannotListen('the node does not listen on a port');
    return address.port;
  }

  close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
    });
  }

  #accept(socket: Socket, events: ListenerEvents): void {
    const decoder = new FrameDecoder();
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
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
}

function cannotListen(host: string, port: number, error: Error): CannotListen {
  const taken = 'code' in error && error.code === 'EADDRINUSE';
  const why = taken ? 'which is in use' : `where a node cannot listen (${error.message})`;
  return new CannotListen(`--listen: got ${host}:${port}, ${why}, expected a free port; choose another, or 0 for any free one`);
}
