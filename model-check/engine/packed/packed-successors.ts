/** The successors of one state of a packed search. Outcomes that no window knows yet are learned first. */
import type { Space } from '../memo/space.ts';
import type { Transitions } from '../memo/transitions.ts';
import type { System } from '../system/system.ts';
import { Effects } from './effects.ts';
import { Listing } from './listing.ts';
import { NotPacked } from './not-packed.ts';
import type { PackedStates } from './packed-states.ts';
import { Windows } from './windows.ts';

/** The search gives up if inboxes have more contents than this, and more than one for four states. */
const MANY_CONTENTS = 1 << 16;
const STATES_PER_CONTENTS = 4;

export class PackedSuccessors<S> {
  readonly listing: Listing<S>;
  /** By listed successor: the number of the state, or -1 if it is not in the log. */
  numbers = new Int32Array(64);
  readonly #space: Space;
  readonly #transitions: Transitions<S>;
  readonly #states: PackedStates<S>;
  readonly #effects: Effects;
  readonly #windows: Windows<S>;
  #mustGiveUp = false;

  constructor(system: System<S>, space: Space, transitions: Transitions<S>, states: PackedStates<S>) {
    this.#space = space;
    this.#transitions = transitions;
    this.#states = states;
    const { fields, inboxes, inboxOf } = states;
    this.#effects = new Effects(fields, inboxes, inboxOf, transitions);
    this.#windows = new Windows(transitions, fields, this.#effects);
    const isEmpty = (slot: number) => (id: number) => (space.slots[slot].values[id] as readonly unknown[]).length === 0;
    const queues = system.slots.flatMap((_, slot) => (slot < system.firstQueue ? [] : [[slot, isEmpty(slot)] as const]));
    this.listing = new Listing(fields, inboxes, this.#effects, this.#windows, queues);
  }

  /** To be called when the memory forgets: outcomes then have other numbers, and some moves run in each state. */
  giveUp(): void {
    this.#mustGiveUp = true;
  }

  /**
   * Lists the successors of state number `state`, and looks them up in the log. Returns false for a pause; call again.
   * `counts`: whether they count as fired. Throws `NotPacked`.
   */
  list(state: number, isDue: () => boolean, counts = true): boolean {
    const { log } = this.#states;
    for (;;) {
      const listed = this.listing.list(log.rows, this.#states.at(state), counts);
      if (listed === 'all') break;
      if (listed === 'narrow') this.#repack();
      else if (!this.#complete(state, isDue)) return false;
    }
    const { count, rows } = this.listing;
    if (count > this.numbers.length) this.numbers = new Int32Array(2 * count);
    log.findAll(rows, count, this.numbers);
    return true;
  }

  /** Whether a listed successor is state number `state`. */
  leadTo(state: number): boolean {
    const { count, rows } = this.listing;
    for (let i = 0; i < count; i++) if (this.#states.log.find(rows, this.#states.at(i)) === state) return true;
    return false;
  }

  /** The low lanes of all listed successors. */
  lows(): Int32Array {
    const { count, rows } = this.listing;
    return Int32Array.from({ length: count }, (_, i) => this.#states.low(rows, this.#states.at(i)));
  }

  /** Counts what fired since the last time. */
  count(): void {
    this.#effects.count();
  }

  /** Throws `NotPacked` if inboxes hardly ever have the same contents twice. */
  refuseManyInboxes(): void {
    const { inboxes, log } = this.#states;
    const contents = inboxes.contents.reduce((sum, { length }) => sum + length, 0);
    if (contents > MANY_CONTENTS && contents * STATES_PER_CONTENTS > log.size) throw new NotPacked('inboxes rarely have the same contents');
  }

  /** Learns what is missing of a state, and fills its windows. Returns false for a pause. */
  #complete(state: number, isDue: () => boolean): boolean {
    const { log, fields } = this.#states;
    const transitions = this.#transitions;
    const row = this.#states.plain(log.rows, this.#states.at(state));
    transitions.expanded = state + 1;
    while (!transitions.list(row, 0, false)) {
      do {
        if (isDue()) return false;
        if (transitions.reviewsSoon) this.#effects.count();
        transitions.learn(row, 0);
        if (this.#mustGiveUp) throw new NotPacked('some cases do not recur, and were forgotten');
      } while (transitions.isMissing);
    }
    if (transitions.isRun) throw new NotPacked('some moves must run in each state');
    const isFilled = this.#windows.fill(log.rows, this.#states.at(state), row, this.#space.isQuiet(row, 0));
    if (!isFilled || fields.wanted.size > 0) this.#repack();
    return true;
  }

  #repack(): void {
    this.#states.repack();
    this.#windows.open();
  }

  get bytes(): number {
    return this.#effects.bytes + this.#windows.bytes;
  }
}
