/** The figures of a node, as Prometheus reads them. */
import { expect, test } from 'vitest';
import { servingNode } from './one-node.ts';

/** The value of each series. */
async function figuresOf(node: string): Promise<ReadonlyMap<string, number>> {
  const answer = await fetch(`${node}/v1/metrics`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
}

test('requests are counted by operation and status, and the answers of the store by question', async () => {
  const node = await servingNode();
  await fetch(`${node}/v1/kv/a`, { method: 'PUT', body: '1' });
  await fetch(`${node}/v1/kv/a`, { method: 'PUT', body: '2', headers: { 'if-none-match': '*' } });
  await fetch(`${node}/v1/kv/a`);
  await fetch(`${node}/v1/nothing`);
  const figures = await figuresOf(node);
  const served = (operation: string, status: number) =>
    figures.get(`selfman_http_request_seconds_count{operation="${operation}",status="${status}"}`);
  expect([served('putValue', 204), served('putValue', 412), served('getValue', 200), served('none', 404)]).toEqual([1, 1, 1, 1]);
  expect(figures.get('selfman_store_seconds_count{question="commit",answer="committed"}')).toBe(1);
  expect(figures.get('selfman_store_seconds_count{question="begin",answer="read"}')).toBe(2);
  expect(figures.get('selfman_store_seconds_bucket{le="60",question="commit",answer="committed"}')).toBe(1);
  expect(figures.get('process_resident_memory_bytes')).toBeGreaterThan(0);
});
