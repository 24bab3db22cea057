/** Where the nodes listen that this node has heard of. */
import type { NodeId } from '../kernel/protocol.ts';
import type { Address } from './frame.ts';

export class AddressBook {
  /** In the order in which they became known, so that a connection knows what it has told by a count. */
  readonly #entries: Address[] = [];
  readonly #byNode = new Map<NodeId, Address>();

  constructor(self: Address, contacts: readonly Address[]) {
    for (const address of [self, ...contacts]) this.#add(address);
  }

  addressOf(node: NodeId): Address | undefined {
    return this.#byNode.get(node);
  }

  /** What became known after the first `told` entries. */
  since(told: number): { readonly addresses: readonly Address[]; readonly told: number } {
    return { addresses: this.#entries.slice(told), told: this.#entries.length };
  }

  /** A node is believed about its own address; of others, the first address heard is kept. */
  learn(from: NodeId, addresses: readonly Address[]): void {
    for (const address of addresses) {
      const known = this.#byNode.get(address.node);
      const isNews = known === undefined || (address.node === from && !sameAddress(known, address));
      if (isNews) this.#add(address);
    }
  }

  #add(address: Address): void {
    this.#entries.push(address);
    this.#byNode.set(address.node, address);
  }
}

function sameAddress(left: Address, right: Address): boolean {
  return left.host === right.host && left.port === right.port;
}
