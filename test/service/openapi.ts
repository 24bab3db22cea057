/** Judges requests and answers by the OpenAPI document alone. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { writtenSchema } from '../../scripts/schemas.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: { readonly type?: string };
  readonly example?: string | number;
}

interface Described {
  readonly content?: { readonly [type: string]: { readonly schema: object; readonly example?: unknown } };
  readonly headers?: { readonly [name: string]: { readonly required: boolean; readonly schema: object } };
}

export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Described;
  readonly responses: { readonly [status: string]: Described | undefined };
}

interface Document {
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation | undefined } };
  readonly components: { readonly schemas: { readonly ErrorBody: object } };
}

export const DOCUMENT: Document = JSON.parse(writtenSchema('openapi.json'));

const ajv = new Ajv2020({ strict: false, allErrors: true }).addSchema({ ...DOCUMENT, $id: 'openapi' });
const compiled = new Map<object, ValidateFunction>();

/** Throws with what is wrong. `what`: for the message. */
export function judge(schema: object, value: unknown, what: string): void {
  // References are to the document.
  const inDocument = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"openapi#/'));
  const validate = compiled.get(schema) ?? ajv.compile(inDocument);
  compiled.set(schema, validate);
  if (!validate(value)) throw new Error(`${what}: got ${JSON.stringify(value)}, ${ajv.errorsText(validate.errors)}`);
}

/** A fetch that judges what goes to the origins of which `isJudged` is true. */
export function judgingFetch(inner: typeof fetch, isJudged: (origin: string) => boolean): typeof fetch {
  return async (input, init = {}) => {
    const answer = await inner(input, init);
    const url = new URL(String(input));
    if (isJudged(url.origin)) await judgeExchange(url, init, answer.clone());
    return answer;
  };
}

async function judgeExchange(url: URL, { method = 'GET', body, headers }: RequestInit, answer: Response): Promise<void> {
  const found = operationOf(method, url.pathname);
  const what = `${method} ${url.pathname.slice(0, 100)} ${answer.status}`;
  const text = await answer.text();
  if (found === null) {
    if (![401, 404, 405].includes(answer.status)) throw new Error(`${what}: the operation is not described`);
    return judge(DOCUMENT.components.schemas.ErrorBody, JSON.parse(text), what);
  }
  const described = found.operation.responses[answer.status];
  if (described === undefined) throw new Error(`${what}: the status is not described: ${text}`);
  judgeAnswer(described, answer, text, what);
  // A request that was refused may be anything.
  if (![400, 401, 413].includes(answer.status)) judgeRequest(found.operation, found.parameter, url, new Headers(headers), body, what);
}

function judgeAnswer({ content = {}, headers = {} }: Described, answer: Response, text: string, what: string): void {
  for (const [name, { required, schema }] of Object.entries(headers)) {
    const value = answer.headers.get(name);
    if (value !== null || required) judge(schema, value, `${what}, ${name}`);
  }
  const type = answer.headers.get('content-type')?.split(';')[0];
  if (type === undefined && text === '' && Object.keys(content).length === 0) return;
  const media = content[type ?? ''];
  if (media === undefined) throw new Error(`${what}: content of the type ${type} is not described`);
  judge(media.schema, type === 'application/json' ? JSON.parse(text) : text, what);
}

function judgeRequest(
  { parameters = [], requestBody }: Operation,
  inPath: string,
  url: URL,
  headers: Headers,
  body: RequestInit['body'],
  what: string,
): void {
  const sent = (parameter: Parameter): string | null => {
    if (parameter.in === 'path') return decodeURIComponent(inPath);
    return parameter.in === 'query' ? url.searchParams.get(parameter.name) : headers.get(parameter.name);
  };
  for (const parameter of parameters) {
    const value = sent(parameter);
    const typed = value !== null && parameter.schema.type === 'integer' ? Number(value) : value;
    if (value !== null || parameter.required) judge(parameter.schema, typed, `${what}, ${parameter.name}`);
  }
  const known = parameters.filter((each) => each.in === 'query').map(({ name }) => name);
  const unknown = [...url.searchParams.keys()].filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`${what}: ${unknown} is not described`);
  const media = requestBody?.content?.['application/json'];
  if (media !== undefined) judge(media.schema, JSON.parse(String(body)), `${what}, its body`);
  else if (body !== undefined && body !== null) throw new Error(`${what}: a body is not described`);
}

function operationOf(method: string, path: string): { readonly operation: Operation; readonly parameter: string } | null {
  for (const [template, methods] of Object.entries(DOCUMENT.paths)) {
    const [start, parameter] = template.split('{');
    const isThis = parameter === undefined ? path === template : path.startsWith(start) && path.length > start.length;
    const operation = methods[method.toLowerCase()];
    if (isThis && operation !== undefined) return { operation, parameter: path.slice(start.length) };
  }
  return null;
}
