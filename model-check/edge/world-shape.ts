/** The shapes of a protocol, its nodes, their clients and their network. */
import type { NodeId, Protocol, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { Faults, Network, ScenarioNode, ScenarioRequest, SymmetricNodes } from '../scenario.ts';
import type { Envelope, Groups, History } from '../world/world.ts';
import { functionOf, listOf, oneOf, optional, plain, recordOf, type Shape, simple, wholeNumber } from './shape.ts';
import { named } from './spec-shape.ts';

/** The most faults of one kind in one behaviour. */
const MOST_FAULTS = 1_000;

export const nodeId: Shape<NodeId> = wholeNumber(0, Number.MAX_SAFE_INTEGER, 'number the nodes by safe integers from 0 on');

export const ids: Shape<readonly NodeId[]> = listOf('ids of nodes', nodeId);

/** `false` means the same as leaving the field out. */
export const flag: Shape<boolean> = simple('true or false', 'write true, or leave it out', (value) => typeof value === 'boolean');

/** A protocol may be a whole module, so other fields are allowed. Hence a misspelt `typeInvariant` is not noticed. */
export const protocol: Shape<Protocol<ProtocolTypes>> = recordOf<Protocol<ProtocolTypes>>(
  'a protocol',
  {
    name: named,
    init: functionOf('(self, config, durable) => { state, effects }'),
    step: functionOf('(state, event) => { state, effects }'),
    typeInvariant: optional(functionOf('(state) => [clause, …]')),
  },
  { instances: true, open: true },
);

const node: Shape<ScenarioNode<ProtocolTypes>> = recordOf<ScenarioNode<ProtocolTypes>>('a node', {
  id: nodeId,
  config: optional(plain),
  running: optional(plain),
  durable: optional(plain),
  timers: optional(listOf('timers', plain)),
  monitored: optional(ids),
  suspected: optional(ids),
  neverCrashes: optional(flag),
  falselySuspects: optional(ids),
});

export const nodes: Shape<readonly ScenarioNode<ProtocolTypes>[]> = listOf('nodes', node, 1);

export const requests: Shape<readonly ScenarioRequest<ProtocolTypes>[]> = listOf(
  'requests',
  recordOf<ScenarioRequest<ProtocolTypes>>('a request', { at: nodeId, request: plain }),
);

export const inFlight: Shape<readonly Envelope<ProtocolTypes>[]> = listOf(
  'messages in flight',
  recordOf<Envelope<ProtocolTypes>>('a message in flight', { from: nodeId, to: nodeId, message: plain }),
);

export const network: Shape<Network> = oneOf('unordered', 'fifo', 'set', 'growing-set', 'duplicating');

const howOften = optional(wholeNumber(0, MOST_FAULTS, 'say how often it may happen, or leave it out: then it never does'));

const howOftenOrAlways: Shape<number> = {
  ...howOften,
  expected: `${howOften.expected}, or Infinity`,
  read: (value, at) => (value === Number.POSITIVE_INFINITY ? value : howOften.read(value, at)),
};

export const faults: Shape<Faults> = recordOf<Faults>('the faults', {
  crash: howOften,
  restart: howOften,
  falseSuspicion: howOften,
  drop: howOftenOrAlways,
  duplicate: howOftenOrAlways,
  partition: howOften,
});

const pair: Shape<readonly NodeId[]> = {
  expected: 'a pair of ids of two nodes',
  remedy: 'write it as [a, b]',
  read(value, at) {
    const ids = listOf('two ids of nodes', nodeId, 2).read(value, at);
    if (ids.length === 2 && ids[0] !== ids[1]) return ids;
    return simple('two different ids of nodes', pair.remedy, (_): _ is readonly NodeId[] => false).read(value, at);
  },
};

export const unreachable: Shape<readonly (readonly NodeId[])[]> = listOf('pairs of nodes', pair);

export const partitions: Shape<readonly Groups[]> = listOf('partitions', listOf('groups', listOf('ids of nodes', nodeId, 1), 1));

export const history: Shape<History<ProtocolTypes, unknown>> = recordOf<History<ProtocolTypes, unknown>>(
  'a history',
  { initial: plain, after: functionOf('(history, event) => the history after it') },
  { instances: true },
);

const renaming = (what: string): Shape<unknown> => optional(functionOf(`(${what}, of) => the ${what} with other ids`));

export const symmetricNodes: Shape<SymmetricNodes<ProtocolTypes, unknown>> = recordOf<SymmetricNodes<ProtocolTypes, unknown>>(
  'symmetric nodes',
  {
    nodes: listOf('groups', listOf('ids of nodes', nodeId, 2)),
    state: renaming('state'),
    message: renaming('message'),
    timer: renaming('timer'),
    request: renaming('request'),
    durable: renaming('durable'),
    history: renaming('history'),
  },
);
