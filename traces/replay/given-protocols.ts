/** Validates the protocols that a program passes to a replay, before anything is replayed. */
import type { ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { functionOf, optional, pathTo, readAs, readField, recordOf, type Shape, simple } from '../../model-check/edge/shape.ts';
import { listed } from '../../model-check/edge/shown.ts';
import { properties } from '../../model-check/edge/spec-shape.ts';
import { history, protocol } from '../../model-check/edge/world-shape.ts';
import { messageOf } from '../../model-check/engine/system/model-error.ts';
import type { World } from '../../model-check/world/world.ts';
import type { Properties } from '../../spec/kernel/spec.ts';
import { BadTrace } from '../format/bad-trace.ts';
import type { NodeTrace } from '../format/read.ts';
import { attempted } from './attempted.ts';
import type { RecordedNode, Replayable, Replayables } from './replayable.ts';

// biome-ignore lint/suspicious/noExplicitAny: the types of a protocol are its own; here they are only read.
const replayable: Shape<Replayable<any, any>> = recordOf<Replayable<any, any>>(
  'a protocol with its properties',
  {
    protocol,
    history: optional(history),
    monitors: optional(functionOf('() => properties that are judged step by step, by name')),
    partOf: optional(functionOf('(state) => the part of it whose changes were recorded')),
    recordFrom: optional(functionOf('(entries) => the durable record with these entries')),
    properties: optional(functionOf('(nodes) => the properties of a run of these nodes')),
  },
  { instances: true, open: true },
);

const byName: Shape<Replayables> = simple(
  'an object of protocols by name',
  'pass { name: { protocol, properties } }',
  (value): value is Replayables => typeof value === 'object' && value !== null && !Array.isArray(value),
);

/** The protocol of this trace among `protocols`. Throws `BadTrace`. */
export function replayableOf({ file, header }: NodeTrace, protocols: Replayables): Replayables[string] {
  const name = header.protocol;
  return refused(() => {
    const given = readAs(byName, protocols, 'protocols');
    const names = readAs(namesOf, given, 'protocols');
    if (names.includes(name)) return readAs(replayable, readField(given, name, pathTo('protocols', name)), pathTo('protocols', name));
    throw new BadTrace(file, 1, `protocol "${name}" is not known; known are: ${listed(names)}`);
  });
}

/** The properties of a run of these nodes. Throws `BadTrace`, which names the trace `first`, when there are none. */
export function propertiesOf<X extends ProtocolTypes, H>(
  given: Replayable<X, H>,
  { file, header }: NodeTrace,
  nodes: readonly RecordedNode<X>[],
): Properties<World<X, H>> {
  if (given.properties === undefined) return {};
  const returned = attempted(file, 1, () => given.properties?.(nodes));
  // The decoding edge: their kinds and functions were read by their shape.
  return refused(() => readAs(properties, returned, `${pathTo('protocols', header.protocol)}.properties(nodes)`)) as Properties<
    World<X, H>
  >;
}

const namesOf: Shape<readonly string[]> = {
  ...byName,
  read: (value) => Object.keys(Object(value)),
};

/** Runs `look`, and turns a refusal into a `BadTrace`. */
function refused<T>(look: () => T): T {
  try {
    return look();
  } catch (error) {
    throw error instanceof BadTrace ? error : new BadTrace('replay', null, messageOf(error));
  }
}
