/** Perfect finger tables: those of a ring at rest, in which every node knows all members. */
import { fingersOf } from '../../impl/fingers/table.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';

/** By node: the nodes that it knows, each once, clockwise. */
export type Tables = ReadonlyMap<NodeId, readonly NodeId[]>;

export function perfectTables(ascending: readonly NodeId[], keys: number, arity: number): Tables {
  return new Map(ascending.map((id) => [id, fingersOf(id, ascending, { keys, arity })]));
}
