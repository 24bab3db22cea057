/**
 * Incarnations: which life of a node is meant. A node that restarts is a newcomer at the same place, and its earlier life has
 * crashed. So each message between two nodes says which lives it is from, for and about. A first life goes without saying.
 */
import { withRecord } from '../kernel/by-number.ts';
import type { NodeId } from '../kernel/protocol.ts';
import { type Life, type Message, nodesNamedBy } from './messages.ts';
import type { RingEffect, RingNext } from './protocol.ts';
import { type State, watchedBy } from './state.ts';
import { successorsOf } from './successor-list.ts';

/** A state or a message, which knows lives. */
interface Knowing {
  readonly lives?: readonly Life[];
}

/** The incarnation of `node` that is meant: 1 for a node that has not restarted. */
export function incarnationOf(node: NodeId, { lives = [] }: Knowing): number {
  return lives.find((life) => life.node === node)?.incarnation ?? 1;
}

/** The field of a request that says which life of this node asks; none in the first life. */
export function ownIncarnation(state: State): { readonly incarnation?: number } {
  const incarnation = incarnationOf(state.self, state);
  return incarnation === 1 ? {} : { incarnation };
}

/** The field with the lives of `nodes`, as far as they are known to have restarted. */
export function livesOf(nodes: readonly NodeId[], { lives = [] }: Knowing): Knowing {
  return fieldOf(lives.filter(({ node }) => nodes.includes(node)));
}

/** `knowing`, which from now on means that life of `node`. */
export function withLife<K extends Knowing>(knowing: K, { node, incarnation }: Life): K {
  return { ...knowing, lives: withRecord(knowing.lives ?? [], { node, incarnation }, 'node') };
}

/** The message by itself, once its lives have been taken in. */
export function withoutLives<M extends Message>(message: M): M {
  if (!('lives' in message)) return message;
  const { lives: _, ...rest } = message;
  return rest as M;
}

/** The end of each step: messages say their lives, and lives of nodes that this node no longer knows are forgotten. */
export function withLivesSaid({ state, effects }: RingNext): RingNext {
  if (state.lives === undefined) return { state, effects };
  return { state: forgetting(state), effects: effects.map((effect) => saying(state, effect)) };
}

function saying(state: State, effect: RingEffect): RingEffect {
  if (effect.type !== 'send') return effect;
  const { to, message } = effect;
  if (message.type === 'join' || message.type === 'lookup' || message.type === 'found') return effect;
  // A message about suspects has said already which lives these are: a later one may have begun in the same step.
  const suspects = 'suspects' in message ? message.suspects : [];
  const nodes = [state.self, to, ...nodesNamedBy(message)].filter((node) => !suspects.includes(node));
  const said = (livesOf(nodes, state).lives ?? []).reduce((all, life) => withRecord(all, life, 'node'), message.lives ?? []);
  return said.length === 0 ? effect : { ...effect, message: { ...message, lives: said } };
}

function forgetting<S extends State>(state: S): S {
  const { lives: _, ...rest } = state;
  return { ...rest, ...livesOf([state.self, ...knownTo(state)], state) } as S;
}

/** The nodes that this node would notice to have restarted: it watches them, or may turn to them. */
export function knownTo(state: State): readonly NodeId[] {
  switch (state.status) {
    case 'joining':
      return [];
    case 'member':
      return [...watchedBy(state), ...successorsOf(state)];
    case 'leaving':
      return [...watchedBy(state), state.predecessor, state.heir, ...state.successors, ...state.followers];
  }
}

function fieldOf(lives: readonly Life[]): Knowing {
  return lives.length === 0 ? {} : { lives };
}
