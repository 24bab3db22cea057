/** The wrong answers of Chord while it grows, for more and less stabilisation. */
import { decimal, percent, whole } from '../drawing/numbers.ts';
import { table } from '../drawing/table.ts';
import type { GrownChord } from '../growth/chord-rings.ts';
import { mean } from '../measures/summary.ts';
import type { Section } from '../section.ts';
import { KEYS } from '../setting.ts';
import type { Sizes } from '../sizes.ts';

export function inconsistencies(chords: readonly GrownChord[], sizes: Sizes): Section {
  const at = (joinsPerRound: number, size: number) => chords.filter((each) => each.joinsPerRound === joinsPerRound && each.size === size);
  const wrong = (s: number, size: number) => mean(at(s, size).map(({ wrongSuccessors }) => wrongSuccessors));
  const lost = (s: number, size: number) => mean(at(s, size).map(({ unreachable }) => unreachable));
  const doubled = (s: number, size: number) => mean(at(s, size).map(({ keysWithTwoAnswers }) => keysWithTwoAnswers / KEYS));
  const headings = ['N', ...sizes.joinsPerRound.map((s) => `s = ${s}`)];
  const rows = (cell: (s: number, size: number) => string) =>
    sizes.chords.map((size) => [whole(size), ...sizes.joinsPerRound.map((s) => cell(s, size))]);
  return {
    title: 'Inconsistencies of Chord while it grows',
    text: `The same Chord rings, right before the next join: one round of stabilisation per peer and *s* joins.
No node fails and no link is broken. Numbers are means over the seeds. A newcomer joins where a lookup along successors from a random member leads.

Reachable peers, to which another one points, whose successor is not the next reachable one clockwise. In brackets, the
peers to which no other one points, which this measure does not see:

${table(
  headings,
  rows((s, size) => `${decimal(wrong(s, size), 1)} (${decimal(lost(s, size), 0)})`),
  0,
)}

Keys for which two members name two owners:

${table(
  headings,
  rows((s, size) => percent(doubled(s, size))),
  0,
)}

The published numbers are those of wrong successors of reachable peers (B. Mejías and P. Van Roy, Parallel Processing Letters
18(3), 2008). They are soon zero for *s* ≤ 5, and converge from N = 4,000 for *s* = 6. For *s* = 7 and 8 they do not, up to 10,000. The two measures differ: a few wrong pointers
that pass over many peers make many double answers. Our explanation: in a round, a peer's successor pointer moves
counter-clockwise by one peer only. Meanwhile *s* nodes join, and the arc that the pointer spans gets its share of them. A
pointer that spans more than about 1/*s* of the circle, as pointers of a young ring do, does not catch up. In the relaxed ring
no node answers for its successor, and a pointer that passes over others costs hops: see the bushes above.`,
    charts: [
      {
        name: 'chord-double-answers',
        chart: {
          title: 'Chord: keys with two answers while the ring grows',
          description: 'The share of keys for which two members name two owners, for more and less stabilisation.',
          x: { label: 'N, nodes', scale: 'linear' },
          y: { label: 'keys with two answers, in %', scale: 'linear' },
          lines: sizes.joinsPerRound.map((s) => ({
            name: `a round per ${s} joins`,
            points: sizes.chords.map((size) => [size, 100 * doubled(s, size)] as const),
          })),
        },
      },
    ],
  };
}
