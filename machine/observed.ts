/** A protocol whose steps somebody hears of. Its reducer stays as it is. */
import type { Protocol, ProtocolTypes } from '../impl/kernel/protocol.ts';

/** Calls `hear` with the states before and after each step. */
export function observed<X extends ProtocolTypes>(
  protocol: Protocol<X>,
  hear: (before: X['state'], after: X['state']) => void,
): Protocol<X> {
  return {
    ...protocol,
    step: (state, event) => {
      const next = protocol.step(state, event);
      if (next.state !== state) hear(state, next.state);
      return next;
    },
  };
}
