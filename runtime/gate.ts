/** Decides which frames a node accepts, before anything in a frame is believed. */

import type { NodeId } from '../impl/kernel/protocol.ts';
import { parseMessageId } from '../traces/format/message-id.ts';
import type { Check } from '../traces/format/schema.ts';
import { type AddressBook, sameAddress } from './address-book.ts';
import { type Address, type Frame, formatAddress } from './frame.ts';
import { BadFrame, Refused } from './frame-codec.ts';

/** The facts about the node and its network against which frames are checked. */
export interface GateOptions {
  readonly self: Address;
  /** The name of the network, which all its nodes share. */
  readonly network: string;
  /** Returns one clause on an id that no node can have; null for a valid id. */
  readonly checkId: (id: NodeId) => string | null;
  readonly checkMessage: Check;
}

/**
 * A Lamport clock counts successive events, and no run can have had more than one per microsecond since 1970. Accepted
 * clocks thus stay below half of the highest clock that a frame may carry.
 */
const MOST_EVENTS_PER_MS = 1_000;

export class Gate {
  readonly #options: GateOptions;
  readonly #book: AddressBook;

  constructor(options: GateOptions, book: AddressBook) {
    this.#options = options;
    this.#book = book;
  }

  /** Throws `Refused` for a mistake of the sender's operator, `BadFrame` for a frame that no correct node sends. */
  admit(frame: Frame): void {
    this.#refuseMistakes(frame);
    this.#refuseNonsense(frame);
  }

  /** The address of another node with this node's id, if the frame holds one. */
  namesakeIn({ addresses }: Frame): Address | undefined {
    const { self } = this.#options;
    return addresses.find((address) => address.node === self.node && !sameAddress(address, self));
  }

  #refuseMistakes({ network, from, to, addresses }: Frame): void {
    const { self, network: own } = this.#options;
    if (network !== own)
      throw new Refused('otherNetwork', `network: got ${network}, expected ${own}; start every node with the same network`);
    if (from === self.node) throw takenId(self);
    if (to !== self.node) {
      const why = `id: got ${to}, expected ${self.node} at ${formatAddress(self)}; correct the contact`;
      throw new Refused('otherNode', why, self.node, to === from);
    }
    const known = this.#book.addressOf(from);
    const now = addresses.find(({ node }) => node === from);
    if (known !== undefined && now !== undefined && !sameAddress(known, now)) throw takenId(known);
  }

  #refuseNonsense({ from, mid, lamport, message, addresses }: Frame): void {
    const { checkId, checkMessage } = this.#options;
    for (const id of [from, ...addresses.map(({ node }) => node)]) {
      const complaint = checkId(id);
      if (complaint !== null) throw new BadFrame(`message ${mid} ${complaint}`);
    }
    if (parseMessageId(mid)?.node !== from)
      throw new BadFrame(`message ${mid} comes from node ${from}, expected a name that begins with ${from}`);
    if (lamport > Date.now() * MOST_EVENTS_PER_MS)
      throw new BadFrame(`message ${mid} has the clock ${lamport}, expected one that a run since 1970 can reach`);
    const complaint = checkMessage(message);
    if (complaint !== null) throw new BadFrame(`message ${mid} ${complaint}`);
  }
}

function takenId(holder: Address): Refused {
  return new Refused(
    'takenId',
    `id: got ${holder.node}, expected one that no other node has (${formatAddress(holder)} has it); choose another id, or listen there`,
  );
}
