/**
 * A reducer as a spec: nodes that run it, and a bag of messages between them. So a trace of another program can be held to a
 * reducer, too, whatever the trace leaves out.
 */
import { encode } from '../../impl/kernel/plain-data.ts';
import type { Effect, Event, Next, NodeId, Protocol, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import { action, type Properties, type Spec } from '../../spec/kernel/spec.ts';

/** A node of a run. */
export interface RunningNode<X extends ProtocolTypes> {
  readonly state: X['state'];
  /** Whether its `start` has happened. */
  readonly isStarted: boolean;
  readonly isUp: boolean;
  readonly timers: readonly X['timer'][];
  readonly monitored: readonly NodeId[];
  /** The number of values of an open choice; null: none is open. */
  readonly choice: number | null;
  /** Null: none was persisted. */
  readonly durable: X['durable'] | null;
}

export interface MessageOnItsWay<X extends ProtocolTypes> {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly message: X['message'];
}

export interface Run<X extends ProtocolTypes> {
  /** By id. */
  readonly nodes: Readonly<Record<string, RunningNode<X>>>;
  /** A bag, in the order of its canonical texts. */
  readonly messages: readonly MessageOnItsWay<X>[];
  /** The outputs of the last step for clients, or for the layer above. */
  readonly outputs: readonly X['output'][];
}

export interface NodesSpecOptions<X extends ProtocolTypes> {
  readonly protocol: Protocol<X>;
  readonly nodes: readonly { readonly id: NodeId; readonly config: X['config'] }[];
  /** Omitted: none is judged. */
  readonly properties?: Properties<Run<X>>;
}

/** A spec with one initial state. */
export interface SpecOfNodes<X extends ProtocolTypes> extends Spec<Run<X>> {
  readonly init: readonly [Run<X>];
}

interface At {
  readonly node: NodeId;
}

/**
 * The spec of these nodes. Its actions are `start`, `receive`, `request`, `timeout`, `suspect`, `restore`, `chosen`, `lose`, `kill` and
 * `restart`; their parameters name the node as `node`. Of requests nothing is known, so a mapping says their `params`.
 */
export function specOfNodes<X extends ProtocolTypes>({ protocol, nodes, properties = {} }: NodesSpecOptions<X>): SpecOfNodes<X> {
  const empty: Run<X> = { nodes: {}, messages: [], outputs: [] };
  const booted = nodes.reduce<Run<X>>((run, { id, config }) => taken(run, id, protocol.init(id, config)), empty);
  const configs = new Map(nodes.map(({ id, config }) => [id, config]));
  const stepping = (run: Run<X>, node: NodeId, event: Event<X>) => taken(run, node, protocol.step(run.nodes[node].state, event), event);
  const ids = nodes.map(({ id }) => id);
  const isReady = (run: Run<X>, node: NodeId) => isUp(run, node) && run.nodes[node].isStarted && run.nodes[node].choice === null;
  return {
    name: protocol.name,
    init: [{ ...booted, outputs: [] }],
    actions: {
      start: action<Run<X>, At>({
        params: () => ids.map((node) => ({ node })),
        when: (run, { node }) => isUp(run, node) && !run.nodes[node].isStarted && run.nodes[node].choice === null,
        then: (run, { node }) => stepping(run, node, { type: 'start' }),
      }),
      receive: action<Run<X>, At & { readonly from: NodeId; readonly message: X['message'] }>({
        params: ({ messages }) => messages.map(({ to, from, message }) => ({ node: to, from, message })),
        when: (run, { node, from, message }) => isReady(run, node) && placeOf(run, { from, to: node, message }) >= 0,
        then: (run, { node, from, message }) =>
          stepping(withoutMessage(run, { from, to: node, message }), node, { type: 'receive', from, message }),
      }),
      request: action<Run<X>, At & { readonly request: X['request'] }>({
        params: () => [],
        when: (run, { node }) => isReady(run, node),
        then: (run, { node, request }) => stepping(run, node, { type: 'request', request }),
      }),
      timeout: action<Run<X>, At & { readonly timer: X['timer'] }>({
        params: (run) => ids.flatMap((node) => run.nodes[node].timers.map((timer) => ({ node, timer }))),
        when: (run, { node, timer }) => isReady(run, node) && run.nodes[node].timers.some((each) => isSame(each, timer)),
        then: (run, { node, timer }) => stepping(run, node, { type: 'timeout', timer }),
      }),
      ...Object.fromEntries(
        (['suspect', 'restore'] as const).map((type) => [
          type,
          action<Run<X>, At & { readonly peer: NodeId }>({
            params: (run) => ids.flatMap((node) => run.nodes[node].monitored.map((peer) => ({ node, peer }))),
            when: (run, { node, peer }) => isReady(run, node) && run.nodes[node].monitored.includes(peer),
            then: (run, { node, peer }) => stepping(run, node, { type, node: peer }),
          }),
        ]),
      ),
      chosen: action<Run<X>, At & { readonly value: number }>({
        params: (run) =>
          ids.flatMap((node) =>
            Array.from({ length: run.nodes[node].choice ?? 0 }, (_, value): At & { readonly value: number } => ({ node, value })),
          ),
        when: (run, { node, value }) => isUp(run, node) && value >= 0 && value < (run.nodes[node].choice ?? 0),
        then: (run, { node, value }) => stepping(run, node, { type: 'chosen', value }),
      }),
      lose: action<Run<X>, MessageOnItsWay<X>>({
        params: ({ messages }) => messages,
        when: (run, lost) => placeOf(run, lost) >= 0,
        then: (run, lost) => withoutMessage(run, lost),
      }),
      kill: action<Run<X>, At>({
        params: () => ids.map((node) => ({ node })),
        when: (run, { node }) => isUp(run, node),
        then: (run, { node }) => ({ ...run, outputs: [], nodes: { ...run.nodes, [node]: { ...run.nodes[node], isUp: false } } }),
      }),
      restart: action<Run<X>, At>({
        params: () => ids.map((node) => ({ node })),
        when: (run, { node }) => Object.hasOwn(run.nodes, String(node)) && !run.nodes[node].isUp,
        then: (run, { node }) => {
          const { durable } = run.nodes[node];
          const { [String(node)]: _, ...others } = run.nodes;
          const kept = taken({ ...run, nodes: others }, node, protocol.init(node, configs.get(node), durable ?? undefined));
          return { ...kept, nodes: { ...kept.nodes, [node]: { ...kept.nodes[node], durable: kept.nodes[node].durable ?? durable } } };
        },
      }),
    },
    properties,
  };
}

function isUp<X extends ProtocolTypes>({ nodes }: Run<X>, node: NodeId): boolean {
  return Object.hasOwn(nodes, String(node)) && nodes[node].isUp;
}

function isSame(a: unknown, b: unknown): boolean {
  return encode(a) === encode(b);
}

function placeOf<X extends ProtocolTypes>({ messages }: Run<X>, wanted: MessageOnItsWay<X>): number {
  return messages.findIndex((each) => isSame(each, wanted));
}

function withoutMessage<X extends ProtocolTypes>(run: Run<X>, taken: MessageOnItsWay<X>): Run<X> {
  const place = placeOf(run, taken);
  return { ...run, messages: run.messages.filter((_, i) => i !== place) };
}

/** The run after a step of a node. */
function taken<X extends ProtocolTypes>(run: Run<X>, id: NodeId, { state, effects }: Next<X>, event?: Event<X>): Run<X> {
  const { [String(id)]: known } = run.nodes;
  const before: RunningNode<X> = known ?? { state, isStarted: false, isUp: true, timers: [], monitored: [], choice: null, durable: null };
  const isLeft = (timer: X['timer']) => event?.type !== 'timeout' || !isSame(timer, event.timer);
  const from = {
    ...before,
    state,
    isStarted: before.isStarted || event?.type === 'start',
    choice: null,
    timers: before.timers.filter(isLeft),
  };
  const node = effects.reduce(withEffect<X>, from);
  const sent = effects.flatMap((effect) => (effect.type === 'send' ? [{ from: id, to: effect.to, message: effect.message }] : []));
  return {
    nodes: { ...run.nodes, [id]: node },
    messages: [...run.messages, ...sent].sort((a, b) => (encode(a) < encode(b) ? -1 : 1)),
    outputs: effects.flatMap((effect) => (effect.type === 'indicate' ? [effect.output] : [])),
  };
}

function withEffect<X extends ProtocolTypes>(node: RunningNode<X>, effect: Effect<X>): RunningNode<X> {
  switch (effect.type) {
    case 'setTimer':
    case 'cancelTimer': {
      const others = node.timers.filter((timer) => !isSame(timer, effect.timer));
      const timers = effect.type === 'setTimer' ? [...others, effect.timer].sort((a, b) => (encode(a) < encode(b) ? -1 : 1)) : others;
      return { ...node, timers };
    }
    case 'monitor':
    case 'unmonitor': {
      const others = node.monitored.filter((peer) => peer !== effect.node);
      return { ...node, monitored: effect.type === 'monitor' ? ascending([...others, effect.node]) : others };
    }
    case 'choose':
      return { ...node, choice: effect.among };
    case 'persist':
      return { ...node, durable: effect.record };
    case 'stop':
      return { ...node, isUp: false };
    default:
      return node;
  }
}
