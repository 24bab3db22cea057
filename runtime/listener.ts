/**
 * The port on which nodes of one process receive, and the connections to it. Their number is bounded, in all and for each
 * peer. Several nodes may share a port: a hello says which one it is for.
 */
import type { NodeId } from '../impl/kernel/protocol.ts';
import { isSameLife } from './address-book.ts';
import type { Identity } from './frame.ts';
import type { Connection, OpenPort, Transport } from './transport.ts';
import { type Host, type Reception, Visitor } from './visitor.ts';

/** The most connections at a time; further ones are closed at once. */
const MOST_CONNECTIONS = 1_000;
/** The most connections without a hello. A further one closes the oldest, so a sound node always gets in. */
const MOST_STRANGERS = 200;
/** The most connections of one node. A further one closes its oldest. */
const MOST_OF_ONE_NODE = 4;

export class Listener {
  readonly #open: OpenPort;
  /** The oldest first. */
  readonly #strangers = new Set<Visitor>();
  readonly #guests = new Set<Visitor>();
  /** The nodes that listen here, the newest last. */
  #hosts: readonly Host[] = [];
  /** Connections that have come while no node listens here, as the node still opens its disk. The oldest first. */
  readonly #early = new Set<Connection>();

  private constructor(open: OpenPort) {
    this.#open = open;
    open.serve(
      (connection) => this.#arrive(connection),
      (who, why) => this.#hostOf(null)?.garbage(who, why),
    );
  }

  /** Opens the port; port 0 means any free one. Connections wait until a node listens. Rejects with `CannotListen`. */
  static async open(transport: Transport, host: string, port: number): Promise<Listener> {
    return new Listener(await transport.listen({ host, port }, MOST_CONNECTIONS));
  }

  /** Accepts connections to this node from now on. */
  serve(host: Host): void {
    this.#hosts = [...this.#hosts, host];
    for (const connection of this.#early) this.#receive(connection);
    this.#early.clear();
  }

  /** Closes the connections to this node. The port stays open. */
  leave(host: Host): void {
    this.#hosts = this.#hosts.filter((each) => each !== host);
    for (const guest of [...this.#guests, ...this.#strangers]) if (guest.host === host) guest.close();
  }

  /** The port that is listened on. */
  get port(): number {
    return this.#open.port;
  }

  /** Resolves when the port is free and all its connections are closed. */
  close(): Promise<void> {
    return this.#open.close();
  }

  #arrive(connection: Connection): void {
    if (this.#hosts.length > 0) return this.#receive(connection);
    const { socket } = connection;
    const [oldest] = this.#early;
    if (this.#early.size >= MOST_STRANGERS) oldest?.socket.destroy();
    this.#early.add(connection);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#early.delete(connection));
  }

  #receive(connection: Connection): void {
    const [oldest] = this.#strangers;
    if (this.#strangers.size >= MOST_STRANGERS) oldest?.close();
    const reception: Reception = {
      hostOf: (node) => this.#hostOf(node),
      accepted: (visitor, self) => this.#welcome(visitor, self),
      closed: (visitor) => {
        this.#strangers.delete(visitor);
        this.#guests.delete(visitor);
      },
    };
    this.#strangers.add(new Visitor(connection, reception));
  }

  #hostOf(node: NodeId | null): Host | null {
    return this.#hosts.find(({ self }) => self.node === node) ?? this.#hosts.at(-1) ?? null;
  }

  /** Closes the connections of the earlier lives of this node. */
  #welcome(visitor: Visitor, self: Identity): void {
    this.#strangers.delete(visitor);
    const same = [...this.#guests].filter(({ peer, host }) => host === visitor.host && peer?.node === self.node);
    for (const guest of same) if (guest.peer !== null && !isSameLife(guest.peer, self)) guest.close();
    const [oldest] = same;
    if (same.length >= MOST_OF_ONE_NODE) oldest?.close();
    this.#guests.add(visitor);
  }
}
