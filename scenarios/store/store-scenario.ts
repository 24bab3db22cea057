/** How the scenarios of the store are put together: the store on epochs, on hints of a ring, and what must hold of them. */
import { foundedBy, withRole } from '../../impl/epochs/role.ts';
import { andThen, type Next, type NodeId, next } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import { placement } from '../../impl/places/placement.ts';
import { storeOnEpochs } from '../../impl/stack/store-on-epochs.ts';
import type { Item } from '../../impl/store/messages.ts';
import type { Store } from '../../impl/store/protocol.ts';
import { type ProtocolScenario, type Scenario, type ScenarioNode, type ScenarioRequest, scenario } from '../../model-check/scenario.ts';
import { type Inherited, onHints } from '../epochs/ring-hints.ts';
import { byPlaces, inTheEnd, onEachSide, recordsEnd, type StoreProperties, toClients, X } from './kept.ts';
import { type Observations, observations, type StoreOnHints } from './observed.ts';

export interface StoreScenario
  extends Pick<ProtocolScenario<StoreOnHints, Observations>, 'teaches' | 'cost' | 'expect'>,
    Partial<Pick<ProtocolScenario<StoreOnHints, Observations>, 'faults' | 'partitions' | 'network'>> {
  /** Below `store/`. */
  readonly instance: string;
  /** By place, the node that carries it in the beginning. */
  readonly founders: readonly NodeId[];
  /** Nodes that carry nothing in the beginning. */
  readonly others?: readonly NodeId[];
  /** By node: the places that are its own when it suspects another one. */
  readonly inherits?: Readonly<Record<NodeId, readonly Inherited[]>>;
  readonly requests: readonly ScenarioRequest<StoreOnHints>[];
  /** The items of the transactions; that of key x alone if omitted. */
  readonly items?: readonly Item[];
  /** How often a transaction is asked again; left out: for ever. */
  readonly giveUpAfter?: number;
  /** The most transactions that a node has open, and the most locks that only read; left out: more than there are. */
  readonly most?: Pick<Store['config'], 'mostOpen' | 'mostReaders'>;
  /** Do the epochs send each message once, and renew no seal? Left out: no. */
  readonly epochsSendOnce?: true;
  /** `none`: nothing is asked again, and no lock is resolved. `patience`: locks are resolved. Left out: both. */
  readonly timers?: 'none' | 'patience';
  /** Are the records of outcomes swept? Left out: no. */
  readonly sweeps?: true;
  /** The nodes that resolve locks; left out: all. */
  readonly patient?: readonly NodeId[];
  /** A node has installed epoch 1 for a place, and has gone. Others have heard of it. Left out: there is no epoch 1 yet. */
  readonly installed?: { readonly by: NodeId; readonly place: number; readonly heard: readonly NodeId[] };
  /** The owners that a lookup of a place finds. Left out: it finds nothing. */
  readonly owners?: readonly Inherited[];
  readonly neverCrash?: readonly NodeId[];
  readonly properties: StoreProperties;
}

const protocol = onHints(storeOnEpochs);

export function storeScenario(given: StoreScenario): Scenario {
  const { founders, others = [], inherits = {}, network = 'fifo', teaches, cost, expect, requests, faults, partitions } = given;
  const ids = ascending([...founders, ...others, ...Object.keys(inherits).map(Number)]);
  const absent = given.installed === undefined ? undefined : [given.installed.by];
  const options = { expect, faults, partitions, absent };
  return scenario<StoreOnHints, Observations>({
    name: `store/${given.instance}`,
    teaches,
    cost,
    protocol,
    nodes: ids.map((id) => nodeOf(given, id)),
    network,
    requests,
    slowTimers: true,
    history: observations,
    properties: { ...kept(given), ...given.properties },
    ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
  });
}

function nodeOf(given: StoreScenario, id: NodeId): ScenarioNode<StoreOnHints> {
  const {
    founders,
    items = [X],
    inherits = {},
    giveUpAfter,
    most = {},
    timers,
    patient,
    sweeps,
    epochsSendOnce,
    neverCrash = [],
    owners,
  } = given;
  const classes = Math.max(...items.map((item) => item.class)) + 1;
  const config: StoreOnHints['config'] = {
    lower: { inherits: inherits[id] ?? [], returns: false, ...(owners === undefined ? {} : { owners }) },
    upper: {
      lower: {
        placed: placement(classes * founders.length, founders.length),
        founding: [{ from: 0, to: classes, nodes: founders }],
        ...(timers !== undefined || epochsSendOnce === true ? {} : { retryMs: 100, renewMs: 1000 }),
      },
      upper: {
        degree: founders.length,
        ...most,
        ...(timers === undefined ? { retryMs: 100 } : {}),
        ...(timers === 'none' || patient?.includes(id) === false ? {} : { patienceMs: 1000 }),
        ...(giveUpAfter === undefined ? {} : { giveUpAfter }),
        ...(sweeps === undefined ? {} : { sweepsEvery: 1 }),
      },
    },
  };
  const begun = andThen(protocol.step(protocol.init(id, config).state, { type: 'start' }), (state) => informed(given, id, state));
  return {
    id,
    config,
    running: begun.state,
    timers: begun.effects.flatMap((effect) => (effect.type === 'setTimer' ? [effect.timer] : [])),
    monitored: begun.effects.flatMap((effect) => (effect.type === 'monitor' ? [effect.node] : [])),
    ...(neverCrash.includes(id) ? { neverCrashes: true } : {}),
  };
}

/** The node as it is when it has heard of epoch 1, if it has. */
function informed({ founders, installed }: StoreScenario, id: NodeId, state: StoreOnHints['state']): Next<StoreOnHints> {
  if (installed?.heard.includes(id) !== true) return next(state);
  const { by, place } = installed;
  const configuration = withRole(foundedBy(founders), place, { since: 1, round: 1, node: by });
  const news = { type: 'installed', from: 0, to: 1, epoch: 1, configuration } as const;
  return protocol.step(state, { type: 'receive', from: by, message: { type: 'upper', inner: { type: 'lower', inner: news } } });
}

/** The properties that are checked besides those of the scenario. */
function kept({ partitions, giveUpAfter, timers, sweeps, faults, requests, neverCrash = [], items = [X] }: StoreScenario): StoreProperties {
  const mayCrash = (name: string) => (faults?.crash ?? 0) > 0 && !neverCrash.includes(Number(name.split('.')[0]));
  const mayWaitForEver = timers !== undefined || giveUpAfter !== undefined;
  return {
    ...toClients,
    ...byPlaces,
    ...(partitions === undefined ? {} : onEachSide),
    ...(sweeps === undefined ? {} : recordsEnd),
    ...(mayWaitForEver ? {} : inTheEnd(items, (name) => !mayCrash(name), !requests.some(({ at }) => mayCrash(`${at}.1`)))),
  };
}

export function get(at: NodeId, ticket: number, item = X): ScenarioRequest<StoreOnHints> {
  return { at, request: { type: 'upper', inner: { type: 'upper', inner: { type: 'get', ticket, ...item } } } };
}

export function snapshot(at: NodeId, ticket: number, items: readonly Item[]): ScenarioRequest<StoreOnHints> {
  return { at, request: { type: 'upper', inner: { type: 'upper', inner: { type: 'snapshot', ticket, items } } } };
}

/** Reads these items, and writes a value to some of them. */
export function run(
  at: NodeId,
  ticket: number,
  items: readonly Item[],
  writes: readonly (Item & { readonly value: string | null })[],
): ScenarioRequest<StoreOnHints> {
  return { at, request: { type: 'upper', inner: { type: 'upper', inner: { type: 'run', ticket, items, writes } } } };
}

export function put(at: NodeId, ticket: number, value: string | null, item = X): ScenarioRequest<StoreOnHints> {
  return run(at, ticket, [item], [{ ...item, value }]);
}
