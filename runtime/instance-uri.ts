/** How a certificate names the node that it belongs to: a URI among its alternative names (RFC 9562, section 4). */

export function instanceUri(instance: string): string {
  return `urn:uuid:${instance}`;
}
