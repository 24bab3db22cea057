/** What is still to happen, by virtual time: a binary heap. What is planned for the same moment happens in the order of planning. */
export class EventQueue<T> {
  readonly #times: number[] = [];
  readonly #turns: number[] = [];
  readonly #items: T[] = [];
  #planned = 0;

  get size(): number {
    return this.#items.length;
  }

  /** When the next one is due; Infinity when there is none. */
  get nextAtMs(): number {
    return this.#times.length === 0 ? Number.POSITIVE_INFINITY : this.#times[0];
  }

  add(atMs: number, item: T): void {
    this.#times.push(atMs);
    this.#turns.push(this.#planned++);
    this.#items.push(item);
    this.#rise(this.size - 1);
  }

  /** Takes the earliest out; undefined when there is none. */
  take(): T | undefined {
    const first = this.#items[0];
    const last = this.size - 1;
    if (last > 0) this.#swap(0, last);
    this.#times.pop();
    this.#turns.pop();
    this.#items.pop();
    this.#sink(0);
    return first;
  }

  #rise(from: number): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.#isBefore(place, parent)) return;
      this.#swap(place, parent);
      place = parent;
    }
  }

  #sink(from: number): void {
    let place = from;
    for (;;) {
      const left = 2 * place + 1;
      if (left >= this.size) return;
      const child = left + 1 < this.size && this.#isBefore(left + 1, left) ? left + 1 : left;
      if (!this.#isBefore(child, place)) return;
      this.#swap(place, child);
      place = child;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const gap = this.#times[a] - this.#times[b];
    return gap < 0 || (gap === 0 && this.#turns[a] < this.#turns[b]);
  }

  #swap(a: number, b: number): void {
    const [time, turn, item] = [this.#times[a], this.#turns[a], this.#items[a]];
    this.#times[a] = this.#times[b];
    this.#turns[a] = this.#turns[b];
    this.#items[a] = this.#items[b];
    this.#times[b] = time;
    this.#turns[b] = turn;
    this.#items[b] = item;
  }
}
