/** Judges the properties of a protocol on the states that a recorded run goes through. */
import { stateHolds, stepHolds } from '../../model-check/engine/system/audited-property.ts';
import { seenOnce } from '../../model-check/engine/system/seen.ts';
import type { Properties, Property } from '../../spec/kernel/spec.ts';
import type { Divergence } from './local.ts';
import type { Judged } from './report.ts';

interface Tally {
  readonly name: string;
  readonly kind: Judged['kind'];
  judged: number;
  held: number;
}

export class Promises<S> {
  readonly #properties: Properties<S>;
  readonly #tallies: ReadonlyMap<string, Tally>;
  #last: S | undefined;

  constructor(properties: Properties<S>) {
    this.#properties = properties;
    this.#tallies = new Map(Object.entries(properties).map(([name, { kind }]) => [name, { name, kind, judged: 0, held: 0 }]));
  }

  get judged(): readonly Judged[] {
    return [...this.#tallies.values()];
  }

  /** The run is in this state now. Null when no promise is broken. */
  after(state: S): Divergence | null {
    const before = this.#last;
    this.#last = state;
    return this.#judge((name, property) => {
      if (property.kind === 'recoverable') return null;
      if (property.kind === 'step') return before === undefined ? null : stepHolds(name, property, seenOnce(before), seenOnce(state));
      return stateHolds(name, property, seenOnce(state));
    });
  }

  /** The run rests in this state: what can always be reached again must be there. Null when it is. */
  atRest(state: S): Divergence | null {
    return this.#judge((name, property) => (property.kind === 'recoverable' ? stateHolds(name, property, seenOnce(state)) : null));
  }

  #judge(ask: (name: string, property: Property<S>) => boolean | null): Divergence | null {
    let broken: Divergence | null = null;
    for (const [name, property] of Object.entries(this.#properties)) {
      const holds = ask(name, property);
      const tally = this.#tallies.get(name);
      if (holds === null || tally === undefined) continue;
      tally.judged += 1;
      if (holds) tally.held += 1;
      else if (property.kind !== 'reachable') broken ??= { kind: 'property', says: brokenPromise(name, property), expected: name };
    }
    return broken;
  }
}

function brokenPromise<S>(name: string, { kind, doc }: Property<S>): string {
  const when = kind === 'recoverable' ? 'nothing is in flight and no timer is armed, but ' : '';
  return `${when}"${name}" does not hold${doc === undefined ? '' : `: ${doc}`}`;
}
