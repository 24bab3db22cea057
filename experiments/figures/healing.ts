/** How the ring heals by itself when detectors withdraw suspicions, and how it merges while nodes come and go. */
import { decimal, whole } from '../drawing/numbers.ts';
import { table } from '../drawing/table.ts';
import { mergeUnderChurn } from '../ring-merge/churning.ts';
import { healAlone, healWithMerge } from '../ring-merge/healed-ring.ts';
import type { Section } from '../section.ts';
import type { Sizes } from '../sizes.ts';

/** The largest healed ring: when every node detects, larger ones take long and show nothing new. */
const MOST = 1024;

export function healing({ merges, seeds, churnUnits }: Sizes): Section {
  const nodes = [...new Set(merges.map((each) => each.nodes))].filter((each) => each <= MOST);
  const [seed] = seeds;
  const healed = nodes.flatMap((size) => [
    { size, layers: 'the ring alone', ...healAlone(size, seed) },
    { size, layers: 'with the merge, F = 1', ...healWithMerge(size, { fanout: 1, fingers: true }, seed) },
  ]);
  const largest = Math.max(...nodes);
  const churned = [1, 2].map((fanout) => ({ fanout, ...mergeUnderChurn(largest, fanout, churnUnits, seed) }));
  return {
    title: 'All detectors restore, and churn',
    text: `One ring is partitioned into two random halves for 200 units, and healed. Each detector suspects the nodes across after 1 to 2 units, and trusts them
again 1 to 2 units after the end of the partition. One seed. Rings: cycles of successors right before the end. Time and messages count from there on.

${table(
  ['N', 'layers', 'rings', 'units until one ring', 'messages per node'],
  healed.map(({ size, layers, rings, units, messages }) => [
    whole(size),
    layers,
    whole(rings),
    inUnits(units),
    decimal(messages / size, 1),
  ]),
  2,
)}

This is the ring's own work. A node that withdraws a suspicion asks the other node, and announces itself. That happens all
round both rings at once. The layer above adds messages, not speed. It serves the cases that this does not reach: no node, or
only one, remembers a node across, as in the previous section.

Two rings of together ${whole(largest)} nodes merge from one detection. In each of the first
${whole(churnUnits)} units one node joins and one crashes, never one of the two that have met. A crash is noticed after one unit. Nodes refresh, and detect again,
every 10 units, and those messages count. A newcomer asks the owner of its place among the nodes of both rings. A newcomer that
asked elsewhere during a merge entered past its place, and walked round the ring, since joins use no fingers. With F = 2 that
walk alone took about 1,000 units in the one run that we examined. One seed. Time from the beginning until the first perfect ring after the churn:

${table(
  ['F', 'units until one ring', 'messages per node'],
  churned.map(({ fanout, units, messages }) => [whole(fanout), inUnits(units), decimal(messages / largest, 1)]),
)}`,
    charts: [],
  };
}

function inUnits(units: number | null): string {
  return units === null ? 'not in the time given' : decimal(units, 1);
}
