/**
 * Keeps the last minutes of a trace in memory, as a flight recorder does. They are written at a fault, or when somebody asks. A
 * node that is killed leaves none.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EndLine } from '../format/line.ts';
import { CannotRecord } from './cannot-record.ts';
import { fileSink, type Rotation, traceFileName } from './file-sink.ts';
import { makeFolder } from './folder.ts';
import type { Sink } from './recorder-options.ts';

/** Into how many parts the kept minutes are divided. Each begins with a snapshot. */
const PARTS = 10;
/** The most characters of all parts, beside the newest one; 256 Mi. */
const MOST_KEPT = 268_435_456;
const MOST_PARTS = 2 * PARTS;
/** The most times that one life is written. */
const MOST_DUMPS = 1_000;

interface Part {
  readonly segment: number;
  readonly texts: string[];
  length: number;
  readonly since: number;
  /** When it was full. */
  until: number;
}

export interface FlightOptions extends Pick<Rotation, 'warning'> {
  readonly flightMs: number;
  /** The most characters that are kept beside the newest part. Omitted: 256 Mi. */
  readonly mostKept?: number;
}

export class FlightSink implements Sink {
  readonly needsSnapshots = true;
  readonly #folder: string;
  readonly #life: { readonly node: number; readonly incarnation: number };
  readonly #options: FlightOptions;
  #parts: Part[] = [begun(1)];

  /** `folder` is made now, so that a name that cannot be used is found at once. Throws `CannotRecord`. */
  constructor(folder: string, node: number, incarnation: number, options: FlightOptions) {
    makeFolder(folder);
    this.#folder = folder;
    this.#life = { node, incarnation };
    this.#options = options;
  }

  get isFull(): boolean {
    const { flightMs, mostKept = MOST_KEPT } = this.#options;
    const { since, length } = this.#newest;
    return performance.now() - since >= flightMs / PARTS || length >= mostKept / PARTS;
  }

  append(text: string): void {
    this.#newest.texts.push(text);
    this.#newest.length += text.length;
  }

  next(segment: number): void {
    this.#newest.until = performance.now();
    this.#parts.push(begun(segment));
    this.#forget();
  }

  /** A node that fails writes what it has. */
  close(why?: EndLine['why']): void {
    if (why !== 'fatal') return;
    this.#options.warning?.(`the last minutes of the trace are in ${this.dump()}`);
  }

  /** Writes what is kept. Returns the folder. Throws `CannotRecord`. */
  dump(): string {
    const { node, incarnation } = this.#life;
    const folder = this.#freeFolder();
    for (const { segment, texts } of this.#parts) {
      const sink = fileSink(folder, node, incarnation, {}, segment);
      for (const text of texts) sink.append(text);
      sink.close();
    }
    return folder;
  }

  get #newest(): Part {
    return this.#parts.at(-1) as Part;
  }

  #forget(): void {
    const { flightMs, mostKept = MOST_KEPT } = this.#options;
    const oldest = performance.now() - flightMs;
    const kept = (): number => this.#parts.slice(0, -1).reduce((sum, { length }) => sum + length, 0);
    while (this.#parts.length > 1 && (this.#parts[0].until < oldest || this.#parts.length > MOST_PARTS || kept() > mostKept))
      this.#parts.shift();
  }

  /** The first of `dump-1`, `dump-2`, … without this life. Nodes that are asked as often write into the same one. */
  #freeFolder(): string {
    const { node, incarnation } = this.#life;
    for (let number = 1; number <= MOST_DUMPS; number++) {
      const folder = join(this.#folder, `dump-${number}`);
      const isTaken = this.#parts.some(({ segment }) => isThere(join(folder, traceFileName(node, incarnation, segment))));
      if (!isTaken) return folder;
    }
    throw new CannotRecord(this.#folder, 'folder', new Error(`${MOST_DUMPS} folders with dumps of this life`));
  }
}

function begun(segment: number): Part {
  return { segment, texts: [], length: 0, since: performance.now(), until: 0 };
}

function isThere(path: string): boolean {
  return existsSync(path) || existsSync(`${path}.gz`);
}
