/** Finds the files of a run, and reads each life from its files, line by line. */
import './native-hash.ts';

import { isListOf, isText, requireArgument } from './arguments.ts';
import { BadTrace } from './bad-trace.ts';
import type { BodyLine, Digest, EndLine, HeaderLine } from './line.ts';
import type { LineSource } from './line-source.ts';
import { LineSplitter, type RawLine } from './line-splitter.ts';
import { headerOf, type OpenFile, openTraceFile } from './trace-file.ts';
import { traceFilesAt } from './trace-folder.ts';
import { type Fault, type Numbered, TraceReader } from './trace-reader.ts';

/** The files of one life, in their order. */
export interface LifeFiles {
  readonly header: HeaderLine;
  readonly files: readonly string[];
}

/**
 * The lives at these paths, in the order of node and incarnation: files, or folders. Throws `BadTrace` when a file cannot be read,
 * when there is none, or when two files hold the same part of a life.
 */
export function openLives(paths: readonly string[], spend?: (file: string, bytes: number) => void): readonly LifeSource[] {
  requireArgument('paths', paths, 'an array of paths', isListOf(isText));
  const files = [...new Set(paths.flatMap((path) => traceFilesAt(path)))];
  return livesIn(files).map((life) => new LifeSource(life.files, true, spend));
}

/** Groups files by life. Throws `BadTrace`. */
export function livesIn(files: readonly string[]): readonly LifeFiles[] {
  const lives = new Map<string, { readonly header: HeaderLine; readonly files: { readonly file: string; readonly segment: number }[] }>();
  for (const file of files) {
    const header = headerOf(file);
    const who = `node ${header.node}, incarnation ${header.incarnation}`;
    const life = lives.get(who) ?? { header, files: [] };
    const segment = header.segment?.number ?? 1;
    const other = life.files.find((each) => each.segment === segment);
    if (other !== undefined) throw new BadTrace(file, 1, `a second trace of ${who}; the first is ${other.file}`);
    life.files.push({ file, segment });
    lives.set(who, life);
  }
  return [...lives.values()]
    .map(({ header, files: parts }) => ({ header, files: parts.sort((a, b) => a.segment - b.segment).map(({ file }) => file) }))
    .sort((left, right) => left.header.node - right.header.node || left.header.incarnation - right.header.incarnation);
}

/** Reads the files of one life, one after another. */
export class LifeSource implements LineSource {
  readonly file: string;
  readonly header: HeaderLine;
  readonly #reader: TraceReader;
  readonly #files: string[];
  #splitter: LineSplitter;
  #open: OpenFile | null;
  /** The index of the present file. */
  #at = 0;
  #isFinal: boolean;
  #isFinished = false;
  readonly #spend: (file: string, bytes: number) => void;
  #raw: RawLine[] = [];
  #nextRaw = 0;
  #ready: readonly Numbered<BodyLine>[] = [];
  #nextReady = 0;

  /** `isFinal`: no lines will be added. `spend` hears of the bytes that are read. Throws `BadTrace`. */
  constructor(files: readonly string[], isFinal: boolean, spend: (file: string, bytes: number) => void = () => undefined) {
    const [file] = files;
    if (file === undefined) throw new BadTrace('(no file)', null, 'no trace to read');
    this.file = file;
    this.#files = [...files];
    this.#isFinal = isFinal;
    this.#spend = spend;
    this.#reader = new TraceReader(file);
    this.#splitter = new LineSplitter(file);
    this.#open = openTraceFile(file);
    // The header is read at once. A file that grows may not have it yet, so it is opened when it has.
    while (this.#reader.header === null && this.#pull() === 'lines');
    this.header = this.#reader.header ?? this.#reader.finished().header;
  }

  get faults(): readonly Fault[] {
    return this.#reader.faults;
  }

  get end(): EndLine | null {
    return this.#reader.end;
  }

  get torn(): boolean {
    return this.#isFinished && this.#reader.isTorn;
  }

  get chain(): Digest {
    return this.#reader.chain;
  }

  get files(): number {
    return this.#files.length;
  }

  /** The bytes of the files that were read. */
  get bytes(): number {
    return this.#open?.bytes ?? 0;
  }

  again(): LifeSource {
    return new LifeSource(this.#files, true);
  }

  /** The life goes on in this file. */
  addFile(file: string): void {
    this.#files.push(file);
  }

  has(file: string): boolean {
    return this.#files.includes(file);
  }

  /** Nothing will be added: the node is known to be down. */
  close(): void {
    this.#isFinal = true;
  }

  next(): Numbered<BodyLine> | 'waiting' | null {
    for (;;) {
      const line = this.#ready[this.#nextReady++];
      if (line !== undefined) return line;
      const pulled = this.#pull();
      if (pulled !== 'lines') return pulled === 'waiting' ? 'waiting' : null;
    }
  }

  /** Takes the next raw line in. `over`: there is none. */
  #pull(): 'lines' | 'waiting' | 'over' {
    if (this.#isFinished) return 'over';
    const raw = this.#raw[this.#nextRaw++];
    if (raw !== undefined) {
      this.#ready = this.#reader.take(raw);
      this.#nextReady = 0;
      return this.#reader.isOver ? this.#finish(true) : 'lines';
    }
    return this.#readMore();
  }

  #readMore(): 'lines' | 'waiting' | 'over' {
    const chunk = this.#open?.read() ?? null;
    this.#nextRaw = 0;
    if (chunk !== null) {
      this.#spend(this.#files[this.#at] ?? this.file, chunk.length);
      this.#raw = [...this.#splitter.push(chunk)];
      return 'lines';
    }
    const isLast = this.#at === this.#files.length - 1;
    if (isLast && !this.#isFinal && this.#reader.end === null) {
      this.#raw = [];
      return 'waiting';
    }
    const rest = [...this.#splitter.end()];
    this.#raw = rest;
    if (rest.length > 0) return 'lines';
    if (isLast) return this.#finish(false);
    this.#at += 1;
    this.#open?.close();
    const file = this.#files[this.#at] ?? this.file;
    this.#open = openTraceFile(file);
    this.#splitter = new LineSplitter(file);
    this.#reader.open(file);
    return 'lines';
  }

  /** `isReady`: lines are left that may be used. */
  #finish(isReady: boolean): 'lines' | 'over' {
    this.#isFinished = true;
    this.#open?.close();
    this.#open = null;
    this.#reader.finished();
    return isReady ? 'lines' : 'over';
  }
}
