/** The benchmark of replay measures runs that conform, and each layer of them counts the same events. */
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LAYERS, measured } from '../../scripts/replay-bench/measured-replay.ts';
import { recordRun } from '../../scripts/replay-bench/recorded-runs.ts';

test.each([
  ['stack', 3_000],
  ['ring', 8_000],
] as const)(
  'a recorded run of a %s conforms, in all layers',
  (kind, events) => {
    const folder = mkdtempSync(join(tmpdir(), 'selfman-'));
    recordRun(kind, { nodes: 4, events, folder, rotation: { mostBytes: 50_000 } });
    expect(readdirSync(folder).length).toBeGreaterThan(4);
    const costs = LAYERS.map((layer) => measured(layer, folder));
    expect(new Set(costs.map(({ events }) => events)).size).toBe(1);
    expect(costs[0]?.events).toBeGreaterThanOrEqual(events);
    expect(costs.at(-1)?.verdict).toBe('conforms');
    for (const { fifthMiB, mostMiB } of costs) expect(mostMiB).toBeGreaterThanOrEqual(fifthMiB);
  },
  120_000,
);
