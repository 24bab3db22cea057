import { expect, test } from 'vitest';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { check } from '../../../model-check/drivers/check.ts';
import { type MergeScenario, mergeScenario, oneRing } from '../../../scenarios/ring-merge/merge-scenario.ts';
import { cycle, detecting, gossiping, type Settings } from '../../../scenarios/ring-merge/nodes.ts';
import { oneRingInTheEnd } from '../../../spec/ring-merge/properties.ts';
import { oneIn } from '../../setup/breadth.ts';

interface Case {
  readonly rings: readonly [readonly NodeId[], readonly NodeId[]];
  readonly detects: readonly [at: NodeId, other: NodeId];
}

/** All ways to make two rings of these nodes, and then to let one node detect one of the other ring. */
function cases(ids: readonly NodeId[]): readonly Case[] {
  const masks = Array.from({ length: 2 ** ids.length - 2 }, (_, i) => i + 1);
  return masks.flatMap((mask) => {
    const isOurs = (_: NodeId, i: number) => ((mask >> i) & 1) === 1;
    const [ours, theirs] = [ids.filter(isOurs), ids.filter((id, i) => !isOurs(id, i))];
    return ours.flatMap((at) => theirs.map((other): Case => ({ rings: [ours, theirs], detects: [at, other] })));
  });
}

/** Nodes that lie evenly on the circle are symmetric, so only the first one detects. */
const byTheFirst = (all: readonly Case[]) => all.filter(({ detects: [at] }) => at === 0);

const THREE = cases([0, 4, 8]);
const FOUR = byTheFirst(cases([0, 4, 8, 12]));
/** Every seventh of 160. */
const FIVE = cases([0, 2, 7, 8, 13]).filter((_, i) => i % 7 === 0);

const told = (all: readonly Case[]) => all.map((each) => [JSON.stringify(each.rings), ...each.detects, each] as const);

async function verdict({ rings, detects: [at, other] }: Case, settings: Settings, rest: Pick<MergeScenario, 'network' | 'slowTimers'>) {
  const nodes = rings.flatMap((members) => cycle(members, settings));
  const required = { oneRingInTheEnd, oneRing };
  const merging = { instance: 'every-pair', teaches: 'Nothing.', cost: 'fast', required, ...rest } as const;
  return (await check(mergeScenario(detecting(nodes, at, [other]), merging))).verdict;
}

test('all cases of three and four nodes, and some of five', () => {
  expect([THREE.length, FOUR.length, FIVE.length]).toEqual([12, 12, 23]);
});

test.each([...told(THREE), ...told(FOUR), ...oneIn(3, told(FIVE))])(
  'rings %s become one when %i detects %i',
  async (_rings, _at, _other, each) => {
    expect(await verdict(each, {}, { network: 'fifo' })).toBe('holds');
  },
);

test.each(oneIn(3, told(THREE)))('rings %s become one when %i detects %i, and all of them gossip', async (_rings, _at, _other, each) => {
  expect(await verdict(each, { upper: gossiping }, { network: 'fifo', slowTimers: true })).toBe('holds');
});
