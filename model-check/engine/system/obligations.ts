/** The fairness constraints of a system, and which of them each step fulfils. */
import { encode, isRecord, type Value } from '../../../impl/kernel/plain-data.ts';
import type { Fairness } from '../../../spec/kernel/fairness.ts';
import type { Occasion, Outcome, System } from './system.ts';

/** The number of steps that no constraint is about. */
export const NO_OBLIGATION = 0;

export class Obligations {
  /** By constraint: whether it is a strong one. One of `each` is counted once for every action and parameter that was met. */
  readonly isStrong: boolean[] = [];
  /** By kind of step: the constraints that the step fulfils. */
  readonly kinds: (readonly number[])[] = [[]];
  readonly #declared: readonly Fairness[];
  readonly #occasionOf: (outcome: Outcome) => Occasion;
  readonly #constraints = new Map<string, number>();
  readonly #numbers = new Map<string, number>([['', NO_OBLIGATION]]);
  readonly #met = new Set<number>();

  constructor({ fairness, occasionOf }: Pick<System<unknown>, 'fairness' | 'occasionOf'>) {
    this.#declared = fairness;
    this.#occasionOf = occasionOf;
  }

  /** The kind of a step: its number among the sets of constraints that steps fulfil. */
  kindOf(outcome: Outcome): number {
    if (this.#declared.length === 0) return NO_OBLIGATION;
    const occasion = this.#occasionOf(outcome);
    const fulfilled = this.#declared.flatMap((fairness, i) => {
      const name = nameIn(fairness, occasion);
      if (name === undefined || !fits(fairness, occasion.param)) return [];
      this.#met.add(i);
      const { param } = occasion;
      return [this.#constraint(fairness, fairness.each !== true ? `${i}` : `${i} ${encode([name, param === undefined ? [] : [param]])}`)];
    });
    const text = fulfilled.join();
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.kinds.length);
    return this.kinds.push(fulfilled) - 1;
  }

  /** Constraints that no step so far was about. */
  get unmet(): readonly Fairness[] {
    return this.#declared.filter((_, i) => !this.#met.has(i));
  }

  #constraint({ kind }: Fairness, key: string): number {
    const known = this.#constraints.get(key);
    if (known !== undefined) return known;
    this.#constraints.set(key, this.isStrong.length);
    return this.isStrong.push(kind === 'strong') - 1;
  }
}

/** The name under which the constraint is about the step; undefined if it is not. */
function nameIn({ actions }: Fairness, { names, isFault }: Occasion): string | undefined {
  if (actions.length === 0) return isFault ? undefined : '';
  return actions.find((action) => names.includes(action));
}

function fits(fairness: Fairness, param: Value): boolean {
  if (!('param' in fairness)) return true;
  return agrees(fairness.param as Value, param);
}

/** Whether `value` is `pattern`, or is a record that has all entries of `pattern`. */
function agrees(pattern: Value, value: Value): boolean {
  if (isRecord(pattern) && isRecord(value))
    return Object.entries(pattern).every(([key, entry]) => Object.hasOwn(value, key) && agrees(entry, value[key]));
  if (pattern === undefined || value === undefined) return pattern === value;
  return encode(pattern) === encode(value);
}
