/** How a world of nodes with registers is seen: as operations of clients, and as replicas under epochs. */
import { entryAt } from '../../impl/epochs/entries.ts';
import { type State as EpochsState, knownIn, type Member, membersAt, placesOf } from '../../impl/epochs/state.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { isNewer, UNWRITTEN, type Version } from '../../impl/places/version.ts';
import type { Output } from '../../impl/registers/messages.ts';
import type { Registers } from '../../impl/registers/protocol.ts';
import type { State } from '../../impl/registers/state.ts';
import type { ClientEvent, History, World } from '../../model-check/world/world.ts';
import type { Operation, Operations } from '../../spec/replication/register.ts';
import type { OnHints } from '../epochs/ring-hints.ts';

export type RegistersOnHints = OnHints<Registers>;

export interface Observed extends Operation {
  /** The version that the answer told of; null: none. */
  readonly version: Version | null;
  /** The client was told that there is no answer. `never`: and that its write never has an effect. */
  readonly gaveUp: 'no' | 'unknown' | 'never';
  readonly isAnsweredAgain?: true;
}

/** By ascending name. */
export type Observations = readonly Observed[];

export type RegistersWorld = World<RegistersOnHints, Observations>;

export const observations: History<RegistersOnHints, Observations> = { initial: [], after: observed };

function observed(history: Observations, event: ClientEvent<RegistersOnHints>): Observations {
  if (event.type === 'output') {
    const output = outputIn(event.output);
    return output === null ? history : history.map((each) => answered(each, event.node, output));
  }
  const asked = requestIn(event.request);
  if (asked === null) return history;
  const begun: Observed = {
    name: nameOf(event.node, asked.ticket),
    kind: asked.type,
    key: Number(asked.key),
    value: asked.type === 'put' ? (asked.value as string | null) : null,
    done: false,
    after: history.filter(({ done }) => done).map(({ name }) => name),
    version: null,
    gaveUp: 'no',
  };
  return [...history, begun].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function requestIn(request: RegistersOnHints['request']) {
  const asked = request.type === 'upper' && request.inner.type === 'upper' ? request.inner.inner : null;
  return asked?.type === 'get' || asked?.type === 'put' ? asked : null;
}

function outputIn(output: RegistersOnHints['output']): Output | null {
  return output.type === 'upper' && output.inner.type === 'upper' ? output.inner.inner : null;
}

function answered(operation: Observed, node: NodeId, output: Output): Observed {
  if (output.type !== 'got' && output.type !== 'stored' && output.type !== 'gaveUp') return operation;
  if (operation.name !== nameOf(node, output.ticket)) return operation;
  if (operation.done || operation.gaveUp !== 'no') return { ...operation, isAnsweredAgain: true };
  if (output.type === 'gaveUp') return { ...operation, gaveUp: output.mayHappen ? 'unknown' : 'never' };
  const value = output.type === 'got' ? (output.value as string | null) : operation.value;
  return { ...operation, done: true, value, version: output.version };
}

function nameOf(node: NodeId, ticket: number): string {
  return `${node}.${ticket}`;
}

export function operationsOf({ history }: RegistersWorld): Operations {
  return history;
}

export function epochsOf({ state }: RegistersWorld['nodes'][number]): EpochsState {
  return state.upper.lower;
}

export function registersOf({ state }: RegistersWorld['nodes'][number]): State {
  return state.upper.upper;
}

/** A member of the only class, and the version that it has of a key. */
export interface Replica extends Member {
  readonly node: NodeId;
  readonly version: Version;
  readonly isUp: boolean;
}

const CLASS = { from: 0, to: 1 };

/** All that carry a role. Those that are down have what is on their disks. */
export function replicasOf({ nodes }: RegistersWorld, key: string): readonly Replica[] {
  return nodes.flatMap((node) => {
    const disk = node.status === 'down' ? (node.durable?.upper?.lower ?? {}) : {};
    const state = { ...epochsOf(node), ...disk };
    return placesOf(state.config).flatMap((place) =>
      membersAt(state, { place, ...CLASS }).map((member) => ({
        ...member,
        node: node.id,
        version: entryAt(state.store, place, 0, key)?.version ?? UNWRITTEN,
        isUp: node.status === 'up',
      })),
    );
  });
}

/** The highest epoch that some node has heard of. */
export function lastEpoch({ nodes }: RegistersWorld): number {
  return Math.max(...nodes.map((node) => knownIn(epochsOf(node), CLASS)[0].epoch));
}

export function isAsNew(one: Version, other: Version): boolean {
  return !isNewer(other, one);
}

export function isSame(one: Version, other: Version): boolean {
  return isAsNew(one, other) && isAsNew(other, one);
}
