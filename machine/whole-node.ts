/** The whole node as a program: its configuration, and the input that it accepts from outside. */
import type { NodeId } from '../impl/kernel/protocol.ts';
import { placeOfFounder } from '../impl/placement/advice.ts';
import { CIRCLE, GRAIN, MOST_REPLICAS } from '../impl/places/identifiers.ts';
import type { DeployedNode } from '../impl/stack/deployed-node.ts';
import { placedNodeConfig } from '../impl/stack/placed-node.ts';
import type { WireMessage } from '../impl/stack/wire.ts';
import type { Check } from '../traces/format/decoder.ts';
import { decoderOf } from '../traces/format/schema.ts';

export const DEFAULT_REPLICAS = 3;
export { MOST_REPLICAS };

/** Others are suspected after three rounds without an answer; after mistakes, later. */
const DETECTOR = { roundMs: 200, firstPatience: 3, mostPatience: 15 };

/** `contacts`: nodes through which to join; none: the node founds a cluster. */
export function wholeNodeConfig(self: NodeId, degree: number, contacts: readonly NodeId[]): DeployedNode['config'] {
  return { detector: DETECTOR, above: placedNodeConfig({ self, size: CIRCLE, degree, contacts, grain: GRAIN }) };
}

/** The name of the network. Nodes of other clusters, or with other parameters, are refused. */
export function wholeNodeNetwork(cluster: string, degree: number): string {
  return `selfman cluster ${cluster}, ${degree} replicas`;
}

/** The founder of a ring takes the place of an anchor. */
export function founderIdentifier(degree: number, random: (below: number) => number): NodeId {
  return placeOfFounder({ size: CIRCLE, degree, grain: GRAIN }) + random(GRAIN);
}

/** The most nodes that `--spread` names. */
export const MOST_SPREAD = 1000;

/** An identifier at random: all grains are as likely, and so are all identifiers in one. `random`: a whole number below its argument. */
export function randomIdentifier(random: (below: number) => number): NodeId {
  return random(CIRCLE / GRAIN) * GRAIN + random(GRAIN);
}

/** The identifier of one of `count` nodes that divide the circle evenly; `number` from 1. */
export function spreadIdentifier(number: number, count: number): NodeId {
  return Math.floor(CIRCLE / count) * number - 1;
}

export function checkIdentifier(id: NodeId): string | null {
  return id < CIRCLE ? null : `names node ${id}, expected an identifier below ${CIRCLE}`;
}

/** Returns a check of messages from other nodes. */
export function wholeMessageCheck(): Check {
  const decode = decoderOf<WireMessage>('wire-message.json');
  return (value) => {
    const decoded = decode(value);
    return 'complaint' in decoded ? decoded.complaint : strangeNumber(decoded.valid);
  };
}

/** All numbers in messages are whole. The least are −1, which stands for nothing known. */
function strangeNumber(message: unknown): string | null {
  const waiting: unknown[] = [message];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value === 'number' && !(Number.isSafeInteger(value) && value >= -1))
      return `has the number ${value}, expected a whole one from −1 on`;
    if (typeof value === 'object' && value !== null) waiting.push(...Object.values(value));
  }
  return null;
}
