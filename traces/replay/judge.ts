/** Judges the properties of a protocol on the states that a recorded run goes through. */
import { stateExplained, stateHolds, stepExplained, stepHolds } from '../../model-check/engine/system/audited-property.ts';
import { type Seen, seenOnce } from '../../model-check/engine/system/seen.ts';
import { isLiveness, type Properties, type Property } from '../../spec/kernel/spec.ts';
import type { Divergence } from './local.ts';
import type { Judged } from './report.ts';

interface Tally {
  readonly name: string;
  readonly kind: Judged['kind'];
  judged: number;
  held: number;
}

/** The answer of a property. */
interface Answer {
  readonly holds: boolean;
  /** Says what breaks the property; null when the property cannot tell. */
  explain(): string | null;
}

export class Judge<S> {
  readonly #properties: Properties<S>;
  readonly #tallies: ReadonlyMap<string, Tally>;
  #last: S | undefined;

  /** A run that ends says nothing of behaviours that go on for ever, so liveness properties are left out. */
  constructor(properties: Properties<S>) {
    this.#properties = Object.fromEntries(Object.entries(properties).filter(([, { kind }]) => !isLiveness(kind)));
    this.#tallies = new Map(
      Object.entries(properties).flatMap(([name, { kind }]) => (isLiveness(kind) ? [] : [[name, { name, kind, judged: 0, held: 0 }]])),
    );
  }

  /** Whether there is nothing to judge. */
  get isIdle(): boolean {
    return this.#tallies.size === 0;
  }

  get judged(): readonly Judged[] {
    return [...this.#tallies.values()];
  }

  /** Judges the state that the run is in now, and the step to it. Null when no property is broken. */
  after(state: S): Divergence | null {
    const [before, after] = [this.#last === undefined ? null : seenOnce(this.#last), seenOnce(state)];
    this.#last = state;
    return this.#judge((name, property) => {
      if (property.kind === 'recoverable') return null;
      if (property.kind !== 'step') return answerIn(name, property, after);
      if (before === null) return null;
      return { holds: stepHolds(name, property, before, after), explain: () => stepExplained(name, property, before, after) };
    });
  }

  /** Judges the `recoverable` properties in the state in which the run rests. Null when all of them hold. */
  atRest(state: S): Divergence | null {
    const seen = seenOnce(state);
    return this.#judge((name, property) => (property.kind === 'recoverable' ? answerIn(name, property, seen) : null));
  }

  #judge(ask: (name: string, property: Property<S>) => Answer | null): Divergence | null {
    let broken: Divergence | null = null;
    for (const [name, property] of Object.entries(this.#properties)) {
      const answer = ask(name, property);
      const tally = this.#tallies.get(name);
      if (answer === null || tally === undefined) continue;
      tally.judged += 1;
      if (answer.holds) tally.held += 1;
      else if (property.kind !== 'reachable')
        broken ??= { kind: 'property', says: brokenProperty(name, property, answer.explain()), expected: name, property: name };
    }
    return broken;
  }
}

function answerIn<S>(name: string, property: Exclude<Property<S>, { kind: 'step' }>, state: Seen<S>): Answer {
  const explain = () => (property.kind === 'reachable' ? null : stateExplained(name, property, state));
  return { holds: stateHolds(name, property, state), explain };
}

function brokenProperty<S>(name: string, { kind, doc }: Property<S>, explanation: string | null): string {
  const when = kind === 'recoverable' ? 'nothing is in flight and no timer is armed, but ' : '';
  const because = explanation ?? doc;
  return `${when}"${name}" does not hold${because === undefined ? '' : `: ${because}`}`;
}
