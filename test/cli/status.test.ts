/** `selfman status` as an operator reads it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { statusTable } from '../../cli/status-table.ts';
import { CIRCLE } from '../../impl/places/identifiers.ts';
import { listeningNode, untilReady } from './listening-node.ts';
import { runHere } from './run-here.ts';

const CLASSES = CIRCLE / 3;
const plain = process.stdout;

function nodeWith(
  node: number,
  places: readonly (readonly [place: number, from: number, to: number])[],
): { readonly [field: string]: unknown } {
  const carried = places.map(([place, from, to]) => ({ place, from, to }));
  return { node, state: 'member', predecessor: 1, successor: 2, replicas: 3, places: carried, suspected: [], open: 0, resolving: 0 };
}

test('each node has a row, with the share of the keys that it keeps at each place', () => {
  const third = CLASSES / 4;
  const table = statusTable(
    [
      { server: 'http://a', status: nodeWith(5, [[0, 0, CLASSES]]), trouble: null },
      {
        server: 'http://b',
        status: {
          ...nodeWith(7, [
            [1, 0, third],
            [2, 0, CLASSES],
          ]),
          suspected: [9],
          otherLives: [],
        },
        trouble: null,
      },
      { server: 'http://c', status: null, trouble: 'it sleeps' },
    ],
    plain,
  );
  expect(table.split('\n').map((line) => line.replaceAll(/ {2,}/g, ' | '))).toEqual([
    'server | node | state | predecessor | successor | places | suspected | open | resolving',
    'http://a | 5 | member | 1 | 2 | 0: 100 % | none | 0 | 0',
    'http://b | 7 | member | 1 | 2 | 1: 25 %, 2: 100 % | 9 | 0 | 0',
    ' | otherLives none',
    'http://c | no answer',
    ' | it sleeps',
    '',
    '2 of 3 answer, 2 are members of the ring; together they keep 75 % of all replicas',
  ]);
});

test('a node that is asked twice counts once, and one replica less is not 100 %', () => {
  const almost = nodeWith(5, [
    [0, 0, CLASSES],
    [1, 0, CLASSES],
    [2, 0, CLASSES - 1],
  ]);
  const all = [almost, almost].map((status) => ({ server: 'http://a', status, trouble: null }));
  expect(statusTable(all, plain)).toContain('together they keep 99.9 % of all replicas');
});

test('answers that make no sense do no harm', () => {
  const strange = { state: '\u001b[31m', places: [null, { place: 'x' }], replicas: 3, other: { deep: 'x'.repeat(1000) } };
  const table = statusTable([{ server: 'http://a', status: strange, trouble: null }], plain);
  expect(table).toContain('\\u001b[31m');
  expect(table.length).toBeLessThan(1000);
});

test('real nodes are shown, as a table and as JSON, and the exit code says whether all have answered', async () => {
  const node = await listeningNode();
  await untilReady(node);
  const seen = await runHere('status', '--server', node.server, '--deadline', '60000');
  expect([seen.code, seen.output]).toEqual([0, expect.any(String)]);
  expect(seen.output).toContain('0: 100 %, 1: 100 %, 2: 100 %');
  expect(seen.output).toContain('1 of 1 answer, 1 are members of the ring; together they keep 100 % of all replicas');
  const nobody = `${node.server},http://127.0.0.1:1`;
  const json = await runHere('status', '--server', nobody, '--json', '--deadline', '5000');
  expect(json.code).toBe(3);
  expect(JSON.parse(json.output)).toMatchObject([
    { server: node.server, status: { state: 'member', replicas: 3 } },
    { server: 'http://127.0.0.1:1', status: null },
  ]);
});

test('a server of another kind is told', async () => {
  const server = createServer((_, response) => response.end('<html>')).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const { code, output } = await runHere('status', '--server', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  expect(code).toBe(3);
  expect(output).toContain('the answer is not JSON; check the address');
});
