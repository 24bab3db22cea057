import { expect, test } from 'vitest';
import { distancesFrom, randomGraph } from '../../experiments/networks/graph.ts';
import { measureHybrid } from '../../experiments/networks/hybrid.ts';
import { randomSearches } from '../../experiments/networks/searches.ts';
import { measureStructured } from '../../experiments/networks/structured.ts';
import { measureUnstructured, TTL } from '../../experiments/networks/unstructured.ts';
import { randomStream } from '../../model-check/chance/random.ts';

test('with a hub: R = N − 1 and 1, H = 1, and two messages find anything', () => {
  const { entries, hops, messages } = measureHybrid(50, 30, 11);
  expect(entries).toEqual([49, ...Array.from({ length: 49 }, () => 1)]);
  expect(hops).toEqual(Array.from({ length: 30 }, () => 1));
  expect(messages).toBe(60);
});

test('by flooding: no question goes farther than its time to live, and nothing farther is found', () => {
  const { hops, withinTtl, entries } = measureUnstructured(3000, 20, 11);
  expect(Math.max(...hops)).toBeLessThanOrEqual(TTL);
  expect(hops.length).toBeLessThanOrEqual(withinTtl);
  expect(Math.min(...entries)).toBeGreaterThan(0);
});

test('with structure everything is found', () => {
  const { hops, entries } = measureStructured(200, 50, 11);
  expect(hops).toHaveLength(50);
  expect(entries).toHaveLength(200);
});

test('graphs are connected, and links go both ways', () => {
  const graph = randomGraph(300, randomStream(5));
  expect(distancesFrom(0, graph).size).toBe(300);
  for (const [node, neighbours] of graph.entries()) for (const other of neighbours) expect(graph[other]).toContain(node);
});

test('nobody searches for what it has', () => {
  const searches = randomSearches(500, 1, 4, randomStream(5));
  expect(searches.every(({ asker, holder }) => asker !== holder && Math.min(asker, holder) >= 1 && Math.max(asker, holder) <= 3)).toBe(
    true,
  );
  expect(new Set(searches.map(({ asker, holder }) => `${asker} ${holder}`)).size).toBe(6);
});
