/** A search as drivers see it, whichever core carries it out. */
import type { Judge } from '../judge/judge.ts';
import type { Space } from '../memo/space.ts';
import type { Transitions } from '../memo/transitions.ts';
import type { StateGraph } from '../tables/graph.ts';
import type { Discovery, Way } from './findings.ts';

/** `reference`: the plain core. `packed`: states as rows of bits. */
export type Core = 'reference' | 'packed';

export interface Exploration<S> {
  readonly core: Core;
  readonly space: Space;
  readonly transitions: Pick<Transitions<S>, 'fired' | 'computed' | 'unremembered'>;
  readonly judge: Judge<S>;
  /** States whose successors were all found. */
  readonly expanded: number;
  /** States found; with symmetry, one per orbit. */
  readonly distinct: number;
  /** States generated, including initial states, duplicates and self-loops. */
  readonly generated: number;
  /** States found but not yet expanded. */
  readonly waiting: number;
  /** Levels with at least one state, the initial states' included. */
  readonly depth: number;
  /** Whether there are more states than the limit allows. */
  readonly isFull: boolean;
  /** Steps, and initial states, that the scenario's constraints have left out. */
  readonly leftOut: number;
  /** The number of renamings, the identity included: 1 without a symmetry. */
  readonly renamings: number;
  /** The graph of all transitions; null unless a property needs it. */
  readonly graph: StateGraph | null;
  /** The first violation that was found. */
  readonly discovery: Discovery | null;
  /** The state in which a fault of the model occurred, if one has. */
  readonly fault: Way | null;
  /** Bytes held by all tables, and the further bytes that tables which will soon grow are going to take. */
  readonly bytes: number;
  readonly bytesSoon: number;
  /**
   * Expands up to `count` states. Pauses early, even within a state, when `isDue` says so. Returns whether there is more to
   * do. Stops after level `deepest`, at a violation, and at the limit of states.
   */
  advance(count: number, deepest?: number, isDue?: () => boolean): boolean;
  /** The low lanes of the states on a shortest path to this state, the initial one first. May pause at each `yield`. */
  lowsTo(state: number): Generator<void, readonly number[]>;
}
