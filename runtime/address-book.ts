/** Where the nodes listen that this node has heard of. It is fed by frames, so it is bounded. */
import type { NodeId } from '../impl/kernel/protocol.ts';
import type { Address } from './frame.ts';

interface Entry {
  readonly address: Address;
  /** The operator has given it, so it is never forgotten. */
  readonly isPinned: boolean;
  /** The node itself has told it. */
  readonly isOwnWord: boolean;
  /** Rises with each change of the book, so that a connection knows what it has told by the last one. */
  readonly serial: number;
}

/** As many as a frame may tell. */
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

  /** Where `node` listens by its own word; undefined when it has not told. */
  ownWordOf(node: NodeId): Address | undefined {
    const entry = this.#entries.get(node);
    return entry?.isOwnWord ? entry.address : undefined;
  }

  /** What became known after the change `told`; 0 stands for the beginning. */
  since(told: number): { readonly addresses: readonly Address[]; readonly told: number } {
    if (told === this.#serial) return { addresses: [], told };
    const news = [...this.#entries.values()].filter(({ serial }) => serial > told);
    return { addresses: news.map(({ address }) => address), told: this.#serial };
  }

  /** A node is believed about its own address. Of others, the first address heard is kept. */
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
    // The same address, now from a better source: no news for others.
    else this.#entries.set(address.node, { ...known, isOwnWord: true });
  }

  #put(address: Address, source: Pick<Entry, 'isPinned' | 'isOwnWord'>): void {
    this.#serial += 1;
    this.#entries.delete(address.node);
    this.#entries.set(address.node, { address, ...source, serial: this.#serial });
    if (this.#entries.size > MOST_ADDRESSES) this.#forgetOne(address.node);
  }

  /** Forgets the oldest hearsay; without any, the oldest that the operator has not given. */
  #forgetOne(newest: NodeId): void {
    const old = [...this.#entries].filter(([node, { isPinned }]) => node !== newest && !isPinned);
    const [node] = old.find(([, { isOwnWord }]) => !isOwnWord) ?? old[0] ?? [newest];
    this.#entries.delete(node);
  }
}

export function sameAddress(left: Omit<Address, 'node'>, right: Omit<Address, 'node'>): boolean {
  return left.host === right.host && left.port === right.port;
}
