/** Mutants run as recording nodes, and replay finds each where it first matters. `npm run replay-mutants` tries all. */
import { describe, expect, test } from 'vitest';
import { mutantLists, scenariosOf } from '../../mutants/mutant-lists.ts';
import { oneIn } from '../../setup/breadth.ts';
import { beginning, recordedWalk } from './recorded-walk.ts';
import { replayedMutant, replayedWalk } from './replayed-mutants.ts';

const BOUNDS = { walks: 10, steps: 120 };
/** Where each step of a whole node costs much. */
const SLOW = new Set(['stack', 'stack, with a failure detector', 'ring-merge, on the ring']);
const lists = mutantLists.filter(({ protocol }) => !SLOW.has(protocol));

describe.each(lists.map((list) => [list.protocol, list] as const))('%s', (_, list) => {
  const mutants = oneIn(12, list.mutants);

  test('no mutant that differs is missed, and each is caught at the first step of a node at which it differs', async () => {
    for (const mutant of mutants) {
      const { outcome } = await replayedMutant(list, mutant, BOUNDS);
      expect([mutant.breaks, outcome]).not.toEqual([mutant.breaks, 'missed']);
    }
  });

  test('the sound program conforms in the same walks', async () => {
    const [mutant] = mutants;
    if (mutant === undefined) return;
    const { sound } = await scenariosOf(list, mutant);
    for (const seed of [1, 2, 3]) {
      const walk = recordedWalk(sound, beginning(sound), { seed, steps: BOUNDS.steps });
      const { verdict, first } = replayedWalk(walk, sound);
      // A node that a scenario declares absent has no trace.
      const isWhole = (sound.absent ?? []).length === 0;
      expect(walk.differences).toEqual([]);
      expect([verdict, first?.kind]).toEqual(
        isWhole || verdict === 'conforms' ? ['conforms', undefined] : ['inconclusive', 'missingTrace'],
      );
    }
  });
});

test('most mutants are met, and caught', async () => {
  const list = mutantLists[0];
  if (list === undefined) throw new Error('there are mutants of the ring');
  const outcomes = await Promise.all(list.mutants.slice(0, 12).map((mutant) => replayedMutant(list, mutant, BOUNDS)));
  expect(outcomes.filter(({ outcome }) => outcome === 'caught').length).toBeGreaterThanOrEqual(6);
});
