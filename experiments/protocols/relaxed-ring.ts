/** The relaxed ring as experiments see it. What changes in its messages, config or state is said here, and nowhere else. */
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import { relaxedRing } from '../../impl/relaxed-ring/step.ts';
import { type RingProtocol, silent } from './ring-protocol.ts';

/** The messages of bush pruning. */
export const HINTS: readonly string[] = ['hint'];

export const ring: RingProtocol<RelaxedRing> = {
  protocol: relaxedRing,
  founder: (keys) => ({ config: { keys } }),
  newcomer: (keys, contact) => ({ keys, contact }),
  pointers: (state) => (state.status === 'member' ? { predecessor: state.predecessor, successor: state.successor } : null),
  maintenance: ({ from, message }) => {
    if (message.type === 'lookup' || message.type === 'found') return null;
    // A join that is passed on is a lookup.
    return message.type === 'join' && message.newcomer !== from ? null : message.type;
  },
  joinsAt: 'successor',
};

/** A root that tells nobody of the peers in its bush. */
export const ringWithoutHints: RingProtocol<RelaxedRing> = { ...ring, protocol: silent(relaxedRing, HINTS) };
