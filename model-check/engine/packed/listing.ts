/** Lists the successors of a packed row: looks the row up in all windows, flips bits, and changes inboxes. */
import { COUNT, type Effects, FLIPS, LIST, MAIL, NO_MAIL, NUMBER } from './effects.ts';
import type { Fields } from './fields.ts';
import type { Inboxes } from './inboxes.ts';
import { UNKNOWN, type Window } from './window.ts';
import type { Windows } from './windows.ts';

/** `missing`: a window has no entry for the state. `narrow`: some value is too wide for its field. */
export type Listed = 'all' | 'missing' | 'narrow';

export class Listing<S> {
  /** The number of successors, their outcomes, and their rows one after another. */
  count = 0;
  outcomes = new Int32Array(64);
  rows = new Int32Array(256);
  readonly #fields: Fields;
  readonly #inboxes: Inboxes;
  readonly #effects: Effects;
  readonly #windows: Windows<S>;
  readonly #queues: readonly (readonly [slot: number, isEmpty: (id: number) => boolean])[];
  /** Entries that were met. */
  #met = new Int32Array(64);
  #metCount = 0;
  /** Messages that may be delivered; ascending. */
  #waiting = new Int32Array(64);
  #waitingCount = 0;

  /** `queues`: the slots that hold queues, and whether the value with an id is an empty one. */
  constructor(
    fields: Fields,
    inboxes: Inboxes,
    effects: Effects,
    windows: Windows<S>,
    queues: readonly (readonly [slot: number, isEmpty: (id: number) => boolean])[],
  ) {
    this.#fields = fields;
    this.#inboxes = inboxes;
    this.#effects = effects;
    this.#windows = windows;
    this.#queues = queues;
  }

  /**
   * Lists the successors of the row at `base`, in the order of the reference search. `counts`: whether the listed outcomes
   * count as fired.
   */
  list(data: Int32Array, base: number, counts = true): Listed {
    this.count = 0;
    this.#metCount = 0;
    const { isSetUp, steady, deliveries, whenQuiet } = this.#windows;
    if (!isSetUp) return 'missing';
    for (let i = 0; i < steady.length; i++) {
      const listed = this.#see(steady[i], data, base);
      if (listed !== 'all') return listed;
    }
    this.#gather(data, base);
    for (let i = 0; i < this.#waitingCount; i++) {
      const listed = this.#see(deliveries[this.#waiting[i]], data, base);
      if (listed !== 'all') return listed;
    }
    if (whenQuiet !== null && this.#waitingCount === 0 && this.#queuesAreEmpty(data, base)) {
      const listed = this.#see(whenQuiet, data, base);
      if (listed !== 'all') return listed;
    }
    if (!counts) return 'all';
    const { visits } = this.#effects;
    for (let i = 0; i < this.#metCount; i++) visits[this.#met[i]]++;
    return 'all';
  }

  /** Appends the successors that one window lists. */
  #see(view: Window | undefined, data: Int32Array, base: number): Listed {
    const entry = view === undefined ? UNKNOWN : view.find(data, base);
    if (entry === UNKNOWN) return 'missing';
    const { words } = this.#fields.packing;
    const entries = this.#effects.entries.data;
    if (this.#metCount === this.#met.length) this.#met = longer(this.#met);
    this.#met[this.#metCount++] = entries[entry + NUMBER];
    const more = entries[entry + COUNT];
    while ((this.count + more) * words > this.rows.length) this.rows = longer(this.rows);
    while (this.count + more > this.outcomes.length) this.outcomes = longer(this.outcomes);
    this.count += more;
    if (more === 0) return 'all';
    const { rows, outcomes } = this;
    const effects = this.#effects.ofOutcomes;
    for (let i = 0, at = this.count - more; i < more; i++, at++) {
      const outcome = entries[entry + LIST + i];
      const effect = outcome * (FLIPS + words);
      const to = at * words;
      outcomes[at] = outcome;
      rows[to] = data[base] ^ effects[effect + FLIPS];
      for (let k = 1; k < words; k++) rows[to + k] = data[base + k] ^ effects[effect + FLIPS + k];
      if (effects[effect + MAIL] !== NO_MAIL && !this.#carry(effects[effect + MAIL], to)) return 'narrow';
    }
    return 'all';
  }

  /** Changes the inboxes of the row at `at`. Returns false if the contents of one have no room in their field. */
  #carry(mail: number, at: number): boolean {
    const { rows } = this;
    const { packing, firstInbox } = this.#fields;
    const changes = this.#effects.mail.data;
    for (let i = mail + 1, end = i + 2 * changes[mail]; i < end; i += 2) {
      const field = firstInbox + changes[i];
      const before = packing.read(rows, at, field);
      const after = this.#inboxes.after(changes[i], changes[i + 1], before);
      if (!packing.holds(field, after)) return false;
      rows[at + packing.word[field]] ^= (before ^ after) << packing.shift[field];
    }
    return true;
  }

  /** Finds the distinct messages in all inboxes of the row at `base`. */
  #gather(data: Int32Array, base: number): void {
    const { packing, firstInbox, firstPart } = this.#fields;
    let count = 0;
    for (let field = firstInbox; field < firstPart; field++) {
      const number = packing.read(data, base, field);
      if (number === 0) continue;
      const messages = this.#inboxes.contents[field - firstInbox][number];
      if (count + messages.length > this.#waiting.length) this.#waiting = longer(this.#waiting, messages.length);
      const waiting = this.#waiting;
      for (let i = 0; i < messages.length; i++) {
        if (i > 0 && messages[i] === messages[i - 1]) continue;
        let to = count++;
        for (; to > 0 && waiting[to - 1] > messages[i]; to--) waiting[to] = waiting[to - 1];
        waiting[to] = messages[i];
      }
    }
    this.#waitingCount = count;
  }

  #queuesAreEmpty(data: Int32Array, base: number): boolean {
    return this.#queues.every(([slot, isEmpty]) => isEmpty(this.#fields.packing.read(data, base, slot)));
  }
}

/** A copy of `array` with twice its capacity and `more`. */
function longer(array: Int32Array, more = 0): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(array.length * 2 + more);
  grown.set(array);
  return grown;
}
