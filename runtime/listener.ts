/** The port on which a node receives. Whatever arrives is checked before anything is done with it. */
import { createServer, type Server, type Socket } from 'node:net';
import type { Frame } from './frame.ts';
import { BadFrame, encodeRefusal, FrameDecoder, Refused } from './frame-codec.ts';

/** Connections at a time; more are closed at once. */
const MOST_CONNECTIONS = 1_000;

/** The node cannot listen where it was told to. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
}

export interface ListenerEvents {
  /** Throws `BadFrame` for a frame that cannot be taken, `Refused` if its sender must hear of it. */
  frame(frame: Frame): void;
  /** Bytes arrived that are no frame; the connection is closed. */
  garbage(why: string): void;
}

export class Listener {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Takes the port; port 0 takes any free one. Call `serve` at once. Rejects with `CannotListen`. */
  static open(host: string, port: number): Promise<Listener> {
    const server = createServer();
    server.maxConnections = MOST_CONNECTIONS;
    return new Promise((resolve, reject) => {
      server.once('error', (error) => reject(cannotListen(host, port, error)));
      server.listen({ host, port }, () => resolve(new Listener(server)));
    });
  }

  /** Takes connections from now on. */
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
    // A peer that goes away is no trouble of this node; `close` follows.
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      try {
        for (const frame of decoder.push(chunk)) events.frame(frame);
      } catch (error) {
        if (!(error instanceof BadFrame)) throw error;
        socket.removeAllListeners('data').resume();
        events.garbage(`from ${socket.remoteAddress ?? 'a closed connection'}: ${error.message}`);
        if (error instanceof Refused) socket.end(encodeRefusal(error), () => socket.destroy());
        else socket.destroy();
      }
    });
  }
}

function cannotListen(host: string, port: number, error: Error): CannotListen {
  const taken = 'code' in error && error.code === 'EADDRINUSE';
  const what = taken ? `port ${port} on ${host} is in use` : `cannot listen on ${host}:${port} (${error.message})`;
  return new CannotListen(`${what}: choose another with --listen HOST:PORT; port 0 takes any free one`);
}
