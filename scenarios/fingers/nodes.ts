/** Nodes for scenarios of fingers, and what the ring below them says, as requests. */
import { watched } from '../../impl/fingers/knowledge.ts';
import type { Request } from '../../impl/fingers/messages.ts';
import type { Fingers } from '../../impl/fingers/protocol.ts';
import { type Config, member, type State } from '../../impl/fingers/state.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { ScenarioNode, ScenarioRequest } from '../../model-check/scenario.ts';

/** The identifier space of the slides' figure (slide 13), and Chord's fingers. */
export const CHORD: Config = { keys: 16, arity: 2 };
export const FOUR_ARY: Config = { keys: 16, arity: 4 };

/** Members in clockwise order as a perfect ring; each knows those of `known` that its table has a place for. */
export function ring(members: readonly NodeId[], config: Config, known: readonly NodeId[] = members): readonly ScenarioNode<Fingers>[] {
  return members.map((id, place) => {
    const predecessor = members[(place + members.length - 1) % members.length];
    const successor = members[(place + 1) % members.length];
    const running = member(id, predecessor, successor, known, config);
    return { id, config, running, monitored: watched(running) };
  });
}

/**
 * A perfect ring of `members`, and a `bush` of nodes clockwise from the last member. The successor of each node of the bush is
 * the first member. Only that member and the bush know these nodes, as predecessors.
 */
export function ringWithBush(members: readonly NodeId[], bush: readonly NodeId[], config: Config): readonly ScenarioNode<Fingers>[] {
  const [root] = members;
  const all = [...members, ...bush];
  return all.map((id, place) => {
    const successor = place < members.length - 1 ? members[place + 1] : root;
    const running = member(id, all[(place + all.length - 1) % all.length], successor, members, config);
    return { id, config, running, monitored: watched(running) };
  });
}

export function asks(at: NodeId, ...keys: readonly number[]): readonly ScenarioRequest<Fingers>[] {
  return keys.map((key) => ({ at, request: { type: 'lookup', key } }));
}

export function refreshes(...nodes: readonly NodeId[]): readonly ScenarioRequest<Fingers>[] {
  return nodes.map((at) => ({ at, request: { type: 'refresh' } }));
}

/** The ring tells a node its neighbours. As any request, at any time: a scenario allows every order, those of a ring among them. */
export function told(at: NodeId, predecessor: NodeId, successor: NodeId | null): ScenarioRequest<Fingers> {
  const request: Request = { type: 'neighbours', predecessor, successor };
  return { at, request };
}

/** A member that has lost its successor, and knows nobody but its predecessor. */
export function recovering(id: NodeId, predecessor: NodeId, config: Config): ScenarioNode<Fingers> {
  const before = member(id, predecessor, predecessor, [], config);
  const running: State = { ...before, neighbours: { type: 'neighbours', predecessor, successor: null } };
  return { id, config, running, monitored: watched(running) };
}
