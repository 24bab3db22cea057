/** The port on which a node receives, and the connections to it. Their number is bounded, in all and for each node. */
import { isSameLife } from './address-book.ts';
import type { Identity } from './frame.ts';
import type { OpenPort, Transport } from './transport.ts';
import { type Host, Visitor, type VisitorEvents } from './visitor.ts';

/** The most connections at a time; further ones are closed at once. */
const MOST_CONNECTIONS = 1_000;
/** The most connections without a hello. A further one closes the oldest, so a sound node always gets in. */
const MOST_STRANGERS = 200;
/** The most connections of one node. A further one closes its oldest. */
const MOST_OF_ONE_NODE = 4;

export type ListenerEvents = Omit<VisitorEvents, 'accepted' | 'closed'>;

export class Listener {
  readonly #open: OpenPort;
  /** The oldest first. */
  readonly #strangers = new Set<Visitor>();
  readonly #guests = new Set<Visitor>();

  private constructor(open: OpenPort) {
    this.#open = open;
  }

  /** Opens the port; port 0 means any free one. Call `serve` at once. Rejects with `CannotListen`. */
  static async open(transport: Transport, host: string, port: number): Promise<Listener> {
    return new Listener(await transport.listen({ host, port }, MOST_CONNECTIONS));
  }

  /** Accepts connections from now on. */
  serve(host: Host, events: ListenerEvents): void {
    const heard: VisitorEvents = {
      frame: (frame) => events.frame(frame),
      garbage: (who, why) => events.garbage(who, why),
      lost: (messages, why) => events.lost(messages, why),
      accepted: (visitor, self) => this.#welcome(visitor, self),
      closed: (visitor) => {
        this.#strangers.delete(visitor);
        this.#guests.delete(visitor);
      },
    };
    this.#open.serve((connection) => {
      const [oldest] = this.#strangers;
      if (this.#strangers.size >= MOST_STRANGERS) oldest?.close();
      this.#strangers.add(new Visitor(connection, host, heard));
    }, events.garbage);
  }

  /** The port that is listened on. */
  get port(): number {
    return this.#open.port;
  }

  close(): Promise<void> {
    return this.#open.close();
  }

  /** Closes the connections of the earlier lives of this node. */
  #welcome(visitor: Visitor, self: Identity): void {
    this.#strangers.delete(visitor);
    const same = [...this.#guests].filter(({ peer }) => peer?.node === self.node);
    for (const guest of same) if (guest.peer !== null && !isSameLife(guest.peer, self)) guest.close();
    const [oldest] = same;
    if (same.length >= MOST_OF_ONE_NODE) oldest?.close();
    this.#guests.add(visitor);
  }
}
