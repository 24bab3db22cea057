/** Each judgement by the OpenAPI document is seen to fail. */
import { expect, test } from 'vitest';
import { judgingFetch } from './openapi.ts';

const VERSION = { etag: '"1.2.3"', 'content-type': 'application/json' };

test.each([
  ['an answer with a status that is not described', '/v1/kv/a', {}, 418, '1', VERSION, 'the status is not described'],
  ['an answer without its version', '/v1/kv/a', {}, 200, '1', { 'content-type': 'application/json' }, 'ETag'],
  ['content of another type', '/v1/kv/a', {}, 200, '1', { ...VERSION, 'content-type': 'text/html' }, 'text/html is not described'],
  ['an error without a code', '/v1/kv/a', {}, 503, '{"message":"x","keys":[],"retry":true}', VERSION, "must have required property 'code'"],
  ['an operation that is not described', '/v1/nothing', {}, 200, '1', VERSION, 'the operation is not described'],
  ['a parameter that is not described', '/v1/kv/a?x=1', {}, 200, '1', VERSION, 'x is not described'],
  ['a parameter out of its bounds', '/v1/kv/a?deadlineMs=0', {}, 200, '1', VERSION, 'must be >= 1'],
  ['a header that makes no sense', '/v1/kv/a', { headers: { 'if-none-match': '1.2.3' } }, 200, '1', VERSION, 'must match pattern'],
  [
    'a body that makes no sense',
    '/v1/read',
    { method: 'POST', body: '{}' },
    200,
    '{"values":[]}',
    VERSION,
    "must have required property 'keys'",
  ],
  ['an answer that makes no sense', '/v1/read', { method: 'POST', body: '{"keys":["a"]}' }, 200, '{}', VERSION, "property 'values'"],
])('%s is refused', async (_, path, init, status, text, headers, complaint) => {
  const asked = judgingFetch(
    () => Promise.resolve(new Response(text, { status, headers })),
    () => true,
  );
  await expect(asked(`http://127.0.0.1:1${path}`, init)).rejects.toThrow(complaint);
});
