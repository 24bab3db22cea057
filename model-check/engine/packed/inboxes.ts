/**
 * The contents of inboxes. The bag of messages in flight is divided into inboxes, and the contents of each are numbered, so
 * that a state has a fixed length. 0 is the empty inbox.
 */
import { bagOf } from '../../../impl/kernel/sorted-set.ts';
import type { BagKind } from '../system/system.ts';
import { PairTable } from '../tables/pair-table.ts';

/** Estimated memory of numbered contents, in bytes: a fixed part, and a part per message. */
const BYTES_PER_CONTENTS = 120;
const BYTES_PER_MESSAGE = 12;

/** A change of one inbox: the message that is taken, or -1, and those that arrive. */
interface Change {
  readonly taken: number;
  readonly arrives: readonly number[];
}

export class Inboxes {
  /** By inbox and number of its contents: the ascending messages. */
  readonly contents: (readonly number[])[][];
  bytes = 0;
  readonly #bag: BagKind;
  readonly #numbers: Map<string, number>[];
  readonly #changes: Change[] = [];
  readonly #changeNumbers = new Map<string, number>();
  /** By inbox: the contents after a change, by number of the change and contents before. */
  readonly #after: PairTable[];

  constructor(count: number, bag: BagKind) {
    this.#bag = bag;
    this.contents = Array.from({ length: count }, () => [[]]);
    this.#numbers = Array.from({ length: count }, () => new Map([['', 0]]));
    this.#after = Array.from({ length: count }, () => new PairTable());
  }

  get count(): number {
    return this.contents.length;
  }

  /** The number of these contents, ascending messages, of `inbox`. */
  number(inbox: number, messages: readonly number[]): number {
    const text = messages.join();
    const known = this.#numbers[inbox].get(text);
    if (known !== undefined) return known;
    const number = this.contents[inbox].push(messages) - 1;
    this.#numbers[inbox].set(text, number);
    this.bytes += BYTES_PER_CONTENTS + BYTES_PER_MESSAGE * messages.length;
    return number;
  }

  /** The number of the change in which `taken`, a message or -1, leaves an inbox and `arrives` come. */
  change(taken: number, arrives: readonly number[]): number {
    const text = `${taken} ${arrives.join()}`;
    const known = this.#changeNumbers.get(text);
    if (known !== undefined) return known;
    const number = this.#changes.push({ taken, arrives }) - 1;
    this.#changeNumbers.set(text, number);
    return number;
  }

  /** The contents of `inbox` after a change of `contents`, as numbers. */
  after(inbox: number, change: number, contents: number): number {
    const known = this.#after[inbox].get(change, contents);
    return known >= 0 ? known : this.#learn(inbox, change, contents);
  }

  #learn(inbox: number, change: number, contents: number): number {
    const { taken, arrives } = this.#changes[change];
    const messages = [...this.contents[inbox][contents]];
    const place = taken < 0 ? -1 : messages.indexOf(taken);
    if (place >= 0) messages.splice(place, 1);
    for (const message of arrives) if (this.#bag === 'multiset' || !messages.includes(message)) messages.push(message);
    const after = this.number(inbox, bagOf(messages));
    this.#after[inbox].set(change, contents, after);
    return after;
  }

  get tableBytes(): number {
    return this.bytes + this.#after.reduce((sum, table) => sum + table.bytes, 0);
  }
}
