/** Which frames a node takes. It is asked before anything of a frame is believed. */

import type { NodeId } from '../impl/kernel/protocol.ts';
import { parseMessageId } from '../traces/format/message-id.ts';
import type { Check } from '../traces/format/schema.ts';
import { type AddressBook, sameAddress } from './address-book.ts';
import { type Address, type Frame, formatAddress } from './frame.ts';
import { BadFrame, Refused } from './frame-codec.ts';

/** What the node knows of itself and of its network. */
export interface GateOptions {
  readonly self: Address;
  /** What all nodes of the network share, as text. */
  readonly network: string;
  /** One clause on an id that no node can have, else null. */
  readonly checkId: (id: NodeId) => string | null;
  readonly checkMessage: Check;
}

/**
 * A Lamport clock counts events, one after another. No run can have made more of them since 1970 than one in each
 * microsecond. What is taken over thus stays below half of the highest clock that a frame may carry.
 */
const MOST_EVENTS_PER_MS = 1_000;

export class Gate {
  readonly #options: GateOptions;
  readonly #book: AddressBook;

  constructor(options: GateOptions, book: AddressBook) {
    this.#options = options;
    this.#book = book;
  }

  /** Throws `Refused` for what an operator has done wrong at the sender, `BadFrame` for what no sound node sends. */
  admit(frame: Frame): void {
    this.#refuseMistakes(frame);
    this.#refuseNonsense(frame);
  }

  /** Another node that goes by this node's id, if the frame tells of one. */
  namesakeIn({ addresses }: Frame): Address | undefined {
    const { self } = this.#options;
    return addresses.find((address) => address.node === self.node && !sameAddress(address, self));
  }

  #refuseMistakes({ network, from, to, addresses }: Frame): void {
    const { self, network: own } = this.#options;
    if (network !== own)
      throw new Refused('otherNetwork', `node ${self.node} runs ${own}, and node ${from} runs ${network}: start all nodes with the same`);
    if (from === self.node) throw takenId(self);
    if (to !== self.node) throw new Refused('otherNode', `the node at ${formatAddress(self)} is ${self.node}, not ${to}`);
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
    if (parseMessageId(mid)?.node !== from) throw new BadFrame(`message ${mid} comes from node ${from}, and is named after another`);
    if (lamport > Date.now() * MOST_EVENTS_PER_MS) throw new BadFrame(`message ${mid} has a clock that no run can reach: ${lamport}`);
    const complaint = checkMessage(message);
    if (complaint !== null) throw new BadFrame(`message ${mid} ${complaint}`);
  }
}

function takenId(holder: Address): Refused {
  return new Refused(
    'takenId',
    `the id ${holder.node} belongs to the node at ${formatAddress(holder)}: choose another id, or listen there`,
  );
}
