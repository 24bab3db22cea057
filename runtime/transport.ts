/** How the bytes between two nodes travel: who listens, who connects, and what a peer has proven about itself. */
import { connect, createServer, type Server, type Socket } from 'node:net';
import { type Address, formatAddress } from './frame.ts';

type HostAndPort = Omit<Address, 'node'>;

/** The node cannot listen at the given address. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
}

/** A connection over which bytes can go from now on. */
export interface Connection {
  readonly socket: Socket;
  /** The instance that the peer has proven to be: the UUID of its folder. Omitted when the transport proves nothing. */
  readonly proven?: string;
}

/** A port that is listened on. */
export interface OpenPort {
  readonly port: number;
  /** Accepts connections from now on. `refused` hears, in a clause, of one that was closed because its peer has proven nothing. */
  serve(accept: (connection: Connection) => void, refused: (peer: string, why: string) => void): void;
  /** Resolves when the port is free and all its connections are closed. */
  close(): Promise<void>;
}

export interface Transport {
  /**
   * Opens the port; port 0 means any free one. Call `serve` at once. Further connections than `mostConnections` at a time are
   * closed. Rejects with `CannotListen`.
   */
  listen(at: HostAndPort, mostConnections: number): Promise<OpenPort>;
  /** Calls `opened` when bytes can go. The socket, which is returned at once, tells of errors and of the end. */
  connect(to: HostAndPort, opened: (connection: Connection) => void): Socket;
}

/** TCP without encryption. It proves nothing. */
export const plainTcp: Transport = {
  listen(at, mostConnections) {
    const server = createServer();
    return openPort(server, at, mostConnections, (accept) => void server.on('connection', (socket) => accept({ socket })));
  },
  connect({ host, port }, opened) {
    const socket = connect({ host, port, noDelay: true });
    return socket.on('connect', () => opened({ socket }));
  },
};

/** Opens the port of this server. `serve`: what it does with connections. Rejects with `CannotListen`. */
export function openPort(server: Server, at: HostAndPort, mostConnections: number, serve: OpenPort['serve']): Promise<OpenPort> {
  server.maxConnections = mostConnections;
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(at, error)));
    server.listen({ host: at.host, port: at.port }, () => resolve(new ServerPort(server, serve)));
  });
}

class ServerPort implements OpenPort {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly serve: OpenPort['serve'];

  constructor(server: Server, serve: OpenPort['serve']) {
    this.#server = server;
    this.serve = serve;
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

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
}

function cannotListen(at: HostAndPort, error: Error): CannotListen {
  const taken = 'code' in error && error.code === 'EADDRINUSE';
  const why = taken ? 'which is in use' : `where a node cannot listen (${error.message})`;
  return new CannotListen(`--listen: got ${formatAddress(at)}, ${why}, expected a free port; choose another, or 0 for any free one`);
}
