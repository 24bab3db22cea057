/** The type invariant of a node in the store: clauses that every state satisfies. */
import type { Clause } from '../kernel/protocol.ts';
import { ascends, atMost, clause, each, wholeNumber } from '../kernel/type-invariant.ts';
import { byTransaction } from '../places/lock.ts';
import type { Poll } from './poll.ts';
import { MOST_OUTRANKED } from './retries.ts';
import { MOST_OPEN, MOST_RESOLVED, MOST_SWEPT, type Resolution, SLOWEST, type State, type Transaction } from './state.ts';

export function typeInvariant(state: State): readonly Clause[] {
  const { config, open, rest, slowness, begun, round, boot, resolving, old, asked, waiting } = state;
  return [
    ascends(
      'open',
      open.map(({ number }) => number),
    ),
    atMost('open', open, config.mostOpen ?? MOST_OPEN),
    ...each('open', open, (transaction, at) => ofTransaction(state, transaction, at)),
    atMost('resolving', resolving, MOST_RESOLVED + MOST_SWEPT + MOST_OPEN),
    clause('resolving', resolving, 'by transaction', inOrder(resolving.map(({ transaction }) => transaction))),
    ...each('resolving', resolving, (resolution, at) => ofResolution(state, resolution, at)),
    clause('old', old, 'by transaction', inOrder(old)),
    wholeNumber('rest', rest, 0, (config.sweepsEvery ?? 1) - 1),
    ...(slowness === undefined
      ? []
      : [
          wholeNumber('slowness.level', slowness.level, 0, SLOWEST),
          wholeNumber('slowness.left', slowness.left, 0, 2 ** slowness.level - 1),
        ]),
    wholeNumber('begun', begun, 0),
    wholeNumber('round', round, 1),
    wholeNumber('boot', boot, 1),
    wholeNumber('config.degree', config.degree, 1),
    // The layer below has answered all questions before the next event.
    clause('asked', asked, 'no open question', asked.length === 0),
    clause('waiting', waiting, 'no open question', waiting.length === 0),
  ];
}

function ofTransaction({ begun, config }: State, { number, parts, stage, retries }: Transaction, at: string): readonly Clause[] {
  const hasRead = stage.type === 'reading' || parts.every(({ base }) => base !== null);
  return [
    wholeNumber(`${at}.number`, number, 1, begun),
    wholeNumber(`${at}.retries`, retries, 0, config.giveUpAfter),
    clause(`${at}.parts`, parts, 'at least one', parts.length > 0),
    clause(`${at}.parts`, parts, 'read, after the first stage', hasRead),
    ...each(`${at}.parts`, parts, ({ poll }, part) => ofPoll(poll, config.degree, `${part}.poll`)),
    ...(stage.type === 'proposing' ? ofPoll(stage.poll, config.degree, `${at}.stage.poll`) : []),
  ];
}

function ofResolution(
  { self, boot, round, config }: State,
  { ballot, over, step, parts, outranked }: Resolution,
  at: string,
): readonly Clause[] {
  return [
    clause(`${at}.ballot.node`, ballot.node, 'this node', ballot.node === self),
    clause(`${at}.ballot.boot`, ballot.boot, 'this boot', ballot.boot === boot),
    ...(outranked === undefined ? [] : [wholeNumber(`${at}.outranked`, outranked, 1, MOST_OUTRANKED)]),
    // Round 1 is the coordinator's.
    wholeNumber(`${at}.ballot.round`, ballot.round, 2, round),
    ...ofPoll(over, config.degree, `${at}.over`),
    ...('poll' in step ? ofPoll(step.poll, config.degree, `${at}.step.poll`) : []),
    ...each(`${at}.parts`, parts, ({ poll }, part) => ofPoll(poll, config.degree, `${part}.poll`)),
  ];
}

function ofPoll({ epoch, answers }: Poll<unknown>, degree: number, at: string): readonly Clause[] {
  const places = answers.map(({ place }) => place);
  return [
    wholeNumber(`${at}.epoch`, epoch, -1),
    ascends(`${at}.answers`, places),
    clause(
      `${at}.answers`,
      places,
      `places, 0 … ${degree - 1}`,
      places.every((place) => place >= 0 && place < degree),
    ),
  ];
}

function inOrder(ids: readonly Parameters<typeof byTransaction>[0][]): boolean {
  return ids.every((id, i) => i === 0 || byTransaction(ids[i - 1], id) < 0);
}
