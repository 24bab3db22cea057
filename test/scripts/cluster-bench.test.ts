/** The benchmark of clusters measures real processes: its figures are more than nothing, and no process is left. */
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { fill, measure, OPERATIONS } from '../../scripts/cluster-bench/load.ts';
import { MeasuredCluster } from '../../scripts/cluster-bench/measured-cluster.ts';
import { childrenOf } from '../cli/processes.ts';

test.each(['one', 'each'] as const)(
  'operations of clients cost CPU time of the cluster, with nodes in %s process',
  async (processes) => {
    const cluster = await MeasuredCluster.start({ nodes: 3, processes, replicas: 3, disk: tmpdir() });
    try {
      await fill(cluster, 100);
      for (const operation of OPERATIONS) {
        const load = await measure(cluster, { operation, clients: 2, seconds: 1, keys: 100 });
        expect(load.perSecond).toBeGreaterThan(0);
        expect(load.cpu).toBeGreaterThan(0);
        expect(load.p99).toBeGreaterThanOrEqual(load.p50);
      }
    } finally {
      await cluster.stop();
    }
    expect(childrenOf(process.pid)).toEqual([]);
  },
  120_000,
);
