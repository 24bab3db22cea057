/**
 * What the engine explores: a fixed number of slots, each holding a value, and a bag of messages in flight.
 *
 * A move is a pure function of what it reads. The engine watches what that is, and runs it once per combination.
 */
import type { Value } from '../../../impl/kernel/plain-data.ts';

/** `growing-set`: messages are never removed. `set`: a message that is there already is not added again. */
export type BagKind = 'multiset' | 'set' | 'growing-set';

/** One state, spelled out. */
export interface Snapshot {
  readonly slots: readonly Value[];
  readonly messages: readonly Value[];
}

/** How a move or a property looks at a state. */
export interface Reader {
  /** Whether it is noted what is read. If not, nothing is lost by reading all of the state at once. */
  readonly watching: boolean;
  /** Changes when the reader moves to another state: what was built from a state may be kept until then. */
  readonly stamp: number;
  /** Keys of records, and messages, are in the opposite of their usual order. */
  readonly isReversed: boolean;
  /** The same state for the second run of user code, read lazily; undefined where user code runs once. */
  readonly again: SecondReader | undefined;
  whole(slot: number): Value;
  /** The part of a slot's value at `path`; undefined when there is none. */
  part(slot: number, path: readonly string[]): Value;
  /** The messages in flight, in no meaningful order. For properties; a move gets the message that it delivers. */
  messages(): readonly Value[];
  /** Whether nothing is in flight, neither in the bag nor in a queue. For properties. */
  quiet(): boolean;
}

/** Reads a state in the opposite order. */
export interface SecondReader extends Reader {
  /** What the slot holds, in the usual order, without its being noted. */
  original(slot: number): Value;
}

/** One thing that can happen. */
export interface Outcome {
  /** What it is counted under. */
  readonly action: string;
  /** The transition as data, for explanations. */
  readonly label: Value;
  /** New values of slots. */
  readonly writes: readonly (readonly [slot: number, value: Value])[];
  /** The message in flight that is used up. */
  readonly consumes?: Value;
  readonly sends?: readonly Value[];
}

export interface Move {
  /** For error messages. */
  readonly name: string;
  /** `quiet`: possible only while nothing is in flight. `idle`: only in states that nothing else would change. */
  readonly only?: 'quiet' | 'idle';
  /** Turn by turn; null where a turn has no outcome. Between two turns the search may pause. */
  outcomes(read: Reader): Iterable<Outcome | null>;
}

/** Other names for parts that are alike. By whatever names they go, the system does the same. */
export interface Renaming {
  /** For messages to people: `a ↔ b`. */
  readonly name: string;
  /** By slot: the slot that takes its value. */
  readonly slots: readonly number[];
  /** By move of the system: the one that takes its place. */
  readonly moves: readonly number[];
  /** What becomes of a value of `slot`. */
  value(value: Value, slot: number): Value;
  message(message: Value): Value;
}

/** A group of renamings. States that are renamed into each other are one *orbit*, of which one state is explored. */
export interface Symmetry {
  /** Some of the renamings, of which all others are composed. */
  readonly generators: readonly Renaming[];
  /** The names of all renamings, the identity first. */
  readonly names: readonly string[];
  /** By renaming, then by generator: the number of the renaming that is the generator after that renaming. */
  readonly products: readonly (readonly number[])[];
  /** The path to that part of a slot's value which decides what becomes of the part at `path` under any other names. */
  decisive(slot: number, path: readonly string[]): readonly string[];
}

/** `S` is what properties see of a state. */
export interface System<S> {
  readonly name: string;
  /** One name per slot, for messages to people. */
  readonly slots: readonly string[];
  /** From this slot on, slots hold queues of what is in flight. */
  readonly firstQueue: number;
  readonly bag: BagKind;
  readonly initial: readonly Snapshot[];
  /** Which of its parts are alike, if that is to be made use of. */
  readonly symmetry?: Symmetry;
  /** All actions that are known beforehand, so that one which never fires can be reported. */
  readonly actions: readonly string[];
  /** Moves that need no message. */
  readonly moves: readonly Move[];
  /** Moves that a message in flight makes possible. */
  deliveries(message: Value): readonly Move[];
  view(read: Reader): S;
  /** Throws `ModelError` when what was asked of user code once, in the beginning, is answered otherwise now. */
  auditInputs(): void;
}

/** In place of a path: asks of a value no more than whether it is a record or an array; of any other, what it is. */
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
