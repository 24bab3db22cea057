/** Writes schema/openapi.json from the operations and the types of the HTTP interface. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiText } from './openapi/document.ts';

writeFileSync(join(import.meta.dirname, '../schema/openapi.json'), openApiText());
