/** A running cluster as states for the explorer: the ring, as its nodes tell it. */
import { CIRCLE } from '../impl/places/identifiers.ts';
import type { NodeInView } from './cluster-view.ts';

/** A node of a state, as the explorer reads it. */
interface FrameNode {
  readonly id: number;
  /** Its number in the cluster; identifiers are too long to be read. */
  readonly name: string;
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

/** Changes that the headline of a frame names; the rest is listed below it. */
const IN_A_HEADLINE = 2;

/** Makes a frame whenever the picture has changed. */
export class ClusterFrames {
  /** The last identifier of each node, by its number: a node that is down does not tell it. */
  readonly #places = new Map<number, FrameNode>();
  /** The number of the node that was seen last with an identifier. A node may move, and so have several. */
  readonly #numbers = new Map<number, number>();
  #last = '';

  /** Returns null if nothing has changed. `at`: milliseconds since the cluster was shown first. */
  next(nodes: readonly NodeInView[], at: number): ClusterFrame | null {
    const seen = nodes.flatMap((node) => this.#nodeOf(node));
    const text = JSON.stringify(seen);
    if (text === this.#last) return null;
    const before: readonly FrameNode[] = this.#last === '' ? [] : JSON.parse(this.#last);
    this.#last = text;
    const changes = seen.flatMap((node) =>
      this.#changesOf(
        before.find(({ name }) => name === node.name),
        node,
      ),
    );
    const more = changes.length - IN_A_HEADLINE;
    const headline = changes.slice(0, IN_A_HEADLINE).join('; ') || 'the cluster';
    const says = `${(at / 1000).toFixed(1)} s: ${headline}${more > 0 ? `; and ${more} more ${more === 1 ? 'change' : 'changes'}` : ''}`;
    return { state: { nodes: seen, messages: [] }, step: { says, changes, label: null }, lights: [] };
  }

  #nodeOf({ number, pid, status }: NodeInView): readonly FrameNode[] {
    const last = this.#places.get(number);
    if (status === null) return last === undefined ? [] : [{ ...last, status: 'down' }];
    const { node, state, predecessor = null, successor = null, suspected, places, open } = status;
    const told: FrameNode = {
      id: node,
      name: String(number),
      status: 'up',
      state: {
        status: state,
        process: `process ${pid ?? 'unknown'}`,
        config: { keys: CIRCLE },
        ...{ predecessor, successor, suspected, open },
        places: places.length,
      },
    };
    this.#places.set(number, told);
    this.#numbers.set(node, number);
    return [told];
  }

  #changesOf(before: FrameNode | undefined, { id, name, status, state }: FrameNode): readonly string[] {
    const node = `node ${name}`;
    if (before === undefined) return [`${node} is at ${percent(id)} (${state.process})`];
    const change = (what: string, was: string, is: string) => (was === is ? [] : [`${node}: ${what} ${was} → ${is}`]);
    const one = (of: number | null) => (of === null ? 'none' : this.#named(of));
    const all = (of: readonly number[]) => (of.length === 0 ? 'nobody' : of.map((each) => this.#named(each)).join(', '));
    return [
      ...(before.status === status ? [] : [`${node}: ${before.status} → ${status}`]),
      ...(before.id === id ? [] : [`${node}: moves from ${percent(before.id)} to ${percent(id)}`]),
      ...change('is', before.state.status, state.status),
      ...change('predecessor', one(before.state.predecessor), one(state.predecessor)),
      ...change('successor', one(before.state.successor), one(state.successor)),
      ...change('suspects', all(before.state.suspected), all(state.suspected)),
      ...change('places', String(before.state.places), String(state.places)),
    ];
  }

  /** A node by its number; by its place on the circle if it has none any more. */
  #named(id: number): string {
    const number = this.#numbers.get(id);
    const isThere = number !== undefined && this.#places.get(number)?.id === id;
    return isThere ? `node ${number}` : `an earlier node at ${percent(id)}`;
  }
}

/** A place as a share of the circle, as the table of a cluster gives it. */
function percent(id: number): string {
  return `${((100 * id) / CIRCLE).toFixed(1)} %`;
}
