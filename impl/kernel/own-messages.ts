/** Messages of a node to itself do not travel: they arrive within the step that sends them. */
import { andThen, type Next, type NodeId, next, type ProtocolTypes } from './protocol.ts';

/**
 * The step in which node `self` hears its own messages at once, in their order. The effects of hearing one stand in the place of
 * that message.
 */
export function withOwnMessages<X extends ProtocolTypes>(
  self: NodeId,
  step: Next<X>,
  hear: (state: X['state'], message: X['message']) => Next<X>,
): Next<X> {
  const { state, effects } = step;
  if (!effects.some((effect) => effect.type === 'send' && effect.to === self)) return step;
  return effects.reduce<Next<X>>((done, effect) => {
    if (effect.type !== 'send' || effect.to !== self) return next(done.state, ...done.effects, effect);
    return andThen(done, (after) => withOwnMessages(self, hear(after, effect.message), hear));
  }, next(state));
}
