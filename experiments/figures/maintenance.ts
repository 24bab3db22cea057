/** The messages that it takes to build a ring: the relaxed ring's joins, and Chord's stabilisation. */
import { decimal, whole } from '../drawing/numbers.ts';
import { table } from '../drawing/table.ts';
import type { GrownChord } from '../growth/chord-rings.ts';
import { type GrownRing, messagesOf, type Version } from '../growth/relaxed-rings.ts';
import { mean } from '../measures/summary.ts';
import type { Section } from '../section.ts';
import { CONNECTIVITIES } from '../setting.ts';
import type { Sizes } from '../sizes.ts';

/** The connectivities without broken links and with the most. */
const BOTH_ENDS = [1, 0.9];

export function maintenance(rings: readonly GrownRing[], chords: readonly GrownChord[], sizes: Sizes): Section {
  const current = of(rings, 'without pruning');
  const pruning = of(rings, 'with pruning');
  const published = of(rings, 'as published, without hints');
  const most = sizes.rings.at(-1) ?? 0;
  const outside = current.filter(({ size }) => size === most).reduce((sum, ring) => sum + ring.outside, 0);
  return {
    title: 'Messages to build a ring',
    text: `The relaxed ring, by joins at connectivity *c*: the probability that two nodes can reach each other at all. Means over
the seeds. Finding the owner of a place is a lookup and is not counted: a newcomer's question goes straight to the owner.
A newcomer that cannot reach its owner draws another identifier. ${inVain(current, most)}
${outside === 0 ? 'Everybody is let in.' : `Not let in: ${whole(outside)}, in all rings.`} Messages over a broken link never leave, and do not count. At *c* = 1 each join takes four messages, and the first one
three, for the founder need not tell itself: 4 (N − 1) − 1.

${table(
  [
    'N',
    ...CONNECTIVITIES.map((c) => `c = ${c}`),
    '4 (N − 1) − 1',
    ...BOTH_ENDS.map((c) => `with pruning, c = ${c}`),
    '4 (N − 1) − 1 + N² / p − N',
    'as published, c = 1',
    'published',
  ],
  sizes.rings.map((size) => [
    whole(size),
    ...CONNECTIVITIES.map((c) => whole(ringMessages(current, c, size))),
    whole(4 * (size - 1) - 1),
    ...BOTH_ENDS.map((c) => whole(ringMessages(pruning, c, size))),
    whole(4 * (size - 1) - 1 + size ** 2 / sizes.joinsPerRefresh - size),
    whole(ringMessages(published, 1, size)),
    size === 10_000 ? '< 50,000 for all c' : '',
  ]),
  0,
)}

By kind at N = ${whole(most)}. ${CONNECTIVITIES.map((c) => `With *c* = ${c}: ${kinds(current, c, most)}.`).join(' ')}

The messages of pruning grow with time, not with the number of joins. With *p* = ${whole(sizes.joinsPerRefresh)} joins to a round of all peers, a question and an answer in each
make N² / p − N messages on top. A peer's first round comes a pause after its join. Chord's stabilisation makes 3 N² / (2 s).
The owner of a key does not depend on *p*. Only the length of bushes does, and the age of the lists of successors. By kind, with *c* = 1: ${kinds(pruning, 1, most)}. With *c* = 0.9: ${kinds(pruning, 0.9, most)}.
The ring as published also carries news of its lists of successors, of length 3, counter-clockwise at each join (algorithm 7). By kind: ${kinds(published, 1, most)}.
That is more than the published number, in which this news can hardly be counted. Ours sends none: a list is renewed when a neighbour changes, and by pruning.

Chord, with one round of stabilisation per peer and *s* joins: three messages per round. Measured up to
N = ${whole(sizes.chords.at(-1) ?? 0)}, and beside it *computed*: 3 N² / (2 s). A pause begins when a round has ended, so a few rounds are missing.

${table(
  ['N', ...sizes.joinsPerRound.map((s) => `s = ${s}`), 'published'],
  [
    ...sizes.chords.map((size) => [
      whole(size),
      ...sizes.joinsPerRound.map((s) => `${whole(chordMessages(chords, s, size))} (${whole(computed(size, s))})`),
      size === 1000 ? '200,000 at s = 7' : '',
    ]),
    ...[5000, 10_000].map((size) => [`${whole(size)}, computed`, ...sizes.joinsPerRound.map((s) => `(${whole(computed(size, s))})`), '']),
  ],
)}

Published: B. Mejías and P. Van Roy, Parallel Processing Letters 18(3), 2008. At N = ${whole(most)} and *c* = 1 a join of the
relaxed ring costs ${decimal(ringMessages(current, 1, most) / most)} messages, however large the ring. Chord's computed cost per join grows with N.`,
    charts: [
      {
        name: 'ring-maintenance',
        chart: {
          title: 'Maintenance messages to build a ring of N nodes',
          description: "Messages of the relaxed ring's joins and of Chord's stabilisation, on a logarithmic axis.",
          x: { label: 'N, nodes', scale: 'linear' },
          y: { label: 'messages', scale: 'log' },
          lines: [
            {
              name: 'relaxed ring, c = 1',
              points: sizes.rings.map((size) => [size, ringMessages(current, 1, size)] as const),
            },
            {
              name: 'relaxed ring with pruning, c = 1',
              points: sizes.rings.map((size) => [size, ringMessages(pruning, 1, size)] as const),
            },
            ...sizes.joinsPerRound
              .filter((s) => s % 4 === 0)
              .map((s) => ({
                name: `Chord, a round per ${s} joins`,
                points: sizes.chords.map((size) => [size, chordMessages(chords, s, size)] as const),
              })),
            {
              name: 'Chord, a round per 7 joins, computed',
              points: sizes.rings.map((size) => [size, computed(size, 7)] as const),
              dashed: true,
            },
          ],
        },
      },
    ],
  };
}

function of(rings: readonly GrownRing[], version: Version): readonly GrownRing[] {
  return rings.filter((ring) => ring.version === version);
}

function ringMessages(rings: readonly GrownRing[], connectivity: number, size: number): number {
  return mean(rings.filter((ring) => ring.connectivity === connectivity && ring.size === size).map(messagesOf));
}

function chordMessages(chords: readonly GrownChord[], joinsPerRound: number, size: number): number {
  return mean(chords.filter((chord) => chord.joinsPerRound === joinsPerRound && chord.size === size).map(messagesOf));
}

function computed(size: number, joinsPerRound: number): number {
  return (3 * size ** 2) / (2 * joinsPerRound);
}

/** The mean of the seeds, kind by kind. */
function kinds(rings: readonly GrownRing[], connectivity: number, size: number): string {
  const here = rings.filter((ring) => ring.connectivity === connectivity && ring.size === size);
  const names = [...new Set(here.flatMap(({ sent }) => [...sent.keys()]))];
  return names.map((name) => `${whole(mean(here.map(({ sent }) => sent.get(name) ?? 0)))} \`${name}\``).join(', ');
}

function inVain(rings: readonly GrownRing[], size: number): string {
  const drawn = (c: number) =>
    mean(rings.filter((ring) => ring.connectivity === c && ring.size === size).map(({ drawnInVain }) => drawnInVain));
  return `Up to N = ${whole(size)} this happens ${CONNECTIVITIES.map((c) => `${whole(drawn(c))} times at *c* = ${c}`).join(', ')}.`;
}
