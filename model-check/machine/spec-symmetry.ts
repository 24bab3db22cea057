/**
 * The symmetry of a spec whose parts go by names. In texts and keys, each word that is one of the names stands for that
 * part. So `prepared rm1`, with rm1 and rm2 exchanged, becomes `prepared rm2`. The checker verifies that nothing else
 * distinguishes the parts.
 *
 * Sets are ascending arrays, so a set of names is sorted again after a renaming; a sequence is not. Nobody declares which
 * is which: a field whose arrays have all been ascending so far counts as a set.
 */
import { encode, isRecord, type Value } from '../../impl/kernel/plain-data.ts';
import { ModelError } from '../engine/system/model-error.ts';
import { inCycles, type NewNames, renamingsWithin } from '../engine/system/renamings.ts';
import type { Renaming, Symmetry } from '../engine/system/system.ts';

/** A field that counted as a set of names holds a sequence. `field`: its path, with `*` for each name. */
export class SequenceFound extends ModelError {
  override readonly name = 'SequenceFound';
  override get isSignal(): boolean {
    return true;
  }

  readonly field: string;

  constructor(field: string) {
    super(`${field} holds a sequence of names, not a set`);
    this.field = field;
  }
}

/** One move of a spec: an action, with a parameter if each parameter is a move of its own. */
export interface SpecMove {
  readonly action: string;
  readonly param?: Value;
}

/** The parts of a system to which renamings apply. */
export interface Named {
  /** The names of the slots of the state. */
  readonly slots: readonly string[];
  readonly moves: readonly SpecMove[];
  /** The fields that hold sequences of names. */
  readonly sequences: ReadonlySet<string>;
}

/** The exchanges of neighbours within each group of `symmetric`. */
export function exchanges(symmetric: readonly (readonly string[])[]): readonly NewNames<string>[] {
  return renamingsWithin(symmetric).generators;
}

export function specSymmetry(symmetric: readonly (readonly string[])[], named: Named): Symmetry {
  const { generators, elements, products } = renamingsWithin(symmetric);
  const names = new Set(symmetric.flat());
  return {
    generators: generators.map((exchange) => new SpecRenaming(exchange, names, named)),
    names: elements.map(inCycles),
    products,
    decisive: () => [],
  };
}

class SpecRenaming implements Renaming {
  readonly name: string;
  readonly slots: readonly number[];
  readonly moves: readonly number[];
  readonly #newNames: NewNames<string>;
  readonly #names: ReadonlySet<string>;
  readonly #sequences: ReadonlySet<string>;
  /** By slot: the path of its field. */
  readonly #fields: readonly string[];

  constructor(newNames: NewNames<string>, names: ReadonlySet<string>, { slots, moves, sequences }: Named) {
    this.name = inCycles(newNames);
    this.#newNames = newNames;
    this.#names = names;
    this.#sequences = sequences;
    this.#fields = slots.map((slot) => this.#field('', slot));
    this.slots = slots.map((slot) => slots.indexOf(inText(slot, newNames)));
    const lost = this.slots.indexOf(-1);
    if (lost >= 0)
      throw new ModelError(`${this.name} are not symmetric: there is ${slots[lost]} in the state, but no ${inText(slots[lost], newNames)}`);
    const actions = new Set(moves.map(({ action }) => action));
    const texts = moves.map(textOfMove);
    this.moves = moves.map((move) => texts.indexOf(textOfMove(renamedMove(move, newNames, actions))));
  }

  value(value: Value, slot: number): Value {
    return this.#value(value, this.#fields[slot]);
  }

  message(message: Value): Value {
    return message;
  }

  #value(value: Value, field: string): Value {
    if (typeof value === 'string') return inText(value, this.#newNames);
    if (Array.isArray(value)) return this.#array(value, field);
    if (!isRecord(value)) return value;
    const entries = Object.entries(value).map(([key, entry]) => [inText(key, this.#newNames), this.#value(entry, this.#field(field, key))]);
    return Object.fromEntries(entries);
  }

  #array(array: readonly Value[], field: string): readonly Value[] {
    const renamed = array.map((item) => this.#value(item, field));
    if (array.length < 2 || this.#sequences.has(field) || encode(renamed) === encode(array)) return renamed;
    const compare = array.every((item) => typeof item === 'string') ? byText : byCanonicalText;
    if (array.some((item, i) => i > 0 && compare(array[i - 1], item) > 0)) throw new SequenceFound(field);
    return renamed.sort(compare);
  }

  /** The path of the entry `key` of `field`, with `*` for each name. */
  #field(field: string, key: string): string {
    const words = key.replace(/\w+/g, (word) => (this.#names.has(word) ? '*' : word));
    return field === '' ? words : `${field}.${words}`;
  }
}

/**
 * Aligns parameters with the symmetry. `params` lists, by action, the parameters that are the same in every state, or
 * nothing for an action that is one move. An action also becomes one move if renaming does not map its parameters to those
 * of the renamed action.
 */
export function alignedParams(
  params: ReadonlyMap<string, readonly Value[] | undefined>,
  symmetric: readonly (readonly string[])[],
): ReadonlyMap<string, readonly Value[] | undefined> {
  const aligned = new Map(params);
  const actions = new Set(params.keys());
  for (let before = -1; before !== countFixed(aligned); ) {
    before = countFixed(aligned);
    for (const newNames of exchanges(symmetric)) {
      for (const [action, list] of aligned) {
        const image = renamedAction(action, newNames, actions);
        if (list !== undefined && becomes(list, aligned.get(image), newNames)) continue;
        aligned.set(action, undefined);
        aligned.set(image, undefined);
      }
    }
  }
  return aligned;
}

function countFixed(params: ReadonlyMap<string, readonly Value[] | undefined>): number {
  return [...params.values()].filter((list) => list !== undefined).length;
}

/** Whether a renaming maps the parameters of `list` one by one to those of `image`. */
function becomes(list: readonly Value[], image: readonly Value[] | undefined, newNames: NewNames<string>): boolean {
  if (image === undefined) return false;
  const texts = new Set(image.map(textOfParam));
  const renamed = new Set(list.map((param) => textOfParam(renamedParam(param, newNames))));
  return (
    texts.size === image.length &&
    renamed.size === list.length &&
    texts.size === renamed.size &&
    [...renamed].every((text) => texts.has(text))
  );
}

function renamedMove(move: SpecMove, newNames: NewNames<string>, actions: ReadonlySet<string>): SpecMove {
  return { ...move, action: renamedAction(move.action, newNames, actions), param: renamedParam(move.param, newNames) };
}

/** Renames names of parts within an action's name. An action without a counterpart keeps its name. */
function renamedAction(action: string, newNames: NewNames<string>, actions: ReadonlySet<string>): string {
  const renamed = inText(action, newNames);
  return actions.has(renamed) ? renamed : action;
}

function renamedParam(param: Value, newNames: NewNames<string>): Value {
  if (typeof param === 'string') return inText(param, newNames);
  if (Array.isArray(param)) return param.map((item) => renamedParam(item, newNames));
  if (!isRecord(param)) return param;
  return Object.fromEntries(Object.entries(param).map(([key, entry]) => [inText(key, newNames), renamedParam(entry, newNames)]));
}

function textOfMove({ action, param }: SpecMove): string {
  return `${action} ${textOfParam(param)}`;
}

function textOfParam(param: Value): string {
  return param === undefined ? '' : encode(param);
}

function inText(text: string, names: NewNames<string>): string {
  return text.replace(/\w+/g, (word) => names.get(word) ?? word);
}

function byText(a: Value, b: Value): number {
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

function byCanonicalText(a: Value, b: Value): number {
  return byText(encode(a), encode(b));
}
