/** Chord rings that grow with more or less stabilisation, and what was counted at each size. */
import { keysWithTwoAnswers, type Pointing, pointingOf } from '../measures/inconsistencies.ts';
import { chordWithRounds } from '../protocols/chord.ts';
import { EVERY_MS, KEYS, network } from '../setting.ts';
import type { Sizes } from '../sizes.ts';
import { grow } from './growth.ts';

export interface GrownChord extends Pointing {
  /** Each peer has one round of stabilisation per this many joins. */
  readonly joinsPerRound: number;
  readonly seed: number;
  readonly size: number;
  readonly sent: ReadonlyMap<string, number>;
  readonly keysWithTwoAnswers: number;
}

export function growChordRings({ seeds, chords, joinsPerRound }: Sizes): readonly GrownChord[] {
  return joinsPerRound.flatMap((joins) =>
    seeds.flatMap((seed) =>
      grow(
        { ring: chordWithRounds(joins * EVERY_MS), keys: KEYS, seed, network: network(), everyMs: EVERY_MS, sizes: chords },
        ({ size, members, sent }) => ({
          joinsPerRound: joins,
          seed,
          size,
          sent: new Map(sent),
          ...pointingOf(members),
          keysWithTwoAnswers: keysWithTwoAnswers(members),
        }),
      ),
    ),
  );
}
