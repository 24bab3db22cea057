/**
 * Verifies that moves are symmetric. If a move does something in a state, its image under a renaming must do the renamed
 * thing in the renamed state. All renamings are tried whenever the engine is about to remember a move. All that an image
 * reads counts as read by the move, so the memory holds under all names.
 *
 * A move may have no image: two actions may divide the work of symmetric parts in another way. So a difference is only a
 * doubt at first. Once there is a doubt, all outcomes of each state are compared as a whole.
 */
import type { Value } from '../../../impl/kernel/plain-data.ts';
import { bagOf } from '../../../impl/kernel/sorted-set.ts';
import { Unfinished } from '../judge/refinement-watch.ts';
import type { MoveComparison, MoveName, Note } from '../memo/move-comparison.ts';
import { outcomesOf } from '../memo/move-runner.ts';
import { type Sight, WatchingReader } from '../memo/reading.ts';
import { ReadingTree } from '../memo/reading-tree.ts';
import type { Lens, Space } from '../memo/space.ts';
import { messageOf } from '../system/model-error.ts';
import { wordsOf } from '../system/state-words.ts';
import type { Move, Outcome, System } from '../system/system.ts';
import { COUNT, HEADER } from '../tables/rows.ts';
import { composed, type Images } from './images.ts';
import { isAboutShape, NotSymmetric, notSymmetric } from './not-symmetric.ts';

/** The changes of one outcome: pairs of a slot and its new id; the message that is taken, or -1; those sent. All ascending. */
interface Change {
  readonly action: string;
  readonly writes: readonly (readonly [slot: number, after: number])[];
  readonly consumed: number;
  readonly sends: readonly number[];
}

interface Act {
  /** The changes of those outcomes that change something. */
  readonly changes: readonly Change[];
  /** The texts of the changes, each once, sorted. */
  readonly texts: readonly string[];
}

interface KnownMove {
  readonly move: Move;
  readonly tree: ReadingTree<Act>;
}

/** A run of a move that a pause may interrupt: its row, its remaining turns, and its changes so far. */
interface BegunMove {
  readonly move: Move;
  /** A copy, as the run goes on to read it after the pause. */
  readonly row: Int32Array;
  readonly turns: Iterator<Outcome | null>;
  readonly changes: Change[];
}

export class OrbitMoves<S> implements MoveComparison {
  readonly #system: System<S>;
  readonly #space: Space;
  readonly #images: Images;
  readonly #own: readonly KnownMove[];
  readonly #deliveries = new Map<number, readonly KnownMove[]>();
  /** By renaming, then by move: the image of the move. */
  readonly #movesTo: readonly (readonly number[])[];
  readonly #reader: WatchingReader;
  /** The renamed row. It has no messages, since no move reads them. */
  readonly #row: Int32Array;
  #doubt = false;
  readonly #isDue: () => boolean;
  #begun: BegunMove | null = null;
  /** How many runs there were. */
  #ran = 0;
  /** The next renaming for the row that is being settled. */
  #settledTo = 1;

  /** `isDue`: whether it is time for a pause. */
  constructor(system: System<S>, space: Space, images: Images, isDue: () => boolean) {
    this.#isDue = isDue;
    this.#system = system;
    this.#space = space;
    this.#images = images;
    this.#own = system.moves.map(knownMove);
    const numbers = system.moves.map((_, number) => number);
    this.#movesTo = composed(images.symmetry, numbers, ({ moves }) => moves);
    this.#reader = new WatchingReader(space);
    this.#row = new Int32Array(HEADER + system.slots.length);
  }

  /**
   * Compares the move in the row at `base` with its images. Throws `Unfinished` when it is time for a pause; the next call
   * finds again what is already known.
   */
  compare(name: MoveName, data: Int32Array, base: number, note: Note): void {
    const mine = this.#find(name, 0);
    if (mine === undefined) return;
    const { answer } = this.#act(mine, data, base);
    for (let renaming = 1; renaming < this.#images.count; renaming++) {
      const ran = this.#ran;
      const image = this.#find(name, renaming);
      if (image === undefined) {
        this.#doubt = true;
        continue;
      }
      this.#rename(renaming, data, base);
      const { answer: found, sights } = this.#under(renaming, () => this.#act(image, this.#row, 0));
      for (const sight of sights) this.#note(sight, renaming, note);
      if (!isSame(this.#textsUnder(renaming, answer), found.texts)) this.#doubt = true;
      // A pause only after a run: the next call finds runs in the trees, but would repeat mere lookups without end.
      if (this.#ran > ran && this.#isDue()) throw new Unfinished();
    }
  }

  /**
   * If there are doubts, compares all outcomes of the row at `base` with those of its images. Throws `NotSymmetric` if they
   * differ, and `Unfinished` when it is time for a pause; the next call for the same row continues.
   */
  settle(data: Int32Array, base: number): void {
    if (!this.#doubt) return;
    const all = this.#allActs(0, data, base);
    while (this.#settledTo < this.#images.count) {
      const renaming = this.#settledTo;
      const expected = all.flatMap((act) => this.#textsUnder(renaming, act));
      const found = this.#under(renaming, () => this.#allActs(renaming, data, base)).flatMap(({ texts }) => texts);
      const missing = all.flatMap(({ changes }) => changes).find((change) => !found.includes(this.#textOf(change, renaming)));
      const surplus = found.find((text) => !expected.includes(text));
      if (missing === undefined && surplus === undefined) {
        this.#settledTo++;
        if (this.#isDue()) throw new Unfinished();
        continue;
      }
      const action = missing?.action ?? this.#actionOf(surplus ?? '', renaming, data, base);
      throw notSymmetric(
        this.#images.symmetry.names[renaming],
        `${action} does something else; the state is ${wordsOf(this.#system, this.#space.snapshot(data, base))}`,
      );
    }
    this.#settledTo = 1;
  }

  /** All outcomes in the renamed row at `base`. */
  #allActs(renaming: number, data: Int32Array, base: number): readonly Act[] {
    this.#rename(renaming, data, base);
    const first = base + HEADER + this.#space.slots.length;
    const messages = new Set(data.subarray(first, first + data[base + COUNT]));
    const isQuiet = this.#space.isQuiet(data, base);
    const act = (known: KnownMove) => this.#act(known, this.#row, 0).answer;
    const possible = this.#own.filter(({ move: { only } }) => only === undefined || (only === 'quiet' && isQuiet));
    const deliveries = [...messages].flatMap((message) => this.#deliveriesOf(this.#images.messages.id(renaming, message)));
    const acts = [...possible, ...deliveries].map(act);
    if (acts.some(({ changes }) => changes.length > 0)) return acts;
    return this.#own.filter(({ move }) => move.only === 'idle').map(act);
  }

  /** The image of the move under the renaming. */
  #find(name: MoveName, renaming: number): KnownMove | undefined {
    if ('move' in name) return this.#own[this.#movesTo[renaming][name.move]];
    return this.#deliveriesOf(this.#images.messages.id(renaming, name.message))[name.index];
  }

  #deliveriesOf(message: number): readonly KnownMove[] {
    const known = this.#deliveries.get(message) ?? this.#system.deliveries(this.#space.messages.values[message]).map(knownMove);
    this.#deliveries.set(message, known);
    return known;
  }

  #act({ move, tree }: KnownMove, data: Int32Array, base: number): { readonly answer: Act; readonly sights: readonly Sight[] } {
    const known = tree.find(data, base);
    if (known !== undefined) return known;
    const { changes, turns } = this.#begin(move, data, base);
    for (let turn = turns.next(); !turn.done; turn = turns.next()) {
      if (turn.value !== null) changes.push(this.#change(turn.value, this.#reader, data, base));
      if (this.#isDue()) throw new Unfinished();
    }
    this.#begun = null;
    this.#ran++;
    const moving = changes.filter(({ writes, consumed, sends }) => writes.length > 0 || consumed >= 0 || sends.length > 0);
    const texts = [...new Set(moving.map((change) => this.#textOf(change, 0)))].sort();
    const leaf = { answer: { changes: moving, texts }, sights: [...this.#reader.sights] };
    tree.add(leaf, data, base);
    return leaf;
  }

  /** The run of `move` in the row at `base`: a new one, or the one that a pause has interrupted in an equal row. */
  #begin(move: Move, data: Int32Array, base: number): BegunMove {
    const row = data.slice(base, base + HEADER + this.#space.slots.length);
    if (this.#begun?.move !== move || !isSame(this.#begun.row.subarray(HEADER), row.subarray(HEADER))) {
      row[COUNT] = 0;
      const turns = outcomesOf(move, this.#reader.at(row, 0))[Symbol.iterator]();
      this.#begun = { move, row, turns, changes: [] };
    }
    return this.#begun;
  }

  /** Whether a slot changes depends on its old value, so a slot that is written counts as read. */
  #change({ action, writes, consumes, sends = [] }: Outcome, reader: WatchingReader, data: Int32Array, base: number): Change {
    const { slots, messages } = this.#space;
    const inSet = this.#system.bag !== 'multiset';
    const after = new Map<number, number>();
    for (const [slot, value] of writes) {
      reader.whole(slot);
      after.set(slot, slots[slot].id(value));
    }
    const sent = bagOf(sends.map((message) => messages.id(message)));
    return {
      action,
      writes: [...after].filter(([slot, id]) => data[base + HEADER + slot] !== id).sort(([a], [b]) => a - b),
      consumed: consumes === undefined || this.#system.bag === 'growing-set' ? -1 : messages.id(consumes),
      sends: inSet ? [...new Set(sent)] : sent,
    };
  }

  #textsUnder(renaming: number, { changes }: Act): readonly string[] {
    if (changes.length === 1) return [this.#textOf(changes[0], renaming)];
    return [...new Set(changes.map((change) => this.#textOf(change, renaming)))].sort();
  }

  #textOf({ writes, consumed, sends }: Change, renaming: number): string {
    const { slots, messages, slotsTo } = this.#images;
    const renamed = writes.map(([slot, id]) => `${slotsTo[renaming][slot]}=${slots[slot].id(renaming, id)}`);
    const sent = bagOf(sends.map((message) => messages.id(renaming, message)));
    return `${renamed.sort().join()} -${consumed < 0 ? '' : messages.id(renaming, consumed)} +${sent.join()}`;
  }

  #actionOf(text: string, renaming: number, data: Int32Array, base: number): string {
    const changes = this.#allActs(renaming, data, base).flatMap((act) => act.changes);
    return changes.find((change) => this.#textOf(change, 0) === text)?.action ?? 'a move';
  }

  /** Puts the renamed row at `base` into `#row`. */
  #rename(renaming: number, data: Int32Array, base: number): void {
    const { slots, slotsTo } = this.#images;
    const to = slotsTo[renaming];
    for (let slot = 0; slot < slots.length; slot++) this.#row[HEADER + to[slot]] = slots[slot].id(renaming, data[base + HEADER + slot]);
  }

  #note({ slot, lens }: { readonly slot: number; readonly lens: Lens | null }, renaming: number, note: Note): void {
    const { slotsFrom, symmetry } = this.#images;
    note(slotsFrom[renaming][slot], lens === null ? [] : symmetry.decisive(slot, lens.path));
  }

  /** An error that occurs only under other names is blamed on the renaming. */
  #under<R>(renaming: number, run: () => R): R {
    try {
      return run();
    } catch (error) {
      throw error instanceof NotSymmetric || error instanceof Unfinished || isAboutShape(error)
        ? error
        : notSymmetric(this.#images.symmetry.names[renaming], messageOf(error), error);
    }
  }
}

function knownMove(move: Move): KnownMove {
  return { move, tree: new ReadingTree(move.name) };
}

function isSame(a: ArrayLike<Value>, b: ArrayLike<Value>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
