/** Backups of real clusters: what is restored is what was there, and a backup that is not whole is refused. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Client } from '../../client/client.ts';
import { type ListeningNode, listeningNode, untilReady } from './listening-node.ts';
import { runHere } from './run-here.ts';
import { newFolder } from './run-program.ts';

const newFile = (): string => join(newFolder(), 'backup.ndjson');

/** Texts of JSON values that a restore must not alter. */
const TEXTS = ['1.0', '1e400', '9007199254740993', '{ "b": 1,  "a": [ ] }', '"\u2028\u2029\\u0000 \u{1f600}"', 'null', '""'];

async function alone(): Promise<ListeningNode> {
  const node = await listeningNode();
  await untilReady(node);
  return node;
}

async function three(): Promise<{ readonly nodes: readonly ListeningNode[]; readonly servers: string }> {
  const first = await listeningNode('--spread', '1/3');
  const others = await Promise.all([2, 3].map((i) => listeningNode('--spread', `${i}/3`, '--join', first.listen)));
  const nodes = [first, ...others];
  for (const node of nodes) await untilReady(node);
  return { nodes, servers: nodes.map(({ server }) => server).join() };
}

test('all values of three nodes are restored into another cluster, as they were written', { timeout: 120_000 }, async () => {
  const { nodes, servers } = await three();
  const client = new Client({ servers: [nodes[1].server], deadlineMs: 60_000 });
  const texts = new Map(Array.from({ length: 21 }, (_, i) => [`key ${i} / \u2028 ? %`, TEXTS[i % TEXTS.length]]));
  for (const [key, text] of texts) await client.putText(key, text);
  await client.put('gone', 1);
  await client.delete('gone');
  const file = newFile();
  const made = await runHere('backup', file, '--server', servers, '--deadline', '60000');
  expect([made.code, made.output, made.errors]).toEqual([0, `${file}: 21 values, as they were at one moment\n`, '']);
  expect(existsSync(`${file}.partial`)).toBe(false);
  expect((await runHere('restore', file, '--check')).output).toBe(`${file}: 21 values, snapshot, whole\n`);

  const other = await alone();
  const restored = await runHere('restore', file, '--server', other.server);
  expect([restored.code, restored.output, restored.errors]).toEqual([0, `${file}: 21 values restored, and read again\n`, '']);
  const reader = new Client({ servers: [other.server] });
  for (const [key, text] of texts) expect((await reader.getText(key)).text).toBe(text);
  expect((await reader.getText('gone')).text).toBe(null);

  const again = await runHere('restore', file, '--server', other.server);
  expect(again.code).toBe(2);
  expect(again.errors).toMatch(
    /^selfman: cluster: got one that has values, such as that of ".*", expected an empty one; name another, or take --overwrite\n$/,
  );
  expect((await runHere('restore', file, '--server', other.server, '--overwrite')).code).toBe(0);
});

test('a cluster of which a node is not named is refused, since keys might be missed', { timeout: 120_000 }, async () => {
  const { nodes } = await three();
  const file = newFile();
  const { code, errors } = await runHere('backup', file, '--server', `${nodes[0].server},${nodes[1].server}`);
  expect(code).toBe(2);
  expect(errors).toMatch(
    /^selfman: --server: got nodes that keep \d+(\.\d)? % of all replicas, expected all; name each node of the cluster/,
  );
  expect(existsSync(file) || existsSync(`${file}.partial`)).toBe(false);
});

test('while clients write, two passes do not agree; a backup without changes has the sum of one moment', { timeout: 120_000 }, async () => {
  const node = await alone();
  const client = new Client({ servers: [node.server], deadlineMs: 60_000 });
  await client.transact(async (draft) => {
    draft.set('a', 100);
    draft.set('b', 0);
  });
  let isOver = false;
  const moving = (async () => {
    while (!isOver) {
      await client.transact(async (draft) => {
        draft.set('a', Number(await draft.get('a')) - 1);
        draft.set('b', Number(await draft.get('b')) + 1);
      });
    }
  })();
  const file = newFile();
  const busy = await runHere('backup', file, '--server', node.server, '--passes', '2');
  expect(busy.code).toBe(1);
  expect(busy.errors).toBe(
    'selfman: values: got others in each of 2 passes, expected two that agree; try when fewer clients write, or take --allow-changes\n',
  );
  expect(existsSync(file) || existsSync(`${file}.partial`)).toBe(false);
  const allowed = await runHere('backup', file, '--server', node.server, '--passes', '2', '--allow-changes');
  expect([allowed.code, allowed.output]).toEqual([0, `${file}: 2 values, not all of them as they were at one moment\n`]);
  isOver = true;
  await moving;
  const calm = newFile();
  expect((await runHere('backup', calm, '--server', node.server)).code).toBe(0);
  const values = readFileSync(calm, 'utf8')
    .split('\n')
    .slice(1, 3)
    .map((line) => JSON.parse(line));
  expect(new Set(values.map(({ key }) => key))).toEqual(new Set(['a', 'b']));
  expect(values.reduce((sum, { text }) => sum + Number(text), 0)).toBe(100);
});

test('a file that is there is not replaced', async () => {
  const file = newFile();
  writeFileSync(file, 'mine');
  const node = await alone();
  const { code, errors } = await runHere('backup', file, '--server', node.server, '--deadline', '60000');
  expect([code, errors]).toEqual([2, `selfman: ${file}: got a file that is there already, expected a new one; name another\n`]);
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

const HEAD = '{"type":"backup","format":1,"software":"selfman 0.1.0","begun":"2026-11-30T12:00:00.000Z"}';
const VALUE = '{"type":"value","key":"a","version":"1.2.3","text":"1"}';
const endOf = (values: number, sha256: string): string => `{"type":"end","values":${values},"consistency":"snapshot","sha256":"${sha256}"}`;
const DIGEST = '5c0f5bf1f5cc9a3fbd3ca4b5dbc4be90ccaeed2fd6d8f1e3f2bb5d6bf6ce8ad5';

test.each([
  ['is empty', '', /:1: got no more lines/],
  ['was cut off', `${HEAD}\n${VALUE}\n`, /:3: got no more lines/],
  ['has no beginning', `${VALUE}\n`, /:1: got a line of type value/],
  ['was altered', `${HEAD}\n${VALUE}\n${endOf(1, DIGEST)}\n`, /:3: got lines with the digest [0-9a-f]{64}, not 5c0f5bf1/],
  ['has lost a value', `${HEAD}\n${endOf(1, DIGEST)}\n`, /:2: got 0 values and an end that tells of 1/],
  ['is of another format', `${HEAD.replace('"format":1', '"format":2')}\n`, /:1: got a line that \/format must be equal to constant/],
  ['has another syntax', 'hello\n', /:1: got a line that is not JSON/],
])('a backup that %s is refused with the number of the line, before anything is written', async (_, text, sentence) => {
  const file = newFile();
  writeFileSync(file, text);
  const { code, errors } = await runHere('restore', file, '--server', 'http://127.0.0.1:1');
  expect(code).toBe(2);
  expect(errors).toMatch(sentence);
  expect(errors).toMatch(/, expected a whole backup of selfman; name another file\n$/);
});

test('one altered letter in a backup is noticed', async () => {
  const node = await alone();
  await new Client({ servers: [node.server] }).put('colour', 'red');
  const file = newFile();
  expect((await runHere('backup', file, '--server', node.server, '--deadline', '60000')).code).toBe(0);
  writeFileSync(file, readFileSync(file, 'utf8').replace('red', 'rod'));
  const { code, errors } = await runHere('restore', file, '--check');
  expect(code).toBe(2);
  expect(errors).toMatch(/:3: got lines with the digest/);
});
