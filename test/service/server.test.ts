/** The HTTP interface of a node, as clients use and misuse it. */
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import type { ReadReply } from '../../service/replies.ts';
import { servingNode } from './one-node.ts';

async function send(url: string, method: string, body?: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { method, ...(body === undefined ? {} : { body }), headers });
  return { status: response.status, tag: response.headers.get('etag'), text: await response.text() };
}

const codeOf = ({ status, text }: { readonly status: number; readonly text: string }) => [status, JSON.parse(text).code];

test('a value comes back as it was written, digit by digit, until it is deleted', async () => {
  const node = await servingNode();
  const url = `${node}/v1/kv/${encodeURIComponent('a/b ü')}`;
  expect(codeOf(await send(url, 'GET'))).toEqual([404, 'not_found']);
  const text = '{ "n": 9007199254740993, "x": 1e400, "y": 1.0 }';
  const written = await send(url, 'PUT', text);
  expect(written.status).toBe(204);
  expect(await send(url, 'GET')).toEqual({ status: 200, tag: written.tag, text });
  expect((await send(url, 'DELETE')).status).toBe(204);
  expect(codeOf(await send(url, 'GET'))).toEqual([404, 'not_found']);
});

test('a write happens only under the version that it demands', async () => {
  const url = `${await servingNode()}/v1/kv/k`;
  const first = await send(url, 'PUT', '1', { 'if-none-match': '*' });
  expect(first.status).toBe(204);
  expect(await send(url, 'PUT', '2', { 'if-none-match': '*' })).toMatchObject({ status: 412, tag: first.tag });
  const second = await send(url, 'PUT', '2', { 'if-match': first.tag ?? '' });
  expect(second.status).toBe(204);
  expect(codeOf(await send(url, 'PUT', '3', { 'if-match': first.tag ?? '' }))).toEqual([412, 'precondition_failed']);
  expect(await send(url, 'GET')).toEqual({ status: 200, tag: second.tag, text: '2' });
});

test('a transaction writes all of its keys, or none', async () => {
  const node = await servingNode();
  const { tag } = await send(`${node}/v1/kv/a`, 'PUT', '1');
  const version = JSON.parse(tag ?? '');
  const body = `{"if":[{"key":"a","version":"${version}"}],"writes":[{"key":"a","value":1e400},{"key":"b","value":[1.0]}]}`;
  expect(await send(`${node}/v1/txn`, 'POST', body)).toMatchObject({ status: 200 });
  expect(codeOf(await send(`${node}/v1/txn`, 'POST', body.replace('1e400', '2')))).toEqual([412, 'precondition_failed']);
  const read = await send(`${node}/v1/read`, 'POST', '{"keys":["b","a","c"]}');
  const { values }: ReadReply = JSON.parse(read.text);
  expect(values.map(({ key }) => key)).toEqual(['b', 'a', 'c']);
  expect(read.text.replaceAll(/"version":"[^"]*","/g, '"')).toBe(
    '{"values":[{"key":"b","value":[1.0]},{"key":"a","value":1e400},{"key":"c","version":"0.0.0"}]}',
  );
});

test('a client that watches a key hears of the next write, or that there was none', async () => {
  const url = `${await servingNode()}/v1/kv/k`;
  const { tag } = await send(url, 'PUT', '1');
  const version = JSON.parse(tag ?? '');
  expect(await send(`${url}?after=${version}&wait=0s`, 'GET')).toEqual({ status: 304, tag, text: '' });
  expect(await send(url, 'GET', undefined, { 'if-none-match': tag ?? '' })).toEqual({ status: 304, tag, text: '' });
  const watching = send(`${url}?after=${version}&wait=60s`, 'GET');
  await send(url, 'PUT', '2');
  expect(await watching).toMatchObject({ status: 200, text: '2' });
});

test.each([
  ['GET', '/v1/kv/a?after=x', undefined, 400, 'bad_request'],
  ['GET', '/v1/kv/a?after=0.0.0&wait=61s', undefined, 400, 'bad_request'],
  ['POST', '/v1/read', '{"keys":["\\ud800"]}', 400, 'bad_request'],
  ['GET', '/v1/nothing', undefined, 404, 'not_found'],
  ['POST', '/v1/kv/a', undefined, 405, 'method_not_allowed'],
  ['GET', '/v1/kv/%ff', undefined, 400, 'bad_request'],
  ['PUT', '/v1/kv/a', '{"a":', 400, 'bad_request'],
  ['PUT', '/v1/kv/a', '[1,]', 400, 'bad_request'],
  ['PUT', '/v1/kv/a', '', 400, 'bad_request'],
  ['PUT', `/v1/kv/${'k'.repeat(1025)}`, '1', 413, 'too_large'],
  ['PUT', '/v1/kv/a', `"${'v'.repeat(1_048_577)}"`, 413, 'too_large'],
  ['PUT', '/v1/kv/a', `"${'v'.repeat(5_000_000)}"`, 413, 'too_large'],
  ['POST', '/v1/read', '{"keys":[]}', 400, 'bad_request'],
  ['POST', '/v1/read', '{"keys":["a","a"]}', 400, 'bad_request'],
  ['POST', '/v1/read', '{"keys":["a"],"more":1}', 400, 'bad_request'],
  ['POST', '/v1/txn', '{"writes":[{"key":"a"}]}', 400, 'bad_request'],
  ['POST', '/v1/txn', `{"writes":[{"key":"a","value":[${'1.0,'.repeat(10_000)}1.0]}]}`, 400, 'bad_request'],
  ['POST', '/v1/txn', `{"writes":[{"key":"a","value":${'['.repeat(200)}1${']'.repeat(200)}}]}`, 400, 'bad_request'],
  ['POST', '/v1/txn', '{"writes":[{"key":"a","value":1},{"key":"a","value":2}]}', 400, 'bad_request'],
  ['POST', '/v1/txn', '{"if":[{"key":"a","version":"x"}],"writes":[{"key":"a","value":1}]}', 400, 'bad_request'],
])('%s %.40s is refused, and the node goes on', async (method, path, body, status, code) => {
  const node = await servingNode();
  expect(codeOf(await send(node + path, method, body))).toEqual([status, code]);
  expect((await send(`${node}/v1/kv/after`, 'PUT', '1')).status).toBe(204);
});

test('bytes other than HTTP close the connection, and the node goes on', async () => {
  const node = await servingNode();
  const { port } = new URL(node);
  const answer = await new Promise<string>((resolve) => {
    let heard = '';
    const socket = connect(Number(port), '127.0.0.1', () => socket.end('\u0000\u0001 no HTTP\r\n\r\n'));
    socket.on('data', (chunk) => (heard += chunk.toString()));
    socket.on('close', () => resolve(heard));
  });
  expect(answer).toMatch(/^HTTP\/1\.1 400/);
  expect((await send(`${node}/v1/health/live`, 'GET')).status).toBe(200);
});

test('an operator sees that the node is a member, and ready', async () => {
  const node = await servingNode();
  expect(await send(`${node}/v1/status`, 'GET')).toMatchObject({ status: 200, text: expect.stringContaining('"state":"member"') });
  expect(await send(`${node}/v1/health/ready`, 'GET')).toMatchObject({ status: 200, text: '{"ready":true}' });
});
