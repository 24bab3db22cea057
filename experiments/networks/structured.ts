/** A ring with perfect fingers, k = 2: the cost of a search. A key is found at its owner, so every search succeeds. */
import { randomStream } from '../../model-check/chance/random.ts';
import { perfectTables } from '../routing/finger-tables.ts';
import { hopsOfLookups } from '../routing/greedy.ts';
import { randomPlaces } from '../routing/places.ts';
import type { Measured } from './searches.ts';

const KEYS = 2 ** 20;

export function measureStructured(size: number, searches: number, seed: number): Measured {
  const random = randomStream(seed);
  const ascending = randomPlaces(size, KEYS, random);
  const tables = perfectTables(ascending, KEYS, 2);
  const hops = hopsOfLookups(searches, random, tables, ascending, KEYS);
  // The owner answers the asker directly.
  const messages = hops.reduce((sum, each) => sum + each + (each > 0 ? 1 : 0), 0);
  return { entries: [...tables.values()].map((known) => known.length), hops, searches, messages };
}
