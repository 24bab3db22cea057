/**
 * The images of a system's values under each renaming, as ids. User code renames only by exchanges, of which all renamings
 * are composed. For each value it is verified that the compositions agree, so that states fall into orbits.
 */
import type { Value } from '../../../impl/kernel/plain-data.ts';
import type { Space } from '../memo/space.ts';
import { ModelError, messageOf } from '../system/model-error.ts';
import type { Renaming, Symmetry } from '../system/system.ts';
import { GrowingInts, grownTo } from '../tables/growing.ts';
import type { Interner } from '../tables/interner.ts';
import { isAboutShape, NotSymmetric, notSymmetric } from './not-symmetric.ts';

export class Images {
  /** The number of renamings, the identity included. */
  readonly count: number;
  /** By slot. */
  readonly slots: readonly ValueImages[];
  readonly messages: ValueImages;
  /** By renaming: the slot to which each slot goes, and the slot from which each comes. */
  readonly slotsTo: readonly (readonly number[])[];
  readonly slotsFrom: readonly (readonly number[])[];
  readonly symmetry: Symmetry;

  constructor(symmetry: Symmetry, space: Space) {
    this.symmetry = symmetry;
    this.count = symmetry.names.length;
    const places = space.slots.map((_, slot) => slot);
    for (const renaming of symmetry.generators) refuseOtherSlots(renaming, places.length);
    this.slotsTo = composed(symmetry, places, ({ slots }) => slots);
    this.slotsFrom = this.slotsTo.map((to) => places.map((slot) => to.indexOf(slot)));
    const steps = space.slots.map((from, slot) =>
      symmetry.generators.map((renaming) => {
        const rename = (value: Value) => renaming.value(value, slot);
        return new Step(renaming.name, from, space.slots[renaming.slots[slot]], rename);
      }),
    );
    this.slots = space.slots.map((interner, slot) => {
      const stepsAfter = this.slotsTo.map((to) => steps[to[slot]]);
      return new ValueImages(
        symmetry,
        interner,
        stepsAfter,
        this.slotsTo.map((to) => space.slots[to[slot]]),
      );
    });
    const ofMessages = symmetry.generators.map(
      (renaming) => new Step(renaming.name, space.messages, space.messages, (value) => renaming.message(value)),
    );
    const everywhere = this.slotsTo.map(() => ofMessages);
    this.messages = new ValueImages(
      symmetry,
      space.messages,
      everywhere,
      this.slotsTo.map(() => space.messages),
    );
  }

  get bytes(): number {
    return this.messages.bytes + this.slots.reduce((sum, images) => sum + images.bytes, 0);
  }
}

/** By renaming: the image of each of `places`. `under` gives the images under a generator. */
export function composed(
  { generators, names, products }: Symmetry,
  places: readonly number[],
  under: (renaming: Renaming) => readonly number[],
): readonly (readonly number[])[] {
  const all: (readonly number[])[] = [places];
  for (let renaming = 0; renaming < names.length; renaming++) {
    products[renaming].forEach((product, generator) => {
      all[product] ??= all[renaming].map((place) => under(generators[generator])[place]);
    });
  }
  return all;
}

/** The images of the values of one interner. */
export class ValueImages {
  /** From the place of a value on: its ids under each renaming. */
  readonly ids = new GrowingInts();
  /** From twice the place of a value on: the low lanes of these ids, then the high ones. */
  readonly lanes = new GrowingInts();
  readonly #symmetry: Symmetry;
  readonly #interner: Interner;
  /** By renaming, then by generator: the step that applies the generator to the renamed value. */
  readonly #steps: readonly (readonly Step[])[];
  readonly #interners: readonly Interner[];
  /** By id: the place of the value, or -1. */
  #places: Int32Array = new Int32Array(0);

  constructor(symmetry: Symmetry, interner: Interner, steps: readonly (readonly Step[])[], interners: readonly Interner[]) {
    this.#symmetry = symmetry;
    this.#interner = interner;
    this.#steps = steps;
    this.#interners = interners;
  }

  /** The beginning of the ids of the value `id`. */
  place(id: number): number {
    const known = id < this.#places.length ? this.#places[id] : -1;
    return known >= 0 ? known : this.#add(id);
  }

  /** The id of the value `id` under the renaming. */
  id(renaming: number, id: number): number {
    const place = this.place(id);
    return this.ids.data[place + renaming];
  }

  #add(id: number): number {
    const images = this.#imagesOf(id);
    if (id >= this.#places.length) this.#places = grownTo(this.#places, id, -1);
    const place = this.ids.length;
    this.#places[id] = place;
    for (const image of images) this.ids.push(image);
    images.forEach((image, renaming) => {
      this.lanes.push(this.#interners[renaming].low(image));
    });
    images.forEach((image, renaming) => {
      this.lanes.push(this.#interners[renaming].high(image));
    });
    return place;
  }

  /** The images by renaming. All compositions of a renaming must give the same image. */
  #imagesOf(id: number): readonly number[] {
    const { names, products } = this.#symmetry;
    const images = new Array<number>(names.length).fill(-1);
    images[0] = id;
    for (let renaming = 0; renaming < images.length; renaming++) {
      const steps = this.#steps[renaming];
      for (let generator = 0; generator < steps.length; generator++) {
        const product = products[renaming][generator];
        const image = steps[generator].of(images[renaming]);
        if (images[product] < 0) images[product] = image;
        else if (images[product] !== image) throw this.#contradiction(id, renaming, generator);
      }
    }
    return images;
  }

  #contradiction(id: number, renaming: number, generator: number): NotSymmetric {
    const { name, values } = this.#interner;
    const { generators, names, products } = this.#symmetry;
    const product = products[renaming][generator];
    const way = `${generators[generator].name} after ${names[renaming]}`;
    const other = product === 0 ? 'comes from the same names' : `comes from ${names[product]}`;
    return new NotSymmetric(
      `symmetric: under ${way}, ${JSON.stringify(values[id])?.slice(0, 200)} in ${name} becomes something else than what ${other}; give each name in it its new name, and list sets ascending`,
    );
  }

  get bytes(): number {
    return this.ids.bytes + this.lanes.bytes + this.#places.byteLength;
  }
}

/** Applies one generator to the values of one interner. */
class Step {
  readonly #name: string;
  readonly #from: Interner;
  readonly #to: Interner;
  readonly #rename: (value: Value) => Value;
  #images: Int32Array = new Int32Array(0);

  constructor(name: string, from: Interner, to: Interner, rename: (value: Value) => Value) {
    this.#name = name;
    this.#from = from;
    this.#to = to;
    this.#rename = rename;
  }

  of(id: number): number {
    const known = id < this.#images.length ? this.#images[id] : -1;
    if (known >= 0) return known;
    const image = this.#ask(id);
    if (id >= this.#images.length) this.#images = grownTo(this.#images, id, -1);
    this.#images[id] = image;
    return image;
  }

  #ask(id: number): number {
    try {
      return this.#to.id(this.#rename(this.#from.values[id]));
    } catch (error) {
      if (error instanceof NotSymmetric || isAboutShape(error)) throw error;
      throw notSymmetric(this.#name, `the renaming threw: ${messageOf(error)}`, error);
    }
  }
}

function refuseOtherSlots({ name, slots }: Renaming, count: number): void {
  const taken = new Set(slots);
  if (slots.length !== count || taken.size !== count || slots.some((slot) => slot < 0 || slot >= count))
    throw new ModelError(`the renaming ${name} does not give each slot a place of its own`);
}
