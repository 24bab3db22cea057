/**
 * The system that the engine explores: a fixed number of slots, each with a value, and a bag of messages in flight.
 *
 * A move is a pure function of what it reads. The engine notes what it reads, and runs it once per combination of values.
 */
import type { Value } from '../../../impl/kernel/plain-data.ts';
import type { Fairness } from '../../../spec/kernel/fairness.ts';
import type { Narrowing } from './narrowing.ts';

/** `growing-set`: messages are never removed. `set`: a message that is already in flight is not added again. */
export type BagKind = 'multiset' | 'set' | 'growing-set';

/** One state in full. */
export interface Snapshot {
  readonly slots: readonly Value[];
  readonly messages: readonly Value[];
}

/** A move's or a property's access to a state. */
export interface Reader {
  /** Whether reads are noted. If not, reading all of the state at once costs nothing. */
  readonly watching: boolean;
  /** Changes when the reader moves to another state. Until then, anything built from the state may be kept. */
  readonly stamp: number;
  /** Whether keys of records, and messages, are in reverse order. */
  readonly isReversed: boolean;
  /** The same state for the second run of user code, read lazily; undefined if user code runs once. */
  readonly again: SecondReader | undefined;
  whole(slot: number): Value;
  /** The part of a slot's value at `path`; undefined when there is none. */
  part(slot: number, path: readonly string[]): Value;
  /** The messages in flight, in no meaningful order. For properties; a move gets the message that it delivers. */
  messages(): readonly Value[];
  /** Whether no message is in flight, neither in the bag nor in a queue. For properties. */
  quiet(): boolean;
}

/** Reads a state in reverse order. */
export interface SecondReader extends Reader {
  /** The slot's value in the usual order. Reading it is not noted. */
  original(slot: number): Value;
}

/** One possible step. */
export interface Outcome {
  /** The name under which it is counted. */
  readonly action: string;
  /** The transition as data, for explanations. */
  readonly label: Value;
  /** New values of slots. */
  readonly writes: readonly (readonly [slot: number, value: Value])[];
  /** The message in flight that it takes. */
  readonly consumes?: Value;
  readonly sends?: readonly Value[];
  /** The step uses up some of a budget of faults. */
  readonly isFault?: true;
}

export interface Move {
  /** For error messages. */
  readonly name: string;
  /** `quiet`: possible only while nothing is in flight. `idle`: only in states that nothing else would change. */
  readonly only?: 'quiet' | 'idle';
  /** Yields outcomes turn by turn; null for a turn without one. Between two turns the search may pause. */
  outcomes(read: Reader): Iterable<Outcome | null>;
}

/** Other names for symmetric parts. The system behaves the same under them. */
export interface Renaming {
  /** For messages to people: `a ↔ b`. */
  readonly name: string;
  /** By slot: the slot that takes its value. */
  readonly slots: readonly number[];
  /** By move of the system: the move that takes its place. */
  readonly moves: readonly number[];
  /** The renamed value of `slot`. */
  value(value: Value, slot: number): Value;
  message(message: Value): Value;
}

/** A group of renamings. States that are renamings of each other form one *orbit*, of which one state is explored. */
export interface Symmetry {
  /** Some of the renamings. Every other one is a composition of them. */
  readonly generators: readonly Renaming[];
  /** The names of all renamings, the identity first. */
  readonly names: readonly string[];
  /** `products[r][g]`: the number of the renaming that is generator `g` applied after renaming `r`. */
  readonly products: readonly (readonly number[])[];
  /** The path to the part of a slot's value that alone determines the part at `path` under any renaming. */
  decisive(slot: number, path: readonly string[]): readonly string[];
}

/** The names and the parameter under which fairness constraints know a step. */
export interface Occasion {
  readonly names: readonly string[];
  readonly param: Value;
  /** The step is a fault: only a constraint that names it is about it. */
  readonly isFault?: true;
}

/** `S` is the form in which properties see a state. */
export interface System<S> {
  readonly name: string;
  /** One name per slot, for messages to people. */
  readonly slots: readonly string[];
  /** The slots from this one on hold queues of messages in flight. */
  readonly firstQueue: number;
  readonly bag: BagKind;
  readonly initial: readonly Snapshot[];
  /** The states that are explored, if not all are. */
  readonly narrowing?: Narrowing<S>;
  /** The symmetry of its parts, if the search is to use one. */
  readonly symmetry?: Symmetry;
  /** All actions that are known before the search, so that it can report those that never fire. */
  readonly actions: readonly string[];
  /** The steps that may not be put off for ever. */
  readonly fairness: readonly Fairness[];
  /** The constraints of fairness that a step is about. */
  occasionOf(outcome: Outcome): Occasion;
  /** Moves that need no message. */
  readonly moves: readonly Move[];
  /** Moves that a message in flight makes possible. */
  deliveries(message: Value): readonly Move[];
  /** The number of inboxes into which the messages in flight are divided. Left out: one. */
  readonly inboxes?: number;
  /** The inbox of a message. Any division gives the same search; a good one has few different contents of each inbox. */
  inboxOf?(message: Value): number;
  view(read: Reader): S;
  /** Repeats what user code was asked once, in the beginning. Throws `ModelError` if the answers differ now. */
  auditInputs(): void;
}

/** In place of a path: asks only whether a value is a record or an array; any other value is given as it is. */
export const SHAPE: readonly string[] = ['', 'shape'];

const RECORD = Object.freeze({});
const ARRAY = Object.freeze([]);

/** The part of `value` at `path`; undefined when there is none. */
export function partOf(value: Value, path: readonly string[]): Value {
  if (path === SHAPE) return typeof value !== 'object' || value === null ? value : Array.isArray(value) ? ARRAY : RECORD;
  let part = value;
  for (const name of path) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, name)) return undefined;
    part = (part as Readonly<Record<string, Value>>)[name];
  }
  return part;
}
