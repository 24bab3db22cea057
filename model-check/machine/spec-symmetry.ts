/**
 * The symmetry of a spec whose parts go by names: each word of its texts and keys that is one of the names stands for
 * the part of that name. So `prepared rm1`, with rm1 and rm2 exchanged, becomes `prepared rm2`. That nothing else tells
 * the parts apart is not believed, but checked.
 *
 * Sets are ascending arrays, so a set of names is sorted again under other names; a sequence is not. Which of them an
 * array is nobody says: a field whose arrays have all been ascending so far is taken to hold sets.
 */
import { encode, isRecord, type Value } from '../../impl/kernel/plain-data.ts';
import { ModelError } from '../engine/system/model-error.ts';
import { inCycles, type NewNames, renamingsWithin } from '../engine/system/renamings.ts';
import type { Renaming, Symmetry } from '../engine/system/system.ts';

/** A field was taken to hold sets of names, and holds a sequence. `field`: its path, with `*` for each name. */
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

/** One move of a spec: an action, with one parameter if it has moves of its own for each. */
export interface SpecMove {
  readonly action: string;
  readonly param?: Value;
}

/** What other names are to be found in. */
export interface Named {
  /** The names of the slots in which the state lies. */
  readonly slots: readonly string[];
  readonly moves: readonly SpecMove[];
  /** The fields that hold sequences of names. */
  readonly sequences: ReadonlySet<string>;
}

/** The exchanges of neighbours among those that are `alike`. */
export function exchanges(alike: readonly (readonly string[])[]): readonly NewNames<string>[] {
  return renamingsWithin(alike).generators;
}

export function specSymmetry(alike: readonly (readonly string[])[], named: Named): Symmetry {
  const { generators, elements, products } = renamingsWithin(alike);
  const names = new Set(alike.flat());
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
  /** By slot: its field. */
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
      throw new ModelError(`${this.name} are not alike: there is ${slots[lost]} in the state, but no ${inText(slots[lost], newNames)}`);
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

  /** The path of the entry `key` of `field`. */
  #field(field: string, key: string): string {
    const words = key.replace(/\w+/g, (word) => (this.#names.has(word) ? '*' : word));
    return field === '' ? words : `${field}.${words}`;
  }
}

/**
 * The parameters that each action has in every state, given by action; nothing for an action that is one move in all.
 * What is left of them when an action is one move, too, whose parameters do not become each other under other names.
 */
export function alignedParams(
  params: ReadonlyMap<string, readonly Value[] | undefined>,
  alike: readonly (readonly string[])[],
): ReadonlyMap<string, readonly Value[] | undefined> {
  const aligned = new Map(params);
  const actions = new Set(params.keys());
  for (let before = -1; before !== countFixed(aligned); ) {
    before = countFixed(aligned);
    for (const newNames of exchanges(alike)) {
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

/** Whether the parameters of `list` become those of `image`, one by one. */
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

/** Actions may bear the names of parts. One that has no counterpart is its own. */
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
