/** The scene that claims about churn judge: the ring, the requests of clients and their answers, in a run or in its replay. */
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import type { ClientEvent, History, NodeView } from '../../../model-check/world/world.ts';
import type { Ring } from '../../../spec/relaxed-ring/ring.ts';
import { ringOf } from '../refinement.ts';
import type { ChurningRing } from './beginning.ts';

export interface Scene {
  readonly ring: Ring;
  readonly questions: readonly Question[];
}

/** Who is responsible for this key? */
interface Question {
  readonly node: NodeId;
  readonly key: number;
  /** Null: not answered yet. */
  readonly owner: NodeId | null;
}

/** The requests and answers that clients have seen in a run. */
export interface Seen {
  readonly questions: readonly Question[];
  /** Nothing happens to these nodes any more. */
  readonly over: readonly NodeId[];
}

export const seenByClients: History<ChurningRing<unknown>, Seen> = {
  initial: { questions: [], over: [] },
  after(seen, event) {
    return event.type === 'request' ? onRequest(seen, event) : onOutput(seen, event);
  },
};

export function sceneOf(world: SeenWorld): Scene {
  return { ring: ringOf(world), questions: world.history.questions };
}

interface SeenWorld {
  readonly nodes: readonly Pick<NodeView<ChurningRing<unknown>>, 'id' | 'status' | 'state'>[];
  readonly history: Seen;
}

/** Every node has stopped, or nothing happens to it any more. */
export function isOver(nodes: readonly NodeView<ChurningRing<unknown>>[], { over }: Seen): boolean {
  return nodes.every(({ id, status }) => status === 'down' || over.includes(id));
}

type OfType<T extends string> = Extract<ClientEvent<ChurningRing<unknown>>, { readonly type: T }>;

function onRequest(seen: Seen, { node, request }: OfType<'request'>): Seen {
  if (request.type === 'lookup') return { ...seen, questions: [...seen.questions, { node, key: request.key, owner: null }] };
  return request.type === 'over' ? { ...seen, over: [...seen.over, node] } : seen;
}

/** The answer to a question that nobody has asked is one, too: it may be wrong. */
function onOutput(seen: Seen, { node, output }: OfType<'output'>): Seen {
  if (output.type !== 'found') return seen;
  const { key, owner } = output;
  const answered = seen.questions.findIndex((each) => each.node === node && each.key === key && each.owner === null);
  const others = seen.questions.filter((_, place) => place !== answered);
  return { ...seen, questions: [...others, { node, key, owner }] };
}
