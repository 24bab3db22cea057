/** The moves of a world by what they are about, so that other names can be given to them. */
import type { NodeId } from '../../impl/kernel/protocol.ts';

/** `own`: what a node does without a message. `timers`: its slow timers run out. `head`: that of a queue is delivered. */
export type MoveKind =
  | { readonly type: 'own' | 'timers'; readonly node: NodeId }
  | { readonly type: 'head'; readonly from: NodeId; readonly to: NodeId }
  | { readonly type: 'cut' | 'heal' };

/** The moves that need no message, in their order: of these nodes and queues, with slow timers or not, with cuts or not. */
export function moveKinds(
  nodes: readonly NodeId[],
  queues: readonly { readonly from: NodeId; readonly to: NodeId }[],
  hasSlowTimers: boolean,
  hasCuts: boolean,
): readonly MoveKind[] {
  const ofNodes = (type: 'own' | 'timers') => nodes.map((node): MoveKind => ({ type, node }));
  const heads = queues.map(({ from, to }): MoveKind => ({ type: 'head', from, to }));
  const cuts: readonly MoveKind[] = hasCuts ? [{ type: 'cut' }, { type: 'heal' }] : [];
  return [...ofNodes('own'), ...(hasSlowTimers ? ofNodes('timers') : []), ...heads, ...cuts];
}

/** What `move` is about once the nodes have the names that `of` gives. */
export function renamedMove(move: MoveKind, of: (id: NodeId) => NodeId): MoveKind {
  if (move.type === 'head') return { ...move, from: of(move.from), to: of(move.to) };
  return 'node' in move ? { ...move, node: of(move.node) } : move;
}
