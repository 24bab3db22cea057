import { describe, expect, test } from 'vitest';
import { grow } from '../../experiments/growth/growth.ts';
import { messagesOf } from '../../experiments/growth/relaxed-rings.ts';
import { bushSizesOf } from '../../experiments/measures/bushes.ts';
import { pointingOf } from '../../experiments/measures/inconsistencies.ts';
import { chordWithRounds } from '../../experiments/protocols/chord.ts';
import { ring, ringWithPruning } from '../../experiments/protocols/relaxed-ring.ts';
import { publishedRing } from '../../experiments/protocols/relaxed-ring-published.ts';
import type { RingProtocol } from '../../experiments/protocols/ring-protocol.ts';
import { EVERY_MS, KEYS, network } from '../../experiments/setting.ts';
import type { ProtocolTypes } from '../../impl/kernel/protocol.ts';

const SIZES = [1, 2, 3, 100, 300];

function grown<X extends ProtocolTypes>(protocol: RingProtocol<X>, connectivity: number, seed = 11) {
  return grow({ ring: protocol, keys: KEYS, seed, network: network(connectivity), everyMs: EVERY_MS, sizes: SIZES }, (moment) => ({
    size: moment.size,
    members: moment.members.all.length,
    messages: messagesOf(moment),
    wrong: pointingOf(moment.members).wrongSuccessors,
    bushes: bushSizesOf(moment.members).length,
    inBushes: bushSizesOf(moment.members).reduce((sum, size) => sum + size, 0),
    drawnInVain: moment.drawnInVain,
  }));
}

/** Four messages each, one less for the first. */
function joins(size: number): number {
  return size === 1 ? 0 : 4 * (size - 1) - 1;
}

describe('a relaxed ring that grows', () => {
  test('with all links unbroken sends exactly four messages per join, one less for the first, and has no bush', () => {
    expect(grown(ring, 1)).toEqual(
      SIZES.map((size) => ({
        size,
        members: size,
        messages: joins(size),
        wrong: 0,
        bushes: 0,
        inBushes: 0,
        drawnInVain: 0,
      })),
    );
  });

  test('with broken links lets everybody in, some of them under another identifier, and leaves bushes', () => {
    const last = grown(ring, 0.9).at(-1);
    expect(last).toMatchObject({ size: 300, members: 300 });
    expect([last?.drawnInVain, last?.bushes]).toEqual([expect.any(Number), expect.any(Number)]);
    expect(last?.drawnInVain).toBeGreaterThan(10);
    expect(last?.bushes).toBeGreaterThan(0);
  });

  test('is the same for the same seed, and another one for another', () => {
    expect(grown(ring, 0.9)).toEqual(grown(ring, 0.9));
    expect(grown(ring, 0.9, 22)).not.toEqual(grown(ring, 0.9));
  });

  test('with pruning lets the same nodes in, and has fewer of them in bushes', () => {
    const [left, pruned] = [ring, ringWithPruning(20 * EVERY_MS)].map((each) => grown(each, 0.9).at(-1));
    expect(pruned?.drawnInVain).toBe(left?.drawnInVain);
    expect([left?.inBushes, pruned?.inBushes]).toEqual([29, 21]);
  });

  test('with pruning adds a question and an answer per peer and round, and a word to a former successor where a join crosses them', () => {
    const rounds = (size: number) => Array.from({ length: size }, (_, age) => Math.floor(age / 20)).reduce((sum, each) => sum + each);
    const beyond = grown(ringWithPruning(20 * EVERY_MS), 1).map(({ size, messages }) => messages - joins(size) - 2 * rounds(size));
    expect(beyond).toEqual([0, 0, 0, 4, 13]);
  });

  test('as published tells itself, too, so that each join takes four messages, and three more carry the news of lists', () => {
    expect(grown(publishedRing, 1).map(({ messages }) => messages)).toEqual([0, 5, ...SIZES.slice(2).map((size) => 7 * (size - 1) - 3)]);
  });
});

test('a Chord ring whose peers stabilise twice between two joins is right before each join', () => {
  const right = SIZES.map((size) => expect.objectContaining({ size, members: size, wrong: 0 }));
  expect(grown(chordWithRounds(EVERY_MS / 3), 1)).toEqual(right);
});
