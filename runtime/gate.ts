/** Decides which nodes and which frames a node accepts, before anything in them is believed. */

import type { NodeId } from '../impl/kernel/protocol.ts';
import type { Check } from '../traces/format/decoder.ts';
import { messageId } from '../traces/format/message-id.ts';
import { type AddressBook, type Entry, isSameLife, sameAddress } from './address-book.ts';
import { type Address, type Frame, formatAddress, type Hello, type Identity, type KnownAddress, type Question } from './frame.ts';
import { BadFrame, Refused } from './frame-codec.ts';

/** The facts about the node and its network against which others are checked. */
export interface GateOptions {
  readonly self: Identity;
  /** The name of the network, which all its nodes share. */
  readonly network: string;
  /** Returns one clause on an id that no node can have; null for a valid id. */
  readonly checkId: (id: NodeId) => string | null;
  readonly checkMessage: Check;
  /** Asks which node listens at an address; null when none answers. */
  readonly ask: (at: Address) => Promise<Identity | null>;
  /** Hears of another process with this node's id. */
  readonly meet: (namesake: Address) => void;
}

/** A message that may reach the reducer. */
export interface Received {
  readonly from: NodeId;
  readonly mid: string;
  readonly lamport: number;
  readonly message: unknown;
  /** The message as JSON. */
  readonly text: string;
}

/**
 * A Lamport clock counts successive events, and no run can have had more than one per microsecond since 1970. Accepted
 * clocks thus stay below half of the highest clock that a frame may carry.
 */
const MOST_EVENTS_PER_MS = 1_000;
/** A machine that moves has several identifiers one after another. As many of them are asked for. */
const MOST_ASKED = 4;

export class Gate {
  readonly #options: GateOptions;
  readonly #book: AddressBook;
  /** Questions under way, by address: many hellos in one name make one question. */
  readonly #asked = new Map<string, Promise<Identity | null>>();

  constructor(options: GateOptions, book: AddressBook) {
    this.#options = options;
    this.#book = book;
  }

  /** Throws `Refused` for a question from another network. */
  checkQuestion({ network }: Question): void {
    const { network: own } = this.#options;
    if (network !== own)
      throw new Refused('otherNetwork', `network: got ${network}, expected ${own}; start every node with the same network`);
  }

  /**
   * Accepts the node that says hello, and learns its address. `proven`: the instance that the connection belongs to, if that
   * is known. Rejects with `Refused` for a mistake of the sender's operator, and with `BadFrame` for what no correct node says.
   */
  async admit({ network, to, self: other }: Hello, proven: string | undefined): Promise<void> {
    const { self } = this.#options;
    this.checkQuestion({ type: 'question', wire: 0, network });
    if (to !== self.node)
      throw new Refused('otherNode', `id: got ${to}, expected ${self.node} at ${formatAddress(self)}; correct the contact`);
    this.#refuseImpossible(other.node, 'the hello');
    if (proven !== undefined && proven !== other.instance)
      throw new Refused(
        'takenId',
        `instance: got ${other.instance}, expected ${proven}, as the connection proves; start the node with the certificate of its folder`,
      );
    for (;;) {
      const known = this.#book.entryOf(other.node);
      if (this.#isSettled(other)) break;
      await this.#refuseIfHeld(other, known);
      // Another hello in this name may have been accepted meanwhile.
      if (this.#book.entryOf(other.node) === known) break;
    }
    this.#book.learn(other);
  }

  /**
   * Recognises the node that answers where `expected` was looked for, and learns what it says of itself. Throws `BadFrame` if
   * it is another node, another instance, or an earlier life.
   */
  recognise(expected: NodeId, other: Identity, proven: string | undefined): void {
    const { node, instance } = other;
    if (node !== expected) throw new BadFrame(`got node ${node}, expected node ${expected}`);
    if (proven !== undefined && proven !== instance)
      throw new BadFrame(`got instance ${instance}, expected ${proven}, as the connection proves`);
    this.#isSettled(other);
    this.#book.learn(other);
  }

  /** The messages of a frame from this node; `texts` has them as JSON. Throws `BadFrame` for a frame that no correct node sends. */
  check(from: Identity, { messages, addresses }: Frame, texts: readonly string[]): readonly Received[] {
    const { checkMessage } = this.#options;
    const { node, incarnation } = from;
    for (const address of addresses) this.#refuseImpossible(address.node, 'an address');
    const latest = Date.now() * MOST_EVENTS_PER_MS;
    return messages.map(({ step, index, lamport, message }, i) => {
      const mid = messageId({ node, incarnation, step, index });
      if (lamport > latest) throw new BadFrame(`message ${mid} has the clock ${lamport}, expected one that a run since 1970 can reach`);
      const complaint = checkMessage(message);
      if (complaint !== null) throw new BadFrame(`message ${mid} ${complaint}`);
      return { from: node, mid, lamport, message, text: texts[i] };
    });
  }

  /** Where another process may run under this node's id, as these addresses say. An earlier life may be meant, too. */
  namesakesIn(addresses: readonly KnownAddress[]): readonly Address[] {
    const { self } = this.#options;
    return addresses.filter((address) => address.node === self.node && !sameAddress(address, self));
  }

  /** Whether the book alone accepts this node. Throws `Refused` if it alone refuses the node. */
  #isSettled(other: Identity): boolean {
    const { self, meet } = this.#options;
    if (other.node === self.node) {
      meet(other);
      throw refusalOf(other, self, true);
    }
    const { address, ownWord = null } = this.#book.entryOf(other.node) ?? {};
    if (ownWord !== null && isSameLife(ownWord, other)) return true;
    if (address?.instance !== undefined && address.instance !== other.instance) throw refusalOf(other, address, false);
    // Each boot of a folder has a higher incarnation than the last one.
    if (ownWord !== null && ownWord.incarnation >= other.incarnation) throw refusalOf(other, ownWord, false);
    return ownWord?.process === other.process;
  }

  /** Asks where others may hold the id, or run with a copy of the folder. Rejects with `Refused` when one of them does. */
  async #refuseIfHeld(other: Identity, known: Entry | undefined): Promise<void> {
    const addresses = [...(known === undefined ? [] : [known.address]), ...this.#book.othersOf(other, MOST_ASKED)];
    const elsewhere = addresses.filter((address) => !sameAddress(address, other));
    for (const there of await Promise.all(elsewhere.map((address) => this.#whoIsAt(address)))) {
      if (there === null || there.process === other.process) continue;
      if (there.node === other.node || there.instance === other.instance) throw refusalOf(other, there, true);
    }
  }

  #refuseImpossible(node: NodeId, where: string): void {
    const complaint = this.#options.checkId(node);
    if (complaint !== null) throw new BadFrame(`${where} ${complaint}`);
  }

  #whoIsAt(at: Address): Promise<Identity | null> {
    const where = formatAddress(at);
    const underWay = this.#asked.get(where);
    if (underWay !== undefined) return underWay;
    const asking = this.#options.ask(at).finally(() => this.#asked.delete(where));
    this.#asked.set(where, asking);
    return asking;
  }
}

/** The refusal of `other`, as `holder` has its id. `runs`: the holder runs, and has not only been heard of. */
function refusalOf(other: Identity, holder: KnownAddress, runs: boolean): Refused {
  const where = formatAddress(holder);
  const { node, instance, incarnation } = other;
  if (holder.instance !== instance)
    return new Refused(
      'takenId',
      `id: got ${node}, which belongs to another node at ${where}, expected a free one; choose another, or that node's folder`,
    );
  if (runs)
    return new Refused(
      'copiedFolder',
      `folder: got node ${node} at ${formatAddress(other)}, expected its folder once (it runs at ${where}); stop one of the two, and never start a copy`,
    );
  return new Refused(
    'copiedFolder',
    `folder: got incarnation ${incarnation} of node ${node}, expected one after ${holder.incarnation}, as at ${where}; remove the folder, which is a copy or an old state`,
  );
}
