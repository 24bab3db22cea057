import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SCHEMAS, schemaText, writtenSchema } from '../../scripts/schemas.ts';

test.each(SCHEMAS)('schema/$file is what the type $type says today (else: npm run schemas)', ({ file, source, type }) => {
  expect(writtenSchema(file)).toBe(schemaText(source, type));
});

test('each schema belongs to a type', () => {
  expect(readdirSync(new URL('../../schema', import.meta.url)).sort()).toEqual(SCHEMAS.map(({ file }) => file).sort());
});
