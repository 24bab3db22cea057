/** What clients can ask of a node: the method and the path of each operation. A parameter of a path is its last part. */

export interface Operation {
  readonly method: 'GET' | 'PUT' | 'DELETE' | 'POST';
  /** As in an OpenAPI document. */
  readonly path: string;
}

export const OPERATIONS = {
  putValue: { method: 'PUT', path: '/v1/kv/{key}' },
  getValue: { method: 'GET', path: '/v1/kv/{key}' },
  deleteValue: { method: 'DELETE', path: '/v1/kv/{key}' },
  readValues: { method: 'POST', path: '/v1/read' },
  transact: { method: 'POST', path: '/v1/txn' },
  findTransaction: { method: 'GET', path: '/v1/txn/{id}' },
  giveUpTransaction: { method: 'DELETE', path: '/v1/txn/{id}' },
  getDescription: { method: 'GET', path: '/v1/openapi.json' },
  listKeys: { method: 'GET', path: '/v1/keys' },
  leave: { method: 'POST', path: '/v1/leave' },
  getStatus: { method: 'GET', path: '/v1/status' },
  getMetrics: { method: 'GET', path: '/v1/metrics' },
  getLiveness: { method: 'GET', path: '/v1/health/live' },
  getReadiness: { method: 'GET', path: '/v1/health/ready' },
} as const satisfies { readonly [name: string]: Operation };

export type OperationName = keyof typeof OPERATIONS;

/** What a request means: the operation, and the text of the parameter in its path as it was sent. */
export type Meant =
  | { readonly type: 'operation'; readonly name: OperationName; readonly parameter: string }
  /** The path is known, and takes these methods only. */
  | { readonly type: 'other method'; readonly allowed: readonly string[] }
  | { readonly type: 'unknown path' };

const NAMES = Object.keys(OPERATIONS) as readonly OperationName[];

/** `path`: without what follows a question mark. */
export function meant(method: string, path: string): Meant {
  const found = NAMES.filter((name) => parameterIn(OPERATIONS[name], path) !== null);
  const name = found.find((each) => OPERATIONS[each].method === method);
  if (name !== undefined) return { type: 'operation', name, parameter: parameterIn(OPERATIONS[name], path) ?? '' };
  return found.length === 0 ? { type: 'unknown path' } : { type: 'other method', allowed: found.map((each) => OPERATIONS[each].method) };
}

/** Null: it is another path. */
function parameterIn({ path: template }: Operation, path: string): string | null {
  const [start, parameter] = template.split('{', 2);
  if (parameter === undefined) return path === template ? '' : null;
  return path.startsWith(start) && path.length > start.length ? path.slice(start.length) : null;
}
