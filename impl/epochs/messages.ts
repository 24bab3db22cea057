/**
 * The messages between nodes, and the requests and outputs of the layers around. The `place` of a message to a member is
 * the place of that member. An answer concerns the part of the asked range for which the member has equal values.
 */
import type { Value } from '../kernel/plain-data.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { Lock } from '../places/lock.ts';
import type { Version } from '../places/version.ts';
import type { Item } from './entries.ts';
import type { Classes, Piece } from './pieces.ts';
import type { Acceptance, Ballot, Configuration, Role } from './role.ts';

export type Message =
  | Survey
  | Surveyed
  | Seal
  | Sealed
  | Outranked
  | Choose
  | Accepted
  | Installed
  | Part
  | Got
  | Withdrawn
  | Lacks
  | HandOver
  | Taken
  | Moved;

/** "Are you there, under which epoch, and what do you have?" Seals nothing. */
export interface Survey extends Piece {
  readonly type: 'survey';
  /** The highest epoch that the asker knows; −1: none. */
  readonly epoch: number;
  /** Whether the answer should hold a copy of the data. */
  readonly isCopied: boolean;
}

/** The answer to `survey`, for as many classes as fit into one message. */
export interface Surveyed extends Piece {
  readonly type: 'surveyed';
  readonly epoch: number;
  readonly configuration: Configuration;
  /** The round of the ballot that the member has promised; 0: none. */
  readonly round: number;
  /** How often the role was handed over. */
  readonly hops: number;
  /** The number of the last change in the copy. */
  readonly changes: number;
  /** Null: no copy was asked for. */
  readonly items: readonly Item[] | null;
  /** There was no room for the data of later classes. Omitted: there is nothing more. */
  readonly goesOn?: true;
}

/** "Promise me this ballot: be silent under this epoch from now on, and tell me what you have." */
export interface Seal extends Piece {
  readonly type: 'seal';
  readonly epoch: number;
  readonly ballot: Ballot;
  /** The number of the last change that the asker has a copy of; 0: it has none. */
  readonly since: number;
}

/** The promise: what the member has accepted, and its data since the copy. It is told for as many classes as fit into one message. */
export interface Sealed extends Piece {
  readonly type: 'sealed';
  readonly epoch: number;
  readonly ballot: Ballot;
  readonly accepted: Acceptance | null;
  readonly since: number;
  readonly items: readonly Item[];
  /** As in `surveyed`. */
  readonly goesOn?: true;
}

/** The refusal of `seal` and `choose`: the member has promised a ballot of this round, which is higher. */
export interface Outranked extends Piece {
  readonly type: 'outranked';
  readonly epoch: number;
  readonly ballot: Ballot;
  readonly round: number;
}

/** "Accept this configuration for the epoch after this one." */
export interface Choose extends Piece {
  readonly type: 'choose';
  readonly epoch: number;
  readonly ballot: Ballot;
  readonly configuration: Configuration;
}

export interface Accepted extends Piece {
  readonly type: 'accepted';
  readonly epoch: number;
  readonly ballot: Ballot;
}

/** "This is the configuration of this epoch": news, and the answer to anybody under an earlier epoch. */
export interface Installed extends Classes {
  readonly type: 'installed';
  readonly epoch: number;
  readonly configuration: Configuration;
}

/** A role with all of its state. The giver has stopped in it. */
export interface Gift extends Piece {
  readonly role: Role;
  readonly epoch: number;
  readonly configuration: Configuration;
  readonly promised: Ballot | null;
  readonly accepted: Acceptance | null;
  /** How often the role has been handed over, this time included. */
  readonly hops: number;
}

/** Which role is copied ahead of its hand-over, and which of its copies this is. */
export interface CopyName extends Piece {
  readonly role: Role;
  /** The count of the hand-over that will follow. */
  readonly hops: number;
  /** The number of the giver's last change when the copy began. No other copy of this giver has it. */
  readonly begun: number;
}

/** Data of a role that is going to be handed over. The giver still speaks, or has no answer since it stopped. */
export interface Part extends CopyName {
  readonly type: 'part';
  /** How many parts of this copy went before. */
  readonly number: number;
  readonly items: readonly Item[];
}

/** The acknowledgement of parts: the heir has this many. It agrees to take the role, and waits for it. */
export interface Got extends CopyName {
  readonly type: 'got';
  readonly parts: number;
}

/** "I have given up this copy: do not wait for the role." */
export interface Withdrawn extends CopyName {
  readonly type: 'withdrawn';
}

/** "An earlier part of this copy is missing here: begin again." */
export interface Lacks extends CopyName {
  readonly type: 'lacks';
}

/** The copy that went ahead of a role, and its number of parts. */
export interface Copied {
  readonly begun: number;
  readonly parts: number;
}

export interface HandOver {
  readonly type: 'handOver';
  readonly gift: Gift;
  /** Omitted: nothing went ahead. */
  readonly copied?: Copied;
  /** All data of the role; those that changed after their part, or have not been copied, if a copy went ahead. */
  readonly items: readonly Item[];
}

/** The acknowledgement of a `handOver`. */
export interface Taken extends Piece {
  readonly type: 'taken';
  readonly role: Role;
  readonly hops: number;
}

/** "I have handed this place over: ask that node." */
export interface Moved extends Piece {
  readonly type: 'moved';
  readonly node: NodeId;
}

export type Request = Responsible | Give | RouteFound | Leave | Keep | Replace | Remove | Look | Unsettled | Locate;

/** From the ring: these places are yours. A hint: wrong and outdated ones do no harm. */
export interface Responsible extends Piece {
  readonly type: 'responsible';
}

/** From the ring: these places are the heir's. A hint, too. */
export interface Give extends Piece {
  readonly type: 'give';
  readonly heir: NodeId;
}

/** From the ring, the answer to `lookup`: that node may carry the place. */
export interface RouteFound extends Piece {
  readonly type: 'route';
  readonly node: NodeId;
}

/** From the ring, which has ended: end when all roles have arrived at their heirs. */
export interface Leave {
  readonly type: 'leave';
}

/** From above: keep this value at a place, if this node speaks for the place under this epoch. */
export interface Keep extends Item {
  readonly type: 'keep';
  readonly place: number;
  readonly epoch: number;
}

/** From above: keep this instead of what is there. Not refused for its version, and void locks are the asker's business. */
export interface Replace extends Item {
  readonly type: 'replace';
  readonly place: number;
  readonly epoch: number;
}

/** From above: keep nothing there any more. Not answered. A member that is silent meanwhile may bring it back. */
export interface Remove {
  readonly type: 'remove';
  readonly place: number;
  readonly class: number;
  readonly key: string;
  readonly epoch: number;
}

/** From above: which values have locks, or are records of transactions, of those for which this node speaks? */
export interface Unsettled {
  readonly type: 'unsettled';
}

/** From above: what is kept there, if this node speaks for the place? */
export interface Look {
  readonly type: 'look';
  readonly place: number;
  readonly class: number;
  readonly key: string;
  /** The highest epoch that the asker has heard of; −1: none. A member under an earlier one asks the other carriers about it. */
  readonly epoch: number;
}

/** From above: which nodes are to be asked about the places of a class? */
export interface Locate {
  readonly type: 'locate';
  readonly class: number;
  /** The highest epoch that the layer above has heard of; −1: none. If it is later than what this node knows, carriers are asked. */
  readonly epoch: number;
  /** Places whose node has not answered; ascending. The ring is asked about them. */
  readonly missing: readonly number[];
}

/** A part of what this node may answer for, and under which epoch. */
export interface Speaking extends Piece {
  readonly epoch: number;
}

export type Output =
  /** To the ring: who is responsible for these places? */
  | (Piece & { readonly type: 'lookup' })
  /** To above, at each change: for these places this node votes and answers, and for no others. Ascending. */
  | { readonly type: 'speaks'; readonly pieces: readonly Speaking[] }
  /** To above: the answers to `keep`, `replace` and `look`. All answers come in the step of their requests, in the same order. */
  | { readonly type: 'kept'; readonly place: number; readonly class: number; readonly key: string; readonly version: Version }
  | {
      readonly type: 'refused';
      readonly place: number;
      readonly class: number;
      readonly key: string;
      readonly because: Refusal;
      /** The epoch that this node knows for the class; −1: none. */
      readonly epoch: number;
    }
  | {
      /** The answer to `locate`. */
      readonly type: 'located';
      readonly class: number;
      /** The highest epoch that was named, or that this node knows; −1: none. */
      readonly epoch: number;
      /** By place; null: no node is known. */
      readonly nodes: readonly (NodeId | null)[];
    }
  | {
      readonly type: 'shown';
      readonly place: number;
      readonly class: number;
      readonly key: string;
      readonly epoch: number;
      /** `UNWRITTEN`: there is no value. */
      readonly version: Version;
      readonly value: Value;
      /** Omitted: there is none. */
      readonly locks?: readonly Lock[];
    }
  /** The answer to `unsettled`; by ascending place, class and key. */
  | { readonly type: 'unsettledHere'; readonly entries: readonly (Item & { readonly place: number })[] };

/** `notMine`: another node may carry the place. `sealed`: ask again under the next epoch. */
export type Refusal = 'notMine' | 'sealed' | 'otherEpoch' | 'olderVersion';

/** `retry`: an answer is missing. `renew`: a role has been sealed for long. */
export interface Timer {
  readonly type: 'retry' | 'renew';
}
