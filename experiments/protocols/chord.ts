/** Chord as experiments see it. */
import type { Chord } from '../../impl/baselines/chord/protocol.ts';
import { chord } from '../../impl/baselines/chord/step.ts';
import type { RingProtocol } from './ring-protocol.ts';

const STABILISATION: readonly string[] = ['askPredecessor', 'tellPredecessor', 'notify'];

/**
 * `everyMs`: the pause between two rounds of a peer. Nothing fails here, so a list of one successor is enough, and a round
 * takes three messages.
 */
export function chordWithRounds(stabiliseAfterMs: number): RingProtocol<Chord> {
  return {
    protocol: chord,
    founder: (keys) => ({ config: { keys, successors: 1, stabiliseAfterMs } }),
    newcomer: (keys, contact) => ({ keys, successors: 1, stabiliseAfterMs, contact }),
    pointers: (state) => (state.status === 'member' ? { predecessor: state.predecessor, successor: state.successors[0] ?? null } : null),
    maintenance: ({ message }) => (STABILISATION.includes(message.type) ? message.type : null),
    joinsAt: 'predecessor',
  };
}
