/** How many keys one crash takes below a majority, and how much data a change moves. */
import { ascending } from '../../impl/kernel/sorted-set.ts';
import { grainOf } from '../../impl/places/identifiers.ts';
import { majority } from '../../impl/places/placement.ts';
import type { Positions } from './positions.ts';
import type { Scheme } from './scheme.ts';

/** Keys with the same holders: the place of the last one, and their share of all keys. Keys lie at beginnings of grains. */
interface Arc {
  readonly to: number;
  readonly share: number;
}

/** The share of all keys of which some one crash leaves no majority of replicas. */
export function shareAtRisk(scheme: Scheme, positions: Positions): number {
  return arcs(scheme, positions).reduce((sum, { to, share }) => (isAtRisk(scheme.holders(positions, to)) ? sum + share : sum), 0);
}

function isAtRisk(holders: readonly (number | null)[]): boolean {
  const counts = new Map<number, number>();
  for (const holder of holders) if (holder !== null) counts.set(holder, (counts.get(holder) ?? 0) + 1);
  const present = holders.filter((holder) => holder !== null).length;
  return present - Math.max(...counts.values()) < majority(holders.length);
}

/** The share of all replicas that have another holder after the change. */
export function shareMoved(scheme: Scheme, before: Positions, after: Positions): number {
  return arcs(scheme, [...before, ...after]).reduce((sum, { to, share }) => {
    const [were, are] = [scheme.holders(before, to), scheme.holders(after, to)];
    return sum + (share * are.filter((holder, i) => holder !== null && holder !== were[i]).length) / are.length;
  }, 0);
}

/** The largest share of all places that one node owns, over the mean share. */
export function loadOf(scheme: Scheme, positions: Positions): number {
  const load = new Map<number, number>();
  for (const { to, share } of arcs(scheme, positions)) {
    const holders = scheme.holders(positions, to);
    for (const holder of holders) if (holder !== null) load.set(holder, (load.get(holder) ?? 0) + share / holders.length);
  }
  return Math.max(...load.values()) * new Set(positions.map(({ node }) => node)).size;
}

function arcs({ period, borders = [] }: Scheme, positions: Positions): readonly Arc[] {
  const ends = ascending([...positions.map(({ id }) => id % period), ...borders].map(grainOf));
  return ends.map((to, i) => {
    const from = ends[(i + ends.length - 1) % ends.length];
    return { to, share: ((to - from + period) % period || period) / period };
  });
}
