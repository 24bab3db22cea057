/** The addresses of the nodes that this node has heard of. Frames feed the book, so it is bounded. */
import type { NodeId } from '../impl/kernel/protocol.ts';
import type { Address } from './frame.ts';

interface Entry {
  readonly address: Address;
  /** Whether the operator has given the address; such an entry is never forgotten. */
  readonly isPinned: boolean;
  /** Whether the node itself has told its address. */
  readonly isOwnWord: boolean;
  /** The number of the change that made this entry. A connection remembers the last change that it has told. */
  readonly serial: number;
}

/** The most entries; a frame may carry as many. */
export const MOST_ADDRESSES = 1_024;

export class AddressBook {
  /** By node, in ascending order of `serial`. */
  readonly #entries = new Map<NodeId, Entry>();
  #serial = 0;

  constructor(self: Address, contacts: readonly Address[]) {
    for (const address of [self, ...contacts]) this.#put(address, { isPinned: true, isOwnWord: false });
  }

  get size(): number {
    return this.#entries.size;
  }

  addressOf(node: NodeId): Address | undefined {
    return this.#entries.get(node)?.address;
  }

  /** The address that `node` has told of itself; undefined when it has told none. */
  ownWordOf(node: NodeId): Address | undefined {
    const entry = this.#entries.get(node);
    return entry?.isOwnWord ? entry.address : undefined;
  }

  /** The addresses that became known after the change `told`; 0 stands for the beginning. */
  since(told: number): { readonly addresses: readonly Address[]; readonly told: number } {
    if (told === this.#serial) return { addresses: [], told };
    const news = [...this.#entries.values()].filter(({ serial }) => serial > told);
    return { addresses: news.map(({ address }) => address), told: this.#serial };
  }

  /** Learns addresses from a frame. A node is believed about its own address; of others, the first address heard is kept. */
  learn(from: NodeId, addresses: readonly Address[]): void {
    for (const address of addresses) {
      const known = this.#entries.get(address.node);
      if (address.node === from) this.#learnFromItself(address, known);
      else if (known === undefined) this.#put(address, { isPinned: false, isOwnWord: false });
    }
  }

  #learnFromItself(address: Address, known: Entry | undefined): void {
    if (known === undefined || !sameAddress(known.address, address))
      this.#put(address, { isPinned: known?.isPinned ?? false, isOwnWord: true });
    // The same address from a better source needs no telling.
    else this.#entries.set(address.node, { ...known, isOwnWord: true });
  }

  #put(address: Address, source: Pick<Entry, 'isPinned' | 'isOwnWord'>): void {
    this.#serial += 1;
    this.#entries.delete(address.node);
    this.#entries.set(address.node, { address, ...source, serial: this.#serial });
    if (this.#entries.size > MOST_ADDRESSES) this.#forgetOne(address.node);
  }

  /** Forgets the oldest hearsay; if there is none, the oldest entry that the operator has not given. */
  #forgetOne(newest: NodeId): void {
    const old = [...this.#entries].filter(([node, { isPinned }]) => node !== newest && !isPinned);
    const [node] = old.find(([, { isOwnWord }]) => !isOwnWord) ?? old[0] ?? [newest];
    this.#entries.delete(node);
  }
}

export function sameAddress(left: Omit<Address, 'node'>, right: Omit<Address, 'node'>): boolean {
  return left.host === right.host && left.port === right.port;
}
