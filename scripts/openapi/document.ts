/** The OpenAPI 3.1 document of the HTTP interface: paths from the table of operations, schemas from the types of the bodies. */
import { ascending } from '../../impl/kernel/sorted-set.ts';
import { OPEN } from '../../service/access.ts';
import { type Code, STATUS } from '../../service/api-error.ts';
import { OPERATIONS, type OperationName } from '../../service/operations.ts';
import { componentsOf } from '../schemas.ts';
import {
  DESCRIPTIONS,
  MEANINGS,
  type OperationDescription,
  PARAMETERS,
  type ParameterName,
  type SchemaName,
  type Used,
} from './descriptions.ts';

/** Each schema, and the file of its type. */
const SOURCES: { readonly [name in SchemaName]: string } = {
  ReadBody: 'service/bodies.ts',
  TransactionBody: 'service/bodies.ts',
  ReadReply: 'service/replies.ts',
  TransactionReply: 'service/replies.ts',
  FateReply: 'service/replies.ts',
  KeyPage: 'service/replies.ts',
  MachineStatus: 'machine/machine-status.ts',
  LeaveReply: 'service/replies.ts',
  LivenessReply: 'service/replies.ts',
  ReadinessReply: 'service/replies.ts',
  ErrorBody: 'service/api-error.ts',
};

/** Of all operations that are not open. */
const OF_ALL: readonly Code[] = ['unauthorized', 'busy'];

const NAMES = Object.keys(OPERATIONS) as readonly OperationName[];

/** The version of the interface, which is the first part of its paths. */
const VERSION = '1.0.0';

/** The document as text. */
export function openApiText(): string {
  return `${JSON.stringify(openApiDocument(), null, 2)}\n`;
}

function openApiDocument(): object {
  const paths = [...new Set(NAMES.map((name) => OPERATIONS[name].path))];
  return {
    openapi: '3.1.0',
    info: {
      title: 'selfman',
      version: VERSION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'Keys and values of a cluster. 503 says that nothing has happened, and nothing will; 504 says that nobody knows yet. Both speak of this sending of the request. A request with an id may always be sent again.',
    },
    servers: [{ url: '/' }],
    paths: Object.fromEntries(paths.map((path) => [path, pathItem(path)])),
    // Nodes without tokens ask for none.
    security: [{ token: [] }, {}],
    components: { schemas: schemas(), securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  };
}

function pathItem(path: string): object {
  const names = NAMES.filter((name) => OPERATIONS[name].path === path);
  return Object.fromEntries(names.map((name) => [OPERATIONS[name].method.toLowerCase(), operation(name, DESCRIPTIONS[name])]));
}

function operation(name: OperationName, { summary, description, parameters = {}, body, replies, errors }: OperationDescription): object {
  return {
    operationId: name,
    ...(OPEN.includes(name) ? { security: [] } : {}),
    summary,
    ...(description === undefined ? {} : { description }),
    ...(Object.keys(parameters).length === 0 ? {} : { parameters: parametersOf(parameters) }),
    ...(body === undefined ? {} : { requestBody: { required: true, content: contentOf(body.content, { example: body.example }) } }),
    responses: {
      ...Object.fromEntries(Object.entries(replies).map(([status, reply]) => [status, response(reply)])),
      ...errorResponses(OPEN.includes(name) ? errors : [...new Set([...errors, ...OF_ALL])]),
    },
  };
}

function parametersOf(used: Used): readonly object[] {
  return (Object.keys(used) as ParameterName[]).map((name) => {
    const example = used[name] ?? null;
    const { schema, ...about } = PARAMETERS[name];
    const isNumber = 'type' in schema && schema.type === 'integer';
    return {
      ...about,
      required: about.in === 'path' || name === 'firstKey',
      schema,
      ...(example === null ? {} : { example: isNumber ? Number(example) : example }),
    };
  });
}

function response({ description, content, hasVersion }: OperationDescription['replies'][number]): object {
  const etag = { description: 'The version of the key, in quotes.', schema: { type: 'string', pattern: '^"\\d+\\.\\d+\\.\\d+"$' } };
  return {
    description,
    ...(hasVersion === true ? { headers: { ETag: { ...etag, required: true } } } : {}),
    ...(content === undefined ? {} : { content: contentOf(content) }),
  };
}

/** One response for each status, with what its codes mean. */
function errorResponses(codes: OperationDescription['errors']): object {
  const statuses = ascending(new Set(codes.map((code) => STATUS[code])));
  return Object.fromEntries(
    statuses.map((status) => {
      const meant = codes.filter((code) => STATUS[code] === status).map((code) => `\`${code}\`: ${MEANINGS[code]}.`);
      return [status, { description: meant.join(' '), content: contentOf('ErrorBody') }];
    }),
  );
}

function contentOf(content: SchemaName | 'any' | 'text', more: object = {}): object {
  if (content === 'text') return { 'text/plain': { schema: { type: 'string' }, ...more } };
  const schema = content === 'any' ? {} : { $ref: `#/components/schemas/${content}` };
  return { 'application/json': { schema, ...more } };
}

function schemas(): object {
  const all = Object.entries(SOURCES);
  const files = [...new Set(all.map(([, file]) => file))];
  return Object.assign(
    {},
    ...files.map((file) =>
      componentsOf(
        file,
        all.filter(([, each]) => each === file).map(([name]) => name),
      ),
    ),
  );
}
