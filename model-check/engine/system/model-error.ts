/** Faults of the checked model, and the wording of whatever user code throws or returns. */
import { encode, type Value } from '../../../impl/kernel/plain-data.ts';
import { printable } from '../../../impl/kernel/printable.ts';
import type { Snapshot } from './system.ts';

/** A fault in the checked model, not in the checker. The message names the move or property and says what to mend. */
export class ModelError extends Error {
  override readonly name: string = 'ModelError';
  /** The state of the fault in the engine's form, until the fault is told. */
  readonly at?: Snapshot;
  /** The state of the fault, as reports show states; absent if no state is known. */
  readonly state?: unknown;
  /** The steps that lead to that state, as in a counterexample; absent if no path is known. */
  readonly steps?: readonly unknown[];

  constructor(message: string, { cause, ...place }: ErrorOptions & Place = {}) {
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, place);
  }

  /** Whether the error only passes information to a caller that expects it, and is not a fault. */
  get isSignal(): boolean {
    return false;
  }

  /** The same fault with another message. */
  saying(message: string): ModelError {
    const { at, state, steps } = this;
    const place = Object.fromEntries(Object.entries({ at, state, steps }).filter(([, value]) => value !== undefined));
    return new ModelError(message, { ...place, cause: this });
  }

  /** The same fault, in this state. */
  in(at: Snapshot): ModelError {
    return new ModelError(this.message, { cause: this.cause ?? this, at });
  }
}

/** Runs `look`. A fault in it that has no state yet gets this one. */
export function inState<R>(at: Snapshot, look: () => R): R {
  try {
    return look();
  } catch (error) {
    throw isPlaceless(error) ? error.in(at) : error;
  }
}

/** Whether `error` is a fault of the model without a known state. */
export function isPlaceless(error: unknown): error is ModelError {
  return error instanceof ModelError && !error.isSignal && error.at === undefined;
}

type Place = Pick<ModelError, 'at' | 'state' | 'steps'>;

/** The most characters that are shown of what user code throws or returns. */
const LONGEST = 300;

/** Describes a thrown value on one line, whatever it is. Never throws. */
export function messageOf(error: unknown): string {
  try {
    if (typeof error === 'string') return oneLine(error);
    return error instanceof Error ? oneLine(String(error.message || error.name)) : inShort(error);
  } catch {
    return 'something that cannot be shown';
  }
}

/** Describes any value on one line, cut off if it is long. Never throws. */
export function inShort(value: unknown): string {
  switch (typeof value) {
    case 'function':
      return 'a function';
    case 'object':
      return value === null ? 'null' : objectInShort(value);
    case 'string':
      return oneLine(JSON.stringify(value));
    default:
      return oneLine(String(value));
  }
}

/** Whether `value` is a `Promise`, or behaves like one. Never throws. */
export function isPromise(value: unknown): boolean {
  try {
    return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
  } catch {
    return false;
  }
}

/** `text` on one line, cut off after `longest` characters. */
export function oneLine(text: string, longest = LONGEST): string {
  const line = printable(text.slice(0, longest + 1).replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' '));
  return text.length <= longest ? line : `${line.slice(0, longest)}… (${text.length} characters)`;
}

function objectInShort(value: Value & object): string {
  try {
    if (isPromise(value)) return 'a Promise';
    return oneLine(encode(value));
  } catch {
    return 'an object that is not plain JSON';
  }
}
