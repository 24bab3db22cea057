/**
 * The calls of this project's client as transactions. Versions name writes. The version of a write whose client was not told
 * it is found by its value, if no other write may have made it.
 */
import type { ObservedOperation, ObservedTransaction } from '../../../spec/isolation/observation.ts';
import type { SourceText } from '../data/source.ts';
import { type RecordedCall, type Seen, UNWRITTEN } from '../formats/calls.ts';
import type { ReadTransactions } from './observed.ts';

export function callTransactions(calls: readonly RecordedCall[], source: SourceText): ReadTransactions {
  const naming = new Naming(calls);
  let unclear = 0;
  const transactions = calls.map((call): ObservedTransaction => {
    const operations: ObservedOperation[] = [];
    const doesRead = call.outcome === 'ok' || call.outcome === 'unknown';
    for (const seen of doesRead ? call.seen : []) {
      if (naming.isUnclear(seen)) unclear += 1;
      else operations.push({ type: 'read', item: seen.key, version: seen.version === UNWRITTEN ? null : seen.version });
    }
    for (const { key, version } of call.writes) {
      operations.push({ type: 'write', item: key, version: version ?? naming.versionOf(call, key) ?? `unseen ${call.id}` });
    }
    const outcome = call.outcome === 'ok' ? 'committed' : call.outcome === 'unknown' ? 'unknown' : 'aborted';
    return {
      id: call.id,
      session: call.client,
      outcome,
      operations,
      began: call.began,
      ended: call.outcome === 'unknown' ? null : call.ended,
    };
  });
  const places = new Map(calls.map(({ id, at }) => [id, at]));
  return { source, model: 'calls', places, observation: { transactions, hasTimes: true, unclear } };
}

/** Finds the writes of versions that no client was told. */
class Naming {
  /** By key, version: the calls that may have made it. */
  readonly #makers = new Map<string, readonly RecordedCall[]>();
  /** By call and key: the versions that it may have made. */
  readonly #made = new Map<string, Set<string>>();

  constructor(calls: readonly RecordedCall[]) {
    const told = new Set(calls.flatMap(({ writes }) => writes.map(({ key, version }) => JSON.stringify([key, version]))));
    const untold = calls.filter(({ outcome }) => outcome === 'unknown');
    for (const seen of calls.flatMap((call) => (call.outcome === 'ok' ? call.seen : []))) {
      const name = nameOf(seen);
      if (seen.version === UNWRITTEN || told.has(name)) continue;
      const { key, value } = seen;
      const makers = (this.#makers.get(name) ?? untold.filter(({ writes }) => writes.some((each) => each.key === key))).filter(
        ({ writes }) => value === undefined || writes.some((each) => each.key === key && each.value === value),
      );
      this.#makers.set(name, makers);
    }
    for (const [name, makers] of this.#makers) {
      const [key, version]: readonly string[] = JSON.parse(name);
      for (const { id } of makers)
        this.#made.set(JSON.stringify([id, key]), (this.#made.get(JSON.stringify([id, key])) ?? new Set()).add(version));
    }
  }

  /** The version that this call has made of the key, as far as it is clear. */
  versionOf({ id }: RecordedCall, key: string): string | null {
    const [version, another] = this.#made.get(JSON.stringify([id, key])) ?? [];
    if (version === undefined || another !== undefined) return null;
    return (this.#makers.get(JSON.stringify([key, version])) ?? []).length === 1 ? version : null;
  }

  /** Whether several calls may have made the version, or one of them may have made several. */
  isUnclear(seen: Seen): boolean {
    const makers = this.#makers.get(nameOf(seen)) ?? [];
    return makers.length > 1 || makers.some((maker) => this.versionOf(maker, seen.key) === null);
  }
}

function nameOf({ key, version }: Seen): string {
  return JSON.stringify([key, version]);
}
