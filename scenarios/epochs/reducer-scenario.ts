/** How the scenarios of the reducer are put together: nodes that carry one class of registers, and what must hold of them. */
import type { Give } from '../../impl/epochs/messages.ts';
import { speakingIn } from '../../impl/epochs/speaking.ts';
import { type Config, classCount, knownIn, membersAt, placesOf } from '../../impl/epochs/state.ts';
import { epochs } from '../../impl/epochs/step.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import { placement } from '../../impl/places/placement.ts';
import { type ProtocolScenario, type Scenario, type ScenarioNode, type ScenarioRequest, scenario } from '../../model-check/scenario.ts';
import { ofNode } from '../../model-check/world/one-node.ts';
import { type Bounds, classEpochs } from '../../spec/epochs/class-epochs.ts';
import { carrierDuties } from '../../spec/epochs/duties.ts';
import { safety } from '../../spec/epochs/properties.ts';
import { frameOf, initialState, RENEWAL } from '../../spec/epochs/state.ts';
import { allThrough, always, type Properties, reachable, recoverable } from '../../spec/kernel/spec.ts';
import { classIn, type Naming, type RegistersWorld } from './observed.ts';
import { type Found, type Inherited, type RegisterConfig, type Registers, registers } from './registers.ts';

type RegisterProperties = Properties<RegistersWorld>;

export interface ReducerScenario
  extends Pick<ProtocolScenario<Registers>, 'teaches' | 'cost' | 'expect'>,
    Partial<Pick<ProtocolScenario<Registers>, 'faults' | 'partitions' | 'slowTimers' | 'longPartitions' | 'network' | 'requests'>> {
  /** Below `epochs/reducer/`. */
  readonly instance: string;
  /** The nodes that carry the places in the beginning. */
  readonly founders: readonly NodeId[];
  /** Nodes that carry nothing in the beginning. */
  readonly others?: readonly NodeId[];
  /** By node: the places that are its own when it suspects another one. */
  readonly inherits?: Readonly<Record<NodeId, readonly Inherited[]>>;
  /** By node: what the ring finds for it. */
  readonly finds?: Readonly<Record<NodeId, readonly Found[]>>;
  /** The number of classes; 1 if omitted. */
  readonly classes?: number;
  /** Do nodes send again what was not answered, and renew what stays sealed? Left out: they do not. */
  readonly isPatient?: true;
  /** Classes whose item is everywhere in the beginning. */
  readonly stored?: readonly number[];
  /** Do hand-overs go in parts of one item? Left out: all data fit into one. */
  readonly inParts?: true;
  /** Whether a claimant is told of one class with data at a time. */
  readonly isToldInParts?: boolean;
  /** After how many retries without progress a leaver ends. Left out: it waits for ever. */
  readonly endAfter?: number;
  readonly neverCrash?: readonly NodeId[];
  readonly falselySuspects?: Readonly<Record<NodeId, readonly NodeId[]>>;
  /** The writes; two transactions of the spec need two. */
  readonly writes?: readonly string[];
  /** Nodes that may run ballots, ascending, with the place that each claims; left out: those that inherit. */
  readonly claimants?: Naming['claimants'];
  /** Of the spec: epochs that may be replaced, and rounds of ballots. */
  readonly epochs?: number;
  readonly rounds?: number;
  /** Is each step a step of the spec? Left out: only its properties are judged. */
  readonly refines?: true;
  readonly properties: RegisterProperties;
}

export function reducerScenario(given: ReducerScenario): Scenario {
  const { instance, teaches, cost, expect, faults, partitions, slowTimers, longPartitions, network = 'unordered', requests = [] } = given;
  const ids = ascending([...given.founders, ...(given.others ?? [])]);
  const nodes = ids.map((id) => nodeOf(given, id));
  const ofEach = ids.flatMap((id, i) =>
    Object.entries(carrierDuties).map(([name, property]) => [`${name}At${id}`, ofNode<Registers, null>(i, property)]),
  );
  const judged = Array.from({ length: given.classes ?? 1 }, (_, ofClass) => namingOf(given, ofClass));
  const kept = judged.map((naming) => allThrough((world: RegistersWorld) => classIn(naming, world), safety(naming.frame)));
  const named = kept.flatMap((properties, i) =>
    Object.entries(properties).map(([name, each]) => [i === 0 ? name : `${name}InClass${i}`, each]),
  );
  const options = { faults, partitions, slowTimers, longPartitions };
  return scenario<Registers>({
    name: `epochs/reducer/${instance}`,
    teaches,
    cost,
    protocol: registers(epochs),
    nodes,
    network,
    requests,
    properties: {
      ...Object.fromEntries(ofEach),
      ...oneSpeaksForAPlace,
      ...sealedIsSilent,
      ...Object.fromEntries(named),
      ...given.properties,
    },
    ...(given.refines === true ? { refines: { classEpochs: refinement(given, judged[0]) } } : {}),
    ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
    ...(expect === undefined ? {} : { expect }),
  });
}

function refinement(given: ReducerScenario, naming: Naming) {
  return { of: classEpochs(boundsOf(given)), view: (world: RegistersWorld) => classIn(naming, world) };
}

function boundsOf(given: ReducerScenario): Bounds {
  const { founders, writes = [], epochs: replaced = 1, rounds = 1 } = given;
  const claimants = claimantsOf(given);
  const handedOver = (given.requests ?? []).flatMap(({ request }) => (request.type === 'give' ? [request.place] : []));
  return {
    places: founders.length,
    transactions: writes.length,
    epochs: replaced,
    ballots: rounds * claimants.length,
    claimable: [...new Set(claimants.map(({ place }) => place).filter((place) => place !== RENEWAL))],
    renewals: claimants.some(({ place }) => place === RENEWAL),
    decisions: false,
    isLate: true,
    ...(handedOver.length === 0 ? {} : { handedOver: [...new Set(handedOver)] }),
  };
}

function namingOf(given: ReducerScenario, ofClass: number): Naming {
  const frame = frameOf(boundsOf(given));
  return {
    frame,
    start: initialState(frame),
    class: ofClass,
    founders: given.founders,
    claimants: claimantsOf(given),
    writes: given.writes ?? [],
  };
}

function claimantsOf({ claimants, inherits = {} }: ReducerScenario): Naming['claimants'] {
  return (
    claimants ??
    Object.entries(inherits).flatMap(([node, [first]]) => (first === undefined ? [] : [{ node: Number(node), place: first.place }]))
  );
}

function nodeOf(given: ReducerScenario, id: NodeId): ScenarioNode<Registers> {
  const { founders, classes = 1, isPatient } = given;
  const inherits = given.inherits?.[id] ?? [];
  const config: RegisterConfig = {
    placed: placement(classes * founders.length, founders.length),
    founding: [{ from: 0, to: classes, nodes: founders }],
    inherits,
    ...(given.finds?.[id] === undefined ? {} : { finds: given.finds[id] }),
    ...(given.stored === undefined ? {} : { stored: given.stored }),
    ...(given.inParts === true ? { partBytes: 1 } : {}),
    ...(given.isToldInParts === true ? { copyBytes: 1 } : {}),
    ...(given.endAfter === undefined ? {} : { endAfter: given.endAfter }),
    ...(isPatient === true ? { retryMs: 100, renewMs: 1000 } : {}),
  };
  const wrongly = given.falselySuspects?.[id];
  return {
    id,
    config,
    running: registers(epochs).init(id, config).state,
    monitored: [...new Set(inherits.map(({ node }) => node))],
    ...(given.neverCrash?.includes(id) === true ? { neverCrashes: true } : {}),
    ...(given.falselySuspects === undefined ? {} : { falselySuspects: wrongly ?? [] }),
  };
}

export function write(at: NodeId, name: string, ofClass = 0): ScenarioRequest<Registers> {
  return { at, request: { type: 'begin', class: ofClass, write: name } };
}

/** The node is told that it is responsible for a place. */
export function take(at: NodeId, place: number, classes = { from: 0, to: 1 }): ScenarioRequest<Registers> {
  return { at, request: { type: 'responsible', place, ...classes } };
}

export function give(at: NodeId, place: number, heir: NodeId, classes = { from: 0, to: 1 }): ScenarioRequest<Registers> {
  const request: Give = { type: 'give', place, ...classes, heir };
  return { at, request };
}

/** The node is to end as soon as all of its roles have arrived at their heirs. */
export function leave(at: NodeId): ScenarioRequest<Registers> {
  return { at, request: { type: 'leave' } };
}

/** The ring tells a node that another one has a place, rightly or wrongly. */
export function isAt(at: NodeId, place: number, node: NodeId, classes = { from: 0, to: 1 }): ScenarioRequest<Registers> {
  return { at, request: { type: 'route', place, ...classes, node } };
}

/** The highest epoch that some node up knows of a class. */
export function lastEpoch({ nodes }: RegistersWorld, ofClass: number): number {
  return Math.max(...nodes.filter(({ status }) => status === 'up').map(({ state }) => knownIn(state.inner, classAt(ofClass))[0].epoch));
}

function classAt(ofClass: number): { readonly from: number; readonly to: number } {
  return { from: ofClass, to: ofClass + 1 };
}

/** Each place of each class is spoken for by one node that is up, under the last epoch, and nobody runs a ballot. */
export const everyPlaceIsSpokenFor: RegisterProperties = {
  everyPlaceIsSpokenFor: recoverable((world) => {
    const up = world.nodes.filter(({ status }) => status === 'up').map(({ state }) => state.inner);
    const { config } = up[0];
    const isAtRest = up.every(
      ({ claims, given }) => claims.every(({ phase }) => phase === 'surveying') && given.every(({ isTaken }) => isTaken),
    );
    return isAtRest && Array.from({ length: classCount(config) }, (_, each) => each).every((each) => isSpokenFor(up, config, each));
  }, 'Each place of a class can still be spoken for by one node that is up, under the last epoch, with no ballot going on.'),
};

function isSpokenFor(up: readonly RegistersWorld['nodes'][number]['state']['inner'][], config: Config, ofClass: number): boolean {
  const last = Math.max(...up.map((state) => knownIn(state, classAt(ofClass))[0].epoch));
  return placesOf(config).every((place) => {
    const members = up.flatMap((state) => membersAt(state, { place, ...classAt(ofClass) })).filter(({ epoch }) => epoch === last);
    return members.length === 1 && members[0].promised === null;
  });
}

/** For each place of a class, at most one node that is up speaks under an epoch. */
const oneSpeaksForAPlace: RegisterProperties = {
  oneSpeaksForAPlace: always(({ nodes }) => {
    const spoken = nodes
      .filter(({ status }) => status === 'up')
      .flatMap(({ state: { inner } }) =>
        speakingIn(inner).flatMap(({ place, from, to, epoch }) =>
          Array.from({ length: to - from }, (_, i) => `${place} ${from + i} ${epoch}`),
        ),
      );
    return new Set(spoken).size === spoken.length;
  }, 'For each place of a class, at most one node votes and answers under an epoch.'),
};

/** A promise seals a role for good, whichever node carries it. */
const sealedIsSilent: RegisterProperties = {
  sealedIsSilent: always(({ nodes }) => {
    const up = nodes.filter(({ status }) => status === 'up').map(({ state }) => state.inner);
    const sealed = nodes.flatMap(({ state }) => state.notes.filter(({ type }) => type === 'promised' || type === 'accepted'));
    return sealed.every((note) =>
      up.every((state) => {
        const [member] = membersAt(state, { place: note.place, ...classAt(note.class) });
        return member === undefined || member.epoch !== note.epoch || member.promised !== null;
      }),
    );
  }, 'A role that has promised or accepted a ballot is silent under that epoch, whichever node carries it.'),
};

/** With timers: each seal ends. */
export const noSealStays: RegisterProperties = {
  noSealStays: recoverable(
    ({ nodes }) => nodes.every(({ status, state }) => status !== 'up' || state.inner.carried.every(({ promised }) => promised === null)),
    'Each seal can still end.',
  ),
};

/** Some run reaches each of these epochs. */
export function epochIsReached(epoch: number, ofClass = 0): RegisterProperties {
  return {
    [`epoch${epoch}IsReached`]: reachable(
      (world) => lastEpoch(world, ofClass) >= epoch,
      `Some run installs a configuration for epoch ${epoch}.`,
    ),
  };
}

/** Some run lets this node speak. */
export function speaks(node: NodeId): RegisterProperties {
  return {
    [`node${node}Speaks`]: reachable(
      ({ nodes }) => nodes.some(({ id, state }) => id === node && speakingIn(state.inner).length > 0),
      `Node ${node} speaks for a place.`,
    ),
  };
}

/** A write commits under this epoch. */
export function isWrittenUnder(epoch: number): RegisterProperties {
  return {
    [`isWrittenUnder${epoch}`]: reachable(({ nodes }) => {
      const votes = nodes.flatMap(({ state }) => state.notes.filter((note) => note.type === 'voted' && note.epoch === epoch));
      return votes.length * 2 > placesOf(nodes[0].state.inner.config).length;
    }, `Some run commits a write under epoch ${epoch}.`),
  };
}
