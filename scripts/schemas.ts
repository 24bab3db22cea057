/** Generates the JSON Schemas in schema/ from the types of what is read and written. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSchema, getProgramFromFiles } from 'typescript-json-schema';

/** Each file of schema/, and the type from which it is generated. */
export const SCHEMAS = [
  { file: 'check-report.json', source: 'model-check/report/report.ts', type: 'CheckReports' },
  { file: 'trace-line.json', source: 'traces/format/line.ts', type: 'TraceLine' },
  { file: 'replay-report.json', source: 'traces/replay/report.ts', type: 'ReplayReport' },
  { file: 'conformance-report.json', source: 'traces/foreign/conformance-report.ts', type: 'ConformanceReport' },
  { file: 'history-line.json', source: 'traces/client-history/line.ts', type: 'HistoryLine' },
  { file: 'history-report.json', source: 'traces/client-history/report.ts', type: 'HistoryReport' },
  { file: 'objects-report.json', source: 'traces/client-history/objects-report.ts', type: 'ObjectsReport' },
  { file: 'transactions-report.json', source: 'traces/client-history/transactions-report.ts', type: 'TransactionsReport' },
  { file: 'swarm-plan.json', source: 'swarm/plan.ts', type: 'Plan' },
  { file: 'frame.json', source: 'runtime/frame.ts', type: 'Frame' },
  { file: 'opening.json', source: 'runtime/frame.ts', type: 'Opening' },
  { file: 'answer.json', source: 'runtime/frame.ts', type: 'Answer' },
  { file: 'control-request.json', source: 'cli/control.ts', type: 'ControlRequest' },
  { file: 'control-answer.json', source: 'cli/control.ts', type: 'ControlAnswer' },
  { file: 'wire-message.json', source: 'impl/stack/wire.ts', type: 'WireMessage' },
  { file: 'node-file.json', source: 'machine/node-file.ts', type: 'NodeFile' },
  { file: 'token-file.json', source: 'service/token-file.ts', type: 'TokenFile' },
  { file: 'node-config.json', source: 'cli/node-config.ts', type: 'NodeConfig' },
  { file: 'machine-status.json', source: 'machine/machine-status.ts', type: 'MachineStatus' },
  { file: 'backup-line.json', source: 'cli/backup-line.ts', type: 'BackupLine' },
  { file: 'read-body.json', source: 'service/bodies.ts', type: 'ReadBody' },
  { file: 'transaction-body.json', source: 'service/bodies.ts', type: 'TransactionBody' },
  { file: 'request-log.json', source: 'service/request-entries.ts', type: 'RequestLog' },
  { file: 'relaxed-ring-message.json', source: 'impl/relaxed-ring/messages.ts', type: 'Message' },
  { file: 'relaxed-ring-request.json', source: 'impl/relaxed-ring/messages.ts', type: 'Request' },
  { file: 'relaxed-ring-output.json', source: 'impl/relaxed-ring/messages.ts', type: 'Output' },
  { file: 'relaxed-ring-state.json', source: 'impl/relaxed-ring/state.ts', type: 'State' },
] as const;

const root = join(import.meta.dirname, '..');

/** The schema of the current type, as text. */
export function schemaText(source: string, type: string): string {
  return `${JSON.stringify(schemaOf(programOf(source), source, type), null, 2)}\n`;
}

/** The schemas of these types, and of those that they name, for a document that has them at `#/components/schemas`. */
export function componentsOf(source: string, types: readonly string[]): { readonly [name: string]: object } {
  const program = programOf(source);
  const components = types.flatMap((type) => {
    const { $schema, definitions = {}, ...schema } = schemaOf(program, source, type);
    return [[type, schema], ...Object.entries(definitions)];
  });
  return JSON.parse(JSON.stringify(Object.fromEntries(components)).replaceAll('#/definitions/', '#/components/schemas/'));
}

type Program = ReturnType<typeof getProgramFromFiles>;

function programOf(source: string): Program {
  // Not the project's tsconfig: under NodeNext the generator puts absolute file paths into the names of definitions.
  const compilerOptions = {
    target: 'ES2022',
    lib: ['ES2023'],
    skipLibCheck: true,
    module: 'ESNext',
    moduleResolution: 'Bundler',
    strict: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
  };
  return getProgramFromFiles([join(root, source)], compilerOptions, root);
}

function schemaOf(program: Program, source: string, type: string): NonNullable<ReturnType<typeof generateSchema>> {
  const schema = generateSchema(program, type, { required: true, strictNullChecks: true, noExtraProps: true });
  if (schema === null) throw new Error(`${source}: no JSON Schema could be made from the type ${type}`);
  return schema;
}

/** The schema as it was last written. */
export function writtenSchema(file: string): string {
  return readFileSync(join(root, 'schema', file), 'utf8');
}

if (process.argv[1] === import.meta.filename) {
  for (const { file, source, type } of SCHEMAS) writeFileSync(join(root, 'schema', file), schemaText(source, type));
}
