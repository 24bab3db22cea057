/** The relaxed ring as a program: its configuration, what may reach its reducer from outside, and what it promises. */
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
import { isPerfect, milestones, promises } from '../spec/relaxed-ring/promises.ts';
import { type Check, type Decoded, decoderOf } from '../traces/format/schema.ts';
import type { Replayable, Replayables } from '../traces/replay/replayable.ts';
import { BadOption } from './addresses.ts';

export { relaxedRing };

/** How long a newcomer waits to be let in before it asks again. */
const RETRY_AFTER_MS = 5000;

/** How many successors a node remembers: three of them may fail at once. */
const SUCCESSORS = 4;

/** Places on a ring, where nobody says how many. */
export const DEFAULT_RING_SIZE = 64;

/** Replay judges who is responsible for each key, after each event. */
const MOST_KEYS = 65_536;

/**
 * The promise of `perfectRing`, judged where a run comes to rest. That may be anywhere: some peers may have been booted and
 * never told to start, and all others may have left.
 */
const perfectRingOfThoseThatRun = recoverable<World<RelaxedRing>>((world) => {
  const running = world.nodes.filter(({ status }) => status === 'up');
  return running.length === 0 || isPerfect(ringOf({ ...world, nodes: running }));
}, promises.perfectRing.doc);

const replayableRing: Replayable<RelaxedRing> = {
  protocol: relaxedRing,
  properties: (nodes) => {
    for (const { id, config } of nodes) {
      if (isIdentifier(config.keys, MOST_KEYS + 1) && config.keys > 0) continue;
      throw new RangeError(`config.keys of node ${id}: got ${JSON.stringify(config.keys)}, expected a whole number, 1 … ${MOST_KEYS}`);
    }
    return { ...allThrough(ringOf, { ...promises, ...milestones }), perfectRing: perfectRingOfThoseThatRun };
  },
};

/** A run that a simulator has made of a script of churn, as the tests do. */
const replayableChurn: Replayable<ChurningRing, Seen> = {
  protocol: churningRing,
  history: seenByClients,
  properties: claimsOfRun,
};

/** The protocols that `selfman replay` knows, by their names in a trace's header. */
export const REPLAYABLES: Replayables = { [relaxedRing.name]: replayableRing, [churningRing.name]: replayableChurn };

/** Throws `BadOption`. */
export function ringConfig(id: NodeId, keys: number, contacts: readonly NodeId[]): Config {
  if (!Number.isSafeInteger(keys) || keys < 1) throw new BadOption(`${keys} is no size for a ring: it must be a whole number, at least 1`);
  if (!isIdentifier(id, keys)) throw new BadOption(`node ${id} has no place on a ring of ${keys} keys: the places are 0 … ${keys - 1}`);
  for (const contact of contacts) {
    if (!isIdentifier(contact, keys))
      throw new BadOption(`the contact ${contact} has no place on a ring of ${keys} keys: the places are 0 … ${keys - 1}`);
    if (contact === id) throw new BadOption(`node ${id} cannot join through itself: name another node, or none to found a ring`);
  }
  return { keys, contacts, successorListLength: SUCCESSORS, retryAfterMs: RETRY_AFTER_MS };
}

/** What all nodes of a ring share: frames of another ring are refused. */
export function ringNetwork(keys: number): string {
  return `${relaxedRing.name} with ${keys} keys`;
}

/** Checks ids of nodes that came over the network. */
export function ringIdCheck(keys: number): (id: NodeId) => string | null {
  return (id) => outsideTheRing([id], keys);
}

/** Checks what other nodes send. */
export function ringMessageCheck(keys: number): Check {
  const decode = decoderOf<Message>('relaxed-ring-message.json');
  return (value) => {
    const decoded = decode(value);
    return 'complaint' in decoded ? decoded.complaint : outsideTheRing(identifiersIn(decoded.valid), keys);
  };
}

/** Decodes what a client asks. */
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

/** These nodes, in these states, with nothing on its way, are one perfect ring. */
export function arePerfectRing(states: readonly State[]): boolean {
  const nodes = states.map((state) => ({ id: state.self, status: 'up', state }) as const);
  return nodes.length > 0 && isPerfect(ringOf({ nodes }));
}

function outsideTheRing(identifiers: readonly number[], keys: number): string | null {
  const stray = identifiers.find((identifier) => !isIdentifier(identifier, keys));
  return stray === undefined ? null : `names ${stray}, which is no place on a ring of ${keys} keys`;
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
