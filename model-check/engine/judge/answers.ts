/**
 * The answers of properties for a state or a transition, as text: one character per property. Properties are pure functions
 * of what they read, so each aspect is judged once. Messages in flight are treated as in `judge.ts`.
 */
import type { Value } from '../../../impl/kernel/plain-data.ts';
import type { Properties, Property, Refinement } from '../../../spec/kernel/spec.ts';
import { WatchingReader } from '../memo/reading.ts';
import type { Space } from '../memo/space.ts';
import { stateHolds, stepHolds } from '../system/audited-property.ts';
import { Sampler } from '../system/sampler.ts';
import { seenBy } from '../system/seen.ts';
import type { System } from '../system/system.ts';
import { PairTable } from '../tables/pair-table.ts';
import { Aspects } from './aspects.ts';
import { RefinementWatch } from './refinement-watch.ts';

/** Called with all that was read for an answer. */
type Learned = (reader: WatchingReader) => void;

export class Answers<S> {
  /** Names of the properties that judge states, transitions and initial states, in the order of their characters. */
  readonly ofStates: readonly string[];
  readonly ofSteps: readonly string[];
  readonly ofStarts: readonly string[];
  /** Whether the last answer about a state holds for that state only. */
  isOpen = false;
  readonly #system: System<S>;
  readonly #space: Space;
  readonly #states: readonly (readonly [string, Exclude<Property<S>, { kind: 'step' }>])[];
  readonly #steps: readonly (readonly [string, Extract<Property<S>, { kind: 'step' }>])[];
  readonly #refinements: readonly RefinementWatch<S>[];
  readonly #aspects: Aspects;
  readonly #reader: WatchingReader;
  readonly #readerAfter: WatchingReader;
  readonly #learned: Learned;
  /** By aspect, for states with messages in flight and for quiet ones. */
  #answers: (string | undefined)[] = [];
  /** By two aspects: the number of the answer about the transition between them. */
  #stepAnswers = new PairTable();
  readonly #texts: string[] = [];
  readonly #sampler = new Sampler();

  constructor(
    system: System<S>,
    space: Space,
    properties: Properties<S>,
    refinements: Readonly<Record<string, Refinement<S, Value>>>,
    learned: Learned,
    isDue: () => boolean,
  ) {
    this.#system = system;
    this.#space = space;
    const entries = Object.entries(properties);
    this.#states = entries.flatMap(([name, property]) => (property.kind === 'step' ? [] : [[name, property] as const]));
    this.#steps = entries.flatMap(([name, property]) => (property.kind === 'step' ? [[name, property] as const] : []));
    this.#refinements = Object.entries(refinements).map(([name, refinement]) => new RefinementWatch(name, refinement, isDue));
    this.ofStates = this.#states.map(([name]) => name);
    this.ofStarts = this.#refinements.map(({ name }) => name);
    this.ofSteps = [...this.#steps.map(([name]) => name), ...this.ofStarts];
    this.#aspects = new Aspects(system, space);
    this.#reader = new WatchingReader(space);
    this.#readerAfter = new WatchingReader(space);
    this.#learned = learned;
  }

  /** Whether the aspects include the messages in flight. */
  get withTraffic(): boolean {
    return this.#aspects.withTraffic;
  }

  ofState(data: Int32Array, base: number): string {
    for (;;) {
      const aspect = this.#aspects.of(data, base) - this.#aspects.first;
      const at = 2 * aspect + (this.#space.isQuiet(data, base) ? 1 : 0);
      const known = this.#answers[at];
      this.isOpen = false;
      if (known !== undefined) return known;
      const answer = this.#judge(aspect, data, base);
      if (answer === undefined) continue;
      if (!this.isOpen) this.#answers[at] = answer;
      return answer;
    }
  }

  /** For an initial state: whether each refinement may begin there. */
  ofStart(data: Int32Array, base: number): string {
    this.ofState(data, base);
    const aspect = this.#aspects.of(data, base) - this.#aspects.first;
    return this.#refinements.map((refinement) => shortly(refinement.allowsStart(aspect))).join('');
  }

  ofStep(before: Int32Array, after: Int32Array): string {
    for (;;) {
      const { first } = this.#aspects;
      if (this.#refinements.length > 0) {
        // Refinements must have seen both states.
        this.ofState(before, 0);
        this.ofState(after, 0);
        if (this.#aspects.first !== first) continue;
      }
      const from = this.#aspects.of(before, 0) - this.#aspects.first;
      const to = this.#aspects.of(after, 0) - this.#aspects.first;
      const known = this.#stepAnswers.get(from, to);
      if (known >= 0) return this.#texts[known];
      const answer = this.#judgeStep(before, after, from, to);
      if (answer === undefined) continue;
      const number = this.#texts.indexOf(answer);
      this.#stepAnswers.set(from, to, number < 0 ? this.#texts.push(answer) - 1 : number);
      return answer;
    }
  }

  /** Returns undefined when something new was read, so that the aspects have new numbers. */
  #judge(aspect: number, data: Int32Array, base: number): string | undefined {
    const reader = this.#reader.at(data, base);
    const seen = seenBy(reader, (read) => this.#system.view(read), this.#sampler.next());
    for (const refinement of this.#refinements) refinement.see(aspect, seen);
    const needsTraffic = this.#sawTraffic(reader);
    const answer = this.#states.map(([name, property]) => shortly(stateHolds(name, property, seen))).join('');
    this.isOpen = !needsTraffic && !this.#aspects.withTraffic && this.#aspects.sawTraffic(reader);
    return this.#learn([reader], needsTraffic) ? undefined : answer;
  }

  #judgeStep(before: Int32Array, after: Int32Array, from: number, to: number): string | undefined {
    const [reader, readerAfter] = [this.#reader.at(before, 0), this.#readerAfter.at(after, 0)];
    const isAudited = this.#sampler.next();
    const [seen, seenAfter] = [reader, readerAfter].map((each) => seenBy(each, (read) => this.#system.view(read), isAudited));
    const answers = this.#steps.map(([name, property]) => stepHolds(name, property, seen, seenAfter));
    const allowed = this.#refinements.map((refinement) => refinement.allows(from, to));
    const needsTraffic = this.#sawTraffic(reader) || this.#sawTraffic(readerAfter);
    return this.#learn([reader, readerAfter], needsTraffic) ? undefined : [...answers, ...allowed].map(shortly).join('');
  }

  #sawTraffic(reader: WatchingReader): boolean {
    return reader.sawWhetherQuiet || this.#aspects.sawTraffic(reader);
  }

  /** Returns whether something new was read. */
  #learn(readers: readonly WatchingReader[], needsTraffic: boolean): boolean {
    if (needsTraffic) this.#aspects.withTraffic = true;
    for (const reader of readers) this.#learned(reader);
    const grew = readers.map((reader) => this.#aspects.learn(reader)).includes(true);
    if (!grew) return false;
    this.#answers = [];
    this.#stepAnswers = new PairTable();
    for (const refinement of this.#refinements) refinement.forget();
    return true;
  }

  get bytes(): number {
    return this.#aspects.bytes + this.#stepAnswers.bytes;
  }
}

function shortly(answer: boolean): string {
  return answer ? '1' : '0';
}
