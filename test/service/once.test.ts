/** Requests with an id, sent again and again, in one piece and in several. */
import { expect, test } from 'vitest';
import { servingNode } from './one-node.ts';

async function send(url: string, method: string, body?: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { method, ...(body === undefined ? {} : { body }), headers });
  return { status: response.status, tag: response.headers.get('etag'), text: await response.text() };
}

const idNow = (name: string) => `${Date.now()}-${name}`;

test('a transaction that is sent again under its id has one effect, and the same answer', async () => {
  const node = await servingNode();
  const id = idNow('once');
  const body = JSON.stringify({
    id,
    writes: [
      { key: 'a', value: 1 },
      { key: 'b', delete: true },
    ],
  });
  const first = await send(`${node}/v1/txn`, 'POST', body);
  expect(first.status).toBe(200);
  await send(`${node}/v1/kv/a`, 'PUT', '2');
  expect(await send(`${node}/v1/txn`, 'POST', body)).toEqual(first);
  expect((await send(`${node}/v1/kv/a`, 'GET')).text).toBe('2');
  const versions = JSON.parse(first.text).versions.map(({ version }: { readonly version: string }) => version);
  const found = await send(`${node}/v1/txn/${id}?key=a`, 'GET');
  expect([found.status, JSON.parse(found.text)]).toEqual([200, { id, state: 'committed', versions }]);
});

test('so has a write of one key, and its condition is not judged again', async () => {
  const url = `${await servingNode()}/v1/kv/k`;
  const headers = { 'idempotency-key': `"${idNow('put')}"`, 'if-none-match': '*' };
  const first = await send(url, 'PUT', '1', headers);
  expect(first.status).toBe(204);
  expect(await send(url, 'PUT', '1', headers)).toEqual(first);
  const gone = { 'idempotency-key': idNow('delete') };
  const deleted = await send(url, 'DELETE', undefined, gone);
  await send(url, 'PUT', '2');
  expect(await send(url, 'DELETE', undefined, gone)).toEqual(deleted);
  expect((await send(url, 'GET')).text).toBe('2');
});

test('many copies of one request at once have one effect', async () => {
  const node = await servingNode();
  const { tag } = await send(`${node}/v1/kv/n`, 'PUT', '0');
  const body = JSON.stringify({
    id: idNow('copies'),
    if: [{ key: 'n', version: JSON.parse(tag ?? '') }],
    writes: [{ key: 'n', value: 1 }],
  });
  const answers = await Promise.all(Array.from({ length: 8 }, () => send(`${node}/v1/txn`, 'POST', body)));
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers[0].status).toBe(200);
});

test('a request that was given up never happens', async () => {
  const node = await servingNode();
  const id = idNow('given-up');
  const fate = async (method: string) => JSON.parse((await send(`${node}/v1/txn/${id}?key=a`, method)).text).state;
  expect(await fate('GET')).toBe('open');
  expect(await fate('DELETE')).toBe('aborted');
  const refused = await send(`${node}/v1/txn`, 'POST', JSON.stringify({ id, writes: [{ key: 'a', value: 1 }] }));
  expect([refused.status, JSON.parse(refused.text)]).toMatchObject([409, { code: 'given_up', retry: false }]);
  expect((await send(`${node}/v1/kv/a`, 'GET')).status).toBe(404);
  expect(await fate('GET')).toBe('aborted');
  expect(await fate('DELETE')).toBe('aborted');
});

test('one that has happened cannot be given up', async () => {
  const node = await servingNode();
  const id = idNow('done');
  const { tag } = await send(`${node}/v1/kv/a`, 'PUT', '1', { 'idempotency-key': id });
  const { text } = await send(`${node}/v1/txn/${id}?key=a`, 'DELETE');
  expect(JSON.parse(text)).toEqual({ id, state: 'committed', versions: [JSON.parse(tag ?? '')] });
});

test('an id names one request only', async () => {
  const url = `${await servingNode()}/v1/kv/k`;
  const headers = { 'idempotency-key': idNow('twice') };
  await send(url, 'PUT', '1', headers);
  const other = await send(url, 'PUT', '2', headers);
  expect([other.status, JSON.parse(other.text)]).toMatchObject([422, { code: 'id_in_use', retry: false }]);
});

test('an id that may have been forgotten is refused, and the answer names the times that are taken', async () => {
  const url = `${await servingNode()}/v1/kv/k`;
  const now = Date.now();
  for (let i = 0; i < 34; i++) await send(url, 'PUT', `${i}`, { 'idempotency-key': `${now + i}-a` });
  const late = await send(url, 'PUT', '0', { 'idempotency-key': `${now}-a` });
  expect([late.status, JSON.parse(late.text)]).toMatchObject([410, { code: 'forgotten', retry: false, horizon: now + 1 }]);
  expect((await send(url, 'GET')).text).toBe('33');
  expect(JSON.parse((await send(`${url.replace('kv/k', 'txn')}/${now}-a?key=k`, 'GET')).text).state).toBe('forgotten');
});

test.each([
  ['POST', '/v1/txn', '{"id":"x","writes":[{"key":"a","value":1}]}', {}],
  ['POST', '/v1/txn', '{"id":"999999999999999-a","writes":[{"key":"a","value":1}]}', {}],
  ['POST', '/v1/txn', '{"deadlineMs":0,"writes":[{"key":"a","value":1}]}', {}],
  ['POST', '/v1/txn', '{"deadlineMs":1.5,"writes":[{"key":"a","value":1}]}', {}],
  ['PUT', '/v1/kv/a', '1', { 'idempotency-key': 'no id' }],
  ['PUT', '/v1/kv/%00a', '1', {}],
  ['GET', '/v1/kv/a?deadlineMs=60001', undefined, {}],
  ['GET', '/v1/txn/1-a', undefined, {}],
  ['GET', '/v1/txn/a?key=k', undefined, {}],
])('%s %s %s %j is refused', async (method, path, body, headers) => {
  const answer = await send((await servingNode()) + path, method, body, headers);
  expect([answer.status, JSON.parse(answer.text).code]).toEqual([400, 'bad_request']);
});
