/** Relaxed rings that grow, in three versions, and what was counted at each size. */
import type { ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { bushSizesOf } from '../measures/bushes.ts';
import { averageDetour } from '../measures/detour.ts';
import { ring, ringWithPruning } from '../protocols/relaxed-ring.ts';
import { publishedRing } from '../protocols/relaxed-ring-published.ts';
import type { RingProtocol } from '../protocols/ring-protocol.ts';
import { CONNECTIVITIES, EVERY_MS, KEYS, network } from '../setting.ts';
import type { Sizes } from '../sizes.ts';
import { grow } from './growth.ts';

export type Version = 'with pruning' | 'without pruning' | 'as published, without hints';

export interface GrownRing {
  readonly version: Version;
  readonly connectivity: number;
  readonly seed: number;
  readonly size: number;
  /** Nodes that have asked to join and are not members. */
  readonly outside: number;
  readonly drawnInVain: number;
  /** Maintenance messages, by kind. */
  readonly sent: ReadonlyMap<string, number>;
  readonly bushSizes: readonly number[];
  /** Average hops of a lookup through bushes. */
  readonly detour: number;
}

export function growRelaxedRings(sizes: Sizes): readonly GrownRing[] {
  return [
    ...growAll('with pruning', ringWithPruning(sizes.joinsPerRefresh * EVERY_MS), sizes),
    ...growAll('without pruning', ring, sizes),
    ...growAll('as published, without hints', publishedRing, sizes),
  ];
}

export function messagesOf({ sent }: Pick<GrownRing, 'sent'>): number {
  return [...sent.values()].reduce((sum, count) => sum + count, 0);
}

function growAll<X extends ProtocolTypes>(version: Version, protocol: RingProtocol<X>, { seeds, rings }: Sizes): readonly GrownRing[] {
  return CONNECTIVITIES.flatMap((connectivity) =>
    seeds.flatMap((seed) =>
      grow(
        { ring: protocol, keys: KEYS, seed, network: network(connectivity), everyMs: EVERY_MS, sizes: rings },
        ({ size, members, sent, drawnInVain }) => ({
          version,
          connectivity,
          seed,
          size,
          outside: size - members.all.length,
          drawnInVain,
          sent: new Map(sent),
          bushSizes: bushSizesOf(members),
          detour: averageDetour(members),
        }),
      ),
    ),
  );
}
