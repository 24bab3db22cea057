/** One action of a spec, called under audit. Used for the checked spec and for the specs that it refines. */
import { encode, type Value } from '../../../impl/kernel/plain-data.ts';
import type { ActionDef } from '../../../spec/kernel/spec.ts';
import { frozenCopy, reversed } from './key-order.ts';
import { inShort, ModelError, oneLine } from './model-error.ts';
import type { Seen } from './seen.ts';
import { askTwice, call, callTwice, type Difference, differenceOfValues, settled, type Where } from './user-code.ts';

/** The parameter of one call of an action. */
interface Choice {
  readonly param: Value;
}

const NO_CHOICE: Choice = { param: undefined };

/** The most choices of an action in one state: without a bound, an endless generator would hang the check. */
const MOST_PARAMETERS = 1_000_000;

export class AuditedAction<S> {
  readonly name: string;
  readonly takesParameters: boolean;
  readonly #definition: ActionDef<S, Value>;

  constructor(name: string, definition: ActionDef<S, Value>) {
    this.name = name;
    this.takesParameters = definition.params !== undefined;
    this.#definition = definition;
  }

  /**
   * Yields the choices in a state one by one, frozen, in no meaningful order; null where time passes without one. An action
   * without parameters has one choice, undefined. The second list is compared at the end.
   */
  *choices({ state, again }: Seen<S>): Generator<Choice | null, void> {
    if (!this.takesParameters) return yield NO_CHOICE;
    const where = () => `\`params\` of ${this.name}`;
    const list = (seen: S) =>
      iteratorOf(
        where,
        call(where, () => this.#definition.params?.(seen)),
      );
    const first = new Map<string, number>();
    for (const param of listed(where, list(state))) {
      if (again !== undefined) count(first, param, 1);
      yield { param };
    }
    if (again === undefined) return;
    for (const param of listed(where, list(again()))) {
      count(first, param, -1);
      yield null;
    }
    if ([...first.values()].some((more) => more !== 0))
      this.#tellDifference(
        where,
        () => [...listed(where, list(state))],
        () => [...listed(where, list(again()))],
      );
  }

  /** Throws `ModelError`. If both runs agree this time, the choices change from call to call. */
  #tellDifference(where: Where, first: () => readonly Value[], second: () => readonly Value[]): never {
    callTwice(where, first, second, differenceOfSets);
    throw new ModelError(`${where()} is not pure: run again on the same arguments, it gave other choices`);
  }

  /** Whether the action is enabled in a state, with this choice. */
  isEnabled({ state, again }: Seen<S>, param: Value): boolean {
    const where = this.#where('when', param);
    const ask = (seen: S, choice: Value) => this.#definition.when(seen, choice);
    return askTwice(where, () => ask(state, param), again && (() => ask(again(), reversed(param))));
  }

  /** Applies `see` to the state after the action. */
  after<R>({ state, again }: Seen<S>, param: Value, see: (after: S, before: S) => R, difference: Difference<R>): R {
    const where = this.#where('then', param);
    const run = (before: S, choice: Value) => see(settled(where, this.#definition.then(before, choice)), before);
    return callTwice(where, () => run(state, param), again && (() => run(again(), reversed(param))), difference);
  }

  /** The action and its choice in words. */
  inWords(param: Value): string {
    return param === undefined ? this.name : `${this.name}(${oneLine(JSON.stringify(param))})`;
  }

  #where(part: 'when' | 'then', param: Value): Where {
    return () => `\`${part}\` of ${this.inWords(param)}`;
  }
}

function* listed(where: Where, choices: Iterator<Value>): Generator<Value, void> {
  for (let taken = 0; ; taken++) {
    const { done, value } = call(where, () => choices.next());
    if (done) return;
    if (taken === MOST_PARAMETERS) throw new ModelError(`${where()} gives more than ${MOST_PARAMETERS} choices in one state`);
    yield typeof value === 'string' || value === undefined ? value : call(where, () => plainCopy(value));
  }
}

function iteratorOf(where: Where, choices: unknown): Iterator<Value> {
  settled(where, choices);
  if (typeof choices !== 'object' || choices === null || !(Symbol.iterator in choices))
    throw new ModelError(`${where()} returned ${inShort(choices)}, expected a list of choices`);
  return call(where, () => (choices as Iterable<Value>)[Symbol.iterator]());
}

/** Adds `more` to the count of this choice. */
function count(counts: Map<string, number>, choice: Value, more: number): void {
  const text = textOf(choice);
  counts.set(text, (counts.get(text) ?? 0) + more);
}

/** Throws `NotPlainData` if a choice is not plain JSON. */
function plainCopy(choice: Value): Value {
  encode(choice);
  return frozenCopy(choice);
}

function differenceOfSets(a: readonly Value[], b: readonly Value[]): string | null {
  return differenceOfValues(a.map(textOf).sort(), b.map(textOf).sort()) === null ? null : `${inShort(a)} and ${inShort(b)}`;
}

function textOf(choice: Value): string {
  return choice === undefined ? 'undefined' : encode(choice);
}
