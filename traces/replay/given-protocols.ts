/** Validates the protocols that a program passes to a replay, before anything is replayed. */
import type { ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { functionOf, optional, pathTo, readAs, readField, recordOf, type Shape, simple } from '../../model-check/edge/shape.ts';
import { listed } from '../../model-check/edge/shown.ts';
import { properties } from '../../model-check/edge/spec-shape.ts';
import { history, protocol } from '../../model-check/edge/world-shape.ts';
import { messageOf } from '../../model-check/engine/system/model-error.ts';
import type { World } from '../../model-check/world/world.ts';
import type { Properties } from '../../spec/kernel/spec.ts';
import type { Life } from '../causal-order/life.ts';
import { BadTrace } from '../format/bad-trace.ts';
import { attempted } from './attempted.ts';
import type { RecordedNode, Replayable, Replayables } from './replayable.ts';

const byName: Shape<Replayables> = simple(
  'an object of protocols by name',
  'pass { name: { protocol, properties } }',
  (value): value is Replayables => typeof value === 'object' && value !== null && !Array.isArray(value),
);

// biome-ignore lint/suspicious/noExplicitAny: the types of a protocol are its own; here they are only read.
const replayable: Shape<Replayable<any, any>> = recordOf<Replayable<any, any>>(
  'a protocol with its properties',
  {
    protocol,
    history: optional(history),
    besides: optional(byName),
    refined: optional(
      simple(
        'a list of names',
        'pass an array of texts',
        (value): value is readonly string[] => Array.isArray(value) && value.every((each) => typeof each === 'string'),
      ),
    ),
    monitors: optional(functionOf('() => properties that are judged step by step, by name')),
    partOf: optional(functionOf('(state) => the part of it whose changes were recorded')),
    recordFrom: optional(functionOf('(entries) => the durable record with these entries')),
    properties: optional(functionOf('(nodes) => the properties of a run of these nodes')),
  },
  { instances: true, open: true },
);

/** The protocols of a run: the main one, and those whose nodes take part beside it. */
export interface Cast<X extends ProtocolTypes, H> {
  readonly main: Replayable<X, H>;
  /** A life of the main protocol. */
  readonly first: Life;
  readonly isMain: (life: Life) => boolean;
  /** The protocol of this life. */
  readonly protocolOf: (life: Life) => Replayable<X, H>;
  /** Throws `BadTrace` if the life does not belong to the run. */
  readonly check: (life: Life) => void;
}

/** The protocols of these lives, of which there is one at least, among those that are given. Throws `BadTrace`. */
// biome-ignore lint/suspicious/noExplicitAny: a collection holds protocols of many types.
export function castOf(lives: readonly Life[], protocols: Replayables): Cast<any, any> {
  const first = mainAmong(lives, protocols);
  const main = replayableOf(first, protocols);
  const name = first.header.protocol;
  const isMain = ({ header }: Life): boolean => header.protocol === name;
  const protocolOf = (life: Life): Replayables[string] => (isMain(life) ? main : replayableOf(life, main.besides ?? {}));
  const check = (life: Life): void => {
    const { file, header } = life;
    if (header.run !== first.header.run)
      throw new BadTrace(file, 1, `belongs to run "${header.run}", but ${first.file} to run "${first.header.run}"`);
    if (header.redaction !== first.header.redaction)
      throw new BadTrace(
        file,
        1,
        `redaction: got ${header.redaction ?? 'none'}, expected ${first.header.redaction ?? 'none'} as in ${first.file}; record all nodes with one key`,
      );
    if (isMain(life) || Object.hasOwn(main.besides ?? {}, header.protocol)) return;
    throw new BadTrace(file, 1, `is of protocol "${header.protocol}", but ${first.file} of "${name}"`);
  };
  for (const life of lives) check(life);
  return { main, first, isMain, protocolOf, check };
}

/** The first life of a protocol beside which all others may be; else the first one. An altered header comes last. */
function mainAmong(lives: readonly Life[], protocols: Replayables): Life {
  const sound = lives.filter((life) => !hasAlteredHeader(life));
  const candidates = [...sound, ...lives.filter(hasAlteredHeader)];
  const [first] = candidates;
  if (first === undefined) throw new BadTrace('(no file)', null, 'no trace to read');
  const names = [...new Set(candidates.map(({ header }) => header.protocol))];
  return names.length === 1 ? first : (candidates.find((life) => isHost(life, names, protocols)) ?? first);
}

function isHost({ header }: Life, names: readonly string[], protocols: Replayables): boolean {
  const given =
    typeof protocols === 'object' && protocols !== null && Object.hasOwn(protocols, header.protocol)
      ? protocols[header.protocol]
      : undefined;
  return names.every((name) => name === header.protocol || Object.hasOwn(given?.besides ?? {}, name));
}

function hasAlteredHeader({ faults }: Life): boolean {
  return faults.some(({ file, number }) => file === undefined && number === 1);
}

/** The protocol of this life among `protocols`. Throws `BadTrace`. */
function replayableOf({ file, header }: Life, protocols: Replayables): Replayables[string] {
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
  { file, header }: Life,
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
