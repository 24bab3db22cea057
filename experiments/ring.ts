/** The table of contents of the experiments with rings and with earlier networks. */
import { bushes } from './figures/bushes.ts';
import { generations } from './figures/generations.ts';
import { hops } from './figures/hops.ts';
import { inconsistencies } from './figures/inconsistencies.ts';
import { maintenance } from './figures/maintenance.ts';
import { growChordRings } from './growth/chord-rings.ts';
import { growRelaxedRings } from './growth/relaxed-rings.ts';
import type { Section } from './section.ts';
import type { Sizes } from './sizes.ts';

export function ringExperiments(sizes: Sizes): readonly Section[] {
  const rings = growRelaxedRings(sizes);
  const chords = growChordRings(sizes);
  return [generations(sizes), maintenance(rings, chords, sizes), bushes(rings, sizes), hops(sizes), inconsistencies(chords, sizes)];
}
