/**
 * The properties of places that are taken over and restored, and the states that such scenarios must reach so that no
 * property holds vacuously.
 */
import { type Identifier, inHalfOpen } from '../../impl/identifier-space/interval.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { INITIAL, isHigher } from '../../impl/places/claim.ts';
import { majority } from '../../impl/places/placement.ts';
import { contains } from '../../impl/places/range.ts';
import { instanceOf, placeOf, placesOf } from '../../impl/transactions/instances.ts';
import { isHere } from '../../impl/transactions/routing.ts';
import type { Config, Durable } from '../../impl/transactions/state.ts';
import { namedFor, titleAt } from '../../impl/transactions/titles.ts';
import type { Transaction } from '../../impl/transactions/transaction.ts';
import { always, type Properties, reachable, recoverable } from '../../spec/kernel/spec.ts';
import { isAtRest } from './properties.ts';
import { recordOf, type TransactionsWorld } from './refinement.ts';

type WorldProperties = Properties<TransactionsWorld>;
type Nodes = TransactionsWorld['nodes'];

/** By heir: from whom it takes over. */
export function keptVotes(config: Config, gone: Readonly<Record<NodeId, NodeId>>): WorldProperties {
  const heirs = Object.keys(gone).map(Number);
  const replaced = Object.values(gone);
  return Object.fromEntries(
    heirs.flatMap((heir) => [
      ...Object.entries(propertiesOf(config, heir, gone[heir])),
      ...(replaced.includes(heir) ? [] : Object.entries(ownTitle(config, heir))),
    ]),
  );
}

/** While a majority of each item's replicas is up and restored. */
export function endsWell({ identifiers }: Config): WorldProperties {
  return {
    everyPlaceIsSpokenFor: recoverable((world) => {
      const speaking = world.nodes.filter(({ status, state }) => status === 'up' && state.restorations.length === 0);
      const places = Array.from({ length: identifiers }, (_, place) => place);
      return places.every((place) => speaking.some(({ state }) => isHere(state, place))) && isAtRest(world);
    }, 'Every place has an owner that is up and has restored it, all clients have been answered, and no lock stays.'),
  };
}

/** Of each heir by itself, and with as few other nodes as can be: so the checker need not judge all combinations of nodes. */
function propertiesOf({ identifiers, degree }: Config, heir: NodeId, old: NodeId): WorldProperties {
  return {
    [`noVoteIsCastTwiceBy${old}And${heir}`]: always(({ nodes }) => {
      const [before, after] = [old, heir].map((id) => votesIn(recordAt(nodes, id)));
      return before.every((vote) => !after.includes(vote));
    }, 'At most one of two nodes that hold or have held a place has voted for it in a transaction, across crashes and restarts.'),
    [`noneVotesBeforeItIsRestoredAt${heir}`]: always(({ nodes }) => {
      const record = recordAt(nodes, heir);
      return record.restorations.every((restoration) =>
        Object.values(record.cast).every(({ votes }) =>
          Object.keys(votes).every((instance) => !contains(restoration, placeOf(instance), identifiers)),
        ),
      );
    }, 'No node has voted for a place that it has claimed and not restored.'),
    [`votesOfTheDeadAreKeptAt${heir}`]: always(({ nodes }) => {
      const record = recordAt(nodes, heir);
      return record.titles.length === 0 || preparedIn(nodes, degree).every((prepared) => knows(record, prepared, identifiers));
    }, 'When a majority has prepared an item, a node that has restored one of these places since has the lock, or knows the outcome.'),
  };
}

/** For an heir that is not replaced in turn: a node that has been replaced goes on in the epoch that it has. */
function ownTitle({ identifiers }: Config, heir: NodeId): WorldProperties {
  return {
    [`speaksUnderItsOwnTitleAt${heir}`]: always(({ nodes }) => {
      const { heard, titles, restorations, from } = recordAt(nodes, heir);
      const isHeld = (place: Identifier) =>
        from !== null && inHalfOpen(place, from, heir, identifiers) && !restorations.some((each) => contains(each, place, identifiers));
      const places = Array.from({ length: identifiers }, (_, place) => place);
      return heard.every(({ claim, ...range }) =>
        places.every(
          (place) => !contains(range, place, identifiers) || !isHeld(place) || !isHigher(claim, titleAt(titles, place, identifiers)),
        ),
      );
    }, 'A node that has taken a place over answers for it in the highest epoch that it knows of.'),
  };
}

/** A place that was taken over has prepared a transaction that is not decided yet. */
export const aRestoredPlaceVotes: WorldProperties = {
  aRestoredPlaceVotes: reachable(
    ({ nodes }) =>
      nodes.some(
        ({ state: { titles, cast, config } }) =>
          titles.length > 0 &&
          Object.values(cast).some(({ votes }) =>
            Object.entries(votes).some(
              ([instance, vote]) => vote === 'prepared' && isHigher(titleAt(titles, placeOf(instance), config.identifiers), INITIAL),
            ),
          ),
      ),
    'A place that was taken over prepares a transaction.',
  ),
};

export const aLockIsFound: WorldProperties = {
  aLockIsFound: reachable(
    ({ nodes }) =>
      nodes.some(({ state: { titles, cast, replicas, config } }) => {
        const found = Object.entries(replicas).flatMap(([instance, { writers }]) =>
          isHigher(titleAt(titles, placeOf(instance), config.identifiers), INITIAL) ? writers.map((id) => [id, instance] as const) : [],
        );
        return found.some(([id, instance]) => cast[id]?.votes[instance] === undefined);
      }),
    'A node that restores a place finds that the place may be locked.',
  ),
};

export function bothAreRestored(one: NodeId, other: NodeId): WorldProperties {
  return {
    bothAreRestored: reachable(
      ({ nodes }) => [one, other].every((id) => nodes.some((node) => node.id === id && node.state.titles.length > 0)),
      'Both have restored what they took over, one after the other.',
    ),
  };
}

interface Prepared {
  readonly transaction: Transaction;
  readonly key: Identifier;
  /** The places whose votes have prepared it. */
  readonly places: readonly Identifier[];
}

/** The items that are prepared by a majority, whoever has heard of it. */
function preparedIn(nodes: Nodes, degree: number): readonly Prepared[] {
  const all = nodes.flatMap((node) => Object.values(recordOf(node).cast));
  return [...new Map(all.map(({ transaction }) => [transaction.id, transaction])).values()].flatMap((transaction) => {
    const mine = all.filter((each) => each.transaction.id === transaction.id);
    return transaction.operations.flatMap(({ key }) => {
      const places = placesOf(nodes[0].state.config, key).filter((place) =>
        mine.some(({ votes }) => votes[instanceOf(key, place)] === 'prepared'),
      );
      return places.length >= majority(degree) ? [{ transaction, key, places }] : [];
    });
  });
}

/** Judged of those of its restored places for which the transaction relies on an earlier holder. */
function knows({ titles, outcomes, replicas }: Durable, { transaction, key, places }: Prepared, size: number): boolean {
  const version = transaction.operations.find((operation) => operation.key === key)?.version ?? 0;
  return places.every((place) => {
    if (!isHigher(titleAt(titles, place, size), namedFor(transaction.titles, place))) return true;
    if (transaction.id in outcomes) return true;
    const { readers = [], writers = [], version: present = 0 } = replicas[instanceOf(key, place)] ?? {};
    return present > version || readers.includes(transaction.id) || writers.includes(transaction.id);
  });
}

function recordAt(nodes: Nodes, id: NodeId): Durable {
  return recordOf(nodes[nodes.findIndex((node) => node.id === id)]);
}

function votesIn({ cast }: Durable): readonly string[] {
  return Object.entries(cast).flatMap(([id, { votes }]) => Object.keys(votes).map((instance) => `${id} ${instance}`));
}
