/** Counts the wrong pointers of nodes as they change: cheap enough to do after every event. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { State } from '../../impl/relaxed-ring/state.ts';

interface Wanted {
  readonly predecessor: NodeId;
  readonly successor: NodeId;
}

export class Progress {
  readonly #wanted: ReadonlyMap<NodeId, Wanted>;
  readonly #wrong: Set<NodeId>;
  #perfectSinceMs: number | null = null;

  /** `ascending`: the nodes of the intended ring. All pointers count as wrong until they are looked at. */
  constructor(ascending: readonly NodeId[]) {
    const at = (place: number) => ascending[(place + ascending.length) % ascending.length];
    this.#wanted = new Map(ascending.map((id, place) => [id, { predecessor: at(place - 1), successor: at(place + 1) }]));
    this.#wrong = new Set(ascending);
  }

  /** The time from which on all pointers have been right; null while one is wrong. */
  get perfectSinceMs(): number | null {
    return this.#perfectSinceMs;
  }

  /** The number of nodes with a wrong pointer. */
  get wrong(): number {
    return this.#wrong.size;
  }

  look(id: NodeId, state: State, nowMs: number): void {
    const wanted = this.#wanted.get(id);
    if (wanted === undefined) return;
    const isRight = state.status === 'member' && state.predecessor === wanted.predecessor && state.successor === wanted.successor;
    if (isRight) this.#wrong.delete(id);
    else this.#wrong.add(id);
    if (this.#wrong.size > 0) this.#perfectSinceMs = null;
    else this.#perfectSinceMs ??= nowMs;
  }
}
