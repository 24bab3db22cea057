/** How a world of replicating nodes is seen as replicas at places, and as operations of clients. */
import type { Output } from '../../impl/replication/messages.ts';
import type { Version } from '../../impl/replication/store.ts';
import type { ClientEvent, Envelope, History, NodeView, World } from '../../model-check/world/world.ts';
import { halfOpen, type Identifier } from '../../spec/identifier-space/interval.ts';
import type { Content, Operation, Operations } from '../../spec/replication/register.ts';
import type { HeldPlace, Replicas, VersionNumber } from '../../spec/replication/replicas.ts';
import type { Overlaid } from './overlay.ts';

/** An operation as clients see it, and the version that its answer told of. */
export interface Observed extends Operation {
  readonly version: VersionNumber;
  /** The client was answered more than once. */
  readonly isAnsweredAgain?: true;
}

/** By ascending name. */
export type Observations = readonly Observed[];

export type ReplicationWorld = World<Overlaid, Observations>;

/** The stored items, and the nodes that may answer for them. */
export function replicasOf({ nodes, history }: ReplicationWorld): Replicas {
  const { size, degree } = nodes[0].state.replicas.config.placed;
  return { size, degree, held: nodes.flatMap(heldBy), told: history.filter(({ done }) => done), answers: [] };
}

/** The same, with the answers that are under way. */
export function replicasAndAnswersOf(world: ReplicationWorld): Replicas {
  return { ...replicasOf(world), answers: world.messages.flatMap(answerOf) };
}

export function operationsOf({ history }: ReplicationWorld): Operations {
  return history;
}

/**
 * Remembers which operations were done when each began, and what they were answered. `stored` was written before all of
 * them, as version 1.
 */
export function observations(key: Identifier, stored: Content): History<Overlaid, Observations> {
  const written: Observed = { name: 'before', kind: 'put', key, value: stored, done: true, version: [1, 0], after: [] };
  return { initial: stored === null ? [] : [written], after: observed };
}

function observed(history: Observations, event: ClientEvent<Overlaid>): Observations {
  if (event.type === 'output') return history.map((each) => answered(each, event.node, event.output));
  const { node, request } = event;
  if (request.type !== 'get' && request.type !== 'put') return history;
  const begun: Observed = {
    name: nameOf(node, request.ticket),
    kind: request.type,
    key: request.key,
    value: request.type === 'put' ? request.value : null,
    done: false,
    version: [0, 0],
    after: history.filter(({ done }) => done).map(({ name }) => name),
  };
  return [...history, begun].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function answered(operation: Observed, node: Identifier, output: Output): Observed {
  if (output.type !== 'got' && output.type !== 'stored') return operation;
  if (operation.name !== nameOf(node, output.ticket)) return operation;
  if (operation.done) return { ...operation, isAnsweredAgain: true };
  return { ...operation, done: true, version: numbersOf(output.version), value: output.type === 'got' ? output.value : operation.value };
}

function nameOf(node: Identifier, ticket: number): string {
  return `${node}.${ticket}`;
}

function heldBy({ id, status, state }: NodeView<Overlaid>): readonly HeldPlace[] {
  if (status === 'down') return [];
  const { store, config } = state.replicas;
  return store.holdings.flatMap(({ from, to, restored }) =>
    halfOpen(from, to, config.placed.size).map((place) => ({
      node: id,
      place,
      restored,
      items: store.entries
        .filter((entry) => entry.place === place)
        .map(({ key, value, version }) => ({ key, value, version: numbersOf(version) })),
    })),
  );
}

function answerOf({ from, message }: Envelope<Overlaid>): Replicas['answers'] {
  return message.type === 'held' || message.type === 'written' ? [{ node: from, place: message.place }] : [];
}

function numbersOf({ counter, writer }: Version): VersionNumber {
  return [counter, writer];
}
