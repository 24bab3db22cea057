/** How the nodes of a world are seen as one class of the spec: from what is on their disks, and from their notes. */
import { type Item, itemsOf } from '../../impl/epochs/entries.ts';
import { inside } from '../../impl/epochs/pieces.ts';
import { type Acceptance, type Ballot, type Configuration, isSameBallot, isSameRole, type Role } from '../../impl/epochs/role.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { NodeView, World } from '../../model-check/world/world.ts';
import {
  type Carrier,
  type Claim,
  type ClassState,
  claimantOf,
  claimKey,
  type Frame,
  LOCKED,
  NOTHING,
  roleOf,
  sameConfiguration,
  type Transaction,
} from '../../spec/epochs/state.ts';
import { setOf } from '../../spec/kernel/sorted-set.ts';
import type { Accepted, Gave, Note, Promised, Proposed, Voted } from './notes.ts';
import type { Registers } from './registers.ts';

export type RegistersWorld = World<Registers>;

/** The names that a class of the spec has in the world. */
export interface Naming {
  readonly frame: Frame;
  /** The class in the beginning. */
  readonly start: ClassState;
  readonly class: number;
  /** The founders, by place. */
  readonly founders: readonly NodeId[];
  /** The nodes that may run ballots, ascending, and the place that each may claim. `RENEWAL`: none. */
  readonly claimants: readonly { readonly node: NodeId; readonly place: number }[];
  /** The writes, in the order of the transactions of the spec. */
  readonly writes: readonly string[];
}

interface Disk {
  readonly node: NodeId;
  readonly record: NonNullable<NodeView<Registers>['durable']>['record'];
  readonly notes: readonly Note[];
}

export function classIn(naming: Naming, { nodes }: RegistersWorld): ClassState {
  const { frame, start } = naming;
  const disks = nodes.map((each) => diskOf(naming, each));
  const notes = disks.flatMap((disk) => disk.notes);
  const chosen = { ...start.chosen, ...Object.fromEntries(chosenIn(naming, notes)) };
  const transactions = frame.allTransactions.map((each) => [each, transactionIn(naming, notes, chosen, each)]);
  const carriers = carriersIn(naming, notes).map((name) => [name, carrierIn(naming, disks, chosen, name)]);
  return {
    ...start,
    carriers: { ...start.carriers, ...Object.fromEntries(carriers) },
    claims: { ...start.claims, ...Object.fromEntries(claimsIn(naming, notes, chosen)) },
    chosen,
    transactions: Object.fromEntries(transactions),
  };
}

type Chosen = ClassState['chosen'];

/** A node that is down has its disk: its state may be older. */
function diskOf(naming: Naming, { id, durable, state }: NodeView<Registers>): Disk {
  const { record, notes } = durable ?? { record: state.inner, notes: state.notes };
  return { node: id, record, notes: notes.filter((note) => note.class === naming.class) };
}

function chosenIn(naming: Naming, notes: readonly Note[]): readonly (readonly [string, Chosen[string]])[] {
  const accepted = notes.filter((note): note is Accepted => note.type === 'accepted');
  const epochs = setOf(...accepted.map(({ epoch }) => epoch));
  return epochs.map((epoch) => {
    const ofEpoch = accepted.filter((note) => note.epoch === epoch);
    const isChosen = ({ ballot }: Accepted) =>
      placesIn(ofEpoch.filter((each) => isSameBallot(each.ballot, ballot))).length >= naming.frame.quorum.accept;
    const names = ofEpoch.filter(isChosen).map(({ configuration }) => rolesIn(naming, configuration));
    return [`${epoch + 1}`, names.filter((each, i) => names.findIndex((other) => sameConfiguration(each, other)) === i)];
  });
}

/** The ballots that some member or claimant has noted; those of which nothing was heard are null, as in the beginning. */
function claimsIn(naming: Naming, notes: readonly Note[], chosen: Chosen): readonly (readonly [string, Claim])[] {
  const ballots = notes.filter((note): note is Promised | Accepted | Proposed => 'ballot' in note);
  const isFirst = (each: Promised | Accepted | Proposed, i: number) =>
    ballots.findIndex(({ epoch, ballot }) => epoch === each.epoch && isSameBallot(ballot, each.ballot)) === i;
  return ballots.filter(isFirst).map(({ epoch, ballot }) => {
    const number = numberOf(naming, ballot);
    return [claimKey(epoch, number), claimIn(naming, notes, chosen, epoch, number)];
  });
}

function claimIn(naming: Naming, notes: readonly Note[], chosen: Chosen, epoch: number, number: number): Claim {
  const isOf = (note: Promised | Accepted | Proposed) => note.epoch === epoch && numberOf(naming, note.ballot) === number;
  const promised = notes.filter((note): note is Promised => note.type === 'promised' && isOf(note));
  const acceptedBy = placesIn(notes.filter((note): note is Accepted => note.type === 'accepted' && isOf(note)));
  const proposed = notes.find((note): note is Proposed => note.type === 'proposed' && isOf(note));
  const isChosen = acceptedBy.length >= naming.frame.quorum.accept;
  const told = promised.map(({ place, accepted, items }) => ({
    place,
    accepted: acceptanceIn(naming, accepted),
    knows: knowsFrom(naming, items),
  }));
  return {
    place: naming.claimants[(number - 1) % naming.claimants.length].place,
    from: chosen[epoch][0],
    promisedBy: [],
    seen: null,
    knows: knowsFrom(naming, []),
    told: proposed === undefined ? told.sort((a, b) => a.place - b.place) : [],
    proposed: proposed === undefined ? null : rolesIn(naming, proposed.configuration),
    acceptedBy: isChosen ? [] : acceptedBy,
    isDriven: true,
    isChosen,
  };
}

function transactionIn(naming: Naming, notes: readonly Note[], chosen: Chosen, number: number): Transaction {
  const { frame, writes } = naming;
  const isOf = (note: Note): note is Voted => note.type === 'voted' && note.write === writes[number];
  const votes = notes.filter(isOf);
  const epoch = votes.length === 0 ? null : votes[0].epoch;
  const places = placesIn(votes);
  const isCommitted = places.length >= frame.majority;
  const byInstalled = isCommitted && places.some((place) => !frame.founders.includes(chosen[epoch ?? 0][0][place]));
  return { epoch, version: 0, preparedAt: isCommitted ? [] : [places], outcome: isCommitted ? 'committed' : 'open', byInstalled };
}

/** The carriers of which there is something to see: of founders, of heirs, and of claimants that have proposed themselves. */
function carriersIn(naming: Naming, notes: readonly Note[]): readonly string[] {
  const { frame } = naming;
  const proposed = notes.filter((note): note is Proposed => note.type === 'proposed');
  const isOwn = ({ epoch, ballot, configuration }: Proposed) =>
    configuration.some((role) => isSameRole(role, { since: epoch + 1, ...ballot }));
  const claimants = proposed.filter(isOwn).map(({ epoch, ballot }) => claimantOf(epoch, numberOf(naming, ballot)));
  return [...frame.founders, ...frame.carriers.filter((name) => name !== roleOf(name)), ...claimants];
}

/** A carrier is a role at one node. Where the node has lost the role, what it knew is in its notes. */
function carrierIn(naming: Naming, disks: readonly Disk[], chosen: Chosen, name: string): Carrier {
  const absent = naming.start.carriers[name];
  const role = roleCalled(naming, roleOf(name));
  const isHeir = name !== roleOf(name);
  const gave = disks.flatMap((disk) => disk.notes).find((note): note is Gave => note.type === 'gave' && isSameRole(note.role, role));
  const taker =
    disks.find(({ record }) => record.carried.some((each) => isSameRole(each.role, role))) ??
    disks.find(({ notes }) => notes.some((note) => note.type === 'took' && isSameRole(note.role, role)));
  if (isHeir && gave === undefined) return absent;
  if (gave !== undefined && (!isHeir || taker === undefined)) return carrierFrom(naming, gave, isHeir ? 'coming' : 'gave');
  const disk = isHeir ? taker : disks.find(({ node }) => node === role.node);
  const proposal = disk?.notes.find(
    (note): note is Proposed => note.type === 'proposed' && note.configuration.some((each) => isSameRole(each, role)),
  );
  if (disk === undefined || (role.since > 0 && (proposal === undefined || !isSameBallot(proposal.ballot, role)))) return absent;
  // A proposal that is not chosen is never heard of again: its node may have made another one.
  if (proposal !== undefined && chosen[role.since][0]?.includes(name) !== true) return claimantFrom(naming, proposal, chosen);
  return liveCarrier(
    naming,
    disk,
    role,
    gave?.place ?? proposal?.place ?? naming.founders.indexOf(role.node),
    gave?.items ?? proposal?.items ?? [],
  );
}

function claimantFrom(naming: Naming, { place, epoch, items }: Proposed, chosen: Chosen): Carrier {
  return {
    status: 'live',
    place,
    epoch,
    configuration: chosen[epoch][0],
    promised: 0,
    accepted: null,
    knows: knowsFrom(naming, items),
  };
}

function liveCarrier(naming: Naming, { record, notes }: Disk, role: Role, place: number, had: readonly Item[]): Carrier {
  const classes = { from: naming.class, to: naming.class + 1 };
  const [{ epoch, configuration }] = inside(record.known, classes);
  const carried = inside(record.carried, classes).find((each) => each.place === place && isSameRole(each.role, role));
  const stored = itemsOf(record.store, { place, ...classes });
  const voted = notes.filter((note): note is Voted => note.type === 'voted' && note.place === place).map(({ write }) => write);
  return {
    status: 'live',
    place,
    epoch,
    configuration: rolesIn(naming, configuration),
    promised: carried?.promised == null ? 0 : numberOf(naming, carried.promised),
    accepted: acceptanceIn(naming, carried?.accepted ?? null),
    knows: carried === undefined ? knowsFrom(naming, had, voted) : knowsFrom(naming, stored),
  };
}

function carrierFrom(naming: Naming, { place, epoch, configuration, promised, accepted, items }: Gave, status: Carrier['status']): Carrier {
  return {
    status,
    place,
    epoch,
    configuration: rolesIn(naming, configuration),
    promised: promised === null ? 0 : numberOf(naming, promised),
    accepted: acceptanceIn(naming, accepted),
    knows: knowsFrom(naming, items),
  };
}

function knowsFrom({ writes }: Naming, items: readonly { readonly key: string }[], more: readonly string[] = []): readonly number[] {
  return writes.map((write) => (more.includes(write) || items.some(({ key }) => key === write) ? LOCKED : NOTHING));
}

function acceptanceIn(naming: Naming, accepted: Acceptance | null): Carrier['accepted'] {
  return accepted === null ? null : { ballot: numberOf(naming, accepted.ballot), configuration: rolesIn(naming, accepted.configuration) };
}

function rolesIn(naming: Naming, configuration: Configuration): readonly string[] {
  return configuration.map(({ since, round, node }) =>
    since === 0 ? `p${naming.founders.indexOf(node)}` : claimantOf(since - 1, numberOf(naming, { round, node })),
  );
}

function roleCalled(naming: Naming, name: string): Role {
  const place = naming.frame.founders.indexOf(name);
  if (place !== -1) return { since: 0, round: 0, node: naming.founders[place] };
  const [epoch, ballot] = name.slice(1).split('.').map(Number);
  const { claimants } = naming;
  return {
    since: epoch + 1,
    round: Math.floor((ballot - 1) / claimants.length) + 1,
    node: claimants[(ballot - 1) % claimants.length].node,
  };
}

/** Ballots in the spec are numbers from 1 on, by ascending round and node. */
function numberOf({ claimants }: Naming, { round, node }: Ballot): number {
  const index = claimants.findIndex((each) => each.node === node);
  if (index === -1) throw new Error(`node ${node} runs a ballot, though the scenario does not name it as a claimant`);
  return (round - 1) * claimants.length + index + 1;
}

function placesIn(notes: readonly { readonly place: number }[]): readonly number[] {
  return setOf(...notes.map(({ place }) => place));
}
