/** The alarms of all nodes. Of the alarms of one timer only the last one counts; timers are told apart by object identity. */
import type { NodeId } from '../../impl/kernel/protocol.ts';

/** The last alarm of a timer. */
export interface Alarm<T> {
  readonly timer: T;
  readonly number: number;
  readonly atMs: number;
}

export class Alarms<T> {
  readonly #ofNodes = new Map<NodeId, Map<T, Alarm<T>>>();
  #set = 0;

  set(node: NodeId, timer: T, atMs: number): Alarm<T> {
    const known = this.#ofNodes.get(node);
    const mine = known ?? new Map<T, Alarm<T>>();
    if (known === undefined) this.#ofNodes.set(node, mine);
    const alarm = { timer, number: this.#set++, atMs };
    mine.set(timer, alarm);
    return alarm;
  }

  /** Whether the alarm of this number counts. It counts once. */
  take(node: NodeId, { timer, number }: Alarm<T>): boolean {
    const mine = this.#ofNodes.get(node);
    return mine?.get(timer)?.number === number && mine.delete(timer);
  }

  /** Those that count, in the order in which they were set. */
  of(node: NodeId): readonly Alarm<T>[] {
    return [...(this.#ofNodes.get(node)?.values() ?? [])].sort((a, b) => a.number - b.number);
  }

  forget(node: NodeId): void {
    this.#ofNodes.delete(node);
  }
}
