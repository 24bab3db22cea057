/** How a node introduces itself, and finds other processes that run under its identity. */
import { sameAddress } from './address-book.ts';
import { ask, NobodyListens, whoListens } from './ask.ts';
import { type Address, type Answer, formatAddress, type Identity, WIRE } from './frame.ts';
import type { Transport } from './transport.ts';

/** A contact may have to look for another process first, so it has more time than that takes, in milliseconds. */
const PATIENCE_MS = 15_000;

type HostAndPort = Omit<Address, 'node'>;

export interface Introduced {
  readonly self: Identity;
  readonly network: string;
  readonly transport: Transport;
  /** Hears where another process has this node's id. */
  meet(namesake: Address): void;
}

export class Introducer {
  readonly #node: Introduced;

  constructor(node: Introduced) {
    this.#node = node;
  }

  /** The node that listens at an address; null when none of this network does. */
  async whoIsAt(at: HostAndPort): Promise<Identity | null> {
    const { network, transport } = this.#node;
    return orNull(whoListens(transport, at, network));
  }

  /**
   * Says hello to all contacts, and asks which node is at `before`, where this one has listened in its last life. Resolves to a
   * sentence when one of them knows another process under this identity, otherwise to null.
   */
  async complaint(contacts: readonly Address[], before: HostAndPort | null): Promise<string | null> {
    const complaints = await Promise.all([
      before === null ? null : this.#complaintFrom(before),
      ...contacts.map(async (contact) => {
        const answer = await this.#introduceTo(contact);
        return isNamesake(answer) ? `node ${contact.node} refuses this one: ${answer.why}` : null;
      }),
    ]);
    return complaints.find((complaint) => complaint !== null) ?? null;
  }

  /** Says hello where another process with this node's id may run. It hears of this one thereby, and refuses. */
  async greet(namesake: Address): Promise<void> {
    if (isNamesake(await this.#introduceTo(namesake))) this.#node.meet(namesake);
  }

  async #introduceTo(at: Address): Promise<Answer | null> {
    const { self, network, transport } = this.#node;
    return orNull(ask(transport, at, { type: 'hello', wire: WIRE, network, to: at.node, self }, PATIENCE_MS));
  }

  async #complaintFrom(before: HostAndPort): Promise<string | null> {
    const { self } = this.#node;
    if (sameAddress(before, self)) return null;
    const there = await this.whoIsAt(before);
    if (there === null || there.instance !== self.instance || there.process === self.process) return null;
    return `folder: got node ${self.node} at ${formatAddress(self)}, expected its folder once (it runs at ${formatAddress(before)}); stop one of the two, and never start a copy`;
  }
}

function isNamesake(answer: Answer | null): answer is Extract<Answer, { readonly type: 'refusal' }> {
  return answer?.type === 'refusal' && (answer.refused === 'takenId' || answer.refused === 'copiedFolder');
}

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof NobodyListens) return null;
    throw error;
  }
}
