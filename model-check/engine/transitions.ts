/** Which outcomes a state has: asked of the moves once per combination of what they read, looked up ever after. */
import { Agendas, EMPTY, FURTHER, LISTS, OUTCOMES } from './agendas.ts';
import { Decisions, NOTHING, ReadsDiffer, type Ref, UNKNOWN } from './decisions.ts';
import { ModelError } from './model-error.ts';
import { addOutcomes, outcomesOf } from './move-runner.ts';
import { Outcomes } from './outcomes.ts';
import { PlainReader, WatchingReader } from './reading.ts';
import { COUNT, HEADER } from './rows.ts';
import type { Space } from './space.ts';
import type { Move, System } from './system.ts';

/**
 * Remembering costs about as much as running a move ten times, so memory fills only slowly: some thousand cases at
 * once, then one for every sixteen states. In a model whose moves meet new cases all the time they are mostly just run.
 */
const FREE_MEMORIES = 8192;
const STATES_PER_MEMORY = 16;

const MOST_ACTIONS = 1 << 16;

export class Transitions<S> {
  readonly outcomes: Outcomes;
  /** The outcomes of the last state asked for that change something: the first `from(…)` entries. Those from `permanent` on live until the next call. */
  enabled: Int32Array = new Int32Array(64);
  permanent = 0;
  /** Outcomes that were computed by running a move, not looked up. */
  computed = 0;
  /** How many states were asked for. */
  expanded = 0;
  /** How many cases are remembered. */
  memories = 0;
  readonly #space: Space;
  readonly #system: System<S>;
  readonly #moves: Move[] = [];
  readonly #decisions = new Decisions();
  /** The moves that need no message, by the slot that they look at first. */
  readonly #firstLook: number[][];
  /** The slots that some move looks at first. */
  #lookedAtFirst: readonly number[] = [];
  /** The leaves of moves that look at nothing. */
  readonly #unconditional: Ref[] = [];
  /** Moves that are possible only while nothing is in flight, or only when nothing else is. */
  readonly #whenQuiet: number[] = [];
  readonly #whenIdle: number[] = [];
  readonly #agendas: Agendas;
  /** By message id, the moves that deliver it. */
  readonly #deliveries: (readonly number[] | undefined)[] = [];
  readonly #watching: WatchingReader;
  readonly #plain: PlainReader;
  /** By action. */
  readonly #firedUnremembered = new Float64Array(MOST_ACTIONS);
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
    this.#agendas = new Agendas(system.slots.length);
  }

  /** Finds out what each move looks at first. `data` holds an initial state at `base`. Call once, before `from`. */
  begin(data: Int32Array, base: number): void {
    for (const move of this.#system.moves) {
      const number = this.#addMove(move);
      if (move.only !== undefined) {
        (move.only === 'quiet' ? this.#whenQuiet : this.#whenIdle).push(number);
        continue;
      }
      const leaf = this.#learn(number, data, base);
      const root = this.#decisions.root(number);
      if (root >= 0) this.#firstLook[this.#decisions.slotOf(root)].push(number);
      else this.#unconditional.push(leaf);
    }
    this.#lookedAtFirst = this.#firstLook.flatMap((moves, slot) => (moves.length > 0 ? [slot] : []));
  }

  /** Lists the outcomes of the state in the row at `base` in `enabled`. Returns how many there are. */
  from(data: Int32Array, base: number): number {
    if (this.outcomes.count > this.permanent) this.outcomes.truncate(this.permanent);
    this.expanded++;
    this.#count = 0;
    for (let i = 0; i < this.#unconditional.length; i++) this.#pushLeaf(this.#unconditional[i]);
    for (let i = 0; i < this.#lookedAtFirst.length; i++) {
      const slot = this.#lookedAtFirst[i];
      const known = this.#agendas.find(slot, data[base + HEADER + slot]);
      if (known === EMPTY) continue;
      const agenda = known === UNKNOWN ? this.#addAgenda(slot, data, base) : known;
      if (agenda !== EMPTY) this.#attend(agenda, data, base);
    }
    if (data[base + COUNT] > 0) this.#deliverAll(data, base);
    if (this.#whenQuiet.length > 0 && this.#space.isQuiet(data, base))
      for (const move of this.#whenQuiet) this.#followMove(move, data, base);
    // Last, because what they append is forgotten with the next state, and must lie behind all that is kept.
    while (this.#unremembered.length > 0) this.#run(this.#unremembered.pop() ?? 0, data, base);
    if (this.#count === 0) for (const move of this.#whenIdle) this.#run(move, data, base);
    return this.#count;
  }

  /** Lists the outcomes of delivering each message in flight; equal ones once. */
  #deliverAll(data: Int32Array, base: number): void {
    const first = base + HEADER + this.#space.slots.length;
    const end = first + data[base + COUNT];
    for (let i = first; i < end; i++) {
      const message = data[i];
      if (i > first && message === data[i - 1]) continue;
      const moves = this.#deliveries[message] ?? this.#deliver(message);
      for (let k = 0; k < moves.length; k++) this.#followMove(moves[k], data, base);
    }
  }

  /** How often each action led from a state, to a new one or not, or changed nothing. */
  get fired(): ReadonlyMap<string, number> {
    const counts = this.#firedUnremembered.slice();
    const count = (outcome: number, visits: number): void => {
      counts[this.outcomes.actionOf(outcome)] += visits;
    };
    this.#decisions.eachVisit(count);
    this.#agendas.eachVisit((leaf, visits) => this.#decisions.eachOutcome(leaf, (outcome) => count(outcome, visits)));
    return new Map(this.outcomes.actions.map((action, number) => [action, counts[number]]));
  }

  /** Lists what the agenda at `at` makes possible. */
  #attend(at: number, data: Int32Array, base: number): void {
    this.#agendas.visit(at);
    const words = this.#agendas.words.data;
    const further = at + LISTS + words[at + OUTCOMES];
    const end = further + words[at + FURTHER];
    let count = this.#count;
    if (count + further - at > this.enabled.length) this.#reserve(further - at);
    for (let i = at + LISTS; i < further; i++) this.enabled[count++] = words[i];
    this.#count = count;
    for (let i = further; i < end; i++) this.#follow(words[i], data, base);
  }

  /** Makes the agenda for what `slot` holds in the row at `base`. Returns where it begins, or EMPTY. */
  #addAgenda(slot: number, data: Int32Array, base: number): number {
    const outcomes: number[] = [];
    const leaves: Ref[] = [];
    const further: Ref[] = [];
    for (const move of this.#firstLook[slot]) {
      let ref = this.#decisions.child(this.#decisions.root(move), data, base);
      if (ref === UNKNOWN) {
        this.#learn(move, data, base);
        ref = this.#decisions.child(this.#decisions.root(move), data, base);
      }
      if (ref >= 0) further.push(ref);
      else if (ref !== NOTHING) {
        leaves.push(ref);
        for (let outcome = this.#decisions.moving(ref); outcome < this.#decisions.end(ref); outcome++) outcomes.push(outcome);
      }
    }
    return this.#agendas.add(slot, data[base + HEADER + slot], leaves, outcomes, further);
  }

  #deliver(message: number): readonly number[] {
    const moves = this.#system.deliveries(this.#space.messages.values[message]).map((move) => this.#addMove(move));
    this.#deliveries[message] = moves;
    return moves;
  }

  #followMove(move: number, data: Int32Array, base: number): void {
    const root = this.#decisions.root(move);
    if (root >= 0) return this.#follow(root, data, base);
    this.#pushLeaf(root === UNKNOWN ? this.#learn(move, data, base) : root);
  }

  #follow(branch: Ref, data: Int32Array, base: number): void {
    let leaf = this.#decisions.follow(branch, data, base);
    if (leaf === UNKNOWN) {
      const move = this.#decisions.moveOf(branch);
      if (this.memories >= FREE_MEMORIES + this.expanded / STATES_PER_MEMORY) {
        this.#unremembered.push(move);
        return;
      }
      leaf = this.#learn(move, data, base);
    }
    this.#pushLeaf(leaf);
  }

  #pushLeaf(leaf: Ref): void {
    this.#decisions.arrive(leaf);
    this.#push(this.#decisions.moving(leaf), this.#decisions.end(leaf));
  }

  /** Lists the outcomes from `from` to `end`. */
  #push(from: number, end: number): void {
    let count = this.#count;
    if (count + end - from > this.enabled.length) this.#reserve(end - from);
    for (let outcome = from; outcome < end; outcome++) this.enabled[count++] = outcome;
    this.#count = count;
  }

  #reserve(more: number): void {
    const grown = new Int32Array(2 * (this.#count + more));
    grown.set(this.enabled);
    this.enabled = grown;
  }

  #addMove(move: Move): number {
    this.#moves.push(move);
    return this.#decisions.addMove();
  }

  /** Runs `move` twice, to see that it is pure, and remembers what it does. Returns the leaf. */
  #learn(move: number, data: Int32Array, base: number): Ref {
    const { name } = this.#moves[move];
    const outcomes = outcomesOf(this.#moves[move], this.#watching.at(data, base));
    // The change of a fingerprint depends on what a slot held before, so a slot that is written counts as read.
    for (const outcome of outcomes) for (const [slot] of outcome.writes) this.#watching.whole(slot);
    const from = this.outcomes.count;
    const moving = from + addOutcomes(this.outcomes, this.#moves[move], outcomes, data, base);
    const end = this.outcomes.count;
    this.computed += end - from;
    addOutcomes(this.outcomes, this.#moves[move], outcomesOf(this.#moves[move], this.#plain.at(data, base)), data, base);
    if (!this.outcomes.repeats(from, end)) throw new ModelError(`${name} is not pure: run twice in the same state, it does two things`);
    this.outcomes.truncate(end);
    this.permanent = end;
    this.memories++;
    try {
      return this.#decisions.remember(move, this.#watching.sights, data, base, from, moving, end);
    } catch (error) {
      if (error instanceof ReadsDiffer)
        throw new ModelError(`${name} is not pure: after the same values it read something else than before`, { cause: error });
      throw error;
    }
  }

  #run(move: number, data: Int32Array, base: number): void {
    const from = this.outcomes.count;
    const still = addOutcomes(this.outcomes, this.#moves[move], outcomesOf(this.#moves[move], this.#plain.at(data, base)), data, base);
    for (let outcome = from; outcome < this.outcomes.count; outcome++) this.#firedUnremembered[this.outcomes.actionOf(outcome)]++;
    this.computed += this.outcomes.count - from;
    this.#push(from + still, this.outcomes.count);
  }

  get bytes(): number {
    return this.outcomes.bytes + this.#decisions.bytes + this.#agendas.bytes;
  }
}
