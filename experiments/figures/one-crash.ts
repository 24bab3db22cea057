/** The keys that one crash takes below a majority, under random joins and departures. */
import { decimal, percent } from '../drawing/numbers.ts';
import { table } from '../drawing/table.ts';
import { mean } from '../measures/summary.ts';
import { type Change, changes } from '../placement/membership.ts';
import type { Scheme } from '../placement/scheme.ts';
import { anchors, schemesFor, twins } from '../placement/schemes.ts';
import type { Section } from '../section.ts';
import type { Sizes } from '../sizes.ts';

const FACTORS = [3, 4];
const NODES = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** All changes of a scheme under all seeds. */
function allChanges(scheme: Scheme, { seeds, memberships }: Sizes): readonly Change[] {
  return seeds.flatMap((seed) => changes(scheme, memberships, seed));
}

/** The mean of a figure for each number of nodes from the replication factor on; empty where there are fewer nodes, or no such change. */
function byNodes(all: readonly Change[], factor: number, figure: (change: Change) => number, inWords: (value: number) => string): string[] {
  return NODES.map((nodes) => {
    const those = all.filter((change) => change.nodes === nodes).map(figure);
    return nodes < factor || those.length === 0 ? '' : inWords(mean(those));
  });
}

export function oneCrash(sizes: Sizes): Section {
  const tables = FACTORS.map((factor) => {
    const rows = schemesFor(factor).map((scheme) => [
      scheme.name,
      ...byNodes(
        allChanges(scheme, sizes),
        factor,
        ({ atRisk }) => atRisk,
        (share) => percent(share),
      ),
    ]);
    return table([`f = ${factor}, nodes:`, ...NODES.map(String)], rows);
  });
  return {
    title: 'Keys that one crash takes below a majority',
    text: `The share of keys of which the crash of some one node leaves fewer than ⌊f/2⌋ + 1 replicas. Mean over all changes
that lead to this number of nodes, after the repair.

${tables.join('\n\n')}

The list of successors never puts two replicas on one node either. But its replicas are not at fixed places, so each change of membership changes
the replicas of f ranges.`,
    charts: [],
  };
}

export function costOfMoves(sizes: Sizes): Section {
  const tables = FACTORS.map((factor) => {
    const [twinned, anchored] = [twins(factor), anchors(factor)].map((scheme) => allChanges(scheme, sizes));
    const departures = anchored.filter(({ type }) => type === 'departure');
    const of = (all: readonly Change[], type: Change['type']) => all.filter((change) => change.type === type);
    const moved = (all: readonly Change[]) =>
      byNodes(
        all,
        factor,
        ({ dataMoved }) => dataMoved,
        (share) => percent(share),
      );
    const rows = [
      [
        'at risk after a departure, before the moves',
        ...byNodes(
          departures,
          factor,
          ({ atRiskBefore }) => atRiskBefore,
          (share) => percent(share),
        ),
      ],
      [
        'moves per departure',
        ...byNodes(
          departures,
          factor,
          ({ moves }) => moves,
          (value) => decimal(value),
        ),
      ],
      [
        'moves per join',
        ...byNodes(
          of(anchored, 'join'),
          factor,
          ({ moves }) => moves,
          (value) => decimal(value),
        ),
      ],
      ['data moved per departure', ...moved(departures)],
      ['data moved per join', ...moved(of(anchored, 'join'))],
      ['the same with twins: per departure', ...moved(of(twinned, 'departure'))],
      ['the same with twins: per join', ...moved(of(twinned, 'join'))],
      [
        'load of the fullest node, over the mean',
        ...byNodes(
          anchored,
          factor,
          ({ load }) => load,
          (value) => decimal(value),
        ),
      ],
    ];
    return table([`f = ${factor}, nodes:`, ...NODES.map(String)], rows);
  });
  return {
    title: 'The cost of anchors and moves',
    text: `Numbers of nodes are those after the change. Data is counted as the share of all replicas that get another holder, those that moves carry
included. A crash is counted as a departure: the successor restores what was lost.

${tables.join('\n\n')}`,
    charts: [],
  };
}
