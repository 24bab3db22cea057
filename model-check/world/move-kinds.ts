/** The moves of a world by subject, so that a symmetry can rename them. */
import type { NodeId } from '../../impl/kernel/protocol.ts';

/** `own`: a node acts without a message. `timers`: its slow timers run out. `head`: the first message of a queue is delivered. */
export type MoveKind =
  | { readonly type: 'own' | 'timers'; readonly node: NodeId }
  | { readonly type: 'head'; readonly from: NodeId; readonly to: NodeId }
  | { readonly type: 'partition' | 'heal' };

/** Lists the moves that need no message from the bag, in order, for these nodes and queues. */
export function moveKinds(
  nodes: readonly NodeId[],
  queues: readonly { readonly from: NodeId; readonly to: NodeId }[],
  hasSlowTimers: boolean,
  hasPartitions: boolean,
): readonly MoveKind[] {
  const ofNodes = (type: 'own' | 'timers') => nodes.map((node): MoveKind => ({ type, node }));
  const heads = queues.map(({ from, to }): MoveKind => ({ type: 'head', from, to }));
  const partitions: readonly MoveKind[] = hasPartitions ? [{ type: 'partition' }, { type: 'heal' }] : [];
  return [...ofNodes('own'), ...(hasSlowTimers ? ofNodes('timers') : []), ...heads, ...partitions];
}

/** Returns the move that `move` becomes when `of` renames the nodes. */
export function renamedMove(move: MoveKind, of: (id: NodeId) => NodeId): MoveKind {
  if (move.type === 'head') return { ...move, from: of(move.from), to: of(move.to) };
  return 'node' in move ? { ...move, node: of(move.node) } : move;
}
