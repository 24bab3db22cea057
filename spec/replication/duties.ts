/**
 * Properties of one node that replicates, at every moment: one answer of each place, timers with reasons, and no operation
 * without a client that waits. Each property looks at one node. Rules of `docs/protocols/replication.md`.
 */
import type { Identifier } from '../identifier-space/interval.ts';
import { isAscending } from '../kernel/sorted-set.ts';
import { always, type Properties, step } from '../kernel/spec.ts';

/** A node as these properties see it. */
export interface Replicator {
  readonly status: 'new' | 'up' | 'down';
  readonly state: {
    readonly replicas: {
      readonly self: Identifier;
      readonly config: { readonly placed: { readonly size: number; readonly degree: number }; readonly askAgainAfterMs?: number };
      readonly store: { readonly entries: readonly { readonly place: Identifier; readonly key: Identifier }[] };
      readonly operations: readonly Asking[];
      readonly restorations: readonly unknown[];
      readonly routes: readonly { readonly place: Identifier }[];
      readonly clock: number;
    };
  };
  readonly timers?: readonly { readonly type: string }[];
}

interface Asking {
  readonly ticket: number;
  readonly phase: 'reading' | 'writing';
  readonly asked: { readonly type: 'get' | 'put'; readonly key: Identifier };
  readonly answers: readonly { readonly place: Identifier }[];
}

export const replicatorDuties: Properties<Replicator> = {
  answersAreOfItsPlaces: always(({ state: { replicas } }) => {
    const { size, degree } = replicas.config.placed;
    return replicas.operations.every(({ asked, answers }) => {
      const places = answers.map(({ place }) => place);
      return isAscending(places) && places.every((place) => ((place - asked.key) * degree) % size === 0);
    });
  }, 'A client operation has at most one answer from each replica of its item, and none from another place.'),
  recordsAreInOrder: always(({ state: { replicas } }) => {
    const { store, operations, routes, config } = replicas;
    const entries = store.entries.map(({ place, key }) => place * config.placed.size + key);
    return [entries, operations.map(({ ticket }) => ticket), routes.map(({ place }) => place)].every(isAscending);
  }, 'A node remembers each operation, each item at a place and each way to a place once, in ascending order.'),
  asksAgainWhileItWaits: always(({ status, state: { replicas }, timers }) => {
    if (status !== 'up' || timers === undefined || replicas.config.askAgainAfterMs === undefined) return true;
    const waits = replicas.operations.length > 0;
    return (waits ? timers.length === 1 : true) && (waits || replicas.restorations.length > 0 || timers.length === 0);
  }, 'A node that waits for answers of an operation has one timer to ask again, and a node that waits for nothing has none.'),
  clockRises: step(
    (before, after) => after.state.replicas.clock >= before.state.replicas.clock,
    'The counter from which a node makes versions never decreases.',
  ),
};
