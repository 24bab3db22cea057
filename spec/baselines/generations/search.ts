/**
 * The right answers to a search for an item, in any network: the measure of the three generations of peer-to-peer
 * networks. Source: SELFMAN slides, "Three generations of peer-to-peer networks", where hybrid
 * and unstructured networks come "but no guarantee", and structured ones "with guarantee".
 */
import { always, type Properties, reachable } from '../../kernel/spec.ts';

export interface Question {
  readonly asker: number;
  readonly item: number;
}

export interface Answer extends Question {
  /** Null: the answer says that no peer has the item. */
  readonly holder: number | null;
}

export interface Search {
  /** The items of each peer that is up. */
  readonly peers: readonly { readonly id: number; readonly items: readonly number[] }[];
  /** All that were ever asked, by peers that are up. */
  readonly questions: readonly Question[];
  readonly answers: readonly Answer[];
  /** Whether anything is still under way. */
  readonly isOver: boolean;
}

/** "With guarantee": what exists is found. Judged when the search is over, so that nothing can be late. */
export const existingItemsAreFound = always<Search>(
  (search) => !search.isOver || search.questions.every((question) => !exists(search, question.item) || isFound(search, question)),
  'When the search is over, every question about an item that some peer has was answered with a peer.',
  (search) => {
    const missed = search.questions.filter((question) => exists(search, question.item) && !isFound(search, question));
    const told = missed.map(({ asker, item }) => {
      const holders = search.peers.filter(({ items }) => items.includes(item)).map(({ id }) => id);
      return `node ${asker} asked for item ${item}, which node ${holders.join(' and node ')} has, and was told of nobody`;
    });
    return told[0] ?? 'no question of any node was missed';
  },
);

export const searchProperties: Properties<Search> = {
  existingItemsAreFound,
  onlyHoldersAreNamed: always(
    ({ peers, answers }) =>
      answers.every(({ item, holder }) => holder === null || peers.some((peer) => peer.id === holder && peer.items.includes(item))),
    'Every peer that an answer names has the item.',
  ),
  noHolderIsNamedTwice: always(
    ({ answers }) => new Set(answers.map(({ asker, item, holder }) => `${asker} ${item} ${holder}`)).size === answers.length,
    'No peer is named twice to the node that asked for an item.',
  ),
};

/** A state that must be reached, so that the properties do not hold vacuously. */
export const allIsFound = reachable<Search>(
  (search) => search.isOver && search.questions.length > 0 && search.questions.every((question) => isFound(search, question)),
  'Some run answers all questions with a peer.',
);

function exists({ peers }: Search, item: number): boolean {
  return peers.some(({ items }) => items.includes(item));
}

function isFound({ answers }: Search, { asker, item }: Question): boolean {
  return answers.some((answer) => answer.asker === asker && answer.item === item && answer.holder !== null);
}
