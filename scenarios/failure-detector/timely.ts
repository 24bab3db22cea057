/** A world in which answers are not arbitrarily late, made from one in which they are. */
import type { FailureDetector } from '../../impl/failure-detector/protocol.ts';
import type { State } from '../../impl/failure-detector/state.ts';
import type { Event, Next, Protocol } from '../../impl/kernel/protocol.ts';

/** A detector, and the rounds that have ended since a sign of life last arrived. */
interface TimelyState {
  readonly detector: State;
  readonly roundsWithoutSign: number;
}

export interface Timely extends Omit<FailureDetector, 'state'> {
  readonly state: TimelyState;
}

/**
 * The detector, unchanged, where in any `delay` rounds at least one sign of life arrives.
 *
 * The world has no clock: a round may end at any time. So the end of a round that would come too early is put off
 * until an answer is there. This is a statement about the network, hence only for peers that do not crash, and for a
 * node that watches one peer.
 */
export function timely(detector: Protocol<FailureDetector>, delay: number): Protocol<Timely> {
  const advance = (state: TimelyState, event: Event<Timely>, roundsWithoutSign: number): Next<Timely> => {
    const { state: after, effects } = detector.step(state.detector, event);
    return { state: { detector: after, roundsWithoutSign }, effects };
  };
  return {
    name: `${detector.name}, answers within ${delay} rounds`,
    typeInvariant: (state) => detector.typeInvariant?.(state.detector) ?? [],
    init(self, config) {
      const { state, effects } = detector.init(self, config);
      return { state: { detector: state, roundsWithoutSign: 0 }, effects };
    },
    step(state, event) {
      if (event.type === 'receive' && event.message.type === 'pong') return advance(state, event, 0);
      if (event.type !== 'timeout') return advance(state, event, state.roundsWithoutSign);
      if (state.roundsWithoutSign < delay) return advance(state, event, state.roundsWithoutSign + 1);
      return { state, effects: [{ type: 'setTimer', timer: event.timer, afterMs: state.detector.config.roundMs }] };
    },
  };
}
