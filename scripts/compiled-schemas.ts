/** Compiles validators for pages, where nothing may be compiled at run time: schema/*.json → schema/compiled/*.js. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { discriminated, SCHEMA_OPTIONS } from '../traces/format/discriminated.ts';
import { writtenSchema } from './schemas.ts';

const COMPILED = ['trace-line', 'history-line'] as const;

const TYPE = `/** A validator as ajv makes it: it leaves the errors of its last call on itself. */
export declare const validate: {
  (value: unknown): boolean;
  readonly errors?: readonly import('ajv').ErrorObject[] | null;
};
`;

const folder = join(import.meta.dirname, '../schema/compiled');

/** By file below schema/compiled/: the text that it must have. */
export function compiledValidators(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    COMPILED.flatMap((name) => [
      [`${name}.js`, validatorText(`${name}.json`)],
      [`${name}.d.ts`, TYPE],
    ]),
  );
}

/** A file as it was last written. */
export function writtenValidator(file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

function validatorText(schema: string): string {
  const ajv = new Ajv({ ...SCHEMA_OPTIONS, code: { source: true, esm: true } });
  const code = standalone.default(ajv, ajv.compile(discriminated(JSON.parse(writtenSchema(schema)))));
  const named = code
    .replace(/export default [^;]+;/, '')
    .replace('"use strict";', '')
    .replaceAll(/require\("ajv\/dist\/runtime\/ucs2length"\)\.default/g, '((text) => [...text].length)');
  const needed = named.match(/require\([^)]*\)/g);
  if (needed !== null) throw new Error(`the validator of ${schema} needs ${needed.join(', ')}; make it part of the file`);
  return `// Generated from schema/${schema} by \`npm run schemas\`.\n${named.trim()}\n`;
}

if (process.argv[1] === import.meta.filename) {
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(compiledValidators())) writeFileSync(join(folder, file), text);
}
