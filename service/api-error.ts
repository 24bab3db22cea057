/** Errors of the HTTP interface are values: a status, a code, a sentence, the keys, and whether the request may be sent again. */

import type { KeyReply } from './replies.ts';

export type Code =
  | 'bad_request'
  | 'unauthorized'
  | 'not_found'
  | 'method_not_allowed'
  | 'conflict'
  | 'given_up'
  | 'forgotten'
  | 'id_in_use'
  | 'cannot_leave'
  | 'precondition_failed'
  | 'too_large'
  | 'busy'
  | 'no_majority'
  | 'late'
  | 'unknown_outcome'
  | 'stopping';

export interface ErrorBody {
  readonly code: Code;
  /** One sentence. */
  readonly message: string;
  readonly keys: readonly string[];
  /** Whether the same request may be sent again without harm: nothing has happened, and nothing will, or its id makes it safe. */
  readonly retry: boolean;
  /** For `precondition_failed`: the key as it is. */
  readonly current?: KeyReply;
  /**
   * For `forgotten`: ids of a later time are taken.
   * @TJS-type integer
   */
  readonly horizon?: number;
}

/** The HTTP status of each code. */
export const STATUS: { readonly [code in Code]: number } = {
  bad_request: 400,
  unauthorized: 401,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  given_up: 409,
  cannot_leave: 409,
  forgotten: 410,
  precondition_failed: 412,
  too_large: 413,
  id_in_use: 422,
  busy: 429,
  no_majority: 503,
  late: 503,
  stopping: 503,
  unknown_outcome: 504,
};

/** Where one of these is told, nothing has happened, and the same request may succeed later. */
const MAY_RETRY: readonly Code[] = ['conflict', 'busy', 'no_majority', 'late', 'stopping'];

/** What a key has: the text of a JSON value, and the version. */
interface Content {
  readonly key: string;
  readonly tag: string;
  readonly text: string | null;
}

interface More {
  /** For `precondition_failed` and `not_found`: what is there. */
  readonly found?: Content;
  /** For `forgotten`. */
  readonly horizon?: number;
  /** Whether the request has an id, under which it is done once at most. Omitted: it has none. */
  readonly isOnce?: boolean;
}

export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: Code;
  readonly status: number;
  readonly #keys: readonly string[];
  readonly #more: More;

  constructor(code: Code, message: string, keys: readonly string[] = [], more: More = {}) {
    super(message);
    this.code = code;
    this.status = STATUS[code];
    this.#keys = keys;
    this.#more = more;
  }

  /** The same error of a request with an id. */
  ofOnce(): ApiError {
    return new ApiError(this.code, this.message, this.#keys, { ...this.#more, isOnce: true });
  }

  /** The version that is there; null: it is not known. */
  get tag(): string | null {
    return this.#more.found?.tag ?? null;
  }

  /** The JSON of an `ErrorBody`. The value that is there stays as it was written. */
  get text(): string {
    const { found, horizon, isOnce = false } = this.#more;
    const retry = MAY_RETRY.includes(this.code) || (this.code === 'unknown_outcome' && isOnce);
    const body: ErrorBody = {
      code: this.code,
      message: this.message,
      keys: this.#keys,
      retry,
      ...(horizon === undefined ? {} : { horizon }),
    };
    if (this.code !== 'precondition_failed' || found === undefined) return JSON.stringify(body);
    return `${JSON.stringify(body).slice(0, -1)},"current":${contentText(found)}}`;
  }
}

/** Without a value, the field is left out: a value may be null. */
export function contentText({ key, tag, text }: Content): string {
  return `{"key":${JSON.stringify(key)},"version":"${tag}"${text === null ? '' : `,"value":${text}`}}`;
}
