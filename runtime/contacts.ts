/** The contacts of a node, as its operator gives them. */
import { sameAddress } from './address-book.ts';
import { type Address, formatAddress } from './frame.ts';

/** A contact cannot be used. */
export class BadContact extends Error {
  override readonly name = 'BadContact';
}

/** Throws `BadContact` when one of the contacts is where the node itself listens. */
export function refuseItself(self: Address, contacts: readonly Address[]): void {
  const found = contacts.find((contact) => sameAddress(contact, self));
  if (found === undefined) return;
  throw new BadContact(
    `--contact: got ${found.node}@${formatAddress(found)}, which is this node, expected another; name one, or none to found a ring`,
  );
}
