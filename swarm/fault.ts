/** The faults of a run. Times are in milliseconds of virtual time. */
import type { NodeId } from '../impl/kernel/protocol.ts';

interface Lasting {
  readonly fromMs: number;
  readonly toMs: number;
}

interface Sudden {
  readonly atMs: number;
}

export type Fault =
  | ({ readonly type: 'crash'; readonly node: NodeId } & Lasting)
  /** It loses its disk, too. */
  | ({ readonly type: 'death'; readonly node: NodeId } & Sudden)
  | ({ readonly type: 'leave'; readonly node: NodeId } & Sudden)
  /** The node stands still, and then meets all that has waited. */
  | ({ readonly type: 'pause'; readonly node: NodeId } & Lasting)
  /** Timers run out that much earlier, or later if it is negative. */
  | ({ readonly type: 'clockJump'; readonly node: NodeId; readonly byMs: number } & Sudden)
  | ({ readonly type: 'partition'; readonly groups: readonly (readonly NodeId[])[] } & Lasting)
  | ({ readonly type: 'oneWayPartition'; readonly from: readonly NodeId[]; readonly to: readonly NodeId[] } & Lasting)
  /** Of all messages sent meanwhile, these shares are lost, arrive twice, or are late by up to `latenessMs`. */
  | ({
      readonly type: 'disturbance';
      readonly loss: number;
      readonly duplication: number;
      readonly lateness: number;
      readonly latenessMs: number;
    } & Lasting);

export function begins(fault: Fault): number {
  return 'atMs' in fault ? fault.atMs : fault.fromMs;
}

export function ends(fault: Fault): number {
  return 'atMs' in fault ? fault.atMs : fault.toMs;
}

/** The node that a fault befalls; null: it befalls the network. */
export function nodeOf(fault: Fault): NodeId | null {
  return 'node' in fault ? fault.node : null;
}

/** Whether the node is gone for good. */
export function isLast({ type }: Fault): boolean {
  return type === 'death' || type === 'leave';
}
