/**
 * The end of each step: a missing successor, messages that can go on now, and suspects beyond the bound. Then come changes of
 * the watched nodes, and news for the layer above.
 */
import { andThen, indicate, type NodeId } from '../kernel/protocol.ts';
import { watchEffects } from '../kernel/watching.ts';
import { forgetting } from './bounds.ts';
import { incarnationOf } from './lives.ts';
import { onRouted } from './member.ts';
import type { MemberNext, RingEffect, RingNext } from './protocol.ts';
import { keepingNeighbours } from './refounding.ts';
import { type Leaving, type Member, type State, watchedBy } from './state.ts';
import { seekSuccessor } from './suspicion.ts';

/** The step from `before` to `after`, with all that follows from it. A `stop` stays last. */
export function settle(before: State, after: RingNext): RingNext {
  const settled = after.state.status === 'member' ? keepingNeighbours(andThen(passOn(after.state, after.effects), forgetting)) : after;
  const following = [...watching(before, settled.state), ...telling(before, settled.state)];
  if (following.length === 0) return settled;
  const end = settled.effects.filter(({ type }) => type === 'stop');
  const others = settled.effects.filter(({ type }) => type !== 'stop');
  return { state: settled.state, effects: [...others, ...following, ...end] };
}

/** The changes of the watched nodes. A later life is watched afresh: what the failure detector says was about the earlier one. */
function watching(before: State, after: State): readonly RingEffect[] {
  const [old, now] = [watchedBy(before), watchedBy(after)];
  const renewed = now.filter((node) => old.includes(node) && incarnationOf(node, before) !== incarnationOf(node, after));
  const changed = watchEffects(old, now).map((effect) => (effect.type === 'monitor' ? monitor(after, effect.node) : effect));
  return [...changed, ...renewed.flatMap((node) => [{ type: 'unmonitor', node } as const, monitor(after, node)])];
}

function monitor(state: State, node: NodeId): RingEffect {
  const incarnation = incarnationOf(node, state);
  return incarnation === 1 ? { type: 'monitor', node } : { type: 'monitor', node, incarnation };
}

/** Seeks a successor where there is none, and tries each held message once more. A message has a next hop now if a neighbour or a suspicion has changed; else it is held again. */
function passOn(state: Member, effects: readonly RingEffect[]): MemberNext {
  const stepped: MemberNext = { state, effects };
  const sought = andThen(stepped, seekSuccessor);
  const released: MemberNext = { state: { ...sought.state, held: [] }, effects: sought.effects };
  return sought.state.held.reduce((all, message) => andThen(all, (now) => onRouted(now, message)), released);
}

/** News for the layer above: changed neighbours, isolation, a leave. */
function telling(before: State, after: State): readonly RingEffect[] {
  if (after.status === 'leaving') return [...lastNeighbours(before, after), ...leaving(before, after)];
  if (after.status !== 'member') return [];
  const { predecessor, successor } = after;
  const isSame = before.status === 'member' && before.predecessor === predecessor && before.successor === successor;
  const neighbours = isSame ? [] : [indicate({ type: 'neighbours', predecessor, successor } as const)];
  const isTold = isSame && isIsolated(before);
  return isIsolated(after) && !isTold ? [...neighbours, indicate({ type: 'isolated' })] : neighbours;
}

/** A former member that joins only to leave has told nobody of its neighbours yet. */
function lastNeighbours(before: State, { predecessor, successors }: Leaving): readonly RingEffect[] {
  return before.status === 'joining' ? [indicate({ type: 'neighbours', predecessor, successor: successors[0] } as const)] : [];
}

/** Whether the node has no successor, and has asked no node to be one. */
function isIsolated({ successor, asked }: Member): boolean {
  return successor === null && asked.length === 0;
}

function leaving(before: State, { self, heir, hasInherited }: Leaving): readonly RingEffect[] {
  if (before.status !== 'leaving' && (!hasInherited || heir === self)) return [indicate({ type: 'leaving', heir: null })];
  // News: the heir has inherited, and that is a change; the leave, the inheritance or the heir is new in this step.
  const isNew = hasInherited && (before.status !== 'leaving' || !before.hasInherited || before.heir !== heir);
  return isNew && heir !== self ? [indicate({ type: 'leaving', heir })] : [];
}
