/** The words of the OpenAPI document: on each operation, each parameter and each code of an error. */
import type { Code } from '../../service/api-error.ts';
import type { OperationName } from '../../service/operations.ts';

/** A type from which a schema is made. */
export type SchemaName =
  | 'ReadBody'
  | 'TransactionBody'
  | 'ReadReply'
  | 'TransactionReply'
  | 'FateReply'
  | 'KeyPage'
  | 'MachineStatus'
  | 'LeaveReply'
  | 'LivenessReply'
  | 'ReadinessReply'
  | 'ErrorBody';

/** The content of a body: JSON of a type, any JSON value, or a text. */
type Content = SchemaName | 'any' | 'text';

interface ParameterDescription {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly description: string;
  readonly schema: object;
}

/** A parameter, and its value in the example. `optional` ones without a value are left out of it. */
export type Used = { readonly [name in ParameterName]?: string | null };

export interface OperationDescription {
  readonly summary: string;
  readonly description?: string;
  /** Null: optional, and not in the example. */
  readonly parameters?: Used;
  readonly body?: { readonly content: Content; readonly example: unknown };
  /** The answers other than errors. */
  readonly replies: { readonly [status: number]: { readonly description: string; readonly content?: Content; readonly hasVersion?: true } };
  readonly errors: readonly Code[];
}

const VERSION = { type: 'string', pattern: '^\\d{1,16}\\.\\d{1,16}\\.\\d{1,16}$' };
const ID = { type: 'string', pattern: '^\\d{1,15}-[A-Za-z0-9_-]{1,32}$' };
const KEY = { type: 'string', minLength: 1, maxLength: 1024, pattern: '^[^\\u0000]' };
const TAGS = { type: 'string', pattern: '^\\s*(\\*|"[\\d.]+"(\\s*,\\s*"[\\d.]+")*)\\s*$' };

export const PARAMETERS = {
  key: {
    name: 'key',
    in: 'path',
    description: 'Any text of at most 1,024 bytes in UTF-8, percent-encoded. Its first sign is not U+0000.',
    schema: KEY,
  },
  id: { name: 'id', in: 'path', description: 'The id of a request: `TIME-NAME`.', schema: ID },
  firstKey: { name: 'key', in: 'query', description: 'The first key that the request writes.', schema: KEY },
  after: {
    name: 'after',
    in: 'query',
    description: 'Waits until the key has another version than this one.',
    schema: VERSION,
  },
  cursor: {
    name: 'after',
    in: 'query',
    description: 'The field `next` of the page before; without it, the first page.',
    schema: { type: 'string', maxLength: 8192 },
  },
  wait: {
    name: 'wait',
    in: 'query',
    description: 'How long to wait with `after`: 0s … 60s, by default 30s.',
    schema: { type: 'string', pattern: '^\\d{1,2}s$' },
  },
  deadlineMs: {
    name: 'deadlineMs',
    in: 'query',
    description: 'The milliseconds after which there is an answer; by default 30,000.',
    schema: { type: 'integer', minimum: 1, maximum: 60_000 },
  },
  ifMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'Versions in quotes, of which one must be there; `*`: there must be a value.',
    schema: TAGS,
  },
  ifNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    description: 'Versions in quotes, of which none may be there; `*`: there may be no value.',
    schema: TAGS,
  },
  idempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'The id of the request, with or without quotes. The request is done once, however often it is sent, to whichever nodes.',
    schema: { type: 'string', pattern: '^("\\d{1,15}-[A-Za-z0-9_-]{1,32}"|\\d{1,15}-[A-Za-z0-9_-]{1,32})$' },
  },
} as const satisfies { readonly [name: string]: ParameterDescription };

export type ParameterName = keyof typeof PARAMETERS;

/** The meaning of each code. */
export const MEANINGS: { readonly [code in Code]: string } = {
  bad_request: 'the request makes no sense; the message says what to correct',
  unauthorized: 'the request shows no token of the cluster, and the node asks for one; nothing was written',
  not_found: 'the key has no value, or the path is unknown',
  method_not_allowed: 'the path takes other methods',
  conflict: 'another transaction was in the way; nothing was written',
  given_up: 'the id was given up; nothing was or will be written under it',
  forgotten: 'the id is too early, so that the request may have been done and forgotten; nothing was written now',
  cannot_leave: 'the node is the last one, or not a member of the ring yet; it stays',
  id_in_use: 'the id names another request; nothing was written now',
  precondition_failed: 'a version is another one than was demanded; nothing was written',
  too_large: 'a key, a value, a body or a transaction is too large; nothing was written',
  busy: 'the node has too many requests open; nothing was written',
  no_majority: 'too few replicas have answered; nothing was written, and nothing will be',
  late: 'the deadline is over; nothing was written, and nothing will be',
  unknown_outcome: 'nobody knows yet: the writes may have happened, or may happen; an id tells later',
  stopping: 'the node stops; nothing was written',
};

const ASKED: readonly Code[] = ['bad_request', 'too_large', 'busy', 'no_majority', 'late', 'stopping', 'unknown_outcome'];
const WRITTEN: readonly Code[] = [...ASKED, 'conflict', 'given_up', 'forgotten', 'id_in_use', 'precondition_failed'];

export const DESCRIPTIONS: { readonly [name in OperationName]: OperationDescription } = {
  putValue: {
    summary: 'Write a value',
    description: 'The body is the text of one JSON value, and is kept as it was written.',
    parameters: { key: 'colour', ifMatch: null, ifNoneMatch: null, idempotencyKey: '1764500000000-put-colour', deadlineMs: '5000' },
    body: { content: 'any', example: { name: 'red', rgb: [255, 0, 0] } },
    replies: { 204: { description: 'The value was written; `ETag` is its version.', hasVersion: true } },
    errors: WRITTEN,
  },
  getValue: {
    summary: 'Read a value',
    parameters: { key: 'colour', after: null, wait: null, ifNoneMatch: null, deadlineMs: '5000' },
    replies: {
      200: { description: 'The value, as it was written; `ETag` is its version.', content: 'any', hasVersion: true },
      304: { description: 'The version is still the one that was named.', hasVersion: true },
    },
    errors: [...ASKED, 'not_found'],
  },
  deleteValue: {
    summary: 'Delete a value',
    parameters: { key: 'colour', ifMatch: null, ifNoneMatch: null, idempotencyKey: null, deadlineMs: '5000' },
    replies: { 204: { description: 'There is no value; `ETag` is the version of its absence.', hasVersion: true } },
    errors: WRITTEN,
  },
  readValues: {
    summary: 'Read several keys as they were at one moment',
    parameters: { deadlineMs: null },
    body: { content: 'ReadBody', example: { keys: ['colour', 'size'] } },
    replies: { 200: { description: 'The keys, in the order of the request.', content: 'ReadReply' } },
    errors: ASKED,
  },
  transact: {
    summary: 'Write several keys together',
    description:
      'All writes happen, or none. They happen only if each version in `if` is still there; `0.0.0` is that of a key that was never written. With an id, at most 255 keys.',
    parameters: { deadlineMs: null },
    body: {
      content: 'TransactionBody',
      example: {
        id: '1764500000001-move',
        if: [{ key: 'never-written', version: '0.0.0' }],
        writes: [
          { key: 'size', value: 42 },
          { key: 'weight', delete: true },
        ],
        deadlineMs: 5000,
      },
    },
    replies: {
      200: { description: 'The new versions. A request that is sent again under its id has the same answer.', content: 'TransactionReply' },
    },
    errors: WRITTEN,
  },
  findTransaction: {
    summary: 'Tell what has become of a request with an id',
    parameters: { id: '1764500000001-move', firstKey: 'size', deadlineMs: null },
    replies: { 200: { description: 'The fate of the request, as far as it is known.', content: 'FateReply' } },
    errors: ASKED,
  },
  giveUpTransaction: {
    summary: 'Give up a request with an id',
    description: 'If it has not happened, it never will. It never answers `open`.',
    parameters: { id: '1764500000002-never', firstKey: 'size', deadlineMs: null },
    replies: { 200: { description: 'The fate of the request, for good.', content: 'FateReply' } },
    errors: [...ASKED, 'conflict'],
  },
  listKeys: {
    summary: 'List the keys of the replicas that this node keeps',
    description: 'A page has at most 1,000 keys. A key comes once for each of its replicas here. Deleted keys may be among them.',
    parameters: { cursor: null },
    replies: { 200: { description: 'A page, and where the next one begins.', content: 'KeyPage' } },
    errors: ['bad_request'],
  },
  getDescription: {
    summary: 'This document',
    replies: { 200: { description: 'An OpenAPI document.', content: 'any' } },
    errors: [],
  },
  leave: {
    summary: 'Make the node leave its cluster for good',
    description: 'It hands its places over, and ends. Its folder is of no more use.',
    replies: { 202: { description: 'It leaves.', content: 'LeaveReply' } },
    errors: ['cannot_leave'],
  },
  getStatus: {
    summary: 'How the node looks to an operator',
    replies: { 200: { description: 'The state of the node.', content: 'MachineStatus' } },
    errors: [],
  },
  getMetrics: {
    summary: 'Figures for Prometheus',
    replies: { 200: { description: 'Counters, gauges and histograms, in the text format of Prometheus.', content: 'text' } },
    errors: [],
  },
  getLiveness: {
    summary: 'Whether the process answers',
    replies: { 200: { description: 'It does.', content: 'LivenessReply' } },
    errors: [],
  },
  getReadiness: {
    summary: 'Whether the node serves clients',
    replies: {
      200: { description: 'It is a member of the ring.', content: 'ReadinessReply' },
      503: { description: 'It is not a member of the ring.', content: 'ReadinessReply' },
    },
    errors: [],
  },
};
