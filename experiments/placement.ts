/** The table of contents of the experiments with places of replicas. */
import { costOfMoves, oneCrash } from './figures/one-crash.ts';
import { oneMachine } from './figures/one-machine.ts';
import { SAMPLES } from './placement/schemes.ts';
import type { Section } from './section.ts';
import type { Sizes } from './sizes.ts';

export function placementExperiments(sizes: Sizes): readonly Section[] {
  return [oneCrash(sizes), costOfMoves(sizes), oneMachine(sizes)];
}

export function placementSettingInWords(): string {
  return `Nodes join and depart one by one, each with the same chance, between 2 and 14 nodes; any node may depart. Nothing happens at the same time.
The circle is that of real nodes, with 720720 · 2³² identifiers. Anchors and moves are the policy of \`impl/placement\`. A newcomer is advised by a member
that has looked up the anchors and ${SAMPLES} random places. Moves go on until no range is longer than N/f. [Placement](../protocols/placement.md)
has the rules. The other schemes are simple models of others' ideas.`;
}
