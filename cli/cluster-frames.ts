/** A running cluster as states for the explorer: the ring, as its nodes tell it. */
import { CIRCLE } from '../impl/places/identifiers.ts';
import type { NodeInView } from './cluster-view.ts';

/** A node of a state, as the explorer reads it. */
interface FrameNode {
  readonly id: number;
  readonly status: 'up' | 'down' | 'new';
  readonly state: {
    readonly status: string;
    readonly process: string;
    readonly config: { readonly keys: number };
    readonly predecessor: number | null;
    readonly successor: number | null;
    readonly suspected: readonly number[];
    readonly places: number;
    readonly open: number;
  };
}

/** A state, and what has changed since the last one. */
export interface ClusterFrame {
  readonly state: { readonly nodes: readonly FrameNode[]; readonly messages: readonly never[] };
  readonly step: { readonly says: string; readonly changes: readonly string[]; readonly label: null };
  readonly lights: readonly never[];
}

/** Makes a frame whenever the picture has changed. */
export class ClusterFrames {
  /** The last identifier of each node, by its number: a node that is down does not tell it. */
  readonly #places = new Map<number, FrameNode>();
  #last = '';

  /** Returns null if nothing has changed. `at`: milliseconds since the cluster was shown first. */
  next(nodes: readonly NodeInView[], at: number): ClusterFrame | null {
    const seen = nodes.flatMap((node) => this.#nodeOf(node));
    const text = JSON.stringify(seen);
    if (text === this.#last) return null;
    const before: readonly FrameNode[] = this.#last === '' ? [] : JSON.parse(this.#last);
    this.#last = text;
    const changes = seen.flatMap((node) =>
      changesOf(
        before.find(({ id }) => id === node.id),
        node,
      ),
    );
    const says = `${(at / 1000).toFixed(1)} s: ${changes.length === 0 ? 'the cluster' : (changes[0] ?? '')}${changes.length > 1 ? `, and ${changes.length - 1} more changes` : ''}`;
    return { state: { nodes: seen, messages: [] }, step: { says, changes, label: null }, lights: [] };
  }

  #nodeOf({ number, pid, status }: NodeInView): readonly FrameNode[] {
    const last = this.#places.get(number);
    if (status === null) return last === undefined ? [] : [{ ...last, status: 'down' }];
    const { node, state, predecessor = null, successor = null, suspected, places, open } = status;
    const told: FrameNode = {
      id: node,
      status: 'up',
      state: {
        status: state,
        process: `node ${number}, process ${pid ?? 'unknown'}`,
        config: { keys: CIRCLE },
        ...{ predecessor, successor, suspected, open },
        places: places.length,
      },
    };
    this.#places.set(number, told);
    return [told];
  }
}

function changesOf(before: FrameNode | undefined, { id, status, state }: FrameNode): readonly string[] {
  if (before === undefined) return [`node ${id} is there (${state.process})`];
  const fields = ['status', 'predecessor', 'successor', 'suspected', 'places'] as const;
  return [
    ...(before.status === status ? [] : [`node ${id}: ${before.status} → ${status}`]),
    ...fields
      .filter((field) => JSON.stringify(before.state[field]) !== JSON.stringify(state[field]))
      .map((field) => `node ${id}: ${field} ${JSON.stringify(before.state[field])} → ${JSON.stringify(state[field])}`),
  ];
}
