/** The relaxed ring as experiments see it. What changes in its messages, config or state is said here, and nowhere else. */
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import type { Config } from '../../impl/relaxed-ring/state.ts';
import { relaxedRing } from '../../impl/relaxed-ring/step.ts';
import type { RingProtocol } from './ring-protocol.ts';

/** Nobody refreshes: what broken links leave undone stays so, until a newcomer comes in between. */
export const ring: RingProtocol<RelaxedRing> = refreshing();

/** Each member asks its successor again after such a pause, and hears of those in the bush between them. */
export function ringWithPruning(refreshAfterMs: number): RingProtocol<RelaxedRing> {
  return refreshing(refreshAfterMs);
}

function refreshing(refreshAfterMs?: number): RingProtocol<RelaxedRing> {
  const configOf = (keys: number, ...contacts: Config['contacts']): Config => {
    const usual = { keys, successorListLength: 4, contacts };
    return refreshAfterMs === undefined ? usual : { ...usual, refreshAfterMs };
  };
  return {
    protocol: relaxedRing,
    founder: (keys) => ({ config: configOf(keys) }),
    newcomer: (keys, contact) => configOf(keys, contact),
    pointers: (state) => (state.status === 'member' ? { predecessor: state.predecessor, successor: state.successor } : null),
    maintenance: ({ from, message }) => {
      if (message.type === 'lookup' || message.type === 'found') return null;
      // A join that is passed on is a lookup.
      return message.type === 'join' && message.newcomer !== from ? null : message.type;
    },
    joinsAt: 'successor',
  };
}
