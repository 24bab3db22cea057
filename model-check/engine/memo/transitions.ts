/** Finds the outcomes of a state. A move runs once per combination of what it reads; later its outcomes are looked up. */

import type { Move, System } from '../system/system.ts';
import { GrowingInts } from '../tables/growing.ts';
import { COUNT, HEADER } from '../tables/rows.ts';
import { Agendas, EMPTY, FURTHER, LISTS, OUTCOMES } from './agendas.ts';
import { Decisions, type Ref, UNKNOWN, UNREMEMBERED } from './decisions.ts';
import { FirstLooks } from './first-looks.ts';
import { horizonAfter } from './horizons.ts';
import { Learning } from './learning.ts';
import type { MoveComparison, MoveName } from './move-comparison.ts';
import { Outcomes } from './outcomes.ts';
import { changes, Runs } from './runs.ts';
import type { Space } from './space.ts';
import type { TransitionParts } from './transition-parts.ts';
import { type Unremembered, unrememberedOf } from './unremembered.ts';

/**
 * Remembering a case costs about as much as running it ten times, so the memory fills slowly. It takes 8,192 cases at once,
 * then one for every sixteen states. In a model whose moves keep meeting new cases, they mostly just run.
 */
const FREE_MEMORIES = 8192;
const STATES_PER_MEMORY = 16;

/** The memory is reviewed after this many cases, and then whenever their number has doubled. */
const FIRST_REVIEW = 1024;

export class Transitions<S> {
  readonly outcomes: Outcomes;
  /** The outcomes to follow now: the first `count` entries. Outcomes from number `permanent` on live until the next ones are listed. */
  enabled: Int32Array = new Int32Array(64);
  count = 0;
  permanent = 0;
  /** The number of states that were begun. */
  expanded = 0;
  /** The number of cases that are remembered, or were found not to be worth it. */
  memories = 0;
  readonly #space: Space;
  readonly #system: System<S>;
  readonly #onForget: () => void;
  readonly #moves: Move[] = [];
  /** By move: its name in comparisons with its images. */
  readonly #names: MoveName[] = [];
  readonly #comparison: MoveComparison | null;
  /** Moves that run in the current state and are not compared yet. */
  readonly #uncompared: number[] = [];
  readonly decisions = new Decisions();
  /** Moves that can always run, by what they look at first. */
  readonly firstLooks: FirstLooks;
  /** Moves that are possible only while no message is in flight, and those only when nothing else can happen. */
  readonly whenQuiet: number[] = [];
  readonly #whenIdle: number[] = [];
  #agendas: Agendas;
  /** By message id: the moves that deliver it. */
  readonly #deliveries: (readonly number[])[] = [];
  readonly #learning: Learning;
  readonly #runs: Runs;
  #nextReview = FIRST_REVIEW;
  /** The number of states begun when something was last forgotten. */
  #forgotten = 0;
  /** For the current state: cases to learn, leaves and agendas reached, and whether nothing has happened so far. */
  readonly #missing: number[] = [];
  readonly #leavesReached = new GrowingInts();
  readonly #agendasReached = new GrowingInts();
  #isIdle = true;

  constructor(system: System<S>, space: Space, { onForget, comparison, obligations }: TransitionParts = {}) {
    this.#comparison = comparison ?? null;
    this.#system = system;
    this.#space = space;
    this.#onForget = onForget ?? (() => undefined);
    this.outcomes = new Outcomes(space, system.bag, system.actions, obligations ?? null);
    this.#learning = new Learning(space, this.outcomes, this.decisions, this.#comparison);
    this.#runs = new Runs(space, this.outcomes);
    this.firstLooks = new FirstLooks(this.decisions, system.slots.length);
    this.#agendas = new Agendas(system.slots.length);
    for (const [i, move] of system.moves.entries()) {
      const number = this.#addMove(move, { move: i });
      if (move.only === undefined) this.firstLooks.add(number);
      else (move.only === 'quiet' ? this.whenQuiet : this.#whenIdle).push(number);
    }
  }

  /** Begins another state. `list`, `learn` and `run` then take its row. */
  begin(): void {
    this.expanded++;
    this.#isIdle = true;
  }

  /**
   * Lists the remembered outcomes of the row at `base`. Returns whether none are missing; if some are, call `learn` and list
   * again. `counts`: whether the listed outcomes count as fired.
   */
  list(data: Int32Array, base: number, counts = true): boolean {
    this.#clear();
    this.#leavesReached.length = 0;
    this.#agendasReached.length = 0;
    this.#missing.length = 0;
    this.#runs.clear();
    this.#uncompared.length = 0;
    if (!this.firstLooks.isKnown && !this.firstLooks.classify(this.#missing)) return false;
    const { alwaysRun, unconditional, slots } = this.firstLooks;
    for (let i = 0; i < alwaysRun.length; i++) this.#addRun(alwaysRun[i]);
    for (let i = 0; i < unconditional.length; i++) this.#pushLeaf(unconditional[i]);
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i];
      const known = this.#agendas.find(slot, data[base + HEADER + slot]);
      if (known === EMPTY) continue;
      const agenda = known === UNKNOWN ? this.#addAgenda(slot, data, base) : known;
      if (agenda !== EMPTY) this.#attend(agenda, data, base);
    }
    if (data[base + COUNT] > 0) this.#deliverAll(data, base);
    if (this.whenQuiet.length > 0 && this.#space.isQuiet(data, base)) for (const move of this.whenQuiet) this.#followMove(move, data, base);
    if (this.#missing.length > 0) return false;
    if (!counts) return true;
    for (let i = 0; i < this.#leavesReached.length; i++) this.decisions.arrive(this.#leavesReached.data[i]);
    for (let i = 0; i < this.#agendasReached.length; i++) this.#agendas.visit(this.#agendasReached.data[i]);
    return true;
  }

  /** Learns one of the missing cases. Throws `Unfinished` when it is time for a pause. */
  learn(data: Int32Array, base: number): void {
    const move = this.#missing.at(-1);
    if (move !== undefined) this.#learn(move, data, base);
    this.#missing.pop();
    if (this.memories >= this.#nextReview) this.#review();
  }

  /** Whether there are cases to `learn`. */
  get isMissing(): boolean {
    return this.#missing.length > 0;
  }

  /** Lists more outcomes of the same state, of moves that are not remembered, until a pause is due. Returns whether they were the last. */
  run(data: Int32Array, base: number, isDue: () => boolean): boolean {
    this.#isIdle &&= this.count === 0;
    this.#clear();
    if (this.#runs.isDone && !this.#isIdle) return true;
    for (let move = this.#uncompared.at(-1); move !== undefined; move = this.#uncompared.at(-1)) {
      this.#comparison?.compare(this.#names[move], data, base, () => undefined);
      this.#uncompared.pop();
    }
    this.#runs.append(data, base, isDue);
    for (let outcome = this.permanent; outcome < this.outcomes.count; outcome++)
      if (changes(this.outcomes, outcome)) this.#push(outcome, outcome + 1);
    if (!this.#runs.isDone) return false;
    if (!this.#isIdle || this.count > 0) return true;
    // Moves that are possible only when nothing else can happen.
    this.#isIdle = false;
    for (const move of this.#whenIdle.toReversed()) this.#addRun(move);
    return this.#runs.isDone;
  }

  /** Whether some listed outcomes are to be computed by running their moves. */
  get isRun(): boolean {
    return !this.#runs.isDone;
  }

  /** Whether the next learned case brings a review, which needs all visits. */
  get reviewsSoon(): boolean {
    return this.memories + 1 >= this.#nextReview;
  }

  /** The moves that deliver a message. */
  deliveriesOf(message: number): readonly number[] {
    this.#deliveries[message] ??= this.#system
      .deliveries(this.#space.messages.values[message])
      .map((move, index) => this.#addMove(move, { message, index }));
    return this.#deliveries[message];
  }

  /** The number of outcomes that were computed by running a move, not looked up. */
  get computed(): number {
    return this.#learning.learned + this.#runs.computed;
  }

  /** By action: how often it fired, whether it led to a new state, to a known one, or changed nothing. */
  get fired(): ReadonlyMap<string, number> {
    const counts = this.#runs.fired.slice(0, this.outcomes.actions.length);
    const count = (outcome: number, visits: number): void => {
      counts[this.outcomes.actionOf(outcome)] += visits;
    };
    this.decisions.eachVisit(count);
    this.#agendas.eachVisit((leaf, visits) => this.decisions.eachOutcome(leaf, (outcome) => count(outcome, visits)));
    return new Map(this.outcomes.actions.map((action, number) => [action, counts[number]]));
  }

  /** The number of all steps. */
  get steps(): number {
    return [...this.fired.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Actions most of whose steps are computed one by one. */
  get unremembered(): readonly Unremembered[] {
    const looks = [...this.#learning.looks].map(([move, slots]) => ({ action: this.#moves[move].name.split('(')[0], slots }));
    return unrememberedOf(this.outcomes.actions, this.fired, this.#runs.fired, looks);
  }

  #clear(): void {
    if (this.outcomes.count > this.permanent) this.outcomes.truncate(this.permanent);
    this.count = 0;
  }

  /** Lists the outcomes of delivering each message in flight. Equal messages are delivered once. */
  #deliverAll(data: Int32Array, base: number): void {
    const first = base + HEADER + this.#space.slots.length;
    const end = first + data[base + COUNT];
    for (let i = first; i < end; i++) {
      const message = data[i];
      if (i > first && message === data[i - 1]) continue;
      const moves = this.deliveriesOf(message);
      for (let k = 0; k < moves.length; k++) this.#followMove(moves[k], data, base);
    }
  }

  /** Lists the outcomes of the agenda at `at`. */
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

  /** Makes the agenda for the value of `slot` in the row at `base`. Returns its beginning, or EMPTY, also when a case is missing. */
  #addAgenda(slot: number, data: Int32Array, base: number): number {
    const outcomes: number[] = [];
    const leaves: Ref[] = [];
    const further: Ref[] = [];
    const missing = this.#missing.length;
    for (const move of this.firstLooks.at(slot)) {
      const root = this.decisions.root(move);
      const ref = this.decisions.child(root, data, base);
      if (ref === UNKNOWN && this.#mayLearn) this.#missing.push(move);
      else if (ref === UNKNOWN || ref === UNREMEMBERED) further.push(root);
      else if (ref >= 0) further.push(ref);
      else if (!this.decisions.isIdle(ref)) {
        leaves.push(ref);
        for (let outcome = this.decisions.moving(ref); outcome < this.decisions.end(ref); outcome++) outcomes.push(outcome);
      }
    }
    if (this.#missing.length > missing) return EMPTY;
    return this.#agendas.add(slot, data[base + HEADER + slot], leaves, outcomes, further);
  }

  get #mayLearn(): boolean {
    return this.memories < FREE_MEMORIES + this.expanded / STATES_PER_MEMORY;
  }

  #followMove(move: number, data: Int32Array, base: number): void {
    const root = this.decisions.root(move);
    if (root >= 0) this.#follow(root, data, base);
    else if (root === UNKNOWN) this.#missing.push(move);
    else if (root === UNREMEMBERED) this.#addRun(move);
    else this.#pushLeaf(root);
  }

  #follow(branch: Ref, data: Int32Array, base: number): void {
    const leaf = this.decisions.follow(branch, data, base);
    if (leaf < UNREMEMBERED) this.#pushLeaf(leaf);
    else if (leaf === UNKNOWN && this.#mayLearn) this.#missing.push(this.decisions.moveOf(branch));
    else this.#addRun(this.decisions.moveOf(branch));
  }

  #pushLeaf(leaf: Ref): void {
    this.#leavesReached.push(leaf);
    this.#push(this.decisions.moving(leaf), this.decisions.end(leaf));
  }

  /** Lists the outcomes from `from` to `end`, exclusive. */
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
    if (this.#comparison !== null) this.#uncompared.push(move);
  }

  #addMove(move: Move, name: MoveName): number {
    this.#moves.push(move);
    this.#names.push(name);
    return this.decisions.addMove();
  }

  #learn(move: number, data: Int32Array, base: number): void {
    const isKept = this.#learning.learn(move, this.#moves[move], this.#names[move], data, base);
    this.memories++;
    if (!isKept) this.#forget(new Map([[move, 0]]));
    this.permanent = this.outcomes.count;
  }

  /** Finds the cases that are not worth remembering, and forgets them. */
  #review(): void {
    const horizons = new Map<number, number>();
    for (const [move, usage] of this.decisions.usages().entries()) {
      const root = this.decisions.root(move);
      const slot = root >= 0 ? this.decisions.slotOf(root) : -1;
      const isLookedUp = slot >= 0 && this.firstLooks.at(slot).includes(move);
      const horizon = horizonAfter(
        usage,
        isLookedUp ? { states: this.expanded - this.#forgotten, values: this.#agendas.count(slot) } : undefined,
      );
      if (horizon < this.decisions.horizon(move)) horizons.set(move, horizon);
    }
    if (horizons.size > 0) this.#forget(horizons);
    this.#nextReview = 2 * Math.max(FIRST_REVIEW, this.memories);
  }

  /** Sets the horizons of these moves: cases with more looks are forgotten and no longer remembered. */
  #forget(horizons: ReadonlyMap<number, number>): void {
    this.#agendas.eachVisit((leaf, visits) => this.decisions.arrive(leaf, visits));
    this.#agendas = new Agendas(this.#space.slots.length);
    this.#forgotten = this.expanded;
    const before = this.decisions.size;
    this.outcomes.keepOnly((keep) =>
      this.decisions.forgetBeyond(horizons, keep, (outcome, visits) => {
        this.#runs.fired[this.outcomes.actionOf(outcome)] += visits;
      }),
    );
    this.permanent = this.outcomes.count;
    this.memories -= before - this.decisions.size;
    this.firstLooks.forget();
    this.#onForget();
  }

  get bytes(): number {
    return this.outcomes.bytes + this.decisions.bytes + this.#agendas.bytes;
  }
}
