/** The state of a node: the roles that it carries, its claims, and what it knows of configurations. */

import type { NodeId } from '../kernel/protocol.ts';
import { BadPlacement, type Placement, placement } from '../places/placement.ts';
import { EMPTY, type Item, type Key, type Store } from './entries.ts';
import type { CopyName, Gift } from './messages.ts';
import { type Classes, inside, merged, outside, type Piece } from './pieces.ts';
import { type Acceptance, type Ballot, type Configuration, foundedBy, type Role } from './role.ts';

export interface Config {
  readonly placed: Placement;
  /** The first configurations that this node knows. It carries the roles that are listed under its own id. */
  readonly founding: readonly Founding[];
  /** The time without an answer after which a message is sent again, in milliseconds. Omitted: never. */
  readonly retryMs?: number;
  /** Whether that time doubles, up to four times, while no answer changes anything. So a node that is slow is not asked more and more. Omitted: it stays. */
  readonly pausesDouble?: boolean;
  /** How long a role stays sealed before its carrier runs a ballot of its own, in milliseconds. Omitted: forever. */
  readonly renewMs?: number;
  /** The most bytes of data in one message of a hand-over, as JSON in UTF-8; the same after a restart. Omitted: 262,144. */
  readonly partBytes?: number;
  /** As `partBytes`, for what a claimant is told in one message. Each makes a piece of its own. A class is never divided. Omitted: 2,097,152. */
  readonly copyBytes?: number;
  /** How often a leaver sends again, with no progress between, before it ends with what nobody has taken. Omitted: for ever. */
  readonly endAfter?: number;
}

export interface Founding extends Classes {
  /** By place. */
  readonly nodes: readonly NodeId[];
}

export interface State extends Durable {
  readonly self: NodeId;
  readonly config: Config;
  /** By ascending place, then class. */
  readonly claims: readonly Claim[];
  /** Carriers other than the node that claimed the role; by ascending place, then class. */
  readonly routes: readonly Route[];
  /** Copies of data ahead of roles, by this node as the giver; by ascending place, then class. */
  readonly moves: readonly Move[];
  /** Data that have come ahead of roles, with this node as the heir; by ascending place, then class. */
  readonly coming: readonly Coming[];
  /** Watched nodes that the failure detector suspects; ascending. */
  readonly suspected: readonly NodeId[];
  /** How often in a row the time without an answer has doubled. Omitted: it does not. */
  readonly doubled?: number;
  /** The node ends when nothing is left to hand over. `retries`: how often it has sent again since the last progress. Omitted: it goes on. */
  readonly leaving?: { readonly retries: number };
}

/** The durable record of a node: on disk before any message that tells of it. */
export interface Durable {
  /** By ascending place, then class; at most one role for each place of a class. */
  readonly carried: readonly Carried[];
  /** Roles handed over, until their configuration is outdated; by ascending place, then class. */
  readonly given: readonly Given[];
  /** Roles that this node has agreed to take, and waits for before it ends; by ascending place, then class. */
  readonly agreed: readonly Agreed[];
  /** Proposals of this node that may still be chosen; by ascending place, then class. */
  readonly kept: readonly Kept[];
  /** By ascending class. */
  readonly known: readonly Known[];
  /** Places whose members may not have heard yet of an epoch that this node has installed; by ascending place, then class. */
  readonly untold: readonly Piece[];
  /** The data of carried roles, and of those given whose heir has not acknowledged. */
  readonly store: Store;
  /** The highest round of a ballot of this node. No ballot is used twice, not even after a restart. */
  readonly round: number;
}

/** A role that this node carries. It goes by the epoch that the node knows for the class. */
export interface Carried extends Piece {
  readonly role: Role;
  /** Its promise in the instance that decides what follows. Not null: the role is sealed. */
  readonly promised: Ballot | null;
  readonly accepted: Acceptance | null;
  /** How often the role has been handed over. */
  readonly hops: number;
}

/** The configuration of the highest epoch that this node has heard of. */
export interface Known extends Classes {
  readonly epoch: number;
  readonly configuration: Configuration;
}

/** A carried role with the epoch and the configuration that it goes by. */
export type Member = Carried & Known;

/** A role that was handed over. It is remembered so that a repeated gift is not taken twice, and to tell who has it. */
export interface Given extends Gift {
  readonly heir: NodeId;
  readonly isTaken: boolean;
}

/** The data that a claimant has read for the role that it has proposed. */
export interface Kept extends Piece {
  /** The epoch of the instance in which it was proposed. */
  readonly epoch: number;
  readonly role: Role;
  readonly items: readonly Item[];
}

/**
 * A ballot of this node, or the preparation of one. `surveying`: looks for a majority, and copies its data.
 * `sealing`: asks for promises. `choosing`: has proposed. `outranked`: a rival has a higher ballot, so this node waits.
 */
export interface Claim extends Piece {
  /** `renewal`: the configuration goes on as it is, under the next epoch. `place` is then a place of this node. */
  readonly kind: 'place' | 'renewal';
  readonly phase: 'surveying' | 'sealing' | 'choosing' | 'outranked';
  /** −1: not known yet. */
  readonly epoch: number;
  readonly configuration: Configuration;
  /** Places whose members have answered in this phase; ascending. */
  readonly answered: readonly number[];
  /** By ascending place. */
  readonly copies: readonly Copy[];
  /** The highest acceptance among the promises. */
  readonly seen: Acceptance | null;
  /** The highest round that this claim has heard of. */
  readonly highest: number;
  readonly ballot: Ballot | null;
  readonly proposed: Configuration | null;
  /** How often it was outranked, up to `MOST_TRIES`. */
  readonly tries: number;
}

/** The data of a role on their way to its heir. One pass copies what changed after change `since`, in order of class and key. */
export interface Move extends CopyName {
  readonly heir: NodeId;
  /** How many parts the heir has acknowledged. */
  readonly parts: number;
  readonly since: number;
  /** The number of the last change when this pass began. The next pass copies what has changed after it. */
  readonly until: number;
  /** The last item that this pass has copied; null: none. */
  readonly after: Key | null;
  /** The part under way. */
  readonly items: readonly Item[];
  /** Whether this part is the last one. Then it goes with the role, and the node has stopped. */
  readonly isWhole: boolean;
}

/** A role that another node is about to hand over to this one. */
export interface Agreed extends CopyName {
  readonly giver: NodeId;
}

/** The data that have come ahead of a role. */
export interface Coming extends CopyName {
  readonly parts: number;
  readonly store: Store;
}

/** The delay doubles with each try up to this one. */
export const MOST_TRIES = 6;

/** The time without an answer doubles this often. */
export const MOST_DOUBLED = 2;

/** The data that a member has told of. */
export interface Copy {
  readonly place: number;
  readonly node: NodeId;
  readonly changes: number;
  readonly items: readonly Item[];
}

export interface Route extends Piece {
  readonly node: NodeId;
}

/** The state of a node at its first boot. Throws `BadPlacement` if a founding configuration does not fit the placement. */
export function founded(self: NodeId, config: Config): State {
  placement(config.placed.size, config.placed.degree);
  for (const { from, to, nodes } of config.founding) {
    if (nodes.length !== config.placed.degree || !(0 <= from && from < to && to <= classCount(config)))
      throw new BadPlacement(
        `founding: got ${nodes.length} nodes for classes ${from} to ${to}, expected ${config.placed.degree} nodes and classes below ${classCount(config)}`,
      );
  }
  const known = config.founding.map(({ from, to, nodes }) => ({ from, to, epoch: 0, configuration: foundedBy(nodes) }));
  const carried = known.flatMap(({ from, to, configuration }) =>
    configuration.flatMap((role, place): readonly Carried[] =>
      role.node === self ? [{ place, from, to, role, promised: null, accepted: null, hops: 0 }] : [],
    ),
  );
  const durable = { carried: merged(carried), given: [], agreed: [], kept: [], known: merged(known), untold: [], store: EMPTY, round: 0 };
  return rebooted(self, config, durable);
}

export function rebooted(self: NodeId, config: Config, durable: Durable): State {
  const doubled = config.pausesDouble === true ? { doubled: 0 } : {};
  return { self, config, ...durable, claims: [], routes: [], moves: [], coming: [], suspected: [], ...doubled };
}

/** N/f. */
export function classCount({ placed }: Config): number {
  return placed.size / placed.degree;
}

/** The places of a class: 0 … f − 1. */
export function placesOf({ placed }: Config): readonly number[] {
  return Array.from({ length: placed.degree }, (_, place) => place);
}

/** The roles that this node carries at a place, in parts with equal values. */
export function membersAt(state: State, piece: Piece): readonly Member[] {
  const carried = state.carried.filter(({ place }) => place === piece.place);
  return inside(carried, piece).flatMap((each) => inside(state.known, each).map((known) => ({ ...each, ...known })));
}

/** The highest epoch that this node knows for each part of `classes`; −1 where it knows none. */
export function knownIn({ known }: State, classes: Classes): readonly Known[] {
  const found = inside(known, classes);
  const gaps = outside<Classes>({ from: classes.from, to: classes.to }, found);
  return [...found, ...gaps.map((gap) => ({ ...gap, epoch: -1, configuration: [] }))].sort((a, b) => a.from - b.from);
}
