/**
 * Ballots, roles and configurations. A role is one place of a class, from the epoch on in which it was installed. The f
 * roles of a class in one epoch are its configuration. A role keeps its name when it is handed over to another node.
 */
import type { NodeId } from '../kernel/protocol.ts';

/** A ballot in the instance of Paxos that decides which configuration follows on an epoch. */
export interface Ballot {
  /** At least 1. */
  readonly round: number;
  readonly node: NodeId;
}

/** A role's name: the first epoch of which it is a member, and the ballot that first proposed it. */
export interface Role {
  /** 0 for the roles of the first configuration. */
  readonly since: number;
  /** 0 for the roles of the first configuration. */
  readonly round: number;
  /** The node that claimed it. Another one may carry it by now. */
  readonly node: NodeId;
}

/** By place, the role that speaks for it. */
export type Configuration = readonly Role[];

/** A configuration that a member has accepted, and under which ballot. */
export interface Acceptance {
  readonly ballot: Ballot;
  readonly configuration: Configuration;
}

/** Between two ballots of one round, the higher node decides. Each ballot is higher than none. */
export function isHigher(a: Ballot, b: Ballot | null): boolean {
  if (b === null) return true;
  return a.round === b.round ? a.node > b.node : a.round > b.round;
}

export function isSameBallot(a: Ballot | null, b: Ballot | null): boolean {
  return a?.round === b?.round && a?.node === b?.node;
}

export function isSameRole(a: Role | undefined, b: Role): boolean {
  return a?.since === b.since && a.round === b.round && a.node === b.node;
}

/** The first configuration: at each place a role of the node listed there. */
export function foundedBy(nodes: readonly NodeId[]): Configuration {
  return nodes.map((node) => ({ since: 0, round: 0, node }));
}

/** The configuration with `role` at `place`. */
export function withRole(configuration: Configuration, place: number, role: Role): Configuration {
  return configuration.map((each, i) => (i === place ? role : each));
}
