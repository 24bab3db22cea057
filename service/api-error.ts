/** Errors of the HTTP interface are values: a status, a code, a sentence, the keys, and whether the request may be sent again. */

export type Code =
  | 'bad_request'
  | 'not_found'
  | 'method_not_allowed'
  | 'conflict'
  | 'precondition_failed'
  | 'too_large'
  | 'busy'
  | 'no_majority'
  | 'unknown_outcome'
  | 'stopping';

export interface ErrorBody {
  readonly code: Code;
  /** One sentence. */
  readonly message: string;
  readonly keys: readonly string[];
  /** Whether the same request may be sent again without harm: nothing has happened, and nothing will. */
  readonly retry: boolean;
}

const STATUS: { readonly [code in Code]: number } = {
  bad_request: 400,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  precondition_failed: 412,
  too_large: 413,
  busy: 429,
  no_majority: 503,
  stopping: 503,
  unknown_outcome: 504,
};

/** Where one of these is told, nothing has happened, and the same request may succeed later. */
const MAY_RETRY: readonly Code[] = ['conflict', 'busy', 'no_majority', 'stopping'];

export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly body: ErrorBody;
  /** For `precondition_failed`: the version that is there. */
  readonly tag: string | null;

  constructor(code: Code, message: string, keys: readonly string[] = [], tag: string | null = null) {
    super(message);
    this.status = STATUS[code];
    this.body = { code, message, keys, retry: MAY_RETRY.includes(code) };
    this.tag = tag;
  }
}
