/** A world of transactions as a matrix in data: items by replicas, with versions, locks and votes, and the managers' ballots. */
import { isRecord } from '../../../impl/kernel/plain-data.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';

/** One replica of an item. */
export interface ReplicaCell {
  readonly node: NodeId;
  /** The item, as the state names it. */
  readonly item: string;
  /** The place on the circle, or the number of the replica. */
  readonly place: string;
  readonly version: string;
  readonly value: string;
  readonly readers: readonly string[];
  readonly writers: readonly string[];
}

/** What a node has voted, promised or accepted in a transaction. */
export interface BallotCell {
  readonly node: NodeId;
  readonly transaction: string;
  /** One word for each fact: “votes prepared”, “ballot 2”, “committed”. */
  readonly says: readonly string[];
}

export interface TransactionsView {
  readonly kind: 'transactions';
  readonly nodes: readonly { readonly id: NodeId; readonly status: string }[];
  readonly items: readonly string[];
  readonly replicas: readonly ReplicaCell[];
  readonly transactions: readonly string[];
  readonly ballots: readonly BallotCell[];
}

const DEEPEST_LAYER = 3;

type Fields = Readonly<Record<string, unknown>>;

/** The matrix of a world; null when its nodes keep no replicas and no transactions. */
export function transactionsView(world: unknown): TransactionsView | null {
  if (!isRecord(world) || !Array.isArray(world.nodes)) return null;
  const nodes = world.nodes.filter(isRecord).flatMap((node) => {
    const { id, status } = node;
    return typeof id === 'number' ? [{ id, status: String(status), layers: layersIn(node.state, DEEPEST_LAYER) }] : [];
  });
  const directory = new Map(nodes.flatMap(({ layers }) => layers.flatMap(placesIn)));
  const replicas = nodes.flatMap(({ id, layers }) =>
    layers.flatMap((layer) => [...replicasIn(id, layer), ...loneReplica(id, layer, directory.get(id))]),
  );
  const ballots = nodes.flatMap(({ id, layers }) => layers.flatMap((layer) => ballotsIn(id, layer)));
  const isOne = nodes.some(({ layers }) =>
    layers.some((layer) => 'replicas' in layer || 'entry' in layer || 'votes' in layer || 'vote' in layer),
  );
  if (!isOne) return null;
  return {
    kind: 'transactions',
    nodes: nodes.map(({ id, status }) => ({ id, status })),
    items: distinct(replicas.map(({ item }) => item)),
    replicas,
    transactions: distinct(ballots.map(({ transaction }) => transaction)),
    ballots,
  };
}

function replicasIn(node: NodeId, { replicas }: Fields): readonly ReplicaCell[] {
  const entries: readonly (readonly [string, unknown])[] = Array.isArray(replicas)
    ? replicas.map((replica, i): readonly [string, unknown] => [String(i), replica])
    : isRecord(replicas)
      ? Object.entries(replicas)
      : [];
  return entries.flatMap(([name, replica]) => {
    if (!isRecord(replica)) return [];
    const [item, place = String(node)] = 'key' in replica ? [String(replica.key), textOf(replica.place)] : name.split(/[/@:|, ]+/);
    const cell = { node, item, place: place === '' ? String(node) : place };
    return [
      {
        ...cell,
        version: textOf(replica.version ?? 0),
        value: textOf(replica.value),
        readers: textsOf(replica.readers),
        writers: textsOf(replica.writers ?? replica.lockedBy ?? replica.lock),
      },
    ];
  });
}

/** The items of replicas, by node, as a manager of Scalaris lists them. */
function placesIn({ replicas }: Fields): readonly (readonly [NodeId, string])[] {
  if (!isRecord(replicas)) return [];
  return Object.entries(replicas).flatMap(([item, nodes]) =>
    Array.isArray(nodes)
      ? nodes.flatMap((node): readonly (readonly [NodeId, string])[] => (typeof node === 'number' ? [[node, item]] : []))
      : [],
  );
}

/** The only replica of a node, as Scalaris has it. */
function loneReplica(node: NodeId, { entry, open }: Fields, item = String(node)): readonly ReplicaCell[] {
  if (!isRecord(entry)) return [];
  const prepared = Array.isArray(open) ? open.filter(isRecord).filter(({ wasPrepared }) => wasPrepared === true) : [];
  const by = (type: string) =>
    prepared.flatMap(({ manager, operation }) => (isRecord(operation) && operation.type === type ? [`manager ${textOf(manager)}`] : []));
  return [{ node, item, place: String(node), version: textOf(entry.version), value: '', readers: by('read'), writers: by('write') }];
}

/** By field of a state: what its entry for a transaction says. */
const FACTS: Readonly<Record<string, (entry: unknown) => readonly string[]>> = {
  cast: (entry) => votesIn('votes', entry),
  votes: (entry) => votesIn('votes', entry),
  acceptors: (entry) => (isRecord(entry) ? [...ballotIn('promised', entry), ...votesIn('accepted', entry.accepted)] : []),
  leading: (entry) => (isRecord(entry) ? [`${textOf(entry.phase)}${'ballot' in entry ? ` in ballot ${textOf(entry.ballot)}` : ''}`] : []),
  clients: (entry) => (isRecord(entry) ? [`client ${textOf(entry.phase)}`] : []),
  coordinating: (entry) => (isRecord(entry) ? [`coordinates${'phase' in entry ? `: ${textOf(entry.phase)}` : ''}`] : []),
  outcomes: (entry) => [textOf(isRecord(entry) ? (entry.type ?? entry.outcome ?? entry) : entry)],
};

function ballotsIn(node: NodeId, layer: Fields): readonly BallotCell[] {
  const facts = Object.entries(FACTS).flatMap(([field, tell]) => {
    const entries = layer[field];
    if (!isRecord(entries)) return [];
    return Object.entries(entries).map(([transaction, entry]) => ({ transaction, says: tell(entry) }));
  });
  const alone = ['vote', 'role', 'phase', 'outcome', 'decision'].filter((name) => typeof layer[name] === 'string');
  if (alone.length > 0 && ('self' in layer || 'role' in layer))
    facts.push({ transaction: 'the transaction', says: alone.map((name) => textOf(layer[name])) });
  const names = distinct(facts.map(({ transaction }) => transaction));
  return names.map((transaction) => ({
    node,
    transaction,
    says: facts.filter((fact) => fact.transaction === transaction).flatMap(({ says }) => says),
  }));
}

function ballotIn(word: string, { promised }: Fields): readonly string[] {
  return typeof promised === 'number' && promised > 0 ? [`${word} ballot ${promised}`] : [];
}

function votesIn(word: string, votes: unknown): readonly string[] {
  if (!isRecord(votes)) return votes === undefined || votes === null ? [] : [`${word} ${textOf(votes)}`];
  // A vote that was sent is kept with its message.
  if (isRecord(votes.votes)) return votesIn(word, votes.votes);
  const each = Object.entries(votes).map(
    ([instance, vote]) => `${instance} ${textOf(isRecord(vote) ? (vote.vote ?? vote.type ?? vote) : vote)}`,
  );
  return each.length === 0 ? [] : [`${word} ${each.join(', ')}`];
}

function layersIn(state: unknown, deepest: number): readonly Fields[] {
  if (!isRecord(state) || deepest === 0) return [];
  const inner = ['lower', 'upper', 'store', 'transactions', 'layers', 'inner', 'replication'].map((name) => state[name]);
  return [state, ...inner.flatMap((value) => layersIn(value, deepest - 1))];
}

function textsOf(value: unknown): readonly string[] {
  if (value === null || value === undefined || value === false) return [];
  return Array.isArray(value) ? value.map(textOf) : [textOf(value)];
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string') return value;
  if (isRecord(value) && typeof value.number === 'number') return String(value.number);
  return JSON.stringify(value).replaceAll('"', '');
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}
