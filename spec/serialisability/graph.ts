/**
 * The multi-version serialisation graph for a known order of versions: which transaction must come before which, and why.
 *
 * Source: P. A. Bernstein, V. Hadzilacos and N. Goodman, "Concurrency Control and Recovery in Database Systems", 1987,
 * chapter 5. Only neighbouring versions are joined: the other edges follow from these.
 */
import type { Effects, Version } from './effects.ts';
import type { ExactNumber } from './history.ts';

/** Why the transaction `from` comes before `to`. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly because: Reason;
}

export type Reason =
  /** `from` made this version, and `to` the next, or a later one. */
  | { readonly type: 'overwrites'; readonly item: string; readonly version: VersionName; readonly next: VersionName }
  /** `to` read this version, which `from` made. */
  | { readonly type: 'readsFrom'; readonly item: string; readonly version: VersionName }
  /** `from` read this version, not yet the next one, which `to` made, or a later one. */
  | { readonly type: 'readBefore'; readonly item: string; readonly version: VersionName; readonly next: VersionName }
  /** `from` had ended when `to` began. */
  | { readonly type: 'endedBefore' }
  /** One client ran `from`, and then `to`. */
  | { readonly type: 'sameSession' };

/** A number where numbers give the order of versions. Else the name of a write; null is the beginning. */
export type VersionName = ExactNumber | string | null;

/** All but the edges of real time, of which there may be too many to list. */
export function dependencies(effects: Effects): readonly Edge[] {
  return [...overwriting(effects), ...reading(effects)].filter(({ from, to }) => from !== to);
}

function overwriting({ versions }: Effects): readonly Edge[] {
  return [...versions.values()].flatMap((all) =>
    all.flatMap(({ by, write: { item, version } }, place) => {
      const next = all[place + 1];
      // Two versions with one number have no order; that they are two is an oddity already.
      return next === undefined || next.write.version === version
        ? []
        : [edge(by.id, next.by.id, { type: 'overwrites', item, version, next: next.write.version })];
    }),
  );
}

function reading({ sights, versions }: Effects): readonly Edge[] {
  return sights.flatMap(({ by, read: { item, version }, saw }) => {
    if (saw === 'nothing known' || saw === 'one of several') return [];
    const next = firstAbove(versions.get(item) ?? [], version);
    return [
      ...(saw === 'beginning' ? [] : [edge(saw.by.id, by.id, { type: 'readsFrom', item, version })]),
      ...(next === undefined ? [] : [edge(by.id, next.by.id, { type: 'readBefore', item, version, next: next.write.version })]),
    ];
  });
}

/** A binary search among ascending versions, since an item may have very many. */
function firstAbove(versions: readonly Version[], version: ExactNumber): Version | undefined {
  let low = 0;
  let high = versions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (versions[middle].write.version > version) high = middle;
    else low = middle + 1;
  }
  return versions[low];
}

function edge(from: string, to: string, because: Reason): Edge {
  return { from, to, because };
}
