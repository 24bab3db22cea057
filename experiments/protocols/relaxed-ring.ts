/** The relaxed ring as experiments see it. Experiments know its messages, config and state only through this file. */
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import type { Config } from '../../impl/relaxed-ring/state.ts';
import { relaxedRing } from '../../impl/relaxed-ring/step.ts';
import type { RingProtocol } from './ring-protocol.ts';

/** No node refreshes, so the effects of broken links stay until a newcomer comes in between. */
export const ring: RingProtocol<RelaxedRing> = refreshing();

/** Each member asks its successor again after this pause, and learns of the nodes in the bush between them. */
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
