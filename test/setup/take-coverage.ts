/**
 * Test workers end without writing what V8 has counted. Under c8 this writes it after each test file; without c8 it
 * does nothing.
 */
import { takeCoverage } from 'node:v8';
import { afterAll } from 'vitest';

if (process.env.NODE_V8_COVERAGE !== undefined) afterAll(() => takeCoverage());
