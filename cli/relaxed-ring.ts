/** The relaxed ring as a program: its configuration, the input that its reducer accepts from outside, and its properties. */
import { unreachable } from '../impl/kernel/invariant.ts';
import type { NodeId } from '../impl/kernel/protocol.ts';
import { type Message, nodesNamedBy, type Output, type Request } from '../impl/relaxed-ring/messages.ts';
import type { RelaxedRing } from '../impl/relaxed-ring/protocol.ts';
import type { Config, State } from '../impl/relaxed-ring/state.ts';
import { relaxedRing } from '../impl/relaxed-ring/step.ts';
import type { World } from '../model-check/world/world.ts';
import { type ChurningRing, churningRing } from '../scenarios/relaxed-ring/churn/beginning.ts';
import { claimsOfRun } from '../scenarios/relaxed-ring/churn/claims.ts';
import { type Seen, seenByClients } from '../scenarios/relaxed-ring/churn/scene.ts';
import { ringOf } from '../scenarios/relaxed-ring/refinement.ts';
import { allThrough, recoverable } from '../spec/kernel/spec.ts';
import { isPerfect, milestones, ringProperties } from '../spec/relaxed-ring/properties.ts';
import { type Check, type Decoded, decoderOf } from '../traces/format/schema.ts';
import type { Replayable } from '../traces/replay/replayable.ts';
import { BadOption } from './addresses.ts';

export { relaxedRing };

/** A newcomer that has not been admitted after this time asks again. */
const RETRY_AFTER_MS = 5000;

/** The length of a node's successor list: three of the four may fail at once. */
const SUCCESSORS = 4;

/** The number of places on a ring unless `--keys` names another. */
export const DEFAULT_RING_SIZE = 64;

/** Bounds the work of replay, which judges the owner of each key after each event. */
const MOST_KEYS = 65_536;

/**
 * The property `perfectRing`, judged where a run comes to rest. By then some peers may have been booted and never started,
 * and all others may have left.
 */
const perfectRingOfThoseThatRun = recoverable<World<RelaxedRing>>((world) => {
  const running = world.nodes.filter(({ status }) => status === 'up');
  return running.length === 0 || isPerfect(ringOf({ ...world, nodes: running }));
}, ringProperties.perfectRing.doc);

export const replayableRing: Replayable<RelaxedRing> = {
  protocol: relaxedRing,
  properties: (nodes) => {
    for (const { id, config } of nodes) {
      if (isIdentifier(config.keys, MOST_KEYS + 1) && config.keys > 0) continue;
      throw new RangeError(`config.keys of node ${id}: got ${JSON.stringify(config.keys)}, expected a whole number, 1 … ${MOST_KEYS}`);
    }
    return { ...allThrough(ringOf, { ...ringProperties, ...milestones }), perfectRing: perfectRingOfThoseThatRun };
  },
};

/** A run of a churn script in the simulator, as the tests record it. */
export const replayableChurn: Replayable<ChurningRing, Seen> = {
  protocol: churningRing,
  history: seenByClients,
  properties: claimsOfRun,
};

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
