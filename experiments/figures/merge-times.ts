/** The time and messages until two rings are one after one detection, and the cost of a false detection. */
import { decimal, whole } from '../drawing/numbers.ts';
import { table } from '../drawing/table.ts';
import { logarithmThrough, type Points, powerThrough } from '../measures/fit.ts';
import { mean } from '../measures/summary.ts';
import { detectFalsely, type Merged, mergeTwoRings } from '../ring-merge/two-rings.ts';
import type { Section } from '../section.ts';
import type { MergeSize, Sizes } from '../sizes.ts';

/** An independent simulation of the algorithm as published: time, and messages per node, by N and F. */
const PUBLISHED_ALGORITHM = new Map<string, string>([
  ['64 1', '24 / 5.6'],
  ['64 2', '16 / 27'],
  ['64 3', '15 / 73'],
  ['64 4', '14 / 157'],
  ['256 1', '103 / 7.7'],
  ['256 2', '26 / 36'],
  ['256 3', '23 / 102'],
  ['256 4', '21 / 250'],
  ['1024 1', '412 / 9.2'],
  ['1024 2', '40 / 43'],
  ['1024 3', '32 / 123'],
  ['1024 4', '29 / 323'],
  ['4096 1', '1923 / 11.0'],
  ['4096 2', '50 / 50'],
  ['4096 3', '40 / 146'],
]);

interface Measured {
  readonly nodes: number;
  readonly fanout: number;
  readonly merged: readonly Merged[];
  readonly falsely: readonly Merged[];
}

export function mergeTimes({ merges, seeds }: Sizes): Section {
  const measured = merges.flatMap((size) => size.fanouts.map((fanout) => measure(size, fanout, seeds[0])));
  const fanouts = [...new Set(measured.map(({ fanout }) => fanout))];
  const points = (fanout: number, value: (each: Measured) => number): Points =>
    measured.filter((each) => each.fanout === fanout).map((each) => [each.nodes, value(each)] as const);
  const power = powerThrough(points(1, time));
  const logarithms = fanouts.filter((fanout) => fanout > 1).map((fanout) => ({ fanout, ...logarithmThrough(points(fanout, time)) }));
  const perNode = mean(
    measured.filter(({ fanout }) => fanout === 1).map((each) => mean(each.merged.map((one) => (one.units ?? 0) / one.longerArc))),
  );
  const lines = (value: (each: Measured) => number) => fanouts.map((fanout) => ({ name: `F = ${fanout}`, points: points(fanout, value) }));
  const x = { label: 'N, nodes of both rings', scale: 'log' } as const;
  return {
    title: 'One detection, nothing restored',
    text: `Two perfect rings, N nodes in all, each in one of them at random. One random node has detected a random node of the other ring, and no node
suspects or remembers another one. So the merge has to do all by itself. Means over the number of seeds that the table gives: ${seeds[0]} and its multiples. *Quiet*: nothing is under
way, and no detection is queued. Last column: time and messages per node of an independent simulation of the algorithm as published,
in the same model. *False*: all messages of a detection of a node of the same, single ring.

${table(
  ['N', 'F', 'one ring', 'units until one ring', 'units until quiet', 'messages per node', 'false: messages', 'units', 'as published'],
  measured.map((each) => [
    whole(each.nodes),
    whole(each.fanout),
    `${each.merged.filter(({ units }) => units !== null).length} of ${each.merged.length}`,
    decimal(time(each), 1),
    decimal(mean(each.merged.map(({ quietUnits }) => quietUnits)), 1),
    decimal(messages(each), 1),
    decimal(mean(each.falsely.map((one) => one.messages)), 0),
    decimal(mean(each.falsely.map((one) => one.quietUnits)), 1),
    PUBLISHED_ALGORITHM.get(`${each.nodes} ${each.fanout}`) ?? '',
  ]),
  3,
)}

The slope with F = 1, both axes logarithmic, is ${decimal(power.slope)} (R² ${decimal(power.explained, 3)}): linear is 1. Time is fitted against log₂ N, too.
Each doubling of N adds, in units, ${logarithms
      .map(({ fanout, slope, explained }) => `${decimal(slope, 1)} with F = ${fanout} (R² ${decimal(explained, 3)})`)
      .join(', ')}.

With F = 1 ours is slower than the algorithm as published, by a constant factor, and takes fewer messages. The ring's join rules
walk each seam counter-clockwise only, one message after another. There are two seams, one from each of the two nodes that have
met. So the longer of the two arcs between these nodes decides. Time is ${decimal(perNode, 2)} units per node of that arc, which has ¾ N nodes on average. It varies as
much as the arc does. As published, look-ups with the old pointers move seams on in both directions, which explains the factor, we think. Per node ours takes a bounded
number of messages, as no lookup is needed once a seam is found. With gossip the times are near those of the published algorithm.
Our explanation: many seams are found at once, and the walk along each is short.`,
    charts: [
      {
        name: 'merge-time',
        chart: {
          title: 'Time until two rings are one',
          description: 'Units of the mean delay, after one detection, both axes logarithmic.',
          x,
          y: { label: 'units', scale: 'log' },
          lines: lines(time),
        },
      },
      {
        name: 'merge-messages',
        chart: {
          title: 'Messages per node until a merge is quiet',
          description: 'All messages of both layers, both axes logarithmic.',
          x,
          y: { label: 'messages per node', scale: 'log' },
          lines: lines(messages),
        },
      },
    ],
  };
}

function measure({ nodes, seeds }: MergeSize, fanout: number, first: number): Measured {
  const all = Array.from({ length: seeds }, (_, i) => first * (i + 1));
  const setting = { fanout, fingers: true };
  return {
    nodes,
    fanout,
    merged: all.map((seed) => mergeTwoRings(nodes, setting, seed)),
    falsely: all.map((seed) => detectFalsely(nodes, setting, seed)),
  };
}

/** Over the runs that ended in one ring; the table says how many did. */
function time({ merged }: Measured): number {
  return mean(merged.flatMap(({ units }) => (units === null ? [] : [units])));
}

function messages({ nodes, merged }: Measured): number {
  return mean(merged.map((each) => each.messages)) / nodes;
}
