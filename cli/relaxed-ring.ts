/** The relaxed ring as a program: its configuration, the input that its reducer accepts from outside. */
import { unreachable } from '../impl/kernel/invariant.ts';
import type { NodeId } from '../impl/kernel/protocol.ts';
import { type Message, nodesNamedBy, type Output, type Request } from '../impl/relaxed-ring/messages.ts';
import type { Config, State } from '../impl/relaxed-ring/state.ts';
import { relaxedRing } from '../impl/relaxed-ring/step.ts';
import { ringOf } from '../scenarios/relaxed-ring/refinement.ts';
import { isPerfect } from '../spec/relaxed-ring/properties.ts';
import type { Check, Decoded } from '../traces/format/decoder.ts';
import { decoderOf } from '../traces/format/schema.ts';
import { BadOption } from './addresses.ts';

export { relaxedRing };

/** A newcomer that has not been admitted after this time asks again. */
const RETRY_AFTER_MS = 5000;

/** The length of a node's successor list: three of the four may fail at once. */
const SUCCESSORS = 4;

/** The number of places on a ring unless `--keys` names another. */
export const DEFAULT_RING_SIZE = 64;

/** The configuration of one node. Throws `BadOption`. */
export function ringConfig(id: NodeId, keys: number, contacts: readonly NodeId[]): Config {
  if (!Number.isSafeInteger(keys) || keys < 1)
    throw new BadOption(`--keys: got ${keys}, expected a whole number, at least 1; write the size of the ring`);
  if (!isIdentifier(id, keys)) throw new BadOption(`--id: got ${id}, expected 0 … ${keys - 1}; choose a place on the ring of ${keys} keys`);
  for (const contact of contacts) {
    if (!isIdentifier(contact, keys))
      throw new BadOption(`--contact: got node ${contact}, expected 0 … ${keys - 1}; name a node of the ring of ${keys} keys`);
    if (contact === id) throw new BadOption(`--contact: got node ${id} itself, expected another node; name one, or none to found a ring`);
  }
  return { keys, contacts, successorListLength: SUCCESSORS, retryAfterMs: RETRY_AFTER_MS };
}

/** The name of a ring's network. A node refuses frames of another network. */
export function ringNetwork(keys: number): string {
  return `${relaxedRing.name} with ${keys} keys`;
}

/** Returns a check of node ids that came over the network: one clause on a bad id, null for a good one. */
export function ringIdCheck(keys: number): (id: NodeId) => string | null {
  return (id) => outsideTheRing([id], keys);
}

/** Returns a check of messages from other nodes. */
export function ringMessageCheck(keys: number): Check {
  const decode = decoderOf<Message>('relaxed-ring-message.json');
  return (value) => {
    const decoded = decode(value);
    return 'complaint' in decoded ? decoded.complaint : outsideTheRing(identifiersIn(decoded.valid), keys);
  };
}

/** Returns a decoder of client requests. */
export function ringRequestDecoder(keys: number): (value: unknown) => Decoded<Request> {
  const decode = decoderOf<Request>('relaxed-ring-request.json');
  return (value) => {
    const decoded = decode(value);
    const complaint = 'valid' in decoded ? outsideTheRing(identifiersAskedFor(decoded.valid), keys) : null;
    return complaint === null ? decoded : { complaint };
  };
}

export const asRingState = decoderOf<State>('relaxed-ring-state.json');
export const asRingOutput = decoderOf<Output>('relaxed-ring-output.json');

/** Whether nodes in these states, with no message in flight, form one perfect ring. */
export function arePerfectRing(states: readonly State[]): boolean {
  const nodes = states.map((state) => ({ id: state.self, status: 'up', state }) as const);
  return nodes.length > 0 && isPerfect(ringOf({ nodes }));
}

function outsideTheRing(identifiers: readonly number[], keys: number): string | null {
  const stray = identifiers.find((identifier) => !isIdentifier(identifier, keys));
  return stray === undefined ? null : `names ${stray}, expected a place on the ring, 0 … ${keys - 1}`;
}

function isIdentifier(value: number, keys: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value < keys;
}

function identifiersAskedFor(request: Request): readonly number[] {
  switch (request.type) {
    case 'lookup':
      return [request.key];
    case 'consider':
      return [request.node];
    case 'leave':
      return [];
    default:
      return unreachable(request);
  }
}

function identifiersIn(message: Message): readonly number[] {
  return 'key' in message ? [...nodesNamedBy(message), message.key] : nodesNamedBy(message);
}
