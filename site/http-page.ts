/** The HTTP interface as a page, made of the OpenAPI document. */

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly description: string;
  readonly required?: boolean;
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: unknown }>> };
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}

interface Document {
  readonly info: { readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** The page for this document, given as JSON text. */
export function httpPage(json: string): string {
  // The document is this repository's own; a test validates it.
  const { info, paths } = JSON.parse(json) as Document;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => sectionOf(path, method, operation)),
  );
  const intro = [
    '# The HTTP interface',
    '',
    info.description,
    '',
    'The same as a document: [openapi.json](/files/schema/openapi.json).',
    '',
  ];
  return [...intro, ...operations].join('\n');
}

function sectionOf(path: string, method: string, operation: Operation): readonly string[] {
  const { summary, description, parameters = [], requestBody, responses, operationId } = operation;
  const example = Object.values(requestBody?.content ?? {})[0]?.example;
  return [
    `## ${summary} {#${operationId}}`,
    '',
    '```http',
    `${method.toUpperCase()} ${path}`,
    '```',
    '',
    ...(description === undefined ? [] : [description, '']),
    ...(parameters.length === 0 ? [] : ['| parameter | in | meaning |', '|---|---|---|', ...parameters.map(parameterRow), '']),
    ...(example === undefined ? [] : ['An example of a body:', '', '```json', JSON.stringify(example, null, 2), '```', '']),
    '| status | meaning |',
    '|---|---|',
    ...Object.entries(responses).map(([status, { description: meaning }]) => `| ${status} | ${cellOf(meaning)} |`),
    '',
  ];
}

function parameterRow({ name, in: place, description, required }: Parameter): string {
  return `| \`${name}\` | ${place}${required === true ? ', required' : ''} | ${cellOf(description)} |`;
}

function cellOf(text: string): string {
  return text.replaceAll('\n', ' ').replaceAll('|', '\\|');
}
