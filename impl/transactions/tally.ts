/**
 * Counting votes. An item is prepared when ⌊f/2⌋ + 1 of its replicas are prepared, and lost when ⌈f/2⌉ have voted abort. The
 * two numbers add up to f + 1, so an item is never both.
 */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';
import { majority } from '../places/placement.ts';
import { instanceOf, placesOf } from './instances.ts';
import type { Config } from './state.ts';
import type { AcceptedVotes, Instance, Outcome, Transaction, Vote, Votes } from './transaction.ts';

/** The outcome, if these votes settle it whatever the missing votes are; null otherwise. */
export function outcomeOf(config: Config, { operations }: Transaction, votes: Votes): Outcome | null {
  const needed = majority(config.degree);
  const count = (key: Identifier, vote: Vote) => placesOf(config, key).filter((place) => votes[instanceOf(key, place)] === vote).length;
  const lost = operations.filter(({ key }) => count(key, 'abort') > config.degree - needed).map(({ key }) => key);
  if (lost.length > 0) return { type: 'aborted', keys: lost };
  return operations.every(({ key }) => count(key, 'prepared') >= needed) ? { type: 'committed' } : null;
}

/** Whether these nodes are a majority of the managers. A node listed several times counts as often. */
export function areMajority({ managers }: Transaction, nodes: readonly NodeId[]): boolean {
  return managers.filter((manager) => nodes.includes(manager)).length >= majority(managers.length);
}

/**
 * The outcome on which a majority of the managers agrees, each by the votes that it has accepted; these may differ. Any
 * majority that a leader asks contains one of those managers, and so finds votes that settle the same outcome.
 */
export function agreedOutcome(config: Config, transaction: Transaction, reports: Readonly<Record<NodeId, Votes>>): Outcome | null {
  const settled = [...new Set(transaction.managers)].flatMap((manager) => {
    const outcome = reports[manager] === undefined ? null : outcomeOf(config, transaction, reports[manager]);
    return outcome === null ? [] : [{ manager, outcome }];
  });
  const agreeing = (type: Outcome['type']) => settled.filter(({ outcome }) => outcome.type === type).map(({ manager }) => manager);
  return settled.find(({ outcome }) => areMajority(transaction, agreeing(outcome.type)))?.outcome ?? null;
}

/** The votes to propose after these promises: for each, the one accepted in the highest ballot; abort if none was accepted. */
export function safeVotes(instances: readonly Instance[], promises: readonly AcceptedVotes[]): Votes {
  return Object.fromEntries(
    instances.map((instance) => {
      const known = promises.flatMap((accepted) => (accepted[instance] === undefined ? [] : [accepted[instance]]));
      const first = { ballot: -1, vote: 'abort' } as const;
      return [instance, known.reduce((best, each) => (each.ballot > best.ballot ? each : best), first).vote];
    }),
  );
}
