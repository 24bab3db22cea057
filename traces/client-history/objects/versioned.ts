/** The calls of this project's client on single keys, as operations on registers with versions. */
import type { VersionedCall } from '../../../spec/linearisability/models/versioned-register.ts';
import { NO_VALUE, type RecordedCall, UNWRITTEN } from '../formats/calls.ts';
import type { ObjectHistory, ToldOperation } from './judged.ts';

/** Whether each call is about one key. */
export function areSingle(calls: readonly RecordedCall[]): boolean {
  return calls.every(({ keys }) => keys.size === 1);
}

export function versionedIn(calls: readonly RecordedCall[]): ObjectHistory<VersionedCall> {
  const objects = new Map<string, ToldOperation<VersionedCall>[]>();
  for (const recorded of calls) {
    const call = callOf(recorded);
    if (call === null) continue;
    const { id, client, at, began, ended, outcome, keys } = recorded;
    const [key] = keys;
    const operation = { id, call, began, ended: outcome === 'unknown' ? null : ended, process: client, at };
    const operations = objects.get(key) ?? [];
    operations.push(operation);
    objects.set(key, operations);
  }
  return objects;
}

function callOf({ outcome, seen, absent, writes }: RecordedCall): VersionedCall | null {
  const [written] = writes;
  if (outcome === 'failed') return null;
  if (written === undefined) {
    const [{ value = NO_VALUE, version } = { version: UNWRITTEN }] = seen;
    return outcome === 'ok' ? { do: 'read', value, version } : null;
  }
  const demands = { ifVersion: seen[0]?.version ?? null, ifAbsent: absent.length > 0 };
  if (outcome === 'refused') return { do: 'refused', ...demands };
  return { do: 'write', value: written.value, version: written.version, ...demands };
}
