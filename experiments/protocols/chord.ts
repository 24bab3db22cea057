/** Chord as experiments see it. */
import type { Chord } from '../../impl/baselines/chord/protocol.ts';
import { chord } from '../../impl/baselines/chord/step.ts';
import type { RingProtocol } from './ring-protocol.ts';

const STABILISATION: readonly string[] = ['whoIsBeforeYou', 'beforeMe', 'notify'];

/** With this pause between two rounds of a peer. */
export function chordWithRounds(stabiliseAfterMs: number): RingProtocol<Chord> {
  return {
    protocol: chord,
    founder: (keys) => ({ config: { keys, stabiliseAfterMs } }),
    newcomer: (keys, contact) => ({ keys, stabiliseAfterMs, contact }),
    pointers: (state) => (state.status === 'member' ? { predecessor: state.predecessor, successor: state.successor } : null),
    maintenance: ({ message }) => (STABILISATION.includes(message.type) ? message.type : null),
    joinsAt: 'predecessor',
  };
}
