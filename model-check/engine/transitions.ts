/** Which outcomes a state has: asked of the moves once per combination of what they read, looked up ever after. */
import { encode, NotPlainData } from './canonical.ts';
import { Decisions, NOTHING, type Ref, ReadsDiffer, UNKNOWN } from './decisions.ts';
import { ModelError, messageOf } from './model-error.ts';
import { GrowingInts, grownTo } from './growing.ts';
import { Outcomes } from './outcomes.ts';
import { PlainReader, WatchingReader } from './reading.ts';
import { COUNT, HEADER } from './rows.ts';
import type { Space } from './space.ts';
import type { Move, Outcome, Reader, System } from './system.ts';

/**
 * Remembering costs about as much as running a move ten times, so a move may fill its memory only as fast as it is
 * asked: a few hundred cases at once, then one in sixteen. One that meets new cases all the time is mostly just run.
 */
const FREE_MEMORIES = 256;
const ASKED_PER_MEMORY = 16;

export class Transitions<S> {
  readonly outcomes: Outcomes;
  /** The outcomes of the last state asked for: the first `from(…)` entries. Those from `permanent` on live until the next call. */
  enabled = new Int32Array(64);
  permanent = 0;
  /** How often a move was run. */
  runs = 0;
  readonly #space: Space;
  readonly #system: System<S>;
  readonly #moves: Move[] = [];
  /** How many leaves each move has, and how often it was looked up in its tree. */
  readonly #memories: number[] = [];
  readonly #asked: number[] = [];
  readonly #decisions = new Decisions();
  /** The moves that need no message, by the slot that they look at first. */
  readonly #firstLook: number[][];
  /** Outcomes of moves that look at nothing. */
  readonly #unconditional: number[] = [];
  /**
   * What each value of a slot makes possible: how many outcomes that depend on nothing else, how many trees that look
   * further, then those outcomes and trees.
   */
  readonly #agendas = new GrowingInts();
  /** By slot, then by value: where its agenda begins; UNKNOWN when it has none yet. */
  readonly #agendaAt: Int32Array[];
  /** By message id, the moves that deliver it. */
  readonly #deliveries: (readonly number[] | undefined)[] = [];
  readonly #watching: WatchingReader;
  readonly #plain: PlainReader;
  /** Moves to run anew in the state at hand. */
  readonly #unremembered: number[] = [];
  #count = 0;

  constructor(system: System<S>, space: Space) {
    this.#system = system;
    this.#space = space;
    this.outcomes = new Outcomes(space, system.bag, system.actions);
    this.#watching = new WatchingReader(space);
    this.#plain = new PlainReader(space);
    this.#firstLook = system.slots.map(() => []);
    this.#agendaAt = system.slots.map(() => new Int32Array(0));
  }

  /** Finds out what each move looks at first. `data` holds an initial state at `base`. Call once, before `from`. */
  begin(data: Int32Array, base: number): void {
    for (const move of this.#system.moves) {
      const number = this.#addMove(move);
      const leaf = this.#learn(number, data, base);
      const root = this.#decisions.root(number);
      if (root >= 0) this.#firstLook[this.#decisions.branches[root].slot].push(number);
      else for (let outcome = this.#decisions.from(leaf); outcome < this.#decisions.end(leaf); outcome++) this.#unconditional.push(outcome);
    }
  }

  /** Lists the outcomes of the state in the row at `base` in `enabled`. Returns how many there are. */
  from(data: Int32Array, base: number): number {
    this.outcomes.truncate(this.permanent);
    this.#count = 0;
    this.#unremembered.length = 0;
    const slots = this.#space.slots.length;
    for (const outcome of this.#unconditional) this.#push(outcome);
    for (let slot = 0; slot < slots; slot++) {
      const value = data[base + HEADER + slot];
      const known = this.#agendaAt[slot];
      let at = value < known.length ? known[value] : UNKNOWN;
      if (at === UNKNOWN) at = this.#agenda(slot, data, base);
      this.#pushAgenda(at, data, base);
    }
    const firstMessage = base + HEADER + slots;
    const end = firstMessage + data[base + COUNT];
    let last = -1;
    for (let i = firstMessage; i < end; i++) {
      const message = data[i];
      if (message === last) continue;
      last = message;
      for (const move of this.#deliveries[message] ?? this.#deliver(message)) this.#followMove(move, data, base);
    }
    // Last, because what they append is forgotten with the next state, and must lie behind all that is kept.
    for (const move of this.#unremembered) this.#run(move, data, base);
    return this.#count;
  }

  /** Runs every remembered move of the row at `base` again. Throws when one of them now does something else. */
  audit(data: Int32Array, base: number): void {
    const expected = this.from(data, base);
    const known = Array.from(this.enabled.subarray(0, expected), (outcome) => encode(this.outcomes.labels[outcome])).sort();
    const again: string[] = [];
    const reader = this.#plain.at(data, base);
    const messages = new Set(reader.messages().map(encode));
    const moves = [...this.#system.moves, ...[...messages].flatMap((text) => this.#system.deliveries(JSON.parse(text)))];
    for (const move of moves) for (const outcome of move.outcomes(reader)) again.push(encode(outcome.label));
    again.sort();
    const at = known.findIndex((label, i) => label !== again[i]);
    if (at >= 0 || known.length !== again.length) throw new ModelError(`not pure: run again in the same state, it does something else: ${known[at] ?? again[known.length]}`);
  }

  #pushAgenda(at: number, data: Int32Array, base: number): void {
    const furtherAt = at + 2 + this.#agendas.data[at];
    for (let i = at + 2; i < furtherAt; i++) this.#push(this.#agendas.data[i]);
    const end = furtherAt + this.#agendas.data[at + 1];
    for (let i = furtherAt; i < end; i++) this.#follow(this.#agendas.data[i], data, base);
  }

  /** Makes the agenda for what `slot` holds in the row at `base`. Returns where it begins. */
  #agenda(slot: number, data: Int32Array, base: number): number {
    const outcomes: number[] = [];
    const further: Ref[] = [];
    for (const move of this.#firstLook[slot]) {
      let ref = this.#decisions.child(this.#decisions.root(move), data, base);
      if (ref === UNKNOWN) {
        this.#learn(move, data, base);
        ref = this.#decisions.child(this.#decisions.root(move), data, base);
      }
      if (ref >= 0) further.push(ref);
      else for (let outcome = this.#decisions.from(ref); outcome < this.#decisions.end(ref); outcome++) outcomes.push(outcome);
    }
    const value = data[base + HEADER + slot];
    if (value >= this.#agendaAt[slot].length) this.#agendaAt[slot] = grownTo(this.#agendaAt[slot], value, UNKNOWN);
    const at = this.#agendas.length;
    this.#agendaAt[slot][value] = at;
    for (const word of [outcomes.length, further.length, ...outcomes, ...further]) this.#agendas.push(word);
    return at;
  }

  #deliver(message: number): readonly number[] {
    const moves = this.#system.deliveries(this.#space.messages.values[message]).map((move) => this.#addMove(move));
    this.#deliveries[message] = moves;
    return moves;
  }

  #followMove(move: number, data: Int32Array, base: number): void {
    const root = this.#decisions.root(move);
    if (root === UNKNOWN) this.#pushLeaf(this.#learn(move, data, base));
    else this.#follow(root, data, base);
  }

  #follow(ref: Ref, data: Int32Array, base: number): void {
    const leaf = this.#decisions.follow(ref, data, base);
    const move = this.#decisions.branches[ref].move;
    this.#asked[move]++;
    if (leaf === NOTHING) return;
    if (leaf !== UNKNOWN) return this.#pushLeaf(leaf);
    if (this.#memories[move] < FREE_MEMORIES + this.#asked[move] / ASKED_PER_MEMORY) this.#pushLeaf(this.#learn(move, data, base));
    else this.#unremembered.push(move);
  }

  #pushLeaf(leaf: Ref): void {
    const end = this.#decisions.end(leaf);
    for (let outcome = this.#decisions.from(leaf); outcome < end; outcome++) this.#push(outcome);
  }

  #push(outcome: number): void {
    if (this.#count === this.enabled.length) {
      const grown = new Int32Array(this.enabled.length * 2);
      grown.set(this.enabled);
      this.enabled = grown;
    }
    this.enabled[this.#count++] = outcome;
  }

  #addMove(move: Move): number {
    this.#moves.push(move);
    this.#memories.push(0);
    this.#asked.push(0);
    return this.#decisions.addMove();
  }

  /** Runs `move` twice, to see that it is pure, and remembers what it does. Returns the leaf. */
  #learn(move: number, data: Int32Array, base: number): Ref {
    const { name } = this.#moves[move];
    const outcomes = this.#outcomesOf(move, this.#watching.at(data, base));
    // The change of a fingerprint depends on what a slot held before, so a slot that is written counts as read.
    for (const outcome of outcomes) for (const [slot] of outcome.writes) this.#watching.whole(slot);
    const from = this.outcomes.count;
    this.#addAll(outcomes, name, data, base);
    const end = this.outcomes.count;
    this.#addAll(this.#outcomesOf(move, this.#plain.at(data, base)), name, data, base);
    if (!this.outcomes.repeats(from, end)) throw new ModelError(`${name} is not pure: run twice in the same state, it does two things`);
    this.outcomes.truncate(end);
    this.permanent = this.outcomes.count;
    this.#memories[move]++;
    try {
      return this.#decisions.remember(move, this.#watching.sights, data, base, from, this.permanent);
    } catch (error) {
      if (error instanceof ReadsDiffer) throw new ModelError(`${name} is not pure: after the same values it read something else than before`, { cause: error });
      throw error;
    }
  }

  #run(move: number, data: Int32Array, base: number): void {
    const from = this.outcomes.count;
    this.#addAll(this.#outcomesOf(move, this.#plain.at(data, base)), this.#moves[move].name, data, base);
    for (let outcome = from; outcome < this.outcomes.count; outcome++) this.#push(outcome);
  }

  #addAll(outcomes: readonly Outcome[], name: string, data: Int32Array, base: number): void {
    try {
      for (const outcome of outcomes) this.outcomes.add(outcome, data, base + HEADER);
    } catch (error) {
      throw error instanceof NotPlainData ? new ModelError(`${name}: ${error.message}`, { cause: error }) : error;
    }
  }

  #outcomesOf(move: number, reader: Reader): readonly Outcome[] {
    this.runs++;
    try {
      return [...this.#moves[move].outcomes(reader)];
    } catch (error) {
      if (error instanceof ModelError || !(error instanceof Error)) throw error;
      const frozen = error instanceof TypeError && /read only|not extensible|Cannot (assign|delete|define)/.test(error.message);
      throw new ModelError(frozen ? `${this.#moves[move].name} is not pure: it changes its argument (${error.message})` : `${this.#moves[move].name} threw: ${messageOf(error)}`, { cause: error });
    }
  }

  get bytes(): number {
    return this.outcomes.bytes + this.#decisions.bytes;
  }
}
