/** How a certificate names the node that it belongs to: a URI among its alternative names (RFC 9562, section 4). */

export function instanceUri(instance: string): string {
  return `urn:uuid:${instance}`;
}

/** The instance among the alternative names of a certificate, as Node prints them; null: there is none, or more than one. */
export function instanceIn(subjectAltName: string): string | null {
  const uris = subjectAltName.split(', ').filter((name) => name.startsWith('URI:'));
  const [, instance] = /^URI:urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(uris[0] ?? '') ?? [];
  return uris.length === 1 ? (instance ?? null) : null;
}
