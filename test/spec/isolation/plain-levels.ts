/** The plain meaning of the levels, for a few small transactions. */
import type { ObservedTransaction } from '../../../spec/isolation/observation.ts';

type Store = ReadonlyMap<string, string | readonly string[]>;

/** Whether some order of some choice of transactions explains all reads, one transaction after the other. */
export function hasSerialOrder(all: readonly ObservedTransaction[], keepsTime: boolean): boolean {
  const canFollow = (store: Store, left: readonly ObservedTransaction[]): boolean =>
    left.every(({ outcome }) => outcome === 'unknown') ||
    left.some((first) => {
      const others = left.filter((each) => each !== first);
      if (keepsTime && others.some(({ outcome, ended }) => outcome === 'committed' && ended !== null && ended < first.began)) return false;
      const after = run(first, store);
      return after !== null && canFollow(after, others);
    });
  return canFollow(
    new Map(),
    all.filter(({ outcome }) => outcome !== 'aborted'),
  );
}

/** The store after a transaction; null if it could not have read what it read. */
function run({ operations }: ObservedTransaction, store: Store): Store | null {
  const after = new Map(store);
  for (const operation of operations) {
    const held = after.get(operation.item);
    switch (operation.type) {
      case 'write':
        after.set(operation.item, operation.version);
        break;
      case 'append':
        after.set(operation.item, [...(Array.isArray(held) ? held : []), operation.version]);
        break;
      case 'read':
        if ((held ?? null) !== operation.version) return null;
        break;
      case 'readList':
        if (JSON.stringify(held ?? []) !== JSON.stringify(operation.list)) return null;
        break;
    }
  }
  return after;
}

/**
 * Whether the transactions could have run under snapshot isolation. Each reads the store as it was when it began, and commits
 * only if nobody has written its items since. All ways to mix beginnings and commits are tried.
 */
export function hasSnapshots(all: readonly ObservedTransaction[]): boolean {
  const certain = all.filter(({ outcome }) => outcome === 'committed');
  const maybe = all.filter(({ outcome }) => outcome === 'unknown');
  const subsets = Array.from({ length: 2 ** maybe.length }, (_, bits) => maybe.filter((_each, i) => ((bits >> i) & 1) === 1));
  return subsets.some((some) => canMix([...certain, ...some], new Map(), new Map(), []));
}

interface Running {
  readonly after: Store;
  readonly stale: ReadonlySet<string>;
}

function canMix(
  waiting: readonly ObservedTransaction[],
  running: ReadonlyMap<ObservedTransaction, Running>,
  store: Store,
  done: readonly string[],
): boolean {
  if (waiting.length === 0 && running.size === 0) return true;
  const begins = waiting.some((first) => {
    const after = run(first, store);
    const started = new Map(running);
    if (after !== null) started.set(first, { after, stale: new Set() });
    return (
      after !== null &&
      canMix(
        waiting.filter((each) => each !== first),
        started,
        store,
        done,
      )
    );
  });
  if (begins) return true;
  return [...running].some(([first, { after, stale }]) => {
    const written = first.operations.filter(({ type }) => type === 'write' || type === 'append').map(({ item }) => item);
    if (written.some((item) => stale.has(item))) return false;
    const next = new Map(store);
    for (const item of written) next.set(item, after.get(item) ?? '');
    const others = new Map(
      [...running]
        .filter(([each]) => each !== first)
        .map(([each, { after, stale }]) => [each, { after, stale: new Set([...stale, ...written]) }]),
    );
    return canMix(waiting, others, next, [...done, first.id]);
  });
}
