/** How a world of relaxed-ring nodes is seen as the ring without messages. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Message } from '../../impl/relaxed-ring/messages.ts';
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import type { ProtocolScenario, ScenarioNode } from '../../model-check/scenario.ts';
import type { NodeView, World } from '../../model-check/world/world.ts';
import type { Properties, Refinement } from '../../spec/kernel/spec.ts';
import { atomicRing } from '../../spec/relaxed-ring/atomic/atomic-ring.ts';
import { type AtomicNode, type AtomicRing, type Offer, tidied, type Word } from '../../spec/relaxed-ring/atomic/state.ts';
import type { Ring } from '../../spec/relaxed-ring/ring.ts';

type Node = Pick<NodeView<RelaxedRing>, 'id' | 'status' | 'state'>;

/** Comparing the messages of two states takes longer than making the states. */
const MOST_STEPS = 15_000;
/** The same with more than two newcomers: a node may let many of them in at once, so the ring without messages has many actions. */
const MOST_STEPS_OF_CROWDS = 1000;

/**
 * The refinement, where it is judged: in scenarios that hold, are small, and keep one owner for each key. A ring in which a
 * key may get two owners does not refine the ring without messages. Nor does one that never delivers some messages, or in which
 * nodes forget suspects.
 */
export function atomicRefinement<H>(
  nodes: readonly ScenarioNode<RelaxedRing>[],
  { expect, unreachable, absent, faults }: Pick<ProtocolScenario<RelaxedRing, H>, 'expect' | 'unreachable' | 'absent' | 'faults'>,
  required: Properties<Ring>,
): Readonly<Record<string, Refinement<World<RelaxedRing, H>, AtomicRing>>> {
  const newcomers = nodes.filter(({ running }) => running === undefined).length;
  const isSmall = expect?.verdict === 'holds' && expect.generated <= (newcomers > 2 ? MOST_STEPS_OF_CROWDS : MOST_STEPS);
  const isForgetful = nodes.some(({ config }) => config.suspectsAtMost !== undefined);
  const isJudged =
    isSmall && !isForgetful && unreachable === undefined && faults?.restart === undefined && 'atMostOneResponsible' in required;
  return isJudged ? { atomicRing: refinesAtomicRing(nodes, absent) } : {};
}

/** Each step of a node, and each fault, is one action of the ring without messages, or changes nothing there. */
function refinesAtomicRing<H>(
  nodes: readonly ScenarioNode<RelaxedRing>[],
  absent: readonly NodeId[] = [],
): Refinement<World<RelaxedRing, H>, AtomicRing> {
  const founders = nodes.filter(({ running, config }) => running === undefined && config.contacts.length === 0).map(({ id }) => id);
  const size = nodes[0].config.keys;
  const gone = Object.fromEntries(absent.map((id) => [id, { status: 'down' } as const]));
  const view = (world: Pick<World<RelaxedRing, H>, 'messages'> & { readonly nodes: readonly Node[] }): AtomicRing =>
    tidied({
      size,
      nodes: { ...gone, ...Object.fromEntries(world.nodes.map((node) => [node.id, atomicNode(node)])) },
      offers: world.messages.flatMap(({ from, to, message }) => offersIn(from, to, message)),
      words: [
        ...world.messages.flatMap(({ from, message }) => wordsIn(from, message)),
        ...world.nodes.flatMap(({ status, state }) =>
          status !== 'down' && state.status === 'joining' ? state.stash.flatMap(({ from, message }) => wordsIn(from, message)) : [],
        ),
      ],
    });
  const beginning = view({
    nodes: nodes.map(({ id, running }) => ({
      id,
      status: running === undefined ? 'new' : 'up',
      state: running ?? { status: 'joining', self: id, config: nodes[0].config, contact: 0, stash: [] },
    })),
    messages: [],
  });
  return { of: atomicRing({ init: beginning, founders }), view };
}

function atomicNode({ status, state }: Node): AtomicNode {
  if (status === 'down') return state.status === 'leaving' ? { status: 'left', predecessor: state.predecessor } : { status: 'down' };
  switch (state.status) {
    case 'joining':
      return { status: 'outside' };
    case 'member': {
      const { predecessor, successor, suspected } = state;
      return { status: 'member', predecessor, successor, suspected };
    }
    case 'leaving': {
      const { predecessor, heir, hasInherited, suspected } = state;
      return { status: 'leaving', predecessor, heir, hasInherited, suspected };
    }
  }
}

function offersIn(by: NodeId, to: NodeId, message: Message): readonly Offer[] {
  return message.type === 'accepted' ? [{ from: message.predecessor, to, by }] : [];
}

function wordsIn(by: NodeId, message: Message): readonly Word[] {
  return message.type === 'follow' ? message.suspects.map((about) => ({ by, about })) : [];
}
