/** Properties of the scenarios of registers: for clients, for replicas, and for each side of a partition. */
import { entriesOf } from '../../impl/epochs/entries.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { majority } from '../../impl/places/placement.ts';
import { UNWRITTEN } from '../../impl/places/version.ts';
import type { Operation } from '../../impl/registers/state.ts';
import { allThrough, always, type Properties, recoverable, step } from '../../spec/kernel/spec.ts';
import { everyOperationEnds, linearizable, regular } from '../../spec/replication/register.ts';
import { epochsOf, isAsNew, isSame, lastEpoch, operationsOf, type RegistersWorld, registersOf, replicasOf } from './observed.ts';

export type RegisterProperties = Properties<RegistersWorld>;

/** The only key. */
export const KEY = '0';

export const toClients: RegisterProperties = {
  ...allThrough(operationsOf, { regular, linearizable }),
  oneAnswerPerOperation: always(
    ({ history }) => history.every(({ isAnsweredAgain }) => isAnsweredAgain === undefined),
    'No client is answered twice.',
  ),
  whatNeverHappensIsNeverSeen: always(({ history, nodes }) => {
    const never = history.filter(({ gaveUp, kind }) => gaveUp === 'never' && kind === 'put').map(({ value }) => value);
    const kept = nodes.flatMap((node) => entriesOf(epochsOf(node).store));
    return never.every((value) => !kept.some((entry) => entry.value === value));
  }, 'A write of which the client was told that it has no effect is kept nowhere.'),
};

export const byReplicas: RegisterProperties = {
  everyMajorityHasIt: always((world) => {
    const all = replicasOf(world, KEY).filter(({ promised }) => promised === null);
    return world.history.every(({ version, done }) => {
      const outdated = !done || version === null ? [] : all.filter((each) => !isAsNew(each.version, version));
      const places = (ofEpoch: number) => new Set(outdated.filter(({ epoch }) => epoch === ofEpoch).map(({ place }) => place));
      return outdated.every(({ epoch }) => places(epoch).size < majority(degreeIn(world)));
    });
  }, 'Of any ⌊f/2⌋ + 1 places that may answer under one epoch, one has each version that a client was told of, or a newer one.'),
  oneValuePerVersion: always(({ nodes }) => {
    const entries = nodes.flatMap((node) => entriesOf(epochsOf(node).store));
    return entries.every((one) => entries.every((other) => !isSame(one.version, other.version) || one.value === other.value));
  }, 'Replicas with one version have one value.'),
  oneWritePerVersion: always(({ history }) => {
    const made = history.flatMap(({ kind, version }) => (kind === 'put' && version !== null ? [version] : []));
    return made.every((one, i) => made.every((other, j) => i === j || !isSame(one, other)));
  }, 'No two writes are told of one version.'),
  aWriteHasOneVersion: step((before, after) => {
    const states = after.nodes.map(registersOf);
    return before.nodes.map(registersOf).every(({ operations, boot }, i) =>
      operations.every(({ number, round }) => {
        const later = states[i].operations.find((each) => each.number === number)?.round;
        if (round.phase === 'reading' || later === undefined || states[i].boot !== boot) return true;
        return later.phase === 'writing' && isSame(later.version, round.version);
      }),
    );
  }, 'Once an operation writes, it writes the same version until it ends, under whatever epoch.'),
};

/** On a side with fewer than ⌊f/2⌋ + 1 places, no operation ends without an answer of the other side. */
export const onEachSide: RegisterProperties = {
  aMinorityEndsNothing: step((before, after) => {
    const wasDone = (name: string) => before.history.some((each) => each.name === name && each.done);
    const ended = after.history.filter(({ name, done }) => done && !wasDone(name));
    return before.partition === null || ended.every(({ name }) => mayEnd(before, name));
  }, 'On a side of a partition with fewer than ⌊f/2⌋ + 1 places, no operation ends by answers of that side alone.'),
};

function mayEnd(world: RegistersWorld, name: string): boolean {
  const [node, ticket] = name.split('.').map(Number);
  const own = placesOnSideOf(world, node);
  if (own.size >= majority(degreeIn(world))) return true;
  const asking = world.nodes.filter(({ id }) => id === node).flatMap((each) => registersOf(each).operations);
  const operation = asking.find(({ asked }) => asked.ticket === ticket);
  return operation !== undefined && answeredIn(operation).some((place) => !own.has(place));
}

/** The places that the nodes of one side carry under the last epoch. */
function placesOnSideOf(world: RegistersWorld, node: NodeId): ReadonlySet<number> {
  const side = world.partition?.find((group) => group.includes(node)) ?? [];
  const replicas = replicasOf(world, KEY).filter((each) => side.includes(each.node) && each.epoch === lastEpoch(world));
  return new Set(replicas.map(({ place }) => place));
}

function answeredIn({ round }: Operation): readonly number[] {
  return round.phase === 'reading' ? round.answers.map(({ place }) => place) : round.keptAt;
}

export const inTheEnd: RegisterProperties = {
  ...allThrough(operationsOf, { everyOperationEnds }),
  replicasConverge: recoverable((world) => {
    const last = lastEpoch(world);
    const members = replicasOf(world, KEY).filter(({ isUp, epoch, promised }) => isUp && epoch === last && promised === null);
    const areSame = members.every(({ version }) => isSame(version, members[0]?.version ?? UNWRITTEN));
    const areAtRest = world.nodes.every((node) => node.status !== 'up' || registersOf(node).operations.length === 0);
    return areSame && members.length === degreeIn(world) && areAtRest;
  }, 'All places can still be spoken for under the last epoch, with one version, and with no operation open.'),
};

export const whereNodesGiveUp: RegisterProperties = {
  everyWaitEnds: recoverable(
    ({ history, nodes }) =>
      history.every(({ done, gaveUp }) => done || gaveUp !== 'no') && nodes.every((node) => registersOf(node).operations.length === 0),
    'Every operation can still end, with an answer or without one, and nothing of it stays.',
  ),
};

function degreeIn({ nodes }: RegistersWorld): number {
  return registersOf(nodes[0]).config.degree;
}
