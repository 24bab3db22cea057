/** The keys that the loss of one machine takes below a majority, with several nodes on each machine. */
import { percent } from '../drawing/numbers.ts';
import { table } from '../drawing/table.ts';
import { mean } from '../measures/summary.ts';
import { machineChanges } from '../placement/machines.ts';
import { anchors, randomIds, successorList, twins } from '../placement/schemes.ts';
import type { Section } from '../section.ts';
import type { Sizes } from '../sizes.ts';

const FACTOR = 3;
const MACHINES = [3, 4, 5, 6, 8, 10, 12];
const RANGE = { fewest: FACTOR, most: 14 };

export function oneMachine({ seeds, memberships }: Sizes): Section {
  const schemes = [randomIds(FACTOR, 1), twins(FACTOR), successorList(FACTOR), anchors(FACTOR), anchors(FACTOR, true)];
  const rows = schemes.map((scheme) => {
    const all = seeds.flatMap((seed) => machineChanges(scheme, RANGE, memberships, seed));
    const atRisk = MACHINES.map((machines) => all.filter((change) => change.machines === machines).map((change) => change.atRisk));
    return [scheme.name, ...atRisk.map((shares) => (shares.length === 0 ? '' : percent(mean(shares))))];
  });
  return {
    title: 'Keys that the loss of one machine takes below a majority',
    text: `A machine runs one to four nodes. They join one after the other, and fail together. The replication factor is ${FACTOR}. Machines start
and fail one by one, and ${RANGE.fewest} or more stay. With labels, nodes
gather by machine once no range is longer than N/f, until there is nothing left to do.

${table(['machines:', ...MACHINES.map(String)], rows)}`,
    charts: [],
  };
}
