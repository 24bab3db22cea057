/** Which outcomes a state has: asked of the moves once per combination of what they read, looked up ever after. */
import { Agendas, EMPTY, FURTHER, LISTS, OUTCOMES } from './agendas.ts';
import { Decisions, ReadsDiffer, type Ref, UNKNOWN, UNREMEMBERED } from './decisions.ts';
import { GrowingInts } from './growing.ts';
import { horizonAfter } from './horizons.ts';
import type { Range } from './leaves.ts';
import { ModelError } from './model-error.ts';
import { addOutcomes, outcomesOf } from './move-runner.ts';
import type { MoveName, OrbitMoves } from './orbit-moves.ts';
import { Outcomes } from './outcomes.ts';
import { WatchingReader } from './reading.ts';
import { COUNT, HEADER } from './rows.ts';
import { changes, Runs } from './runs.ts';
import type { Space } from './space.ts';
import type { Move, Outcome, System } from './system.ts';

/**
 * Remembering costs about as much as running a move ten times, so memory fills only slowly: some thousand cases at
 * once, then one for every sixteen states. In a model whose moves meet new cases all the time they are mostly just run.
 */
const FREE_MEMORIES = 8192;
const STATES_PER_MEMORY = 16;

/** What is remembered is reviewed after so many cases, then whenever there are twice as many. */
const FIRST_REVIEW = 1024;

/** A move that asks for more turns than this in one state is not remembered. */
const MOST_TURNS = 256;

/** An action that is computed in so many steps is worth a remark. */
const FEWEST_STEPS = 20_000;

export interface Unremembered {
  readonly action: string;
  readonly steps: number;
  readonly all: number;
  readonly slots: readonly number[];
}

export class Transitions<S> {
  readonly outcomes: Outcomes;
  /** The outcomes that are to be followed now: the first `count` entries. Those from `permanent` on live until the next are listed. */
  enabled: Int32Array = new Int32Array(64);
  count = 0;
  permanent = 0;
  /** How many states were asked for. */
  expanded = 0;
  /** How many cases are remembered, or were found not to be worth it. */
  memories = 0;
  readonly #space: Space;
  readonly #system: System<S>;
  readonly #onForget: () => void;
  readonly #moves: Move[] = [];
  /** By move: how it is called where it is compared with its images. */
  readonly #names: MoveName[] = [];
  /** Of a system whose parts are alike: compares what moves do by other names. */
  readonly #orbitMoves: OrbitMoves<S> | null;
  /** Moves that are run in the state at hand, and not compared yet. */
  readonly #uncompared: number[] = [];
  readonly #decisions = new Decisions();
  /** Moves that need no message and no silence; and the same, while it is not known yet what they look at first. */
  readonly #spontaneous: number[] = [];
  #unclassified: readonly number[] = [];
  /** Afterwards, by the slot that they look at first. */
  readonly #firstLook: number[][];
  /** The slots that some move looks at first. */
  #lookedAtFirst: readonly number[] = [];
  /** The leaves of moves that look at nothing. */
  readonly #unconditional: Ref[] = [];
  /** Moves that are run in each state. */
  readonly #alwaysRun: number[] = [];
  /** Moves that are possible only while nothing is in flight, or only when nothing else is. */
  readonly #whenQuiet: number[] = [];
  readonly #whenIdle: number[] = [];
  #agendas: Agendas;
  /** By message id, the moves that deliver it. */
  readonly #deliveries: (readonly number[] | undefined)[] = [];
  readonly #watching: WatchingReader;
  readonly #runs: Runs;
  #learned = 0;
  #nextReview = FIRST_REVIEW;
  /** How many states had been asked for when something was forgotten last. */
  #forgotten = 0;
  /** By move: the slots that it was seen to look at. */
  readonly #looks = new Map<number, Set<number>>();
  /** Of the state at hand: cases to be learned, leaves and agendas that were reached, whether nothing was found to happen. */
  readonly #missing: number[] = [];
  readonly #leavesReached = new GrowingInts();
  readonly #agendasReached = new GrowingInts();
  #isIdle = true;

  /** `onForget` is called when outcomes are numbered anew. */
  constructor(system: System<S>, space: Space, onForget: () => void = () => undefined, orbitMoves: OrbitMoves<S> | null = null) {
    this.#orbitMoves = orbitMoves;
    this.#system = system;
    this.#space = space;
    this.#onForget = onForget;
    this.outcomes = new Outcomes(space, system.bag, system.actions);
    this.#watching = new WatchingReader(space);
    this.#runs = new Runs(space, this.outcomes);
    this.#firstLook = system.slots.map(() => []);
    this.#agendas = new Agendas(system.slots.length);
    for (const [i, move] of system.moves.entries()) {
      const number = this.#addMove(move, { move: i });
      (move.only === 'quiet' ? this.#whenQuiet : move.only === 'idle' ? this.#whenIdle : this.#spontaneous).push(number);
    }
    this.#unclassified = this.#spontaneous;
  }

  /** Begins with another state, whose row is given to `list`, `learn` and `run` from now on. */
  begin(): void {
    this.expanded++;
    this.#isIdle = true;
  }

  /** Lists what is remembered of the state in the row at `base`. Returns whether nothing is missing; else `learn`, and list again. */
  list(data: Int32Array, base: number): boolean {
    this.#clear();
    this.#leavesReached.length = 0;
    this.#agendasReached.length = 0;
    this.#missing.length = 0;
    this.#runs.clear();
    this.#uncompared.length = 0;
    if (this.#unclassified.length > 0 && !this.#classify()) return false;
    for (const move of this.#alwaysRun) this.#addRun(move);
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
    if (this.#missing.length > 0) return false;
    for (let i = 0; i < this.#leavesReached.length; i++) this.#decisions.arrive(this.#leavesReached.data[i]);
    for (let i = 0; i < this.#agendasReached.length; i++) this.#agendas.visit(this.#agendasReached.data[i]);
    return true;
  }

  /** Learns one of the cases that are missing. */
  learn(data: Int32Array, base: number): void {
    const move = this.#missing.pop();
    if (move !== undefined) this.#learn(move, data, base);
    if (this.memories >= this.#nextReview) this.#review();
  }

  /** Whether there are cases to `learn`. */
  get isMissing(): boolean {
    return this.#missing.length > 0;
  }

  /** Lists more outcomes of the same state, of moves that are not remembered, if there are any; as many as there is time for. Returns whether these were the last. */
  run(data: Int32Array, base: number, isDue: () => boolean): boolean {
    this.#isIdle &&= this.count === 0;
    this.#clear();
    if (this.#runs.isDone && !this.#isIdle) return true;
    for (const move of this.#uncompared.splice(0)) this.#orbitMoves?.compare(this.#names[move], data, base, () => undefined);
    this.#runs.append(data, base, isDue);
    for (let outcome = this.permanent; outcome < this.outcomes.count; outcome++)
      if (changes(this.outcomes, outcome)) this.#push(outcome, outcome + 1);
    if (!this.#runs.isDone) return false;
    if (!this.#isIdle || this.count > 0) return true;
    // What happens only when nothing else does.
    this.#isIdle = false;
    for (const move of this.#whenIdle.toReversed()) this.#addRun(move);
    return this.#runs.isDone;
  }

  /** Outcomes that were computed by running a move, not looked up. */
  get computed(): number {
    return this.#learned + this.#runs.computed;
  }

  /** How often each action led from a state, to a new one or not, or changed nothing. */
  get fired(): ReadonlyMap<string, number> {
    const counts = this.#runs.fired.slice();
    const count = (outcome: number, visits: number): void => {
      counts[this.outcomes.actionOf(outcome)] += visits;
    };
    this.#decisions.eachVisit(count);
    this.#agendas.eachVisit((leaf, visits) => this.#decisions.eachOutcome(leaf, (outcome) => count(outcome, visits)));
    return new Map(this.outcomes.actions.map((action, number) => [action, counts[number]]));
  }

  /** The actions most of whose steps are computed one by one, since what they look at is hardly ever met again; these steps, all of its steps, and the slots. */
  get unremembered(): readonly Unremembered[] {
    const { actions } = this.outcomes;
    return [...this.fired.entries()].flatMap(([action, all]) => {
      const steps = this.#runs.fired[actions.indexOf(action)];
      if (steps < FEWEST_STEPS || steps * 2 < all) return [];
      const moves = [...this.#looks].filter(([move]) => this.#moves[move].name.split('(')[0] === action);
      return [{ action, steps, all, slots: [...new Set(moves.flatMap(([, slots]) => [...slots]))].sort((a, b) => a - b) }];
    });
  }

  #clear(): void {
    if (this.outcomes.count > this.permanent) this.outcomes.truncate(this.permanent);
    this.count = 0;
  }

  /** Sorts the moves by what they look at first. Returns whether that is known of all; if not, these are missing. */
  #classify(): boolean {
    for (const move of this.#unclassified.toReversed()) if (this.#decisions.root(move) === UNKNOWN) this.#missing.push(move);
    if (this.#missing.length > 0) return false;
    for (const list of [this.#unconditional, this.#alwaysRun, ...this.#firstLook]) list.length = 0;
    for (const move of this.#unclassified) {
      const root = this.#decisions.root(move);
      if (root === UNREMEMBERED) this.#alwaysRun.push(move);
      else if (root >= 0) this.#firstLook[this.#decisions.slotOf(root)].push(move);
      else this.#unconditional.push(root);
    }
    this.#unclassified = [];
    this.#lookedAtFirst = this.#firstLook.flatMap((moves, slot) => (moves.length > 0 ? [slot] : []));
    return true;
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

  /** Lists what the agenda at `at` makes possible. */
  #attend(at: number, data: Int32Array, base: number): void {
    this.#agendasReached.push(at);
    const words = this.#agendas.words.data;
    const further = at + LISTS + words[at + OUTCOMES];
    const end = further + words[at + FURTHER];
    let count = this.count;
    if (count + further - at > this.enabled.length) this.#reserve(further - at);
    for (let i = at + LISTS; i < further; i++) this.enabled[count++] = words[i];
    this.count = count;
    for (let i = further; i < end; i++) this.#follow(words[i], data, base);
  }

  /** Makes the agenda for what `slot` holds in the row at `base`. Returns where it begins, or EMPTY; that too when something is missing. */
  #addAgenda(slot: number, data: Int32Array, base: number): number {
    const outcomes: number[] = [];
    const leaves: Ref[] = [];
    const further: Ref[] = [];
    const missing = this.#missing.length;
    for (const move of this.#firstLook[slot]) {
      const root = this.#decisions.root(move);
      const ref = this.#decisions.child(root, data, base);
      if (ref === UNKNOWN && this.#mayLearn) this.#missing.push(move);
      else if (ref === UNKNOWN || ref === UNREMEMBERED) further.push(root);
      else if (ref >= 0) further.push(ref);
      else if (!this.#decisions.isIdle(ref)) {
        leaves.push(ref);
        for (let outcome = this.#decisions.moving(ref); outcome < this.#decisions.end(ref); outcome++) outcomes.push(outcome);
      }
    }
    if (this.#missing.length > missing) return EMPTY;
    return this.#agendas.add(slot, data[base + HEADER + slot], leaves, outcomes, further);
  }

  get #mayLearn(): boolean {
    return this.memories < FREE_MEMORIES + this.expanded / STATES_PER_MEMORY;
  }

  #deliver(message: number): readonly number[] {
    const moves = this.#system
      .deliveries(this.#space.messages.values[message])
      .map((move, index) => this.#addMove(move, { message, index }));
    this.#deliveries[message] = moves;
    return moves;
  }

  #followMove(move: number, data: Int32Array, base: number): void {
    const root = this.#decisions.root(move);
    if (root >= 0) this.#follow(root, data, base);
    else if (root === UNKNOWN) this.#missing.push(move);
    else if (root === UNREMEMBERED) this.#addRun(move);
    else this.#pushLeaf(root);
  }

  #follow(branch: Ref, data: Int32Array, base: number): void {
    const leaf = this.#decisions.follow(branch, data, base);
    if (leaf < UNREMEMBERED) this.#pushLeaf(leaf);
    else if (leaf === UNKNOWN && this.#mayLearn) this.#missing.push(this.#decisions.moveOf(branch));
    else this.#addRun(this.#decisions.moveOf(branch));
  }

  #pushLeaf(leaf: Ref): void {
    this.#leavesReached.push(leaf);
    this.#push(this.#decisions.moving(leaf), this.#decisions.end(leaf));
  }

  /** Lists the outcomes from `from` to `end`. */
  #push(from: number, end: number): void {
    let count = this.count;
    if (count + end - from > this.enabled.length) this.#reserve(end - from);
    for (let outcome = from; outcome < end; outcome++) this.enabled[count++] = outcome;
    this.count = count;
  }

  #reserve(more: number): void {
    const grown = new Int32Array(2 * (this.count + more));
    grown.set(this.enabled);
    this.enabled = grown;
  }

  #addRun(move: number): void {
    this.#runs.add(this.#moves[move]);
    if (this.#orbitMoves !== null) this.#uncompared.push(move);
  }

  #addMove(move: Move, name: MoveName): number {
    this.#moves.push(move);
    this.#names.push(name);
    return this.#decisions.addMove();
  }

  /** Runs `move`, which calls user code twice, to see that it is pure, and remembers what it does, unless that is too much. */
  #learn(move: number, data: Int32Array, base: number): void {
    this.memories++;
    const outcomes = firstTurns(outcomesOf(this.#moves[move], this.#watching.at(data, base)));
    if (outcomes === null) return this.#forget(new Map([[move, 0]]));
    // The change of a fingerprint depends on what a slot held before, so a slot that is written counts as read.
    for (const outcome of outcomes) for (const [slot] of outcome.writes) this.#watching.whole(slot);
    this.#orbitMoves?.compare(this.#names[move], data, base, (slot, path) => this.#watching.note(slot, path));
    const from = this.outcomes.count;
    const moving = from + addOutcomes(this.outcomes, this.#moves[move], outcomes, data, base);
    this.#remember(move, { from, moving, end: this.outcomes.count }, data, base);
  }

  #remember(move: number, outcomes: Range, data: Int32Array, base: number): void {
    try {
      const leaf = this.#decisions.remember(move, this.#watching.sights, data, base, outcomes);
      const looks = this.#looks.get(move) ?? new Set();
      this.#looks.set(move, looks);
      for (const { slot } of this.#watching.sights) looks.add(slot);
      if (leaf === UNREMEMBERED) this.outcomes.truncate(outcomes.from);
      this.#learned += this.outcomes.count - outcomes.from;
      this.permanent = this.outcomes.count;
    } catch (error) {
      if (error instanceof ReadsDiffer)
        throw new ModelError(`${this.#moves[move].name} is not pure: after the same values it read something else than before`, {
          cause: error,
        });
      throw error;
    }
  }

  /** Finds out what is not worth remembering. */
  #review(): void {
    const horizons = new Map<number, number>();
    for (const [move, usage] of this.#decisions.usages().entries()) {
      const root = this.#decisions.root(move);
      const slot = root >= 0 ? this.#decisions.slotOf(root) : -1;
      const isLookedUp = slot >= 0 && this.#firstLook[slot].includes(move);
      const horizon = horizonAfter(
        usage,
        isLookedUp ? { states: this.expanded - this.#forgotten, values: this.#agendas.count(slot) } : undefined,
      );
      if (horizon < this.#decisions.horizon(move)) horizons.set(move, horizon);
    }
    if (horizons.size > 0) this.#forget(horizons);
    this.#nextReview = 2 * Math.max(FIRST_REVIEW, this.memories);
  }

  /** Forgets of each of these moves what took more looks than its horizon says, and remembers no such cases any more. */
  #forget(horizons: ReadonlyMap<number, number>): void {
    this.#agendas.eachVisit((leaf, visits) => this.#decisions.arrive(leaf, visits));
    this.#agendas = new Agendas(this.#space.slots.length);
    this.#forgotten = this.expanded;
    const before = this.#decisions.size;
    this.outcomes.keepOnly((keep) =>
      this.#decisions.forgetBeyond(horizons, keep, (outcome, visits) => {
        this.#runs.fired[this.outcomes.actionOf(outcome)] += visits;
      }),
    );
    this.permanent = this.outcomes.count;
    this.memories -= before - this.#decisions.size;
    this.#unclassified = this.#spontaneous;
    this.#onForget();
  }

  get bytes(): number {
    return this.outcomes.bytes + this.#decisions.bytes + this.#agendas.bytes;
  }
}

/** The outcomes among all turns; null when there are too many turns to remember. */
function firstTurns(turns: Iterable<Outcome | null>): readonly Outcome[] | null {
  const outcomes: Outcome[] = [];
  let count = 0;
  for (const outcome of turns) {
    if (++count > MOST_TURNS) return null;
    if (outcome !== null) outcomes.push(outcome);
  }
  return outcomes;
}
