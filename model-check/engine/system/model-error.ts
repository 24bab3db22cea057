/** Faults of the model that is checked, not of the checker; and what users throw or return, in words. */
import { encode, type Value } from '../../../impl/kernel/plain-data.ts';
import { printable } from '../../../impl/kernel/printable.ts';
import type { Snapshot } from './system.ts';

/** A fault in the model that is checked, not in the checker: says which move or property, and what to mend. */
export class ModelError extends Error {
  override readonly name: string = 'ModelError';
  /** Where it came to light, while only the engine knows how to show that. */
  readonly at?: Snapshot;
  /** The state in which it came to light, as reports show states; absent where no state was at hand. */
  readonly state?: unknown;
  /** The steps that lead to that state, as in a counterexample; absent where no way is known. */
  readonly steps?: readonly unknown[];

  constructor(message: string, { cause, ...place }: ErrorOptions & Place = {}) {
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, place);
  }

  /** Thrown to somebody who expects it, and not a fault. */
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

/** Runs `look`; a fault that comes to light in it came to light in this state. */
export function inState<R>(at: Snapshot, look: () => R): R {
  try {
    return look();
  } catch (error) {
    throw isPlaceless(error) ? error.in(at) : error;
  }
}

/** Whether it is a fault of the model of which it is not known where it came to light. */
export function isPlaceless(error: unknown): error is ModelError {
  return error instanceof ModelError && !error.isSignal && error.at === undefined;
}

type Place = Pick<ModelError, 'at' | 'state' | 'steps'>;

/** Of what a user's code throws or returns, so many characters are told. */
const LONGEST = 300;

/** What to tell a person of something that was thrown: one line, however odd it is. */
export function messageOf(error: unknown): string {
  try {
    if (typeof error === 'string') return oneLine(error);
    return error instanceof Error ? oneLine(String(error.message || error.name)) : inShort(error);
  } catch {
    return 'something that cannot be shown';
  }
}

/** Any value on one line, cut if it is long. Never throws. */
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

/** Whether `value` is a promise, or behaves like one. Never throws. */
export function isPromise(value: unknown): boolean {
  try {
    return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
  } catch {
    return false;
  }
}

/** `text` on one line, cut to `longest` characters. */
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
