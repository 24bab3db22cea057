/** Bushes that broken links leave in a relaxed ring: how many, and how large. */
import { decimal, percent, whole } from '../drawing/numbers.ts';
import { table } from '../drawing/table.ts';
import type { GrownRing, Version } from '../growth/relaxed-rings.ts';
import { mean } from '../measures/summary.ts';
import type { Section } from '../section.ts';
import { CONNECTIVITIES } from '../setting.ts';
import type { Sizes } from '../sizes.ts';

const VERSIONS: readonly Version[] = ['with pruning', 'without pruning', 'as published, without hints'];
const BROKEN = CONNECTIVITIES.filter((c) => c < 1);

export function bushes(rings: readonly GrownRing[], sizes: Sizes): Section {
  const unbroken = rings.filter(({ connectivity }) => connectivity === 1).flatMap(({ bushSizes }) => bushSizes).length;
  return {
    title: 'Bushes',
    text: `The ring after each join has come to rest. Each root has one size: the number of peers strictly between its farthest follower and itself.
A bush inside another one counts in both.
*Hops back* are the average hops of a lookup through bushes, over all keys: the b of log_k N + b. At *c* = 1 there ${unbroken === 0 ? 'are none, at any N' : `are ${whole(unbroken)}`}.
Numbers are means over the seeds; the greatest size is that of all seeds. *Pruning*: each member asks its successor again (\`follow\`)
after a pause, one round of all members per ${whole(sizes.joinsPerRefresh)} joins.
The answer names a node in between, which is asked next. The hints of the published figures go with each join instead.

${VERSIONS.map((version) => `The ring ${version}:\n\n${rowsOf(rings, version, sizes)}`).join('\n\n')}

Published: B. Mejías and P. Van Roy, Parallel Processing Letters 18(3), 2008, for N = 1,000 to 10,000, with hints. The last table shows the join of that paper.
Its peers accept a new successor only while their own is the old one that the message names. In ours, the nearest wins.
So a later newcomer that can be reached makes the bush shorter, without a hint. Pruning makes bushes smaller, not fewer: most
of the remaining ones have one peer, which its predecessor cannot reach. A large bush stays if the follower cannot reach the
root's predecessor. The root knows no other node of the bush, so it can name none, though the follower might reach most of them.`,
    charts: [
      {
        name: 'ring-bushes',
        chart: {
          title: 'Bushes, as a share of N',
          description: 'The share of nodes that are the root of a bush, for N from small to large.',
          x: { label: 'N, nodes', scale: 'linear' },
          y: { label: 'roots of bushes, in % of N', scale: 'linear' },
          lines: [
            ...BROKEN.flatMap((c) => [line(`ours, with pruning, c = ${c}`, rings, 'with pruning', c, sizes, shareInPercent)]),
            ...BROKEN.map((c) =>
              line(`as published, without hints, c = ${c}`, rings, 'as published, without hints', c, sizes, shareInPercent),
            ),
            { name: 'published: less than this at c = 0.9', points: sizes.rings.map((size) => [size, 10] as const), dashed: true },
          ],
        },
      },
      {
        name: 'ring-bush-size',
        chart: {
          title: 'The average size of a bush',
          description: 'The peers between the root of a bush and its farthest follower.',
          x: { label: 'N, nodes', scale: 'linear' },
          y: { label: 'peers', scale: 'linear' },
          lines: [
            ...BROKEN.map((c) => line(`ours, with pruning, c = ${c}`, rings, 'with pruning', c, sizes, averageSize)),
            ...BROKEN.map((c) =>
              line(`as published, without hints, c = ${c}`, rings, 'as published, without hints', c, sizes, averageSize),
            ),
            { name: 'published, with hints: less than this', points: sizes.rings.map((size) => [size, 2] as const), dashed: true },
          ],
        },
      },
    ],
  };
}

function rowsOf(rings: readonly GrownRing[], version: Version, sizes: Sizes): string {
  const rows = BROKEN.flatMap((c) =>
    sizes.rings.map((size) => {
      const here = select(rings, version, c, size);
      const greatest = Math.max(0, ...here.map(({ bushSizes }) => Math.max(0, ...bushSizes)));
      return [
        decimal(c),
        whole(size),
        whole(mean(here.map(({ bushSizes }) => bushSizes.length))),
        `${decimal(shareInPercent(here), 1)} %`,
        decimal(averageSize(here)),
        whole(greatest),
        decimal(perPeer(here)),
        decimal(mean(here.map(({ detour }) => detour))),
      ];
    }),
  );
  const published = ['published, 0.9', '1,000 … 10,000', '', `< ${percent(0.1, 0)}`, '< 2', '', '< 0.25', '< 1'];
  return table(
    ['c', 'N', 'bushes', 'share of N', 'average size', 'greatest', 'size per peer', 'hops back'],
    version === 'as published, without hints' ? rows : [...rows, published],
  );
}

function select(rings: readonly GrownRing[], version: Version, connectivity: number, size: number): readonly GrownRing[] {
  return rings.filter((ring) => ring.version === version && ring.connectivity === connectivity && ring.size === size);
}

function line(
  name: string,
  rings: readonly GrownRing[],
  version: Version,
  connectivity: number,
  sizes: Sizes,
  measure: (here: readonly GrownRing[]) => number,
) {
  return { name, points: sizes.rings.map((size) => [size, measure(select(rings, version, connectivity, size))] as const) };
}

function shareInPercent(here: readonly GrownRing[]): number {
  return 100 * mean(here.map(({ bushSizes, size }) => bushSizes.length / size));
}

function averageSize(here: readonly GrownRing[]): number {
  return mean(here.flatMap(({ bushSizes }) => bushSizes));
}

function perPeer(here: readonly GrownRing[]): number {
  return mean(here.map(({ bushSizes, size }) => bushSizes.reduce((sum, each) => sum + each, 0) / size));
}
