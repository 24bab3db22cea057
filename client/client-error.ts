import type { Versioned } from './json.ts';

/** A request was refused, or its end is not known. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  /** As in the answers of a server; `unreachable`: none has answered; `untrusted`: one has another certificate. */
  readonly code: string;
  readonly keys: readonly string[];
  /** Whether the same request may be sent again: nothing has happened, and nothing will. */
  readonly mayRetry: boolean;
  /** For `precondition_failed`: what the key has. Null: nothing is told. */
  readonly current: Versioned | null;
  /** For `forgotten`: ids of a later time are taken. */
  readonly horizon: number | null;

  constructor(
    code: string,
    message: string,
    keys: readonly string[],
    mayRetry: boolean,
    more: { readonly current?: Versioned; readonly horizon?: number } = {},
  ) {
    super(message);
    this.code = code;
    this.keys = keys;
    this.mayRetry = mayRetry;
    this.current = more.current ?? null;
    this.horizon = more.horizon ?? null;
  }
}

/** The error in an answer. The server may not be one of ours, so the answer may be anything. */
export function errorIn(text: string): ClientError {
  try {
    const { code, message, keys, retry, current, horizon } = JSON.parse(text);
    if (typeof code === 'string' && typeof message === 'string' && Array.isArray(keys))
      return new ClientError(code, message, keys, retry === true && code !== 'unknown_outcome', {
        ...(typeof current?.version === 'string' ? { current: { version: current.version, value: current.value } } : {}),
        ...(typeof horizon === 'number' ? { horizon } : {}),
      });
  } catch {
    // As below.
  }
  return new ClientError('unknown_outcome', 'the server has answered in another way than a node does; check its address', [], false);
}

/** Whether the request may have happened, or may happen yet. */
export function isDoubtful({ code, mayRetry }: ClientError): boolean {
  return code === 'unknown_outcome' || (code === 'unreachable' && !mayRetry);
}
