/**
 * Items in order of virtual time. Items of the same moment come out in the order in which they were added.
 *
 * A heap in which each place has four children: it is half as deep as a binary heap, and siblings are adjacent in memory.
 * Only numbers move within the heap; the items stay where they were put.
 */
export class EventQueue<T> {
  /** By place in the heap: the time of an item, its turn among items of that time, and its shelf. */
  #times = new Float64Array(64);
  #turns = new Float64Array(64);
  #shelves = new Int32Array(64);
  readonly #items: (T | undefined)[] = [];
  readonly #freeShelves: number[] = [];
  #size = 0;
  #planned = 0;

  get size(): number {
    return this.#size;
  }

  /** The time of the next item; Infinity when there is none. */
  get nextAtMs(): number {
    return this.#size === 0 ? Number.POSITIVE_INFINITY : this.#times[0];
  }

  add(atMs: number, item: T): void {
    const shelf = this.#freeShelves.pop() ?? this.#items.length;
    this.#items[shelf] = item;
    if (this.#size === this.#times.length) this.#grow();
    this.#rise(this.#size++, atMs, this.#planned++, shelf);
  }

  /** Removes and returns the earliest item; undefined when there is none. */
  take(): T | undefined {
    if (this.#size === 0) return undefined;
    const shelf = this.#shelves[0];
    const item = this.#items[shelf];
    this.#items[shelf] = undefined;
    this.#freeShelves.push(shelf);
    const last = --this.#size;
    this.#sink(this.#times[last], this.#turns[last], this.#shelves[last]);
    return item;
  }

  /** All items, in no meaningful order. */
  *[Symbol.iterator](): Generator<T> {
    for (let place = 0; place < this.#size; place++) {
      const item = this.#items[this.#shelves[place]];
      if (item !== undefined) yield item;
    }
  }

  /** Puts an entry at `from`, or moves it up past every entry that is later. */
  #rise(from: number, time: number, turn: number, shelf: number): void {
    const [times, turns, shelves] = [this.#times, this.#turns, this.#shelves];
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 2;
      // Of equal times, the item added last stays last.
      if (times[parent] <= time) break;
      times[place] = times[parent];
      turns[place] = turns[parent];
      shelves[place] = shelves[parent];
      place = parent;
    }
    times[place] = time;
    turns[place] = turn;
    shelves[place] = shelf;
  }

  /** Puts an entry at the root, or moves it down past every entry that is earlier. */
  #sink(time: number, turn: number, shelf: number): void {
    const [times, turns, shelves, size] = [this.#times, this.#turns, this.#shelves, this.#size];
    let place = 0;
    for (let first = 1; first < size; first = 4 * place + 1) {
      let child = first;
      const end = Math.min(first + 4, size);
      for (let other = first + 1; other < end; other++) {
        if (times[other] < times[child] || (times[other] === times[child] && turns[other] < turns[child])) child = other;
      }
      if (time < times[child] || (time === times[child] && turn < turns[child])) break;
      times[place] = times[child];
      turns[place] = turns[child];
      shelves[place] = shelves[child];
      place = child;
    }
    times[place] = time;
    turns[place] = turn;
    shelves[place] = shelf;
  }

  #grow(): void {
    const [times, turns, shelves] = [this.#times, this.#turns, this.#shelves];
    this.#times = new Float64Array(2 * times.length);
    this.#turns = new Float64Array(2 * turns.length);
    this.#shelves = new Int32Array(2 * shelves.length);
    this.#times.set(times);
    this.#turns.set(turns);
    this.#shelves.set(shelves);
  }
}
