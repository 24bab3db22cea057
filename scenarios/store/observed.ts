/** How a world of nodes with the store is seen: as transactions of clients, and as places under epochs. */
import { entryAt, type Item as Kept } from '../../impl/epochs/entries.ts';
import { type Durable, type State as EpochsState, knownIn, type Member, membersAt, placesOf } from '../../impl/epochs/state.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { isNewer, type Version } from '../../impl/places/version.ts';
import type { Item, Output, Reading } from '../../impl/store/messages.ts';
import { dataKey } from '../../impl/store/outcome.ts';
import type { Store } from '../../impl/store/protocol.ts';
import type { State } from '../../impl/store/state.ts';
import type { ClientEvent, History, NodeView, World } from '../../model-check/world/world.ts';
import type { History as Transactions } from '../../spec/serialisability/history.ts';
import type { OnHints } from '../epochs/ring-hints.ts';

export type StoreOnHints = OnHints<Store>;

/** A transaction as its client saw it. */
export interface Observed {
  readonly name: string;
  readonly writes: readonly (Item & { readonly value: string | null })[];
  /** How many transactions had ended when it began. */
  readonly after: number;
  /** How many transactions had ended when it ended, itself included; null: it has not ended. */
  readonly ended: number | null;
  readonly end: 'open' | 'committed' | 'aborted' | 'unknown';
  readonly readings: readonly Reading[];
  readonly versions: readonly (Item & { readonly version: Version })[];
  readonly isAnsweredAgain?: true;
}

/** By ascending name. */
export type Observations = readonly Observed[];

/** The part of a world that is read: two layers of each node, the partition, and the transactions of clients. */
export interface StoreWorld extends Pick<World<StoreOnHints>, 'partition'> {
  readonly nodes: readonly (Pick<NodeView<StoreOnHints>, 'id' | 'status'> & {
    readonly state: { readonly upper: { readonly lower: EpochsState; readonly upper: State } };
    /** The record of the epochs on disk. */
    readonly durable: { readonly upper: { readonly lower: Durable | null } | null } | null;
  })[];
  readonly history: Observations;
}

export const observations: History<StoreOnHints, Observations> = { initial: [], after: observed };

function observed(history: Observations, event: ClientEvent<StoreOnHints>): Observations {
  if (event.type === 'output') {
    const output = event.output.type === 'upper' && event.output.inner.type === 'upper' ? event.output.inner.inner : null;
    const now = history.filter(({ ended }) => ended !== null).length;
    return output === null ? history : history.map((each) => answered(each, event.node, output, now));
  }
  const asked = event.request.type === 'upper' && event.request.inner.type === 'upper' ? event.request.inner.inner : null;
  if (asked?.type !== 'get' && asked?.type !== 'snapshot' && asked?.type !== 'run') return history;
  const writes = asked.type === 'run' ? asked.writes.map((write) => ({ ...write, value: write.value as string | null })) : [];
  const begun: Observed = {
    name: nameOf(event.node, asked.ticket),
    writes,
    after: history.filter(({ ended }) => ended !== null).length,
    ended: null,
    end: 'open',
    readings: [],
    versions: [],
  };
  return [...history, begun].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function answered(transaction: Observed, node: NodeId, output: Output, now: number): Observed {
  if (!('ticket' in output) || transaction.name !== nameOf(node, output.ticket)) return transaction;
  if (transaction.ended !== null) return { ...transaction, isAnsweredAgain: true };
  const over = { ...transaction, ended: now + 1 };
  switch (output.type) {
    case 'got':
      return { ...over, end: 'committed', readings: [output.reading] };
    case 'snapshot':
      return { ...over, end: 'committed', readings: output.readings };
    case 'committed':
      return { ...over, end: 'committed', readings: output.readings, versions: output.versions };
    case 'gaveUp':
      return { ...over, end: output.mayHappen ? 'unknown' : 'aborted' };
    default:
      return { ...over, end: 'aborted' };
  }
}

function nameOf(node: NodeId, ticket: number): string {
  return `${node}.${ticket}`;
}

/** The history that clients saw, for the judge. Each written value is written once, so a read tells which version an unknown write has made. */
export function historyOf({ history }: StoreWorld): Transactions {
  return history.map(({ name, writes, after, ended, end, readings, versions }) => ({
    id: name,
    outcome: end === 'open' ? 'unknown' : end,
    began: 2 * after + 1,
    ended: end === 'unknown' || ended === null ? null : 2 * ended,
    operations: [
      ...readings.map(
        ({ key, version, value }) => ({ type: 'read', item: key, version: version.counter, value: value as string | null }) as const,
      ),
      ...writes.flatMap(({ key, value }) => {
        const made = versions.find((each) => each.key === key)?.version ?? seenVersion(history, key, value);
        return made === null ? [] : [{ type: 'write', item: key, version: made.counter, value } as const];
      }),
    ],
  }));
}

function seenVersion(history: Observations, key: string, value: string | null): Version | null {
  const seen = history.flatMap(({ readings }) => readings).find((each) => each.key === key && each.value === value);
  return seen?.version ?? null;
}

export function epochsOf({ state }: StoreWorld['nodes'][number]): EpochsState {
  return state.upper.lower;
}

export function storeOf({ state }: StoreWorld['nodes'][number]): State {
  return state.upper.upper;
}

/** A member of a class, and what it has of a key; undefined: nothing. */
export interface Replica extends Member {
  readonly node: NodeId;
  readonly kept: Kept | undefined;
  readonly isUp: boolean;
}

/** All that carry a role. Those that are down have what is on their disks. */
export function replicasOf({ nodes }: StoreWorld, { class: ofClass, key }: Item): readonly Replica[] {
  return nodes.flatMap((node) => {
    const disk = node.status === 'down' ? (node.durable?.upper?.lower ?? {}) : {};
    const state = { ...epochsOf(node), ...disk };
    return placesOf(state.config).flatMap((place) =>
      membersAt(state, { place, from: ofClass, to: ofClass + 1 }).map((member) => ({
        ...member,
        node: node.id,
        kept: entryAt(state.store, place, ofClass, dataKey(key)),
        isUp: node.status === 'up',
      })),
    );
  });
}

/** The highest epoch that some node has heard of. */
export function lastEpoch({ nodes }: StoreWorld, ofClass = 0): number {
  return Math.max(...nodes.map((node) => knownIn(epochsOf(node), { from: ofClass, to: ofClass + 1 })[0].epoch));
}

export function isAsNew(one: Version, other: Version): boolean {
  return !isNewer(other, one);
}

export function isSame(one: Version, other: Version): boolean {
  return isAsNew(one, other) && isAsNew(other, one);
}
