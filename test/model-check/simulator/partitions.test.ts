import { describe, expect, test } from 'vitest';
import { Simulation } from '../../../model-check/simulator/simulation.ts';
import { type Puppet, puppet, simulation, WIDE, words } from './puppet.ts';

const TEN = { delay: { type: 'constant', ms: 10 }, order: 'none' } as const;

describe('while the network is partitioned', () => {
  test('messages sent or arriving across are lost, and messages that arrive after it has healed are heard', () => {
    const { run, notes, heard } = simulation({ network: TEN });
    const sends = (atMs: number, message: string) => run.plan(atMs, () => run.request(1, words(2, message)));
    sends(95, 'too late');
    sends(100, 'before');
    run.plan(102, () => run.partition([[1], [2]]));
    sends(103, 'during');
    run.plan(107, () => run.heal());
    sends(108, 'after');
    run.run();
    expect(notes.flatMap(({ says }) => (says.includes('→') && !says.endsWith('sent') ? [says] : []))).toEqual([
      'during 1→2 cut off',
      'too late 1→2 lost',
      'before 1→2 received',
      'after 1→2 received',
    ]);
    expect(heard(2)).toEqual(['before from 1', 'after from 1']);
  });

  test('those in one group hear each other, and so do those that no group has, even if they start later', () => {
    const { run, heard } = simulation({ network: TEN }, 5);
    run.partition([[1, 2], [3]]);
    run.start(6, null);
    for (let from = 1; from <= 6; from++) for (let to = 1; to <= 6; to++) run.request(from, words(to, 'x'));
    run.run();
    const from = (...ids: readonly number[]) => ids.map((id) => `x from ${id}`);
    expect([1, 2, 3, 4, 5, 6].map(heard)).toEqual([from(1, 2), from(1, 2), from(3), from(4, 5, 6), from(4, 5, 6), from(4, 5, 6)]);
  });

  test('it is not partitioned again, nor healed twice, and nobody is in two groups', () => {
    const { run } = simulation();
    expect(() => run.heal()).toThrow('the network is not partitioned');
    expect(() => run.partition([[1], [2, 1]])).toThrow('the partition [[1],[2,1]] has a node twice');
    run.partition([[1]]);
    expect(() => run.partition([[2]])).toThrow('the network is partitioned already; it heals first');
    run.heal();
    run.partition([[2]]);
  });
});

describe('the failure detector', () => {
  const watch = { type: 'monitor', node: 2 } as const;

  /** A run in which node 1 watches node 2, with these things planned: when node 1 heard what of node 2. */
  function heardOf(plans: (run: Simulation<Puppet>) => Readonly<Record<number, () => void>>, trustsAfterMs?: number) {
    const { run, notes } = simulation({ network: TEN, suspectsAfterMs: 300, ...(trustsAfterMs === undefined ? {} : { trustsAfterMs }) });
    run.request(1, [watch]);
    for (const [atMs, act] of Object.entries(plans(run))) run.plan(Number(atMs), act);
    run.run();
    return notes.flatMap(({ nowMs, says }) => (/^1: (suspect|restore)$/.test(says) ? [`${says.slice(3)} at ${nowMs}`] : []));
  }

  test('suspects those across after its delay, and trusts them again when the network has healed', () => {
    const plans = (run: Simulation<Puppet>) => ({ 1000: () => run.partition([[1]]), 2000: () => run.heal() });
    expect(heardOf(plans)).toEqual(['suspect at 1300', 'restore at 2300']);
    expect(heardOf(plans, 5)).toEqual(['suspect at 1300', 'restore at 2005']);
  });

  test('does not notice a partition that heals earlier, nor the whole network between two partitions', () => {
    expect(heardOf((run) => ({ 0: () => run.partition([[1]]), 299: () => run.heal() }))).toEqual([]);
    const twice = (run: Simulation<Puppet>) => ({ 0: () => run.partition([[1]]), 100: () => run.heal(), 250: () => run.partition([[2]]) });
    expect(heardOf(twice)).toEqual(['suspect at 550']);
    const between = (run: Simulation<Puppet>) => ({
      0: () => run.partition([[1]]),
      400: () => run.heal(),
      500: () => run.partition([[1]]),
      900: () => run.heal(),
    });
    expect(heardOf(between)).toEqual(['suspect at 300', 'restore at 1200']);
  });

  test('suspects a node that it begins to watch, or watches again, during the partition', () => {
    const late = (run: Simulation<Puppet>) => ({
      5: () => run.request(1, [{ type: 'unmonitor', node: 2 }]),
      10: () => run.partition([[1]]),
      500: () => run.request(1, [watch]),
      900: () => run.request(1, [{ type: 'unmonitor', node: 2 }, watch]),
    });
    expect(heardOf(late)).toEqual(['suspect at 800', 'suspect at 1200']);
  });

  test('goes on suspecting a node that crashed beyond the partition, or can never be reached', () => {
    const crash = (run: Simulation<Puppet>) => ({ 0: () => run.partition([[1]]), 400: () => run.crash(2), 1000: () => run.heal() });
    expect(heardOf(crash)).toEqual(['suspect at 300']);
    const { run, heard } = simulation({ suspectsAfterMs: 300, network: { ...TEN, connectivity: 0 } });
    run.request(1, [watch]);
    run.partition([[1]]);
    run.plan(400, () => run.heal());
    run.run();
    expect(heard(1)).toEqual(['2 is down']);
  });

  test('of each node has a delay of its own, drawn from the seed', () => {
    const times = (seed: number) => {
      const { run, notes } = simulation({ seed, suspectsAfterMs: { type: 'uniform', fromMs: 100, toMs: 200 } }, 50);
      for (let id = 1; id <= 50; id++) run.request(id, [{ type: 'monitor', node: (id % 50) + 1 }]);
      run.partition([Array.from({ length: 25 }, (_, i) => 2 * i + 1)]);
      run.run();
      return notes.flatMap(({ nowMs, says }) => (says.endsWith('suspect') ? [nowMs] : []));
    };
    expect(times(1)).toHaveLength(50);
    expect(new Set(times(1)).size).toBe(50);
    expect(times(1).every((atMs) => atMs >= 100 && atMs < 200)).toBe(true);
    expect(times(1)).toEqual(times(1));
    expect(times(1)).not.toEqual(times(2));
  });
});

test('the world of a simulation has its nodes, the messages and timers under way, and the partition', () => {
  const run = new Simulation({ protocol: puppet, seed: 1, network: { delay: WIDE, order: 'none' } });
  for (const id of [3, 1]) run.start(id, null);
  run.request(3, [{ type: 'setTimer', timer: 'x', afterMs: 5 }, ...words(1, 'a')]);
  run.crash(3);
  run.partition([[1]]);
  expect(run.world).toEqual({
    nodes: [
      { id: 3, status: 'down', state: [], durable: null, timers: [], monitored: [] },
      { id: 1, status: 'up', state: [], durable: null, timers: [], monitored: [] },
    ],
    messages: [{ from: 3, to: 1, message: 'a' }],
    partition: [[1]],
    quiet: false,
    history: null,
  });
  run.run();
  expect(run.world.messages).toEqual([]);
});
