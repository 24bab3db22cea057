/** An order of transactions that respects all edges. A transaction without a place is on a cycle, or after one. */
import { inOrder } from './history.ts';
import { byBegin, type Span } from './span.ts';

export interface SerialOrder {
  readonly ids: readonly string[];
  /** Those for which there is no place. */
  readonly left: readonly Span[];
}

interface Arrow {
  readonly from: string;
  readonly to: string;
}

/** A transaction that ended before another began comes first. Where nothing else decides, the one that began first does. */
export function serialOrder(spans: readonly Span[], arrows: readonly Arrow[]): SerialOrder {
  const waitsFor = new Map(spans.map(({ id }) => [id, 0]));
  const followers = new Map<string, string[]>(spans.map(({ id }) => [id, []]));
  for (const { from, to } of arrows) {
    if (!waitsFor.has(from) || !waitsFor.has(to)) continue;
    followers.get(from)?.push(to);
    waitsFor.set(to, (waitsFor.get(to) ?? 0) + 1);
  }
  const gate = new Gate(spans);
  const ids: string[] = [];
  const hasEntered = new Set<string>();
  const placeAll = (ready: readonly string[]): void => {
    const queue = [...ready];
    for (const id of queue) {
      ids.push(id);
      gate.placed(id);
      for (const to of followers.get(id) ?? []) {
        const waits = (waitsFor.get(to) ?? 0) - 1;
        waitsFor.set(to, waits);
        if (waits === 0 && hasEntered.has(to)) queue.push(to);
      }
    }
  };
  for (let entering = gate.enter(); entering.length > 0; entering = gate.enter()) {
    for (const id of entering) hasEntered.add(id);
    placeAll(entering.filter((id) => waitsFor.get(id) === 0));
  }
  const placed = new Set(ids);
  return { ids, left: spans.filter(({ id }) => !placed.has(id)) };
}

/** Those on cycles, and between them: what is left when the order is sought from both ends. */
export function core(spans: readonly Span[], arrows: readonly Arrow[]): readonly Span[] {
  const backwards = (all: readonly Span[]): readonly Span[] => all.map(({ id, began, over }) => ({ id, began: -over, over: -began }));
  const { left } = serialOrder(spans, arrows);
  const turned = arrows.map(({ from, to }) => ({ from: to, to: from }));
  return backwards(serialOrder(backwards(left), turned).left);
}

/** Admits the transactions that began before any of the others had ended. This covers real time without edges. */
class Gate {
  readonly #byBegin: readonly Span[];
  readonly #byEnd: readonly Span[];
  readonly #placed = new Set<string>();
  #entered = 0;
  #ended = 0;

  constructor(spans: readonly Span[]) {
    this.#byBegin = byBegin(spans);
    this.#byEnd = [...spans].sort((a, b) => inOrder(a.over, b.over));
  }

  placed(id: string): void {
    this.#placed.add(id);
  }

  enter(): readonly string[] {
    while (this.#ended < this.#byEnd.length && this.#placed.has(this.#byEnd[this.#ended].id)) this.#ended++;
    const firstEnd = this.#ended < this.#byEnd.length ? this.#byEnd[this.#ended].over : Number.POSITIVE_INFINITY;
    const first = this.#entered;
    while (this.#entered < this.#byBegin.length && this.#byBegin[this.#entered].began <= firstEnd) this.#entered++;
    return this.#byBegin.slice(first, this.#entered).map(({ id }) => id);
  }
}
