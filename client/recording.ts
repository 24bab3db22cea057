/**
 * Records the calls of a client and their answers, one JSON value per line, for `selfman history`.
 *
 *     {"type":"client","format":"selfman-calls/1","client":"6f1c…"}
 *     {"type":"call","id":"6f1c….1","client":"6f1c…","at":1732800000000000,"reads":[],"if":[…],"writes":[{"key":"a","value":1}]}
 *     {"type":"answer","id":"6f1c….1","at":1732800000001234,"outcome":"ok","reads":[],"writes":[{"key":"a","version":"1.7.1"}]}
 */
import { ClientError, isDoubtful } from './client-error.ts';

/** The target of the lines. Several clients may share one. */
export interface CallSink {
  /** Writes whole lines with their newlines. */
  append(text: string): void;
}

/** A key whose version must be this one, or that must have no value. */
export type Condition = { readonly key: string; readonly version: string } | { readonly key: string; readonly absent: true };

export interface Call {
  readonly reads: readonly string[];
  readonly if: readonly Condition[];
  /** Without a value, the key is deleted. */
  readonly writes: readonly { readonly key: string; readonly value?: unknown }[];
}

export interface Told {
  readonly reads: readonly { readonly key: string; readonly version: string; readonly value?: unknown }[];
  readonly writes: readonly { readonly key: string; readonly version: string }[];
}

/** `refused`: a condition did not hold. `failed`: nothing has happened. `unknown`: nobody knows. */
type Outcome = 'refused' | 'failed' | 'unknown';

export class CallRecorder {
  readonly #sink: CallSink;
  readonly #client = crypto.randomUUID();
  #calls = 0;

  constructor(sink: CallSink) {
    this.#sink = sink;
    this.#write({ type: 'client', format: 'selfman-calls/1', client: this.#client });
  }

  /** Does `work`, and records it. `told` says what its result tells; null: nothing. */
  async record<T>(call: Call, work: () => Promise<T>, told: (result: T) => Told | null): Promise<T> {
    this.#calls += 1;
    const id = `${this.#client}.${this.#calls}`;
    // The call must be recorded before it can have any effect.
    this.#write({ type: 'call', id, client: this.#client, at: now(), ...call });
    let result: T;
    try {
      result = await work();
    } catch (error) {
      this.#write({ type: 'answer', id, at: now(), outcome: outcomeOf(error), reads: [], writes: [] });
      throw error;
    }
    const answer = told(result);
    this.#write({
      type: 'answer',
      id,
      at: now(),
      ...(answer === null ? { outcome: 'failed', reads: [], writes: [] } : { outcome: 'ok', ...answer }),
    });
    return result;
  }

  #write(line: object): void {
    this.#sink.append(`${JSON.stringify(line)}\n`);
  }
}

/** The transaction in a body of `POST /v1/txn`; null if it is none, and will be refused. */
export function callIn(body: string): Call | null {
  const { if: demands = [], writes }: Partial<Call> = Object(valueIn(body));
  if (!Array.isArray(demands) || !Array.isArray(writes)) return null;
  return { reads: [], if: demands, writes: writes.map((write) => ({ key: write?.key, value: write?.value })) };
}

/** The value of a text that should be JSON; the server refuses it otherwise. */
export function valueIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof ClientError) || isDoubtful(error)) return 'unknown';
  return error.code === 'precondition_failed' ? 'refused' : 'failed';
}

/** In microseconds since 1970, by a clock that never goes back. */
function now(): number {
  return Math.round((performance.timeOrigin + performance.now()) * 1000);
}
