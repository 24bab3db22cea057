/** A detector in a node that has other layers: their messages are signs of life, too. */
import type { Message } from '../../impl/failure-detector/messages.ts';
import type { FailureDetector } from '../../impl/failure-detector/protocol.ts';
import type { State } from '../../impl/failure-detector/state.ts';
import { type Event, type Next, type NodeId, next, type Protocol, send } from '../../impl/kernel/protocol.ts';

interface FramedState {
  readonly detector: State;
  /** The latest incarnation from which a message has come while one life is watched; 0 before the first. For the properties only. */
  readonly latest: number;
}

/** A message of another layer, and a request to send one. */
interface Frame {
  readonly type: 'frame';
  readonly incarnation: number;
}

interface Say {
  readonly type: 'say';
  readonly node: NodeId;
}

export interface Framed extends Omit<FailureDetector, 'state' | 'message' | 'request'> {
  readonly state: FramedState;
  readonly message: Message | Frame;
  readonly request: FailureDetector['request'] | Say;
}

/** The detector, unchanged, with a layer on top that sends a frame when it is asked. For a node that hears one other node. */
export function framed(detector: Protocol<FailureDetector>): Protocol<Framed> {
  const within = (state: FramedState, event: Event<FailureDetector>, incarnation = 0): Next<Framed> => {
    const { state: after, effects } = detector.step(state.detector, event);
    const isOneWatch = lifeWatchedIn(state.detector) !== null && lifeWatchedIn(state.detector) === lifeWatchedIn(after);
    return { state: { detector: after, latest: isOneWatch ? Math.max(state.latest, incarnation) : 0 }, effects };
  };
  return {
    name: `${detector.name}, with frames`,
    typeInvariant: (state) => detector.typeInvariant?.(state.detector) ?? [],
    init(self, config, durable) {
      const { state, effects } = detector.init(self, config, durable);
      return { state: { detector: state, latest: 0 }, effects };
    },
    step(state, event) {
      if (event.type === 'receive') {
        const { from, message } = event;
        const { type, incarnation } = message;
        if (type !== 'frame') return within(state, { type: 'receive', from, message: { type, incarnation } }, incarnation);
        return within(state, { type: 'request', request: { type: 'heard', node: from, incarnation } }, incarnation);
      }
      if (event.type !== 'request') return within(state, event);
      if (event.request.type !== 'say') return within(state, { type: 'request', request: event.request });
      return next(state, send(event.request.node, { type: 'frame', incarnation: state.detector.incarnation } as const));
    },
  };
}

/** The life of the one peer that is watched; null if none is. */
function lifeWatchedIn({ watched: [peer] }: State): number | null {
  return peer === undefined || peer.roundsLeft !== undefined ? null : peer.incarnation;
}
