/** The nodes that this node has heard of, and their addresses. Other nodes feed the book, so it is bounded. */
import type { NodeId } from '../impl/kernel/protocol.ts';
import type { Address, Identity, KnownAddress } from './frame.ts';

/** The knowledge of one node. An entry is never changed, but replaced. */
export interface Entry {
  readonly address: KnownAddress;
  /** Whether the operator has given the address; such an entry is never forgotten. */
  readonly isPinned: boolean;
  /** The node's own last word; null when it has said nothing. */
  readonly ownWord: Identity | null;
  /** The number of the change that made this entry. A connection remembers the last change that it has told. */
  readonly serial: number;
}

/** The most entries; a frame may carry as many. */
export const MOST_ADDRESSES = 1_024;

export class AddressBook {
  /** By node, in ascending order of `serial`. */
  readonly #entries = new Map<NodeId, Entry>();
  #serial = 0;

  constructor(self: Identity, contacts: readonly KnownAddress[]) {
    for (const address of contacts) this.#put(address, true, null);
    this.#put(knownOf(self), true, self);
  }

  get size(): number {
    return this.#entries.size;
  }

  entryOf(node: NodeId): Entry | undefined {
    return this.#entries.get(node);
  }

  /** The latest addresses under which other nodes of this instance have been heard of; at most `most`. */
  othersOf({ node, instance }: Identity, most: number): readonly KnownAddress[] {
    const addresses = [...this.#entries.values()].map(({ address }) => address);
    return addresses.filter((address) => address.instance === instance && address.node !== node).slice(-most);
  }

  /** The addresses that became known after the change `told`; 0 stands for the beginning. */
  since(told: number): { readonly addresses: readonly KnownAddress[]; readonly told: number } {
    if (told === this.#serial) return { addresses: [], told };
    const news = [...this.#entries.values()].filter(({ serial }) => serial > told);
    return { addresses: news.map(({ address }) => address), told: this.#serial };
  }

  /** Learns what a node says of itself. It is believed. */
  learn(self: Identity): void {
    const known = this.#entries.get(self.node);
    const address = knownOf(self);
    if (known === undefined || !isSame(known.address, address)) this.#put(address, known?.isPinned ?? false, self);
    // The same from a better source needs no telling.
    else this.#entries.set(self.node, { ...known, ownWord: self });
  }

  /** Learns what a node says of others. Only a later life of a known instance replaces what is known. */
  hear(addresses: readonly KnownAddress[]): void {
    for (const address of addresses) {
      const known = this.#entries.get(address.node);
      if (known === undefined) this.#put(address, false, null);
      else if (isLaterLife(address, known.address)) this.#put(address, known.isPinned, known.ownWord);
    }
  }

  #put(address: KnownAddress, isPinned: boolean, ownWord: Identity | null): void {
    this.#serial += 1;
    this.#entries.delete(address.node);
    this.#entries.set(address.node, { address, isPinned, ownWord, serial: this.#serial });
    if (this.#entries.size > MOST_ADDRESSES) this.#forgetOne(address.node);
  }

  /** Forgets the oldest hearsay; if there is none, the oldest entry that the operator has not given. */
  #forgetOne(newest: NodeId): void {
    let oldest: NodeId | null = null;
    for (const [node, { isPinned, ownWord }] of this.#entries) {
      if (isPinned || node === newest) continue;
      oldest ??= node;
      if (ownWord !== null) continue;
      oldest = node;
      break;
    }
    this.#entries.delete(oldest ?? newest);
  }
}

export function sameAddress(left: Omit<Address, 'node'>, right: Omit<Address, 'node'>): boolean {
  return left.host === right.host && left.port === right.port;
}

/** Whether both speak of one boot of one node. */
export function isSameLife(left: Identity, right: Identity): boolean {
  return left.node === right.node && left.process === right.process && left.incarnation === right.incarnation;
}

function knownOf({ node, host, port, instance, incarnation }: Identity): KnownAddress {
  return { node, host, port, instance, incarnation };
}

function isSame(left: KnownAddress, right: KnownAddress): boolean {
  return sameAddress(left, right) && left.instance === right.instance && left.incarnation === right.incarnation;
}

function isLaterLife(heard: KnownAddress, known: KnownAddress): boolean {
  return heard.instance !== undefined && heard.instance === known.instance && (heard.incarnation ?? 0) > (known.incarnation ?? 0);
}
