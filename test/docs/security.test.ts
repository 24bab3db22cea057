/** Each claim of docs/guide/security.md names a test that exists, and the bounds there are those of the code. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MOST_AT_ONCE, MOST_BODIES } from '../../service/access.ts';
import { LARGEST_BODY } from '../../service/http-request.ts';
import { LIMITS } from '../../service/transport.ts';
import { ROOT } from '../architecture/plant.ts';

const page = readFileSync(join(ROOT, 'docs/guide/security.md'), 'utf8');

/** The rows of the table in this section, as texts of cells. */
function rowsOf(section: string): readonly (readonly string[])[] {
  const text = page.split(`\n## ${section}\n`)[1]?.split('\n## ')[0] ?? '';
  const lines = text.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

test('each claim names a test that exists, or says why there is none', () => {
  const claims = rowsOf('Claims');
  expect(claims.length).toBeGreaterThan(10);
  const named = claims.map(([claim, , test]) => ({
    claim,
    tests: [...test.matchAll(/`(test\/[^`]+\.test\.ts)`/g)].map(([, path]) => path),
    test,
  }));
  expect(named.filter(({ tests, test }) => tests.length === 0 && !/^none: \w/.test(test))).toEqual([]);
  expect(named.flatMap(({ tests }) => tests).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('the bounds for clients are those of the code', () => {
  const MIB = 1_048_576;
  const { mostConnections, handshake, headers, request, look, silence, largestHeaders } = LIMITS;
  const seconds = (ms: number) => `${ms / 1000} s`;
  const told = page.split('| of the port for clients | |')[1]?.split('\n## ')[0] ?? '';
  for (const row of [
    `| connections | ${mostConnections.toLocaleString('en-US')} |`,
    `| ${[handshake, headers, request].map(seconds).join(', ')}; looked at every ${seconds(look)} |`,
    `| a connection on which nothing moves | ${seconds(silence)} |`,
    `| headers | ${largestHeaders / 1024} KiB |`,
    `| a body | ${LARGEST_BODY / MIB} MiB, nested 200 deep |`,
    `| ${MOST_AT_ONCE}, and ${MOST_BODIES / MIB} MiB; then 429 |`,
  ])
    expect(told).toContain(row);
});
