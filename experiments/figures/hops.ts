/** The hops of a lookup with perfect fingers, and the number of fingers per node. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { randomStream } from '../../model-check/chance/random.ts';
import { decimal, whole } from '../drawing/numbers.ts';
import { table } from '../drawing/table.ts';
import { type Summary, summaryOf } from '../measures/summary.ts';
import { perfectTables } from '../routing/finger-tables.ts';
import { hopsOfLookups } from '../routing/greedy.ts';
import { randomPlaces } from '../routing/places.ts';
import type { Section } from '../section.ts';
import type { Sizes } from '../sizes.ts';

/** A power of both 2 and 4. */
const FINGERED_KEYS = 2 ** 20;
const ARITIES = [2, 4] as const;

interface Routed {
  readonly size: number;
  readonly k: number;
  readonly hops: Summary;
  readonly entries: Summary;
}

export function hops(sizes: Sizes): Section {
  const routed = sizes.fingered.flatMap((size) => ARITIES.map((k) => route(size, k, sizes)));
  const at = (size: number, k: number) => routed.filter((each) => each.size === size && each.k === k);
  return {
    title: 'Hops and routing entries with fingers',
    text: `Random identifiers of ${whole(FINGERED_KEYS)}, perfect tables, ${whole(sizes.lookups)} lookups from random nodes to random keys. Each hop goes to the known node nearest to the key on its counter-clockwise side; the last hop, to the owner, counts, too. Entries are other nodes, the successor among
them, each counted once. No time passes, so there is no model of delay.

${table(
  [
    'N',
    ...ARITIES.flatMap((k) => [
      `k = ${k}: hops`,
      'most',
      'entries',
      k === 2 ? '½ log₂ N' : 'log₄ N',
      `${k === 2 ? '' : '3 '}log${k === 2 ? '₂' : '₄'} N`,
    ]),
  ],
  sizes.fingered.map((size) => [
    whole(size),
    ...ARITIES.flatMap((k) =>
      at(size, k).flatMap((each) => [
        decimal(each.hops.mean, 1),
        whole(each.hops.max),
        decimal(each.entries.mean, 1),
        decimal(Math.log2(size) / 2, 1),
        decimal((k - 1) * logarithm(size, k), 1),
      ]),
    ),
  ]),
  0,
)}

Published: Chord's path is ½ log₂ N on average, with log₂ N entries (I. Stoica et al., IEEE/ACM Transactions on Networking 11(1),
2003); with k-ary fingers at most log_k N hops, with (k − 1) log_k N entries (L. O. Alima et al., CCGRID 2003). Ours adds the last hop: the average is nearly one above ½ log₂ N. The bound log_k N is for circles on which every place is
taken; on one with few nodes, a lookup may take more hops.`,
    charts: [
      {
        name: 'ring-hops',
        chart: {
          title: 'Average hops of a lookup with perfect fingers',
          description: 'Hops from a random node to the owner of a random key, on a logarithmic axis of N.',
          x: { label: 'N, nodes', scale: 'log' },
          y: { label: 'hops, the last one included', scale: 'linear' },
          lines: [
            ...ARITIES.map((k) => ({
              name: `k = ${k}`,
              points: sizes.fingered.flatMap((size) => at(size, k).map((each) => [size, each.hops.mean] as const)),
            })),
            {
              name: 'published for k = 2: ½ log₂ N',
              points: sizes.fingered.map((size) => [size, Math.log2(size) / 2] as const),
              dashed: true,
            },
          ],
        },
      },
    ],
  };
}

function route(size: number, k: number, { seeds, lookups }: Sizes): Routed {
  const random = randomStream(seeds[0]);
  const ascending: readonly NodeId[] = randomPlaces(size, FINGERED_KEYS, random);
  const tables = perfectTables(ascending, FINGERED_KEYS, k);
  const entries = [...tables.values()].map((fingers) => fingers.length);
  return { size, k, hops: summaryOf(hopsOfLookups(lookups, random, tables, ascending, FINGERED_KEYS)), entries: summaryOf(entries) };
}

function logarithm(number: number, base: number): number {
  return Math.log2(number) / Math.log2(base);
}
