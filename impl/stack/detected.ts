/**
 * A node with its failure detector as the lowest layer. The layers above ask it to watch nodes, and hear of suspicions from it.
 * Each message from a node is a sign of life. All lives of a node are one to this detector: only the ring tells them apart.
 */
import type { FailureDetector } from '../failure-detector/protocol.ts';
import type { Config } from '../failure-detector/state.ts';
import { failureDetector } from '../failure-detector/step.ts';
import type { Effect, Event, Next, Protocol, ProtocolTypes } from '../kernel/protocol.ts';

/** A message or a timer of the detector, besides those of the layers above. */
interface OfDetector<Kind extends 'message' | 'timer'> {
  readonly layer: 'detector';
  readonly inner: FailureDetector[Kind];
}

export interface Detected<U extends ProtocolTypes> {
  readonly config: { readonly detector: Config; readonly above: U['config'] };
  readonly state: { readonly detector: FailureDetector['state']; readonly above: U['state'] };
  readonly message: U['message'] | OfDetector<'message'>;
  readonly request: U['request'];
  readonly timer: U['timer'] | OfDetector<'timer'>;
  readonly output: U['output'];
  readonly durable: U['durable'];
}

interface Tagged {
  readonly layer: PropertyKey;
}

type Work<U extends ProtocolTypes> = Next<Detected<U>>;

/** The layers above must not have a layer called `detector`. */
export function detected<U extends ProtocolTypes & { readonly message: Tagged; readonly timer: Tagged }>(
  above: Protocol<U>,
): Protocol<Detected<U>> {
  function isOfDetector<Kind extends 'message' | 'timer'>(each: U[Kind] | OfDetector<Kind>): each is OfDetector<Kind> {
    return each.layer === 'detector';
  }

  /** Does what the layers above want. They ask the detector, and it may have news for them at once. */
  function performAbove(work: Work<U>, effects: readonly Effect<U>[]): Work<U> {
    return effects.reduce<Work<U>>((before, effect) => {
      if (effect.type !== 'monitor' && effect.type !== 'unmonitor')
        return { state: before.state, effects: [...before.effects, effect as Effect<Detected<U>>] };
      const { type, node } = effect;
      return toDetector(before, { type: 'request', request: { type, node } });
    }, work);
  }

  function performBelow(work: Work<U>, effects: readonly Effect<FailureDetector>[]): Work<U> {
    return effects.reduce<Work<U>>((before, effect) => {
      switch (effect.type) {
        case 'indicate':
          return toAbove(before, effect.output);
        case 'send':
          return {
            state: before.state,
            effects: [...before.effects, { ...effect, message: { layer: 'detector', inner: effect.message } }],
          };
        case 'setTimer':
        case 'cancelTimer':
          return { state: before.state, effects: [...before.effects, { ...effect, timer: { layer: 'detector', inner: effect.timer } }] };
        default:
          return before;
      }
    }, work);
  }

  function toDetector({ state, effects }: Work<U>, event: Event<FailureDetector>): Work<U> {
    const after = failureDetector.step(state.detector, event);
    return performBelow({ state: after.state === state.detector ? state : { ...state, detector: after.state }, effects }, after.effects);
  }

  function toAbove({ state, effects }: Work<U>, event: Event<U>): Work<U> {
    const after = above.step(state.above, event);
    return performAbove({ state: { ...state, above: after.state }, effects }, after.effects);
  }

  function step(state: Detected<U>['state'], event: Event<Detected<U>>): Work<U> {
    const work: Work<U> = { state, effects: [] };
    switch (event.type) {
      case 'receive': {
        const { from, message } = event;
        if (isOfDetector<'message'>(message)) return toDetector(work, { type: 'receive', from, message: message.inner });
        const heard = toDetector(work, { type: 'request', request: { type: 'heard', node: from } });
        return toAbove(heard, { type: 'receive', from, message });
      }
      case 'timeout':
        return isOfDetector<'timer'>(event.timer)
          ? toDetector(work, { type: 'timeout', timer: event.timer.inner })
          : toAbove(work, { type: 'timeout', timer: event.timer });
      case 'suspect':
      case 'restore':
        // No detector is below this one.
        return work;
      default:
        return toAbove(work, event);
    }
  }

  return {
    name: above.name,
    init(self, config, durable) {
      const below = failureDetector.init(self, config.detector);
      const begun = above.init(self, config.above, durable);
      const work = performBelow({ state: { detector: below.state, above: begun.state }, effects: [] }, below.effects);
      return performAbove(work, begun.effects);
    },
    step: (state, event) => last(step(state, event)),
    typeInvariant: (state) => [...(failureDetector.typeInvariant?.(state.detector) ?? []), ...(above.typeInvariant?.(state.above) ?? [])],
  };
}

/** A choice, or the end of the node, stays the last effect of its step. */
function last<U extends ProtocolTypes>({ state, effects }: Work<U>): Work<U> {
  const isLast = ({ type }: Effect<Detected<U>>) => type === 'choose' || type === 'stop';
  return effects.some(isLast)
    ? { state, effects: [...effects.filter((each) => !isLast(each)), ...effects.filter(isLast)] }
    : { state, effects };
}
