/** The table of three generations of peer-to-peer networks, measured. */
import { percent, whole } from '../drawing/numbers.ts';
import { table } from '../drawing/table.ts';
import { summaryOf } from '../measures/summary.ts';
import { LINKS } from '../networks/graph.ts';
import { measureHybrid } from '../networks/hybrid.ts';
import type { Measured } from '../networks/searches.ts';
import { measureStructured } from '../networks/structured.ts';
import { type Flooded, measureUnstructured, TTL } from '../networks/unstructured.ts';
import type { Section } from '../section.ts';
import type { Sizes } from '../sizes.ts';

interface Row {
  readonly size: number;
  readonly hybrid: Measured;
  readonly unstructured: Flooded;
  readonly structured: Measured;
}

export function generations({ generations: all, searches, seeds }: Sizes): Section {
  const [seed] = seeds;
  const rows = all.map((size): Row => {
    return {
      size,
      hybrid: measureHybrid(size, searches, seed),
      unstructured: measureUnstructured(size, searches, seed),
      structured: measureStructured(size, searches, seed),
    };
  });
  return {
    title: 'Three generations',
    text: `*R*: how many other nodes a node knows: least, median and greatest. *H*: the hops of a question until it is with a node that can
answer: median and greatest, over the searches that found something. Each of ${whole(searches)} searches is for something that exists.
Messages are those of searches, answers included; not those that keep the network.

${table(
  ['generation', 'N', 'R, published', 'R', 'H, published', 'H', 'found', 'messages per search'],
  rows.flatMap(({ size, hybrid, unstructured, structured }) => [
    cells('hybrid', size, hybrid, `${whole(size - 1)} (hub), 1`, '1'),
    cells('unstructured', size, unstructured, '? (variable)', '1 … 7, no guarantee'),
    cells('structured', size, structured, `log₂ N = ${Math.log2(size).toFixed(1)}`, `log₂ N = ${Math.log2(size).toFixed(1)}, guaranteed`),
  ]),
)}

Published: SELFMAN slides, “Three generations of peer-to-peer networks”. Hybrid: \`impl/baselines/generations/hybrid\`, one hub with an index.
Unstructured: \`impl/baselines/generations/unstructured\`, flooding with a time to live of ${TTL}; each newcomer links to ${LINKS} random nodes
that are there already. Of the objects that were searched for, ${rows.map(({ size, unstructured }) => `${percent(unstructured.withinTtl / searches, 0)} at N = ${whole(size)}`).join(', ')} lay within that distance.
Less may be found: a copy of a question that takes a longer way may come first, and stops the other one
(\`baselines/generations/unstructured/overtaken\`). Structured: a ring with perfect fingers, *k* = 2. The shares show that a guarantee is missing. No figure can show that there is one: see the scenarios of lookups.`,
    charts: [
      {
        name: 'generations-messages',
        chart: {
          title: 'Messages per search, by generation',
          description: 'The cost of one search with a hub, by flooding, and by a ring with fingers, on logarithmic axes.',
          x: { label: 'N, nodes', scale: 'log' },
          y: { label: 'messages, answers included', scale: 'log' },
          lines: (['hybrid', 'unstructured', 'structured'] as const).map((name) => ({
            name,
            points: rows.map((row) => [row.size, row[name].messages / row[name].searches] as const),
          })),
        },
      },
    ],
  };
}

function cells(name: string, size: number, measured: Measured, publishedR: string, publishedH: string): readonly string[] {
  const entries = summaryOf(measured.entries);
  const hops = summaryOf(measured.hops);
  return [
    name,
    whole(size),
    publishedR,
    [entries.min, entries.median, entries.max].map(whole).join(' / '),
    publishedH,
    [hops.median, hops.max].map(whole).join(' / '),
    percent(measured.hops.length / measured.searches, 0),
    whole(measured.messages / measured.searches),
  ];
}
