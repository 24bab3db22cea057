/** The connections on which a node sends: one per peer, opened at the first message. */
import type { NodeId } from '../impl/kernel/protocol.ts';
import type { Sending } from './frame.ts';
import { Link, type LinkHost } from './link.ts';

export class Links {
  readonly #host: LinkHost;
  readonly #links = new Map<NodeId, Link>();

  constructor(host: LinkHost) {
    this.#host = host;
  }

  /** Sends the message once the peer can be reached. */
  send(to: NodeId, message: Sending): void {
    const open = this.#links.get(to);
    if (open !== undefined) return open.send(message);
    if (this.#host.book.entryOf(to) === undefined) return this.#host.lost(1, `the address of node ${to} is not known`);
    const link: Link = new Link(to, this.#host, () => {
      if (this.#links.get(to) === link) this.#links.delete(to);
    });
    this.#links.set(to, link);
    link.send(message);
  }

  close(): void {
    for (const link of this.#links.values()) link.close();
    this.#links.clear();
  }
}
