/**
 * One object that drives every tool: the exhaustive checker, the random walker, the replayer and, later, the
 * explorer differ only in who chooses the next event.
 */
import type { NodeId, Protocol, ProtocolTypes } from '../impl/kernel/protocol.ts';
import type { Properties, Refinement, Spec } from '../spec/kernel/spec.ts';
import { guarded, readField, refusal } from './edge/shape.ts';
import { shown } from './edge/shown.ts';
import type { Groups, History, World } from './world/world.ts';

/**
 * How messages in flight behave.
 * - `unordered`: a multiset; each message is delivered once, in any order.
 * - `fifo`: one queue per ordered pair of nodes; different senders still race.
 * - `set`: a message that is in flight already is not added again; delivery removes it.
 * - `growing-set`: as in most TLA+ models: messages are never removed, so each may be delivered again.
 */
export type Network = 'unordered' | 'fifo' | 'set' | 'growing-set';

/** How often each fault may happen in one behaviour; what is left out never happens. */
export interface Faults {
  /** Nodes that stop; between any two effects of a step, too. */
  readonly crash?: number;
  /** Nodes that are down and boot again, at any time, with what they last persisted and nothing else. */
  readonly restart?: number;
  /** Suspicions of a node that is up. Suspicions of a crashed node need no budget. */
  readonly falseSuspicion?: number;
  readonly drop?: number;
  readonly duplicate?: number;
  /** Cuts of the network, each into one of the scenario's `partitions`; one at a time, and each may heal at any time. */
  readonly partition?: number;
}

/** One node of a scenario. A node with `running` is a member from the beginning; one without gets `start` at any time. */
export interface ScenarioNode<X extends ProtocolTypes> {
  readonly id: NodeId;
  readonly config: X['config'];
  readonly running?: X['state'];
  /** Of a running node: the timers that are armed in the beginning; else those that its boot arms. */
  readonly timers?: readonly X['timer'][];
  /** Of a running node: whom its failure detector watches in the beginning; else whom its boot asks it to. */
  readonly monitored?: readonly NodeId[];
  /** Of a running node: whom of those its failure detector takes to be down in the beginning. */
  readonly suspected?: readonly NodeId[];
  /** Does not crash, however many crashes the scenario allows. */
  readonly neverCrashes?: true;
  /** The only nodes about which this one's failure detector may be wrong; left out: all that it watches. Of a cut no detector is spared. */
  readonly wronglySuspects?: readonly NodeId[];
}

/** Something a client asks of a node, once, at any time after the node has started. */
export interface ScenarioRequest<X extends ProtocolTypes> {
  readonly at: NodeId;
  readonly request: X['request'];
}

/** The new id of a node. */
export type Rename = (id: NodeId) => NodeId;

/**
 * Nodes that differ in nothing but their ids, in groups; within each they can change places. Of states that differ only in
 * who has which of these ids one is looked at, and counted. Where ids are in data of the protocol, it says itself: each
 * function gives the same data with other ids, in the form that the protocol gives them, so sets ascending. One that is
 * left out says that there are none. Whether the nodes are alike indeed, for all moves and properties, is checked.
 */
export interface AlikeNodes<X extends ProtocolTypes, H = null> {
  readonly nodes: readonly (readonly NodeId[])[];
  state?(state: X['state'], of: Rename): X['state'];
  message?(message: X['message'], of: Rename): X['message'];
  timer?(timer: X['timer'], of: Rename): X['timer'];
  request?(request: X['request'], of: Rename): X['request'];
  durable?(durable: X['durable'], of: Rename): X['durable'];
  history?(history: H, of: Rename): H;
}

/** How far to look. A bound that is hit makes the verdict `inconclusive`, never `holds`. */
export interface Bound {
  /** Levels of the breadth-first search, the initial states' included. */
  readonly depth?: number;
}

/** What a run of the checker must find. Counts are those of TLC: `generated` includes initial states, duplicates and self-loops. */
export type Expectation =
  | { readonly verdict: 'holds'; readonly distinct: number; readonly generated: number; readonly depth: number }
  /** `steps`: the length of a shortest counterexample, in transitions. */
  | { readonly verdict: 'violates'; readonly property: string; readonly steps: number };

export interface Titled {
  /** A path: `protocol/aspect/instance`. */
  readonly name: string;
  /** What a reader learns when the verdict is as expected: one sentence. */
  readonly teaches: string;
  /** `fast`: part of every test run. `slow`: part of `check:slow`. */
  readonly cost: 'fast' | 'slow';
}

interface Bounded {
  readonly bound?: Bound;
  readonly expect?: Expectation;
}

/** A protocol in a world: nodes, clients, a network, faults. */
export interface ProtocolScenario<X extends ProtocolTypes, H = null> extends Titled, ProtocolParts<X, H> {}

export interface ProtocolParts<X extends ProtocolTypes, H = null> extends Bounded {
  readonly protocol: Protocol<X>;
  readonly nodes: readonly ScenarioNode<X>[];
  readonly requests?: readonly ScenarioRequest<X>[];
  readonly network: Network;
  /**
   * Ids of nodes that are not there, and that nodes may send to all the same: one that has gone, or that was guessed. What
   * is sent there is lost, and detectors take such a node to be down. To send to any other id that is no node is an error.
   */
  readonly absent?: readonly NodeId[];
  /** Pairs of nodes that cannot reach each other, though others reach both; their detectors take each other to be down. */
  readonly unreachable?: readonly (readonly [NodeId, NodeId])[];
  /**
   * Into which groups the network may fall when a `partition` of `faults` cuts it; nodes that are in none of the groups
   * form one more. What becomes of messages and detectors is said in `world/partitions.ts`.
   */
  readonly partitions?: readonly Groups[];
  readonly faults?: Faults;
  /** Timers are slower than messages: none runs out while a message is in flight. Else each may run out at any time. */
  readonly slowTimers?: true;
  /** A cut ends only when nothing else can happen any more. Else it may end at any time. */
  readonly longCuts?: true;
  /** What the world remembers of requests and outputs, for properties that need it. */
  readonly history?: History<X, H>;
  readonly alike?: AlikeNodes<X, H>;
  readonly properties: Properties<World<X, H>>;
  // biome-ignore lint/suspicious/noExplicitAny: a scenario may refine specs of several state types.
  readonly refines?: Readonly<Record<string, Refinement<World<X, H>, any>>>;
}

/** A spec by itself. Its own properties are checked, and those that are added here. */
export interface SpecScenario<S> extends Titled, SpecParts<S> {}

export interface SpecParts<S> extends Bounded {
  readonly spec: Spec<S>;
  /**
   * Names of parts that differ in nothing else, in groups; within each they can change places. Of states that differ only
   * in who has which of these names one is looked at, and counted. In texts and keys of the state, each name is a word by
   * itself; an array of names is a set if it is always ascending, else a sequence. Whether they are alike indeed, for all
   * actions and properties, is checked.
   */
  readonly alike?: readonly (readonly string[])[];
  readonly properties?: Properties<S>;
  // biome-ignore lint/suspicious/noExplicitAny: a scenario may refine specs of several state types.
  readonly refines?: Readonly<Record<string, Refinement<S, any>>>;
}

// biome-ignore lint/suspicious/noExplicitAny: a collection holds scenarios of many protocols.
export type Scenario = ProtocolScenario<any, any> | SpecScenario<any>;

/**
 * States a scenario with all its types checked against each other. Where it has no name, its name is that of the spec or
 * protocol; without `teaches` it teaches nothing, and without `cost` it is `fast`. It is read, and refused if need be, when
 * it is checked. The first overload has no history: a compiler that must also infer `H`, though nothing tells
 * it, gives up inferring the state of a claim.
 */
export function scenario<X extends ProtocolTypes>(
  definition: ProtocolParts<X> & Partial<Titled> & { readonly history?: never },
): ProtocolScenario<X>;
export function scenario<X extends ProtocolTypes, H = null>(definition: ProtocolParts<X, H> & Partial<Titled>): ProtocolScenario<X, H>;
export function scenario<S>(definition: SpecParts<S> & Partial<Titled>): SpecScenario<S>;
export function scenario(definition: Untitled): Scenario {
  return titled(definition);
}

/** A scenario whose author may have left out how it is called and what it teaches. */
// biome-ignore lint/suspicious/noExplicitAny: the types of a protocol are its own.
export type Untitled = Partial<Titled> & (ProtocolParts<any, any> | SpecParts<any>);

/** The scenario with a name, that of its spec or protocol, and a description, where it has none. Throws `ModelError`. */
export function titled(scenario: Untitled): Scenario {
  const either = objectIn(scenario);
  const name = nameIn(readField(either, 'protocol') ?? readField(either, 'spec'));
  return guarded('scenario', EITHER, () => ({ name, teaches: '', cost: 'fast', ...scenario }));
}

export const EITHER = { expected: 'a spec or a protocol, and not both', remedy: 'give the scenario one of the two' };

/** Throws `ModelError` unless `value` is some object, whatever is in it. */
export function objectIn(value: unknown): object {
  return guarded('scenario', EITHER, () => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    throw refusal('scenario', shown(value), { expected: `an object with ${EITHER.expected}`, remedy: 'write such an object' });
  });
}

const LONGEST_NAME = 500;

/** What a thing may be called of which nothing is known yet. */
export function nameIn(value: unknown): string {
  const name = typeof value === 'object' && value !== null ? readField(value, 'name') : undefined;
  return typeof name === 'string' && name.trim() !== '' ? name.slice(0, LONGEST_NAME) : 'the scenario';
}
