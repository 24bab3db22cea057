/** How a world of a hub and its peers, or of peers that flood questions, is seen as searches for items. */
import type { Hybrid } from '../../../impl/baselines/generations/hybrid/protocol.ts';
import type { Unstructured } from '../../../impl/baselines/generations/unstructured/protocol.ts';
import type { ClientEvent, NodeView, World } from '../../../model-check/world/world.ts';
import type { Answer, Question, Search } from '../../../spec/baselines/generations/search.ts';

/** The questions of clients, and the answers that they were given. */
export interface Searches {
  readonly questions: readonly Question[];
  readonly answers: readonly Answer[];
}

export const NO_SEARCHES: Searches = { questions: [], answers: [] };

/** Sorted, so that the order of arrival does not matter. */
export function remember(history: Searches, event: ClientEvent<Hybrid> | ClientEvent<Unstructured>): Searches {
  const { node: asker } = event;
  if (event.type === 'request') {
    const questions = [...history.questions, { asker, item: event.request.item }];
    return { ...history, questions: questions.sort((a, b) => a.asker - b.asker || a.item - b.item) };
  }
  const { item, holder } = event.output;
  const answers = [...history.answers, { asker, item, holder }];
  return { ...history, answers: answers.sort((a, b) => a.asker - b.asker || a.item - b.item || (a.holder ?? -1) - (b.holder ?? -1)) };
}

export function hybridSearch(world: World<Hybrid, Searches>): Search {
  return searchIn(world, ({ state }) => (state.status === 'hub' ? [] : state.config.items));
}

export function floodingSearch(world: World<Unstructured, Searches>): Search {
  return searchIn(world, ({ state }) => state.config.items);
}

function searchIn<X extends Hybrid | Unstructured>(
  { nodes, quiet, history }: World<X, Searches>,
  itemsOf: (node: NodeView<X>) => readonly number[],
): Search {
  const up = nodes.filter(({ status }) => status === 'up');
  return {
    peers: up.map((node) => ({ id: node.id, items: itemsOf(node) })),
    questions: history.questions.filter(({ asker }) => up.some(({ id }) => id === asker)),
    answers: history.answers,
    isOver: quiet,
  };
}
