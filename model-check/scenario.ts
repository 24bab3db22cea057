/**
 * A scenario drives every tool. The exhaustive checker, the random walker and the replayer differ only in who chooses the
 * next event.
 */
import type { NodeId, Protocol, ProtocolTypes } from '../impl/kernel/protocol.ts';
import type { Fairness } from '../spec/kernel/fairness.ts';
import type { Properties, Refinement, Spec } from '../spec/kernel/spec.ts';
import { guarded, readField, refusal } from './edge/shape.ts';
import { shown } from './edge/shown.ts';
import type { Envelope, Groups, History, World } from './world/world.ts';

/**
 * The behaviour of messages in flight.
 * `unordered`: a multiset; each message is delivered once, in any order.
 * `fifo`: one queue per ordered pair of nodes; messages of different senders still race.
 * `set`: a message that is already in flight is not added again; delivery removes it.
 * `growing-set`: as in most TLA+ models, messages are never removed. So each may be delivered again.
 * `duplicating`: the same, but a message may be dropped, and is lost to a node that is down.
 */
export type Network = 'unordered' | 'fifo' | 'set' | 'growing-set' | 'duplicating';

/** How often each fault may happen in one behaviour. A fault that is left out never happens. */
export interface Faults {
  /** Nodes that stop for good. A node may also crash between any two effects of a step. */
  readonly crash?: number;
  /** Nodes that are down and boot again, at any time. They keep what they last persisted and nothing else. */
  readonly restart?: number;
  /** Suspicions of a node that is up. Suspicions of a crashed node need no budget. */
  readonly falseSuspicion?: number;
  /** Infinity: any number of times. The same goes for `duplicate`. */
  readonly drop?: number;
  readonly duplicate?: number;
  /** Partitions of the network, each into one of the scenario's `partitions`. One at a time; each may heal at any time. */
  readonly partition?: number;
}

/**
 * A node with `running` is a member from the beginning; a node without is told to `start` at any time. A node with `durable`
 * alone has run before, and is down: a restart brings it back.
 */
export interface ScenarioNode<X extends ProtocolTypes> {
  readonly id: NodeId;
  readonly config: X['config'];
  readonly running?: X['state'];
  /** The record on its disk in the beginning. Left out: the one that its boot persists. */
  readonly durable?: X['durable'];
  /** The timers that are armed in the beginning, for a running node. Left out: those that its boot arms. */
  readonly timers?: readonly X['timer'][];
  /** The nodes that its failure detector watches in the beginning, for a running node. Left out: those that its boot asks for. */
  readonly monitored?: readonly NodeId[];
  /** Those of the monitored nodes that its failure detector suspects in the beginning, for a running node. */
  readonly suspected?: readonly NodeId[];
  /** The node does not crash, however many crashes the scenario allows. */
  readonly neverCrashes?: true;
  /** The only nodes that this node's failure detector may suspect falsely; left out: all it watches. A partition affects every detector. */
  readonly falselySuspects?: readonly NodeId[];
}

/** A request of a client to a node. It arrives once, at any time after the node has started. */
export interface ScenarioRequest<X extends ProtocolTypes> {
  readonly at: NodeId;
  readonly request: X['request'];
}

/** The new id of a node. */
export type Rename = (id: NodeId) => NodeId;

/**
 * Nodes that differ only in their ids, in groups: the nodes of a group can change places. Of states that differ only in
 * which node has which id, the checker visits and counts one. Each function renames the ids in one kind of the protocol's
 * data, and keeps the form that the protocol gives them: sets stay ascending. A function that is left out says that such
 * data has no ids. The checker verifies for all moves and properties that the nodes are symmetric.
 */
export interface SymmetricNodes<X extends ProtocolTypes, H = null> {
  readonly nodes: readonly (readonly NodeId[])[];
  state?(state: X['state'], of: Rename): X['state'];
  message?(message: X['message'], of: Rename): X['message'];
  timer?(timer: X['timer'], of: Rename): X['timer'];
  request?(request: X['request'], of: Rename): X['request'];
  durable?(durable: X['durable'], of: Rename): X['durable'];
  history?(history: H, of: Rename): H;
}

/** How far to search. A bound that is hit makes the verdict `inconclusive`, never `holds`. */
export interface Bound {
  /** Levels of the breadth-first search, the initial states' included. */
  readonly depth?: number;
}

/** The expected result of a check. Counts are those of TLC: `generated` includes initial states, duplicates and self-loops. */
export type Expectation =
  | { readonly verdict: 'holds'; readonly distinct: number; readonly generated: number; readonly depth: number }
  /** `steps`: the length of a shortest counterexample, in transitions. */
  | { readonly verdict: 'violates'; readonly property: string; readonly steps: number };

export interface Titled {
  /** A path: `protocol/aspect/instance`. */
  readonly name: string;
  /** The lesson of the expected verdict, in one sentence. */
  readonly teaches: string;
  /** `fast`: part of every test run. `slow`: part of `check:slow`. */
  readonly cost: 'fast' | 'slow';
}

/**
 * Limits of the search, as in TLC. `S` is the state as properties see it. A verdict within a constraint is reported as such.
 */
export interface Narrowed<S> {
  /** A state where it is false is judged, but neither counted nor explored (CONSTRAINT). */
  constraint?(state: S): boolean;
  /** A step for which it is false is judged, but not followed (ACTION_CONSTRAINT). */
  actionConstraint?(before: S, after: S): boolean;
  /** States with equal views count as one, and the first of them is explored (VIEW). A view is plain JSON. */
  view?(state: S): unknown;
  /** With `deadlock: 'error'`: the states in which everything may end. Left out: none. */
  mayEndIn?(state: S): boolean;
}

interface Bounded {
  readonly bound?: Bound;
  /** `error`: a state where nothing can happen breaks the scenario, under the name `deadlock`. Left out: `allowed`. */
  readonly deadlock?: 'error' | 'allowed';
  /**
   * The steps that may not be put off for ever, for liveness properties; for a spec, in addition to its own. In a world,
   * actions are known by their names, such as `receive Vote`, and by their causes: see `world/occasions.ts`.
   */
  readonly fairness?: readonly Fairness[];
  readonly expect?: Expectation;
}

/** A protocol in a world: nodes, clients, a network, faults. */
export interface ProtocolScenario<X extends ProtocolTypes, H = null> extends Titled, ProtocolParts<X, H> {}

export interface ProtocolParts<X extends ProtocolTypes, H = null> extends Bounded, Narrowed<World<X, H>> {
  readonly protocol: Protocol<X>;
  readonly nodes: readonly ScenarioNode<X>[];
  readonly requests?: readonly ScenarioRequest<X>[];
  readonly network: Network;
  /** Messages that are in flight in the beginning, besides those of boots. */
  readonly inFlight?: readonly Envelope<X>[];
  /** A delivery that changes nothing at its node does not happen, as in Stateright. Left out: it takes its message. Not for `fifo`. */
  readonly ignoresIdleDeliveries?: true;
  /**
   * The messages that a node does not receive for now; it sees the node's state. Such a message stays in flight, and may
   * still be lost, dropped or duplicated. On a `fifo` network it holds up its queue. Left out: none is deferred.
   */
  defers?(state: X['state'], from: NodeId, message: X['message']): boolean;
  /**
   * Ids of nodes that do not exist, and to which nodes may still send: a node that has gone, or an id that was guessed.
   * Messages to them are lost, and detectors suspect them. To send to any other unknown id is an error.
   */
  readonly absent?: readonly NodeId[];
  /** Pairs of nodes that cannot reach each other, though others reach both. Their detectors suspect each other. */
  readonly unreachable?: readonly (readonly [NodeId, NodeId])[];
  /**
   * The groups into which a `partition` of `faults` may split the network; nodes in none of the groups form one more.
   * `world/partitions.ts` says how a partition affects messages and detectors.
   */
  readonly partitions?: readonly Groups[];
  readonly faults?: Faults;
  /** Timers are slower than messages: no timer runs out while a message is in flight. Left out: each may run out at any time. */
  readonly slowTimers?: true;
  /** A partition ends only when nothing else can happen. Left out: it may end at any time. */
  readonly longPartitions?: true;
  /**
   * Failure detectors tell the incarnations of a node apart. One that is over is suspected, even if the node is up again, and
   * is never trusted again. Left out: a crash may pass unnoticed when a restart follows.
   */
  readonly detectsRestarts?: true;
  /** A record of requests and outputs, for properties that need one. */
  readonly history?: History<X, H>;
  readonly symmetric?: SymmetricNodes<X, H>;
  readonly properties: Properties<World<X, H>>;
  // biome-ignore lint/suspicious/noExplicitAny: a scenario may refine specs of several state types.
  readonly refines?: Readonly<Record<string, Refinement<World<X, H>, any>>>;
}

/**
 * A claim that an invariant is inductive. Every state of the type bound that satisfies the invariant is looked at, reachable
 * or not. Each step from it must lead to such a state again. Then the invariant holds in every reachable state, without a
 * bound on the number of steps.
 */
export interface Inductive<S> {
  /** Lists the states of the type bound, by combinators such as `records`, or by a generator. It is called twice. */
  within(): Iterable<S>;
  /**
   * The conjuncts of the invariant, all of them `always`. All other `always` properties must follow from it. Left out: all
   * `always` properties of the spec and of the scenario.
   */
  readonly invariant?: Properties<S>;
}

/** A spec by itself. The checker judges the spec's own properties and those that are added here. */
export interface SpecScenario<S> extends Titled, SpecParts<S> {}

export interface SpecParts<S> extends Bounded, Narrowed<S> {
  readonly spec: Spec<S>;
  /**
   * Names of symmetric parts, in groups: the parts of a group can change places. Of states that differ only in which part
   * has which name, the checker visits and counts one. In texts and keys of the state, each name is a word by itself.
   * An array of names is a set if it is always ascending, else a sequence. The checker verifies for all actions and
   * properties that the parts are symmetric.
   */
  readonly symmetric?: readonly (readonly string[])[];
  readonly properties?: Properties<S>;
  // biome-ignore lint/suspicious/noExplicitAny: a scenario may refine specs of several state types.
  readonly refines?: Readonly<Record<string, Refinement<S, any>>>;
  /** `check` judges by induction, in place of a search from the initial states. */
  readonly inductive?: Inductive<S>;
}

// biome-ignore lint/suspicious/noExplicitAny: a collection holds scenarios of many protocols.
export type Scenario = ProtocolScenario<any, any> | SpecScenario<any>;

/**
 * Returns a scenario whose types are checked against each other. Defaults: the name of the spec or protocol, no `teaches`,
 * cost `fast`. A faulty scenario is refused when it is checked, not here. The first overload excludes a history: with `H`
 * to infer from nothing, the compiler also stops inferring the state of properties.
 */
export function scenario<X extends ProtocolTypes>(
  definition: ProtocolParts<X> & Partial<Titled> & { readonly history?: never },
): ProtocolScenario<X>;
export function scenario<X extends ProtocolTypes, H = null>(definition: ProtocolParts<X, H> & Partial<Titled>): ProtocolScenario<X, H>;
export function scenario<S>(definition: SpecParts<S> & Partial<Titled>): SpecScenario<S>;
export function scenario(definition: Untitled): Scenario {
  return titled(definition);
}

/** A scenario whose name, cost and teaching its author may have left out. */
// biome-ignore lint/suspicious/noExplicitAny: the types of a protocol are its own.
export type Untitled = Partial<Titled> & (ProtocolParts<any, any> | SpecParts<any>);

/** Adds what the scenario lacks: the name of its spec or protocol, an empty `teaches`, cost `fast`. Throws `ModelError`. */
export function titled(scenario: Untitled): Scenario {
  const either = objectIn(scenario);
  const name = nameIn(readField(either, 'protocol') ?? readField(either, 'spec'));
  return guarded('scenario', EITHER, () => ({ name, teaches: '', cost: 'fast', ...scenario }));
}

export const EITHER = { expected: 'a spec or a protocol, and not both', remedy: 'give the scenario one of the two' };

/** Throws `ModelError` unless `value` is an object. Its fields are not looked at. */
export function objectIn(value: unknown): object {
  return guarded('scenario', EITHER, () => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    throw refusal('scenario', shown(value), { expected: `an object with ${EITHER.expected}`, remedy: 'write such an object' });
  });
}

const LONGEST_NAME = 500;

/** The name of `value`, at most 500 characters, or “the scenario” if it has none. `value` may be anything. */
export function nameIn(value: unknown): string {
  const name = typeof value === 'object' && value !== null ? readField(value, 'name') : undefined;
  return typeof name === 'string' && name.trim() !== '' ? name.slice(0, LONGEST_NAME) : 'the scenario';
}
