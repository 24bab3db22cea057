/**
 * What a cycle is called.
 *
 * Names as in A. Adya, B. Liskov and P. O'Neil, "Generalized Isolation Level Definitions", ICDE 2000: G0, G1c, G-single
 * and G2; lost update and write skew are the well-known cases of the last two.
 */
import type { Edge } from './graph.ts';

export type Phenomenon =
  /** G0: they overwrite each other. */
  | 'dirty write'
  /** G1c: each has seen what the other wrote, or overwritten it. */
  | 'circular information flow'
  /** Of G-single: one read an item, and wrote it after another had done so in between. */
  | 'lost update'
  /** G-single: one saw the state from before another, and from after it. */
  | 'read skew'
  /** G2: each read what another then overwrote. */
  | 'write skew'
  /** A serial order would have to turn real time round. */
  | 'real time violated';

export function phenomenonOf(cycle: readonly Edge[]): Phenomenon {
  const reasons = cycle.map(({ because }) => because);
  if (reasons.some(({ type }) => type === 'endedBefore')) return 'real time violated';
  const readsBefore = reasons.filter(({ type }) => type === 'readBefore').length;
  if (readsBefore > 1) return 'write skew';
  const readsFrom = reasons.some(({ type }) => type === 'readsFrom');
  if (readsBefore === 0) return readsFrom ? 'circular information flow' : 'dirty write';
  const items = new Set(reasons.flatMap((reason) => (reason.type === 'endedBefore' ? [] : [reason.item])));
  return !readsFrom && items.size === 1 ? 'lost update' : 'read skew';
}
