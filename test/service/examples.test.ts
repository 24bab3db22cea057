/** The examples of the OpenAPI document, sent one after another by somebody who has read nothing else. */
import { expect, test } from 'vitest';
import { servingNode } from './one-node.ts';
import { DOCUMENT, type Operation } from './openapi.ts';

function exampleOf(server: string, path: string, method: string, { parameters = [], requestBody }: Operation): Request {
  const given = parameters.filter(({ example }) => example !== undefined);
  const values = (place: string): [string, string][] =>
    given.filter((each) => each.in === place).map(({ name, example }) => [name, String(example)]);
  const filled = values('path').reduce((so, [name, value]) => so.replace(`{${name}}`, encodeURIComponent(value)), path);
  const query = new URLSearchParams(values('query')).toString();
  const body = requestBody?.content?.['application/json']?.example;
  return new Request(`${server}${filled}${query === '' ? '' : `?${query}`}`, {
    method: method.toUpperCase(),
    headers: Object.fromEntries(values('header')),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

test('each example has the first answer that is described for it', async () => {
  const node = await servingNode();
  const told: string[] = [];
  for (const [path, methods] of Object.entries(DOCUMENT.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (operation === undefined) continue;
      const { url, method: sent, headers, body } = exampleOf(node, path, method, operation);
      const answer = await fetch(url, { method: sent, headers, ...(body === null ? {} : { body: await new Response(body).text() }) });
      const [expected] = Object.keys(operation.responses);
      const text = await answer.text();
      expect([operation.operationId, `${answer.status}`, text]).toEqual([operation.operationId, expected, text]);
      told.push(text);
    }
  }
  expect(told.join('\n')).toContain('{"name":"red","rgb":[255,0,0]}');
  expect(told.join('\n')).toContain('"state":"committed"');
  expect(told.join('\n')).toContain('"state":"aborted"');
});

test('a required parameter, and the body, are needed', async () => {
  const node = await servingNode();
  expect((await fetch(`${node}/v1/txn/1764500000001-move`)).status).toBe(400);
  expect((await fetch(`${node}/v1/read`, { method: 'POST', body: '' })).status).toBe(400);
});
