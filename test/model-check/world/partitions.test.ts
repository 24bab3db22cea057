import { describe, expect, test } from 'vitest';
import { ascending } from '../../../impl/kernel/sorted-set.ts';
import { check } from '../../../model-check/drivers/check.ts';
import { simulate } from '../../../model-check/drivers/simulate.ts';
import type { World } from '../../../model-check/world/world.ts';
import { reachable, step } from '../../../spec/kernel/spec.ts';
import { between, type Chat, everythingHeard, heard, idle, type Setup } from './chat.ts';

const tell = { type: 'tell', words: ['a'] } as const;
const onceApart: Setup = { partitions: [[[1], [2]]], faults: { partition: 1 } };

/** Nodes that run and ask nothing; the first watches all others. */
const watched = (...ids: readonly number[]): Pick<Setup, 'nodes'> => ({
  nodes: [...ids.keys()].map((i) => ({
    id: ids[i],
    config: { to: ids[1] },
    running: { ...idle, to: ids[1] },
    monitored: i === 0 ? ids.slice(1) : [],
  })),
});

/** Sets of nodes that node 1 suspects at once, while the network is in this condition. */
async function suspected(setup: Setup, during: 'partition' | 'whole'): Promise<readonly string[]> {
  const seen = new Set<string>();
  const note = ({ nodes, partition }: World<Chat>) => {
    if ((partition === null) === (during === 'whole')) seen.add(ascending(nodes[0].state.suspects).join(''));
    return true;
  };
  await check(between({ ...setup, properties: { note: { kind: 'always', holds: note } } }));
  return [...seen].sort();
}

describe('while the network is partitioned', () => {
  test('nothing is delivered across; a message is lost, or waits until the network is whole again', async () => {
    const report = await check(
      between({
        ...onceApart,
        ask: tell,
        properties: {
          nothingCrosses: step<World<Chat>>((before, after) => before.partition === null || heard(before) === heard(after)),
          itWaits: reachable((world: World<Chat>) => world.partition !== null && world.messages.length === 1),
        },
      }),
    );
    // Until the partition, a message is not sent yet, in flight, or heard; during and after it, it may also be lost.
    expect(report).toMatchObject({ verdict: 'holds', exhausted: true, distinct: 3 + 4 + 4, generated: 14 });
    expect(report.fired).toMatchObject({ partition: 3, heal: 4, lose: 1, 'receive word': 2 });
  });

  test('a queue loses its head first: after what had arrived, a node hears the last of the messages sent', async () => {
    const many: Setup = { ...onceApart, ask: { type: 'tell', words: ['a', 'b', 'c'] }, network: 'fifo' };
    expect(await everythingHeard(many)).toEqual(['', 'a', 'ab', 'abc', 'ac', 'b', 'bc', 'c']);
  });

  test('a node that is not started yet loses what is sent to it across, and hears what is kept for it', async () => {
    const nodes = [
      { id: 1, config: { to: 2 }, running: idle },
      { id: 2, config: { to: 1 } },
    ];
    expect(await everythingHeard({ ...onceApart, ask: tell, nodes })).toEqual(['', 'a']);
  });

  test('those in the same group, and those that no group mentions, reach each other', async () => {
    const three = watched(3, 2, 1);
    const apart = (split: readonly (readonly number[])[]) =>
      check(
        between({
          ...three,
          partitions: [split],
          faults: { partition: 1 },
          requests: [{ at: 3, request: { type: 'tell', words: ['a'] } }],
          properties: {
            heardDuringThePartition: step<World<Chat>>((before, after) => before.partition === null || heard(before) === heard(after)),
          },
        }),
      );
    expect((await apart([[1]])).verdict).toBe('violates');
    expect((await apart([[1], [2, 3]])).verdict).toBe('violates');
    expect((await apart([[3]])).verdict).toBe('holds');
    expect((await apart([[3, 1]])).verdict).toBe('holds');
    expect((await apart([[1], [2]])).verdict).toBe('holds');
  });

  test('any of those across may be suspected, at no cost, and by detectors that are never wrong, too', async () => {
    const four: Setup = { ...watched(1, 2, 3, 4), faults: { partition: 1 } };
    expect(await suspected({ ...four, partitions: [[[1, 2]]] }, 'partition')).toEqual(['', '3', '34', '4']);
    expect(await suspected({ ...four, partitions: [[[1], [2]]] }, 'partition')).toEqual(['', '2', '23', '234', '24', '3', '34', '4']);
    const [one, ...others] = four.nodes ?? [];
    const right: Setup = { ...four, nodes: [{ ...one, falselySuspects: [] }, ...others], partitions: [[[1, 2]]] };
    expect(await suspected(right, 'partition')).toEqual(['', '3', '34', '4']);
  });
});

describe('when the network has healed', () => {
  test('a detector trusts a suspected node again at any time after the partition heals, and not earlier', async () => {
    const report = await check(between({ ...onceApart, ...watched(1, 2) }));
    // Suspected or not, during the partition and after it; not suspected earlier.
    expect(report).toMatchObject({ verdict: 'holds', distinct: 1 + 2 + 2, generated: 6 });
    expect(report.fired).toMatchObject({ partition: 1, suspect: 1, heal: 2, restore: 1 });
  });

  test('a suspicion across the partition uses up no fault, and an earlier one is not taken back during the partition', async () => {
    const report = await check(between({ ...onceApart, ...watched(1, 2), faults: { partition: 1, falseSuspicion: 1 } }));
    // Suspected or not, with the false suspicion still possible or not; until the partition, a suspected node has used it up.
    expect(report).toMatchObject({ verdict: 'holds', distinct: 3 + 4 + 4 });
    expect(report.fired).toMatchObject({ suspect: 1 + 2 + 1, restore: 1 + 2 });
  });

  test('it may be partitioned again as often as the scenario allows, into any of the partitions', async () => {
    const twice = await check(between({ partitions: [[[1], [2]]], faults: { partition: 2 } }));
    expect(twice).toMatchObject({ distinct: 5, fired: { partition: 2, heal: 2 } });
    const nodes = [1, 2, 3].map((id) => ({ id, config: { to: 2 }, running: idle }));
    const three = await check(between({ nodes, partitions: [[[1]], [[2]], [[1], [2]]], faults: { partition: 1 } }));
    expect(three).toMatchObject({ distinct: 1 + 3 + 1, fired: { partition: 3, heal: 3 } });
  });

  test('pairs that can never reach each other still cannot', async () => {
    const setup: Setup = { ...onceApart, ...watched(1, 2), unreachable: [[1, 2]], ask: tell };
    expect(await everythingHeard(setup)).toEqual(['']);
    expect((await check(between(setup))).fired).not.toHaveProperty('restore');
  });

  test('a node that crashed beyond the partition stays suspected', async () => {
    const nodes = (watched(1, 2).nodes ?? []).map((node, i) => (i === 0 ? { ...node, neverCrashes: true as const } : node));
    const trustsTheDead = step<World<Chat>>(
      (before, after) => after.nodes[1].status === 'up' || after.nodes[0].state.suspects.length >= before.nodes[0].state.suspects.length,
    );
    const setup: Setup = { ...onceApart, nodes, faults: { partition: 1, crash: 1 }, properties: { trustsTheDead } };
    expect((await check(between(setup))).verdict).toBe('holds');
  });
});

describe('a long partition', () => {
  test('ends only when nothing else can happen: what was sent across is lost, and all across are suspected', async () => {
    const early = step<World<Chat>>(
      (before, after) =>
        before.partition === null || after.partition !== null || (before.quiet && before.nodes[0].state.suspects.includes(2)),
    );
    const setup: Setup = { ...onceApart, ...watched(1, 2), ask: tell, properties: { early } };
    const report = await check(between({ ...setup, longPartitions: true }));
    expect(report).toMatchObject({ verdict: 'holds', exhausted: true });
    expect(report.fired.heal).toBeGreaterThan(0);
    expect(await check(between(setup))).toMatchObject({ verdict: 'violates' });
  });

  test('is refused where there are no partitions', async () => {
    await expect(check(between({ longPartitions: true }))).rejects.toThrow(
      'test/chat: longPartitions: got no partitions, expected partitions that may be long',
    );
  });
});

test('a walk tells of partitions, of the messages they take, and of their end', async () => {
  const said = new Set<string>();
  for (let seed = 0; seed < 30; seed++)
    for (const { says } of (await simulate(between({ ...onceApart, ask: tell }), { seed, steps: 9 })).steps) said.add(says);
  expect([...said]).toEqual(
    expect.arrayContaining([
      'the network is partitioned into [1] and [2]',
      'the network is partitioned, so word(word: a) from node 1 to node 2 is lost',
      'the network is whole again',
    ]),
  );
});

describe('a scenario whose partitions make no sense is refused', () => {
  test.each([
    [{ partitions: [[[1, 7]]], faults: { partition: 1 } }, 'test/chat: partitions[0]: got 7, expected one of the nodes 1, 2'],
    [{ partitions: [[[1], [1, 2]]], faults: { partition: 1 } }, 'partitions[0]: got node 1 twice'],
    [{ partitions: [[[1, 2]]], faults: { partition: 1 } }, 'partitions[0]: got [[1,2]], expected groups that separate some nodes'],
    [{ partitions: [[[1]]] }, 'partitions: got no faults.partition, expected how often'],
    [{ faults: { partition: 1 } }, 'faults.partition: got no partitions, expected the groups'],
  ] satisfies readonly [Setup, string][])('%j', async (setup, message) => {
    await expect(check(between(setup))).rejects.toThrow(message);
  });
});
