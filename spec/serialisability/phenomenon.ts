/**
 * The name of a cycle. Each name has one rule; docs/guide/histories.md has them in words. A cycle that meets the rule of no
 * narrower name has the name of its class.
 *
 * Classes as in A. Adya, B. Liskov and P. O'Neil, "Generalized Isolation Level Definitions", ICDE 2000. Lost update (P4),
 * non-repeatable read (A2), read skew (A5A) and write skew (A5B) as in H. Berenson et al., "A Critique of ANSI SQL Isolation
 * Levels", SIGMOD 1995. Long fork as in Y. Sovran et al., "Transactional Storage for Geo-Replicated Systems", SOSP 2011. The
 * classes with real time as in K. Kingsbury and P. Alvaro, "Elle: Inferring Isolation Anomalies from Experimental
 * Observations", VLDB 2020.
 */
import type { Edge, Reason } from './graph.ts';

/** Without the edges of real time: G0, G1c, G-single, G2-item. */
export type Phenomenon =
  /** Each has overwritten a write of its predecessor in the cycle. */
  | 'G0 (write cycle)'
  /** Each has overwritten or read a write of its predecessor in the cycle; at least one has read it. */
  | 'G1c (circular information flow)'
  /** One has not seen what another wrote, and comes after it all the same. */
  | 'G-single'
  /** Of G-single: one read an item, others overwrote it, and then it wrote the item itself. */
  | 'lost update'
  /** Of G-single: one read an item before another overwrote it, and after that. */
  | 'non-repeatable read'
  /** Of G-single: one read an item before another overwrote it, and another item that the same one had written. */
  | 'read skew'
  /** Several have not seen what the next one wrote. */
  | 'G2-item'
  /** Of G2-item: each of two read an item that the other one overwrote, two items in all. */
  | 'write skew'
  /** Of G2-item: two readers saw two writers, who know nothing of each other, in opposite orders. */
  | 'long fork'
  /** One read a version, and began when the one who made the next had ended. */
  | 'stale read'
  | 'G0-realtime'
  | 'G1c-realtime'
  | 'G-single-realtime'
  | 'G2-item-realtime'
  /** With the order within a session, and perhaps real time. */
  | 'G0-session'
  | 'G1c-session'
  | 'G-single-session'
  | 'G2-item-session';

/** The name of this cycle of transactions; another cycle of the same history may have another name. */
export function phenomenonOf(cycle: readonly Edge[]): Phenomenon {
  const reasons = cycle.map(({ because }) => because);
  const found = classOf(reasons);
  if (reasons.some(({ type }) => type === 'sameSession')) return `${codeOf(found)}-session`;
  if (reasons.some(({ type }) => type === 'endedBefore')) {
    return cycle.length === 2 && found === 'G-single' ? 'stale read' : `${codeOf(found)}-realtime`;
  }
  // Turns the cycle, so that it begins with a transaction that has not seen what the next one wrote.
  const start = reasons.findIndex(({ type }) => type === 'readBefore');
  const turned = [...reasons.slice(start), ...reasons.slice(0, start)];
  if (found === 'G-single') return nameOfSingle(turned);
  return found === 'G2-item' ? nameOfSeveral(turned) : found;
}

type Class = 'G0 (write cycle)' | 'G1c (circular information flow)' | 'G-single' | 'G2-item';

function classOf(reasons: readonly Reason[]): Class {
  const unseen = reasons.filter(({ type }) => type === 'readBefore').length;
  if (unseen > 1) return 'G2-item';
  if (unseen === 1) return 'G-single';
  return reasons.some(({ type }) => type === 'readsFrom') ? 'G1c (circular information flow)' : 'G0 (write cycle)';
}

function codeOf(found: Class): 'G0' | 'G1c' | 'G-single' | 'G2-item' {
  switch (found) {
    case 'G0 (write cycle)':
      return 'G0';
    case 'G1c (circular information flow)':
      return 'G1c';
    case 'G-single':
    case 'G2-item':
      return found;
  }
}

/** `first` is the only one that was not seen. */
function nameOfSingle([first, ...others]: readonly Reason[]): Phenomenon {
  const [second] = others;
  if (others.every((reason) => reason.type === 'overwrites' && itemOf(reason) === itemOf(first))) return 'lost update';
  if (others.length !== 1 || second.type !== 'readsFrom') return 'G-single';
  return itemOf(second) === itemOf(first) ? 'non-repeatable read' : 'read skew';
}

/** The first was not seen. */
function nameOfSeveral(reasons: readonly Reason[]): Phenomenon {
  const [first, second, third, fourth] = reasons;
  const types = reasons.map(({ type }) => type).join(' ');
  if (types === 'readBefore readBefore' && itemOf(first) !== itemOf(second)) return 'write skew';
  const isFork = types === 'readBefore readsFrom readBefore readsFrom';
  // Each reader has seen the write that the other has not seen.
  return isFork && itemOf(first) === itemOf(second) && itemOf(third) === itemOf(fourth) && itemOf(first) !== itemOf(third)
    ? 'long fork'
    : 'G2-item';
}

function itemOf(reason: Reason): string | null {
  return 'item' in reason ? reason.item : null;
}
