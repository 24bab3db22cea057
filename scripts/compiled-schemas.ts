/** Compiles validators, so that nothing is compiled at run time: schema/*.json → schema/compiled/*.js for pages, *.cjs for Node. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { discriminated, SCHEMA_OPTIONS } from './discriminated.ts';
import { writtenSchema } from './schemas.ts';

/** Imported where they are used, also by pages. */
const FOR_PAGES: readonly string[] = ['trace-line', 'history-line'];
/** Made for other readers: programs check no value against them. */
const FOR_READERS: readonly string[] = [
  'conformance-report',
  'history-report',
  'objects-report',
  'openapi',
  'replay-report',
  'transactions-report',
  'check-report',
];

const TYPE = `/** A validator as ajv makes it: it leaves the errors of its last call on itself. */
export declare const validate: {
  (value: unknown): boolean;
  readonly errors?: readonly import('ajv').ErrorObject[] | null;
};
`;

const folder = join(import.meta.dirname, '../schema/compiled');

/** By file below schema/compiled/: the text that it must have. */
export function compiledValidators(): Readonly<Record<string, string>> {
  const names = readdirSync(join(folder, '..')).flatMap((file) => (file.endsWith('.json') ? [basename(file, '.json')] : []));
  const loaded = names.filter((name) => ![...FOR_PAGES, ...FOR_READERS].includes(name));
  return Object.fromEntries([
    ...FOR_PAGES.flatMap((name) => [
      [`${name}.js`, moduleText(`${name}.json`)],
      [`${name}.d.ts`, TYPE],
    ]),
    ...loaded.map((name) => [`${name}.cjs`, validatorText(`${name}.json`, false)]),
  ]);
}

/** A file as it was last written. */
export function writtenValidator(file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

function moduleText(schema: string): string {
  return validatorText(schema, true)
    .replace(/export default [^;]+;/, '')
    .replace('"use strict";', '');
}

function validatorText(schema: string, esm: boolean): string {
  const ajv = new Ajv({ ...SCHEMA_OPTIONS, code: { source: true, esm } });
  const code = standalone
    .default(ajv, ajv.compile(discriminated(JSON.parse(writtenSchema(schema)))))
    .replaceAll(/require\("ajv\/dist\/runtime\/ucs2length"\)\.default/g, '((text) => [...text].length)');
  const needed = code.match(/require\([^)]*\)/g);
  if (needed !== null) throw new Error(`the validator of ${schema} needs ${needed.join(', ')}; make it part of the file`);
  return `// Generated from schema/${schema} by \`npm run schemas\`.\n${code.trim()}\n`;
}

if (process.argv[1] === import.meta.filename) {
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(compiledValidators())) writeFileSync(join(folder, file), text);
}
