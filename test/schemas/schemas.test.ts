import { readdirSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { compiledValidators, writtenValidator } from '../../scripts/compiled-schemas.ts';
import { openApiText } from '../../scripts/openapi/document.ts';
import { SCHEMAS, schemaText, writtenSchema } from '../../scripts/schemas.ts';

test.each(SCHEMAS)('schema/$file is what the type $type says today (else: npm run schemas)', ({ file, source, type }) => {
  expect(writtenSchema(file)).toBe(schemaText(source, type));
});

test('the validators in schema/compiled are what the schemas say today (else: npm run schemas)', () => {
  for (const [file, text] of Object.entries(compiledValidators())) expect(writtenValidator(file), file).toBe(text);
});

test('each schema belongs to a type', () => {
  const files = [...SCHEMAS.map(({ file }) => file), 'openapi.json', 'compiled'];
  expect(readdirSync(new URL('../../schema', import.meta.url)).sort()).toEqual(files.sort());
});

test('schema/openapi.json is what operations and types say today (else: npm run schemas)', () => {
  expect(writtenSchema('openapi.json')).toBe(openApiText());
});

test('schema/openapi.json is an OpenAPI document', async () => {
  const { valid, errors } = await new Validator().validate(JSON.parse(writtenSchema('openapi.json')));
  expect([valid, errors]).toEqual([true, undefined]);
});

test('a document without an answer is seen to be none', async () => {
  const document = JSON.parse(writtenSchema('openapi.json'));
  document.paths['/v1/read'].post.responses = [];
  expect(await new Validator().validate(document)).toMatchObject({ valid: false });
});
