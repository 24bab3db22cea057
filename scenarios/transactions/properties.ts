/** The properties of transactions in every world, and the states that some worlds must reach so that no property holds vacuously. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Replica, Reservation } from '../../impl/transactions/holdings.ts';
import { type Config, durableOf, type State } from '../../impl/transactions/state.ts';
import { ofNode } from '../../model-check/world/one-node.ts';
import { always, type Properties, reachable, recoverable, step } from '../../spec/kernel/spec.ts';
import { dutiesFrom } from '../../spec/transactions/duties.ts';
import { isStrictlySerialisable } from '../../spec/transactions/serialisability.ts';
import { recordOf, type TransactionsWorld } from './refinement.ts';

type WorldProperties = Properties<TransactionsWorld>;

export const safety: WorldProperties = {
  allKnowTheSameOutcome: always(
    ({ nodes }) => transactionsIn(nodes).every((id) => new Set(outcomesOf(nodes, id)).size <= 1),
    'No transaction is committed at one node and aborted at another.',
  ),
  clientsHearTheTruth: always(
    ({ nodes, history }) =>
      history.every(({ name, outcome }) => {
        const known = outcomesOf(nodes, name);
        return outcome === 'open' || (known.every((each) => each === outcome) && (outcome === 'aborted' || known.length > 0));
      }),
    'A client is told the outcome that the nodes know, and a commit is on some disk before a client is told of it.',
  ),
  clientsAreAnsweredOnce: always(
    ({ history }) => history.every(({ isAnsweredAgain }) => isAnsweredAgain === undefined),
    'No client is answered twice.',
  ),
  nothingOfTheAbortedStays: always((world) => {
    const aborted = world.history.filter(({ name }) => outcomesOf(world.nodes, name).includes('aborted'));
    const undone = aborted.flatMap(({ writes }) => writes.flatMap(({ value }) => value ?? []));
    return undone.length === 0 || replicasIn(world).every(([, { value }]) => value === null || !undone.includes(value));
  }, 'The writes of an aborted transaction are at no replica.'),
  oneValuePerVersion: always((world) => {
    const values = new Map<string, string | null>();
    return replicasIn(world).every(([instance, { version, value }]) => {
      const known = `${instance.split('@')[0]} ${version}`;
      if (!values.has(known)) values.set(known, value);
      return values.get(known) === value;
    });
  }, 'Replicas of an item that have the same version have the same value.'),
  strictlySerialisable: always(
    ({ history }) => isStrictlySerialisable(history),
    'One copy could have shown clients the same, with one transaction after another, in an order that respects time.',
  ),
};

/** The decisions that a node never takes back. Of each node by itself: so the checker need not judge all combinations of nodes. */
export function steadiness(ids: readonly NodeId[]): WorldProperties {
  return ofEach(ids, () => ({
    outcomesStay: step(
      (before, after) => contains(recordOf(after).outcomes, recordOf(before).outcomes, (a, b) => a.type === b.type),
      'A node does not change its mind about an outcome, not even by a restart.',
    ),
    versionsRise: step((before, after) => {
      const now = recordOf(after).replicas;
      return Object.entries(recordOf(before).replicas).every(([at, { version }]) => (now[at]?.version ?? version) >= version);
    }, 'No replica goes back to an older version.'),
  }));
}

/** The duties of each node at every moment, and `more`. `running`: as it is in the beginning. */
export function dutifulness(
  nodes: readonly { readonly id: NodeId; readonly running: State }[],
  more: ReturnType<typeof dutiesFrom>,
): WorldProperties {
  return ofEach(
    nodes.map(({ id }) => id),
    (i) => ({ ...dutiesFrom(durableOf(nodes[i].running)), ...more }),
  );
}

/** The properties of each node, under their names and its id. */
function ofEach(ids: readonly NodeId[], properties: (i: number) => Properties<TransactionsWorld['nodes'][number]>): WorldProperties {
  return Object.fromEntries(
    ids.flatMap((id, i) => Object.entries(properties(i)).map(([name, property]) => [`${name}At${id}`, ofNode(i, property)])),
  );
}

export const rest: WorldProperties = {
  comesToRest: recoverable(
    isAtRest,
    'All clients have been answered, nothing is locked or reserved, and no outcome is missing.',
    ({ nodes }) => nodes.flatMap(({ id, status, state }) => (status === 'down' ? [] : unrestInWords(id, state))).join('; '),
  ),
};

/** Added where no node crashes, no message is lost, and all replicas of an item are equal in the beginning. */
export function replicasEndEqual({ degree }: Config): WorldProperties {
  return {
    replicasEndEqual: always((world) => {
      if (!world.quiet || !isAtRest(world)) return true;
      const committed = world.history.filter(({ name }) => outcomesOf(world.nodes, name).includes('committed'));
      const writes = committed.flatMap((transaction) => transaction.writes);
      return [...new Set(writes.map(({ key }) => key))].every((key) => {
        const values = writes.filter((write) => write.key === key).map(({ value }) => value);
        const replicas = replicasIn(world).filter(([instance]) => instance.startsWith(`${key}@`));
        const isWritten = ({ version, value }: Replica) =>
          version === values.length && values.includes(value) && value === replicas[0][1].value;
        return replicas.length === degree && replicas.every(([, replica]) => isWritten(replica));
      });
    }, "When all is quiet, each replica's version counts the writes of its item. All replicas of an item have the value of one transaction that committed."),
  };
}

/** Of a transaction in whose way nobody is. */
export const nobodyIsTurnedAway: WorldProperties = {
  nobodyIsTurnedAway: always(
    ({ nodes }) => nodes.every((node) => Object.values(recordOf(node).cast).every(({ votes }) => !Object.values(votes).includes('abort'))),
    'No replica votes against a transaction without a reason.',
  ),
};

/** Of the same, where nothing fails and no time runs out. */
export const nobodyAborts: WorldProperties = {
  nobodyAborts: always(({ history }) => history.every(({ outcome }) => outcome !== 'aborted'), 'No client hears that it has been aborted.'),
};

export const somebodyDoesNotKnow: WorldProperties = {
  somebodyDoesNotKnow: reachable(
    ({ history }) => history.some(({ isUnknown }) => isUnknown === true),
    'A client hears that nobody knows its outcome.',
  ),
};

/** However little is known: of each node that does not crash. */
export const clientsAreAnswered: WorldProperties = {
  clientsAreAnswered: recoverable(
    ({ nodes }) => nodes.every(({ state, status }) => status === 'down' || Object.keys(state.clients).length === 0),
    'No client waits for ever.',
  ),
};

export const reservationsAreFreed: WorldProperties = {
  reservationsAreFreed: recoverable(
    ({ nodes }) => nodes.every(({ state, status }) => status === 'down' || Object.values(state.reservations).every(isFree)),
    'No replica stays reserved for ever.',
  ),
};

export const somebodyCommits: WorldProperties = {
  somebodyCommits: reachable(
    ({ history }) => history.some(({ outcome }) => outcome === 'committed'),
    'A client hears that it has committed.',
  ),
};

export const newcomersGetPlaces: WorldProperties = {
  newcomersGetPlaces: reachable(({ nodes }) => nodes.every(({ state }) => state.from !== null), 'Every newcomer has places of its own.'),
};

export const somebodyAborts: WorldProperties = {
  somebodyAborts: reachable(
    ({ history }) => history.some(({ outcome }) => outcome === 'aborted'),
    'A client hears that it has been aborted.',
  ),
};

export const allCommit: WorldProperties = {
  allCommit: reachable(
    ({ history }) => history.length > 1 && history.every(({ outcome }) => outcome === 'committed'),
    'All clients hear that they have committed.',
  ),
};

export const oldAndNew: WorldProperties = {
  somebodySeesTheOld: reachable(
    ({ history }) => history.some(({ reads }) => reads.some(({ value }) => value === null)),
    'A transaction commits that has read what was there in the beginning.',
  ),
  somebodySeesTheNew: reachable(
    ({ history }) => history.some(({ reads }) => reads.some(({ value }) => value !== null)),
    'A transaction commits that has read what another one wrote.',
  ),
};

/**
 * No node that is up has locks, reservations, votes, messages that it holds back, or transactions without an outcome, and
 * no client waits there. Messages may be in flight: the way to such a state is shown to be open after their delivery, too.
 */
export function isAtRest({ nodes }: TransactionsWorld): boolean {
  return nodes.every(({ status, state }) => {
    if (status === 'down') return true;
    return (
      areFree(state.replicas) &&
      Object.values(state.reservations).every(isFree) &&
      state.held.length === 0 &&
      [state.cast, state.acceptors, state.clients, state.leading, state.askers].every((record) => Object.keys(record).length === 0)
    );
  });
}

/** The reasons why the node is not at rest; empty if it is. */
function unrestInWords(id: NodeId, { replicas, reservations, held, ...state }: State): readonly string[] {
  const locked = Object.keys(replicas)
    .filter((at) => !areFree({ [at]: replicas[at] }))
    .sort();
  const reserved = Object.keys(reservations)
    .filter((at) => !isFree(reservations[at]))
    .sort();
  const open = [state.cast, state.acceptors, state.clients, state.leading, state.askers].flatMap((record) => Object.keys(record));
  return [
    ...(locked.length > 0 ? [`locks ${locked.join(', ')}`] : []),
    ...(reserved.length > 0 ? [`keeps reservations of ${reserved.join(', ')}`] : []),
    ...(held.length > 0 ? ['holds messages back'] : []),
    ...(open.length > 0 ? [`waits for the end of ${[...new Set(open)].sort().join(', ')}`] : []),
  ].map((reason) => `node ${id} ${reason}`);
}

function areFree(replicas: Readonly<Record<string, Replica>>): boolean {
  return Object.values(replicas).every(({ readers, writers }) => readers.length === 0 && writers.length === 0);
}

function isFree({ holder, waiting }: Reservation): boolean {
  return holder === null && waiting.length === 0;
}

type Nodes = TransactionsWorld['nodes'];

function transactionsIn(nodes: Nodes): readonly string[] {
  return [...new Set(nodes.flatMap((node) => Object.keys(recordOf(node).outcomes)))];
}

function outcomesOf(nodes: Nodes, id: string): readonly string[] {
  return nodes.flatMap((node) => {
    const outcome = recordOf(node).outcomes[id];
    return outcome === undefined ? [] : [outcome.type];
  });
}

function replicasIn({ nodes }: TransactionsWorld): readonly (readonly [string, Replica])[] {
  return nodes.flatMap((node) => Object.entries(recordOf(node).replicas));
}

/** Whether `after` has all entries of `before`, with the same values. */
function contains<T>(after: Readonly<Record<string, T>>, before: Readonly<Record<string, T>>, isSame: (a: T, b: T) => boolean): boolean {
  return Object.entries(before).every(([key, value]) => key in after && isSame(after[key], value));
}
