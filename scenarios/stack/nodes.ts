/** Whole nodes for scenarios: members of a perfect ring that carry its places, and newcomers. One class, three places. */
import { epochs } from '../../impl/epochs/step.ts';
import { watched as watchedByFingers } from '../../impl/fingers/knowledge.ts';
import { member } from '../../impl/fingers/state.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import { placement } from '../../impl/places/placement.ts';
import { perfectMember, watchedBy } from '../../impl/relaxed-ring/state.ts';
import { settled, watchedBy as watchedByMerge } from '../../impl/ring-merge/state.ts';
import { type WholeNode, wholeNode } from '../../impl/stack/node.ts';
import { store } from '../../impl/store/step.ts';
import type { ScenarioNode, ScenarioRequest } from '../../model-check/scenario.ts';
import { X } from '../store/kept.ts';

export type StackNode = ScenarioNode<WholeNode>;

/** The number of identifiers, and of places: with one class, each identifier is a place. */
const PLACES = 3;

/** Members in clockwise order. The owner of an identifier carries its place. */
export function members(...ids: readonly NodeId[]): readonly StackNode[] {
  const founders = Array.from({ length: PLACES }, (_, place) => ids.find((id) => id >= place) ?? ids[0]);
  return ids.map((id, at) => {
    const config = configOf(
      ids.filter((each) => each !== id),
      founders,
    );
    return inTheMiddle(id, [...ids.slice(at + 1), ...ids.slice(0, at + 1)], config);
  });
}

export function newcomer(id: NodeId, contact: NodeId): StackNode {
  return { id, config: configOf([contact], null) };
}

/** The same nodes, of which only this one may crash. */
export function only(mortal: NodeId, nodes: readonly StackNode[]): readonly StackNode[] {
  return nodes.map((node) => (node.id === mortal ? node : { ...node, neverCrashes: true }));
}

export function put(at: NodeId, value: string, ticket = 1): ScenarioRequest<WholeNode> {
  return { at, request: { layer: 'store', inner: { type: 'run', ticket, items: [X], writes: [{ ...X, value }] } } };
}

export function get(at: NodeId, ticket = 1): ScenarioRequest<WholeNode> {
  return { at, request: { layer: 'store', inner: { type: 'get', ticket, ...X } } };
}

export function leaves(at: NodeId): ScenarioRequest<WholeNode> {
  return { at, request: { layer: 'ring', inner: { type: 'leave' } } };
}

/** `round`: the members clockwise, from the successor of the node to the node itself. */
function inTheMiddle(id: NodeId, round: readonly NodeId[], config: WholeNode['config']): StackNode {
  const booted = wholeNode.init(id, config).state;
  const [successor, predecessor] = [round[0], round.at(-2) ?? id];
  const begun = store.step(booted.layers.store, { type: 'start' });
  const layers: WholeNode['state']['layers'] = {
    ring: perfectMember(id, predecessor, round, config.ring),
    merge: settled(id, predecessor, successor, config.merge),
    fingers: member(id, predecessor, successor, round, config.fingers),
    responsibility: { ...booted.layers.responsibility, predecessor },
    epochs: epochs.step(booted.layers.epochs, { type: 'start' }).state,
    store: begun.state,
  };
  const watched = {
    ...booted.watched,
    ring: watchedBy(layers.ring),
    merge: watchedByMerge(layers.merge),
    fingers: watchedByFingers(layers.fingers),
  };
  return {
    id,
    config,
    running: { ...booted, layers, watched, awaits: null },
    timers: begun.effects.flatMap((effect) => (effect.type === 'setTimer' ? [{ layer: 'store', inner: effect.timer } as const] : [])),
    monitored: ascending(Object.values(watched).flat()),
  };
}

/** `founders`: by place, the node that carries it in the beginning; null: the node does not know. */
function configOf(contacts: readonly NodeId[], founders: readonly NodeId[] | null): WholeNode['config'] {
  const placed = placement(PLACES, PLACES);
  const founding = founders === null ? [] : [{ from: 0, to: 1, nodes: founders }];
  return {
    ring: { keys: PLACES, successorListLength: 2, contacts, mayRestart: true },
    merge: { keys: PLACES, fanout: 1, passiveListLength: 2, tickMs: 200, bootstrap: [] },
    fingers: { keys: PLACES, arity: 2 },
    responsibility: { placed },
    epochs: { placed, founding, retryMs: 300, renewMs: 1500 },
    store: { degree: PLACES, retryMs: 300, patienceMs: 1000 },
  };
}
